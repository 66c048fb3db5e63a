"""The open workspace: answers and edits in memory, changed at once, written when flushed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from msgspec import structs

from coachtui.clock import stamp
from coachtui.files.aside import set_aside, set_beside
from coachtui.files.errors import SaveError
from coachtui.files.locks import Lock
from coachtui.files.save import create
from coachtui.interview.answers import Answers, Entry, State
from coachtui.interview.relevance import View, view
from coachtui.interview.values import Invalid, Remarks
from coachtui.pack.model import Pack
from coachtui.strategy import edits as editing
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Dismissal, Edits, Mine
from coachtui.strategy.model import Strategy
from coachtui.strategy.tensions import reads
from coachtui.workspace import description, entries, trying
from coachtui.workspace.entries import cleaned, storable
from coachtui.workspace.errors import ReadOnly
from coachtui.workspace.model import Change, Kept, Meta
from coachtui.workspace.recording import Recording
from coachtui.workspace.said import said
from coachtui.workspace.store import Store
from coachtui.workspace.trying import tried
from coachtui.workspace.worksheet import write

if TYPE_CHECKING:
    from coachtui.workspace.decisions import Decisions

__all__ = ["ReadOnly", "Workspace"]


class Workspace:
    """One person's answers and edits over one pack.

    Changes happen in memory at once and are queued; `flush` writes what is queued. The
    mappings are replaced on each change and never mutated, so another thread may hold one.
    """

    def __init__(
        self,
        pack: Pack,
        meta: Meta,
        store: Store,
        kept: Kept,
        *,
        newest: tuple[Change, ...] = (),
        read_only: str = "",
        unrecordable: str = "",
        notices: tuple[str, ...] = (),
        lock: Lock | None = None,
    ) -> None:
        self.pack = pack
        self.meta = meta
        self.store = store
        self.read_only = read_only
        """Why nothing can be changed; empty where it can."""
        self.unrecordable = unrecordable
        """Why no decision can be recorded either; empty where it can, as beside an open app."""
        self.notices = notices
        """What was noticed at opening: a sentence or more each."""
        self._recording = Recording(pack, store, kept, newest)
        self._view: tuple[Kept, View] | None = None
        self._strategy: tuple[Kept, Strategy] | None = None
        self._lock = lock

    # What there is, and what follows from it, computed when asked for.

    @property
    def answers(self) -> Answers:
        """Question id to entry."""
        return self._recording.kept.answers

    @property
    def edits(self) -> Edits:
        """The person's own edits."""
        return self._recording.kept.edits

    @property
    def drafts(self) -> Mapping[str, object]:
        """Question id to what was typed and isn't an answer yet."""
        return self._recording.kept.drafts

    @property
    def view(self) -> View:
        """Relevance and known values."""
        kept = self._recording.kept
        if self._view is None or self._view[0].answers is not kept.answers:
            self._view = (kept, view(self.pack, kept.answers))
        return self._view[1]

    @property
    def strategy(self) -> Strategy:
        """The strategy as it stands."""
        kept, made = self._recording.kept, self._strategy
        if made is None or made[0].answers is not kept.answers or made[0].edits is not kept.edits:
            made = self._strategy = (kept, derive(self.pack, kept.answers, kept.edits))
        return made[1]

    @cached_property
    def decisions(self) -> Decisions:
        """The decisions that were taken, and where new ones are recorded."""
        from coachtui.workspace.decisions import Decisions

        return Decisions(self.store.folder, self.unrecordable)

    @property
    def unsaved(self) -> bool:
        """Whether something is queued."""
        return self._recording.saving.unsaved

    def history(self, id_: str) -> tuple[Change, ...]:
        """The changes of one question or line, oldest first, under all names it ever had."""
        question = self.pack.questions.get(id_)
        names = {id_, *(question.was if question else ())}
        return tuple(change for change in self._recording.changes if change.key in names)

    def remarks(self, id_: str) -> Remarks:
        """What the constraints say of a kept answer."""
        return trying.remarks(self.pack, self.answers, id_, self.answers.get(id_))

    # Answers.

    def answer(self, id_: str, raw: object, *, by: str = "self") -> None:
        """Keep an answer, of a question that is asked or set aside.

        Raises:
            KeyError: the pack has no such question.
            Invalid: it can't be kept as an answer; it is kept as a draft.
            ReadOnly: the workspace can't be changed.
        """
        self._may_change()
        raw = cleaned(raw)
        try:
            entry = tried(self.pack, self.answers, id_, raw, by)
        except Invalid:
            self.draft(id_, raw)
            raise
        old, draft = self.answers.get(id_), self.drafts.get(id_)
        if old is None or structs.replace(old, at=entry.at) != entry:
            self._recording.answer(id_, entry, by, draft=None if draft == storable(raw) else draft)
        self._recording.draft(id_, None)

    def proposed(self, id_: str, raw: object, *, by: str = "self") -> Answers:
        """The answers as they would be with another one; nothing is kept.

        Raises:
            KeyError: the pack has no such question.
            Invalid: it can't be kept as an answer.
        """
        return {**self.answers, id_: tried(self.pack, self.answers, id_, raw, by)}

    def mark(self, id_: str, state: State, *, by: str = "self") -> None:
        """Leave a question with a state; a value that was given stays with it.

        Marking "answered" brings a kept value back; marking "open" opens it again.

        Raises:
            KeyError: the pack has no such question.
            Invalid: "answered" without a value, or with one that doesn't fit any more.
            ReadOnly: the workspace can't be changed.
        """
        self._may_change()
        question = self.pack.questions[id_]
        old = self.answers.get(id_, Entry(state="open"))
        entry = structs.replace(old, state=state, by=by, at=stamp())
        if state == "answered" and old.value is None:
            raise Invalid(["There is no answer yet."])
        entry, wrong = entries.fitting(question, entry)
        if wrong:
            raise Invalid([wrong])
        if old.state != state:
            self._recording.answer(id_, entry, by)

    def clear(self, id_: str, *, by: str = "self") -> None:
        """Take an answer back altogether, and what was typed beside it; undo brings it back.

        Raises:
            KeyError: the pack has no such question.
            ReadOnly: the workspace can't be changed.
        """
        self._may_change()
        _ = self.pack.questions[id_]
        old, draft = self.answers.get(id_, Entry(state="open")), self.drafts.get(id_)
        if draft is not None or old.value is not None or old.state != "open":
            self._recording.answer(id_, None, by, draft=draft)
            self._recording.draft(id_, None)

    def draft(self, id_: str, raw: object) -> None:
        """Keep what was typed and isn't an answer yet; None or nothing typed forgets it.

        Raises:
            ReadOnly: the workspace can't be changed.
        """
        self._may_change()
        raw = storable(cleaned(raw))
        self._recording.draft(id_, None if raw in ("", [], {}) else raw)

    # Edits.

    def edit(self, line: str, *, by: str = "self", **fields: str | bool) -> None:
        """Change fields of one line's edit: text, off, on, note, done.

        Raises:
            KeyError: there is no such line.
            ReadOnly: the workspace can't be changed.
        """
        standing = {one.id: one for one in self.strategy.lines}[line]
        fields = cast("dict[str, str | bool]", cleaned(fields))
        if "text" in fields:
            fields["was"] = standing.derived if fields["text"] else ""
        self._edit(line, lambda edits: editing.edit_line(edits, line, **fields), by)

    def reset(self, line: str, *, by: str = "self") -> None:
        """Undo all that was done to one line.

        Raises:
            ReadOnly: the workspace can't be changed.
        """
        self._edit(line, lambda edits: editing.reset_line(edits, line), by)

    def place(self, line: str, after: str, *, by: str = "self") -> None:
        """Move a line to stand after another, or at the "top".

        Raises:
            KeyError: there is no such line.
            ReadOnly: the workspace can't be changed.
        """
        lines = {one.id for one in self.strategy.lines}
        if missing := {line, after} - lines - {"top"}:
            raise KeyError(missing.pop())
        self._edit(line, lambda edits: editing.place(edits, line, after), by)

    def add(self, mine: Mine, *, after: str = "", by: str = "self") -> None:
        """Add a line or rule of the person's own; one with the same id is replaced.

        Args:
            mine: The line or rule.
            after: The line that it is to stand after, or "top"; empty where its place is free.
            by: Who says so.

        Raises:
            KeyError: there is no such line.
            ReadOnly: the workspace can't be changed.
        """
        if after not in ("", "top", *(one.id for one in self.strategy.lines)):
            raise KeyError(after)
        words = {one: cleaned(getattr(mine, one)) for one in ("text", "ask", "section")}
        mine = structs.replace(mine, **words)

        def added(edits: Edits) -> Edits:
            edits = editing.add(edits, mine)
            return editing.place(edits, mine.id, after) if after else edits

        self._edit(mine.id, added, by)

    def drop(self, mine: str, *, by: str = "self") -> None:
        """Drop a line or rule of the person's own.

        Raises:
            ReadOnly: the workspace can't be changed.
        """
        self._edit(mine, lambda edits: editing.drop(edits, mine), by)

    def dismiss(
        self,
        id_: str,
        reason: str,
        *,
        under: Mapping[str, object] | None = None,
        by: str = "self",
    ) -> None:
        """Keep on purpose what pulls apart.

        Args:
            id_: A tension, or with `under` whatever else is kept so.
            reason: Why; it may be empty.
            under: Under what it is kept; of a tension, the answers that it reads.
            by: Who says so.

        Raises:
            KeyError: the pack has no such tension.
            Invalid: the reason is too long.
            ReadOnly: the workspace can't be changed.
        """
        if under is None:
            under = reads({one.id: one for one in self.pack.tensions}[id_], self.view.known)
        dismissal = Dismissal(reason=said(reason, needed=False), answers=under)
        self._edit(id_, lambda edits: editing.dismiss(edits, id_, dismissal), by)

    def recall(self, id_: str, *, by: str = "self") -> None:
        """Look again at what was kept on purpose.

        Raises:
            ReadOnly: the workspace can't be changed.
        """
        self._edit(id_, lambda edits: editing.recall(edits, id_), by)

    # Undo.

    def undo(self, *, by: str = "self") -> Change | None:
        """Take back the last change that isn't taken back yet, of whatever day; None: none left.

        Raises:
            ReadOnly: the workspace can't be changed.
            Garbled: the log was harmed.
        """
        self._may_change()
        return self._recording.undo(by)

    def redo(self, *, by: str = "self") -> Change | None:
        """Bring back what undo took back last; None where something was changed since.

        Raises:
            ReadOnly: the workspace can't be changed.
            Garbled: the log was harmed.
        """
        self._may_change()
        return self._recording.redo(by)

    def take(
        self,
        loaded: Answers,
        drafts: Mapping[str, object],
        edits: Edits | None,
        *,
        by: str = "self",
    ) -> None:
        """Take in entries, drafts and edits that were checked, as from a worksheet.

        Raises:
            ReadOnly: the workspace can't be changed.
        """
        self._may_change()
        for id_, entry in loaded.items():
            old, draft = self.answers.get(id_), self.drafts.get(id_)
            if old is None or structs.replace(old, at=entry.at) != entry:
                self._recording.answer(id_, entry, by, draft=draft)
            self._recording.draft(id_, None)
        for id_, raw in drafts.items():
            self.draft(id_, raw)
        if edits is not None:
            self._recording.edit("", edits, by)

    def lost(self, changes: tuple[Change, ...]) -> None:
        """Mark changes, newest first, as recorded and never applied: redo brings them back."""
        self._recording.lost(changes)

    # Saving.

    def flush(self) -> None:
        """Write what is queued: the log first, then what it tells of. Blocking; thread-safe.

        Raises:
            Conflict: a file was changed by somebody else; nothing was saved over.
            SaveError: a file couldn't be written; it stays queued.
        """
        self._recording.saving.flush()
        if self.meta.digest != self.pack.digest and self.store.folder.is_dir():
            self.meta = structs.replace(self.meta, digest=self.pack.digest)
            with suppress(SaveError):  # that it stays unsaid costs nobody a word
                description.write(self.store.folder, self.meta)

    def resolve(self, name: str, keep: Literal["mine", "theirs", "both"]) -> None:
        """Settle a conflict over a file. The version that loses is kept aside in any case.

        Args:
            name: The file, as the conflict names it.
            keep: "both" goes on with mine and sets theirs beside it, where it is seen.

        Raises:
            Conflict: another file was changed too.
            Unread: theirs can't be read as a whole.
            SaveError: a file couldn't be written.
        """
        if keep == "theirs":
            self._recording.take_theirs(name)
        elif (path := self.store.folder / name).is_file():
            (set_aside if keep == "mine" else set_beside)(path)
        self.store.accept(name)
        self.flush()

    def save_elsewhere(self, path: Path) -> None:
        """Write answers, states, drafts and edits to another place, as a worksheet.

        Raises:
            Exists: there is a file already.
            SaveError: it couldn't be written.
        """
        create(path, write(self, edits=True).encode())

    def close(self) -> None:
        """Write what is queued and let go of the lock.

        Raises:
            Conflict, SaveError: as `flush`; the lock is let go all the same.
        """
        try:
            if not self.read_only:
                self.flush()
        finally:
            if self._lock:
                self._lock.release()

    def _may_change(self) -> None:
        if self.read_only:
            raise ReadOnly(self.read_only)

    def _edit(self, line: str, change: Callable[[Edits], Edits], by: str) -> None:
        self._may_change()
        self._recording.edit(line, change(self.edits), by)
