"""Every change of a workspace: recorded, applied, taken back, brought back."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import cached_property
from typing import cast

from msgspec import structs

from coachtui.clock import stamp
from coachtui.files.errors import Garbled
from coachtui.interview.answers import Entry
from coachtui.pack.model import Pack
from coachtui.strategy.edits import Edits
from coachtui.strategy.edits import from_data as edits_from
from coachtui.workspace import entries, history, upgraded
from coachtui.workspace.model import Change, Kept, Part
from coachtui.workspace.saving import Saving
from coachtui.workspace.store import CHANGES, Store


class Recording:
    """The data as they stand, with the changes that made them."""

    def __init__(self, pack: Pack, store: Store, kept: Kept, newest: tuple[Change, ...]) -> None:
        self.saving = Saving(store, pack.questions, kept)
        self._pack = pack
        self._store = store
        self._newest = newest[-1] if newest else None
        self._opened_at = newest[-1].n if newest else 0
        self._made: tuple[Change, ...] = ()
        self._changing = threading.RLock()

    @property
    def kept(self) -> Kept:
        """The data as they stand."""
        return self.saving.kept

    @property
    def newest(self) -> Change | None:
        """The change that was made last; None where nothing was ever changed."""
        return self._made[-1] if self._made else self._newest

    @cached_property
    def _before(self) -> tuple[Change, ...]:
        """The changes made before it was opened: read once somebody asks for them."""
        return tuple(one for one in self._store.changes() if one.n <= self._opened_at)

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes ever made, oldest first."""
        return (*self._before, *self._made)

    def answer(
        self,
        id_: str,
        entry: Entry | None,
        by: str,
        *,
        draft: object = None,
        lesson: str = "",
        batch: int = 0,
    ) -> None:
        """Put an entry in the place of another; None takes it away.

        Args:
            id_: The question.
            entry: How it is answered now.
            by: Who says so.
            draft: What was typed before and gives way to this.
            lesson: Where it is answered, if not in the question's own lesson.
            batch: With which change it is made as one.
        """
        after = entries.to_data(entry) if entry else None
        before = self._entry(id_)
        self._record("answers", id_, before, after, by, draft=draft, lesson=lesson, batch=batch)

    def forget(self, ids: Iterable[str], by: str) -> None:
        """Take answers and drafts away as one change: one step takes all of it back."""
        with self._changing, self.saving.together():
            batch = self._next
            for id_ in ids:
                self.answer(id_, None, by, draft=self.kept.drafts.get(id_), batch=batch)
                self.draft(id_, None)

    def edit(self, line: str, edits: Edits, by: str, batch: int = 0) -> None:
        """Put edits in the place of others; where they are equal, nothing is recorded."""
        now, then = history.plain(self.kept.edits), history.plain(edits)
        before, after = history.differences(now, then)
        if after:
            self._record("edits", line, before, after, by, batch=batch)

    def draft(self, id_: str, raw: object) -> None:
        """Keep what was typed; None forgets it. Drafts aren't recorded."""
        with self._changing:
            kept = self.kept
            drafts = {key: one for key, one in kept.drafts.items() if key != id_}
            if raw is not None:
                drafts[id_] = raw
            if drafts != kept.drafts:
                self.saving.put(structs.replace(kept, drafts=drafts))

    @property
    def undoable(self) -> Change | None:
        """The change that undo takes back; of several that were made as one, the last."""
        return next(iter(history.undoable(self.changes)), None)

    @property
    def redoable(self) -> Change | None:
        """The change that redo brings back; of several that were made as one, the first."""
        return next(iter(history.redoable(self.changes)), None)

    def undo(self, by: str) -> Change | None:
        """Take back the last change that isn't taken back yet; None: none is left.

        Of several that were made as one, all are taken back.

        Raises:
            Garbled: the log holds something else than it was given.
        """
        with self._changing, self.saving.together():
            changes = history.undoable(self.changes)
            for change in changes:
                self._step(change, change.before, by, undoes=change.n)
                key, draft = self._called_now(change)
                if draft is not None and key not in self.kept.drafts:
                    self.draft(key, draft)
        return changes[-1] if changes else None

    def redo(self, by: str) -> Change | None:
        """Bring back what undo took back last; None: something was changed since.

        Raises:
            Garbled: the log holds something else than it was given.
        """
        with self._changing, self.saving.together():
            changes = history.redoable(self.changes)
            for change in changes:
                self._step(change, change.after, by, redoes=change.n)
                key, draft = self._called_now(change)
                if draft is not None and self.kept.drafts.get(key) == draft:
                    self.draft(key, None)
        return changes[0] if changes else None

    def lost(self, changes: tuple[Change, ...]) -> None:
        """Mark changes, newest first, as recorded and never applied: redo brings them back."""
        for change in changes:
            data = change.before
            self._record(change.part, change.key, data, data, change.by, undoes=change.n, lost=True)

    def bring_back(self, changes: Iterable[Change], by: str) -> None:
        """Make changes once more that were recorded and never applied, newest first.

        Raises:
            Garbled: the log holds something else than it was given.
        """
        with self._changing, self.saving.together():
            for change in reversed(tuple(changes)):
                self._step(change, change.after, by)

    def _entry(self, id_: str) -> dict[str, object] | None:
        entry = self.kept.answers.get(id_)
        return entries.to_data(entry) if entry else None

    def _fitting(self, id_: str, entry: Entry) -> Entry:
        question = self._pack.questions.get(id_)
        return entries.fitting(question, entry)[0] if question else entry

    def _step(
        self, change: Change, data: object, by: str, *, undoes: int = 0, redoes: int = 0
    ) -> None:
        try:
            if change.part == "answers":
                id_, _ = self._called_now(change)
                parts = cast("history.Data", data)
                entry = self._fitting(id_, entries.from_data(parts)) if parts else None
                before: object = self._entry(id_)
                after: object = entries.to_data(entry) if entry else None
            else:
                id_, now = change.key, history.plain(self.kept.edits)
                then = history.patched(now, cast("history.Data", data))
                then = history.plain(upgraded.edits(self._pack, edits_from(then)))
                before, after = history.differences(now, then)
            self._record(change.part, id_, before, after, by, undoes=undoes, redoes=redoes)
        except (ValueError, AttributeError, TypeError) as error:
            raise Garbled(self._store.folder / CHANGES, f"change {change.n} isn't one") from error

    def _called_now(self, change: Change) -> tuple[str, object]:
        """The question of a change and what was typed beside it, as both are called today."""
        drafts = upgraded.drafts(self._pack, {change.key: change.draft})
        return next(iter(drafts.items()))

    @property
    def _next(self) -> int:
        """The number of the next change."""
        return self._opened_at + len(self._made) + 1

    def _record(
        self,
        part: Part,
        key: str,
        before: object,
        after: object,
        by: str,
        *,
        draft: object = None,
        lesson: str = "",
        batch: int = 0,
        undoes: int = 0,
        redoes: int = 0,
        lost: bool = False,
    ) -> None:
        with self._changing:
            change = Change(
                n=self._next,
                at=stamp(),
                by=by,
                part=part,
                key=key,
                before=before,
                after=after,
                draft=draft,
                lesson=lesson,
                batch=batch,
                undoes=undoes,
                redoes=redoes,
                lost=lost,
            )
            kept = self.kept if lost else history.applied(self.kept, change)
            self._made = (*self._made, change)
            self.saving.put(kept, change)
