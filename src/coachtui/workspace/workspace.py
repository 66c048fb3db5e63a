"""The open workspace: answers and edits in memory, changed at once, written when flushed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal

from msgspec import structs

from coachtui.clock import stamp
from coachtui.files.locks import Lock
from coachtui.files.save import create
from coachtui.interview.answers import Answers, Entry, State, rows_of
from coachtui.interview.relevance import View, holds, view
from coachtui.interview.values import Invalid, Remarks, check, parse
from coachtui.pack.model import Pack
from coachtui.strategy import edits as editing
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits, Mine
from coachtui.strategy.model import Strategy
from coachtui.text import clean
from coachtui.workspace import entries, history
from coachtui.workspace.model import Change, Kept, Meta
from coachtui.workspace.store import Store

Part = Literal["answers", "edits", "drafts"]


class ReadOnly(Exception):  # noqa: N818
    """The workspace can be looked at but not changed; the message says why."""


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
        read_only: str = "",
        notices: tuple[str, ...] = (),
        lock: Lock | None = None,
    ) -> None:
        self.pack = pack
        self.meta = meta
        self.store = store
        self.answers: Answers = kept.answers
        self.edits: Edits = kept.edits
        self.drafts: Mapping[str, object] = kept.drafts
        self.read_only = read_only
        self.notices = notices
        self._changes = kept.changes
        self._queued: tuple[Change, ...] = ()
        self._dirty: frozenset[Part] = frozenset()
        self._lock = lock
        self._writing = threading.Lock()
        self._queueing = threading.Lock()

    # What follows from the answers, computed when asked for.

    @cached_property
    def view(self) -> View:
        """Relevance and known values."""
        return view(self.pack, self.answers)

    @cached_property
    def strategy(self) -> Strategy:
        """The strategy as it stands."""
        return derive(self.pack, self.answers, self.edits)

    @property
    def unsaved(self) -> bool:
        """Whether something is queued."""
        return bool(self._dirty)

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
            entry = self._entry(id_, raw, by)
        except Invalid:
            self.draft(id_, raw)
            raise
        old = self.answers.get(id_)
        self._forget_draft(id_)
        if old is None or structs.replace(old, at=entry.at) != entry:
            self._put(id_, entry, by)

    def proposed(self, id_: str, raw: object, *, by: str = "self") -> Answers:
        """The answers as they would be with another one; nothing is kept.

        Raises:
            KeyError: the pack has no such question.
            Invalid: it can't be kept as an answer.
        """
        return {**self.answers, id_: self._entry(id_, cleaned(raw), by)}

    def mark(self, id_: str, state: State, *, by: str = "self") -> None:
        """Leave a question with a state; a value that was given stays with it.

        Marking "answered" brings a kept value back; marking "open" opens it again.

        Raises:
            KeyError: the pack has no such question.
            Invalid: "answered" without a value.
            ReadOnly: the workspace can't be changed.
        """
        self._may_change()
        _ = self.pack.questions[id_]
        old = self.answers.get(id_, Entry(state="open"))
        if state == "answered" and old.value is None:
            raise Invalid(["There is no answer yet."])
        if old.state != state:
            self._put(id_, structs.replace(old, state=state, by=by, at=stamp()), by)

    def clear(self, id_: str, *, by: str = "self") -> None:
        """Take an answer back altogether; undo brings it back.

        Raises:
            KeyError: the pack has no such question.
            ReadOnly: the workspace can't be changed.
        """
        self._may_change()
        _ = self.pack.questions[id_]
        self._forget_draft(id_)
        if id_ in self.answers:
            self._put(id_, None, by)

    def draft(self, id_: str, raw: object) -> None:
        """Keep what was typed and isn't an answer yet; None or nothing typed forgets it.

        Raises:
            ReadOnly: the workspace can't be changed.
        """
        self._may_change()
        raw = cleaned(raw)
        if raw in (None, "", [], {}, ()):
            self._forget_draft(id_)
        elif self.drafts.get(id_) != raw:
            self._set_drafts({**self.drafts, id_: raw})

    def remarks(self, id_: str) -> Remarks:
        """What the constraints say of a kept answer."""
        entry = self.answers.get(id_)
        return Remarks() if entry is None or entry.value is None else self._check(id_, entry.value)

    def history(self, id_: str) -> tuple[Change, ...]:
        """The changes of one question or line, oldest first, as far back as undo reaches."""
        return tuple(change for change in self._changes if change.key == id_)

    # Edits.

    def edit(self, line: str, *, by: str = "self", **fields: str | bool) -> None:
        """Change fields of one line's edit: text, off, on, note, done.

        Raises:
            KeyError: there is no such line.
            ReadOnly: the workspace can't be changed.
        """
        standing = {one.id: one for one in self.strategy.lines}[line]
        fields = {key: cleaned(one) for key, one in fields.items()}  # type: ignore[misc]
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
        lines = {one.id: one for one in self.strategy.lines}
        _ = lines[line], lines.get(after) if after == "top" else lines[after]
        self._edit(line, lambda edits: editing.place(edits, line, after), by)

    def add(self, mine: Mine, *, by: str = "self") -> None:
        """Add a line or rule of the person's own; one with the same id is replaced.

        Raises:
            ReadOnly: the workspace can't be changed.
        """
        mine = structs.replace(mine, text=clean(mine.text), ask=clean(mine.ask))
        self._edit(mine.id, lambda edits: editing.add(edits, mine), by)

    def drop(self, mine: str, *, by: str = "self") -> None:
        """Drop a line or rule of the person's own.

        Raises:
            ReadOnly: the workspace can't be changed.
        """
        self._edit(mine, lambda edits: editing.drop(edits, mine), by)

    # Undo.

    def undo(self, *, by: str = "self") -> Change | None:
        """Take back the last change that isn't taken back yet, of whatever day; None: none left.

        Raises:
            ReadOnly: the workspace can't be changed.
        """
        self._may_change()
        change = history.undoable(self._changes)
        if change:
            self._record(change.part, change.key, change.before, by, undoes=change.n)
        return change

    def redo(self, *, by: str = "self") -> Change | None:
        """Bring back what undo took back last; None where something was changed since.

        Raises:
            ReadOnly: the workspace can't be changed.
        """
        self._may_change()
        change = history.redoable(self._changes)
        if change:
            self._record(change.part, change.key, change.after, by, redoes=change.n)
        return change

    # Saving.

    def flush(self) -> None:
        """Write what is queued: the log first, then what it tells of. Blocking; thread-safe.

        Raises:
            Conflict: a file was changed by somebody else; nothing was saved over.
            SaveError: a file couldn't be written; everything stays queued.
        """
        with self._writing:
            with self._queueing:
                queued, dirty = self._queued, self._dirty
                answers, edits, drafts = self.answers, self.edits, self.drafts
            if queued:
                self.store.log(queued)
                with self._queueing:
                    self._queued = self._queued[len(queued) :]
            if "answers" in dirty:
                self.store.save_answers(answers, self.pack.questions)
            if "edits" in dirty:
                self.store.save_edits(edits)
            if "drafts" in dirty:
                self.store.save_drafts(drafts)
            with self._queueing:
                now = {"answers": self.answers, "edits": self.edits, "drafts": self.drafts}
                then = {"answers": answers, "edits": edits, "drafts": drafts}
                self._dirty = frozenset(one for one in self._dirty if now[one] is not then[one])

    def resolve(self, name: str, keep: Literal["mine", "theirs", "both"]) -> None:
        """Settle a conflict over a file; "both" sets theirs aside and keeps mine.

        Raises:
            SaveError: a file couldn't be written.
        """
        with self._writing:
            if keep == "theirs":
                kept = self.store.load()
                self.answers, self.edits, self.drafts = kept.answers, kept.edits, kept.drafts
                self._queued, self._dirty = (), frozenset()
                self._derive_again()
                return
            if keep == "both":
                self.store.set_aside(name)
            self.store.accept(name)
        self.flush()

    def save_elsewhere(self, path: Path) -> None:
        """Write answers and drafts to another place, as a worksheet that loads again.

        Raises:
            Exists: there is a file already.
            SaveError: it couldn't be written.
        """
        from coachtui.workspace.worksheet import write

        create(path, write(self).encode())

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

    def _check(self, id_: str, value: object) -> Remarks:
        question = self.pack.questions[id_]
        entry = Entry(value=value)  # type: ignore[arg-type]
        known = view(self.pack, {**self.answers, id_: entry}).known
        conditional = [one for one in (*question.hard, *question.soft) if one.when]
        met = {one: holds(self.pack, one.when, known) for one in conditional}
        return check(question, value, met)  # type: ignore[arg-type]

    def _entry(self, id_: str, raw: object, by: str) -> Entry:
        question = self.pack.questions[id_]
        old = self.answers.get(id_)
        if question.kind == "repeat":
            raw = entries.numbered(question, raw, old)
        value = parse(question, raw)
        if barred := self._check(id_, value).hard:
            raise Invalid(barred)
        last = max([old.last if old else 0, *(int(row["row"]) for row in rows_of(value))])
        return Entry(value=value, state="answered", by=by, at=stamp(), last=last)

    def _put(self, id_: str, entry: Entry | None, by: str) -> None:
        self._record("answers", id_, entries.to_data(entry) if entry else None, by, entry=entry)

    def _edit(self, line: str, change: Callable[[Edits], Edits], by: str) -> None:
        self._may_change()
        edits = change(self.edits)
        if edits != self.edits:
            self._record("edits", line, editing.to_data(edits), by)

    def _forget_draft(self, id_: str) -> None:
        if id_ in self.drafts:
            self._set_drafts({key: raw for key, raw in self.drafts.items() if key != id_})

    def _set_drafts(self, drafts: Mapping[str, object]) -> None:
        with self._queueing:
            self.drafts = drafts
            self._dirty |= {"drafts"}

    def _record(
        self,
        part: Literal["answers", "edits"],
        key: str,
        after: object,
        by: str,
        *,
        entry: Entry | None = None,
        undoes: int = 0,
        redoes: int = 0,
    ) -> None:
        """Apply a change to memory and queue it with the values before and after."""
        old = self.answers.get(key)
        answers, edits = self.answers, self.edits
        before: object
        if part == "answers":
            before = entries.to_data(old) if old else None
            answers = {id_: one for id_, one in answers.items() if id_ != key}
            if after is not None:
                answers[key] = entry or entries.from_data(after)  # type: ignore[arg-type]
        else:
            before = editing.to_data(edits)
            edits = editing.from_data(after)  # type: ignore[arg-type]
        change = Change(
            n=self._changes[-1].n + 1 if self._changes else 1,
            at=stamp(),
            by=by,
            part=part,
            key=key,
            before=before,
            after=after,
            undoes=undoes,
            redoes=redoes,
        )
        self._changes = (*self._changes, change)
        with self._queueing:
            self.answers, self.edits = answers, edits
            self._queued = (*self._queued, change)
            self._dirty |= {part}
        self._derive_again()

    def _derive_again(self) -> None:
        self.__dict__.pop("view", None)
        self.__dict__.pop("strategy", None)


def cleaned(raw: object) -> object:
    """Raw values with every string cleaned."""
    if isinstance(raw, str):
        return clean(raw)
    if isinstance(raw, Mapping):
        return {clean(str(key)): cleaned(one) for key, one in raw.items()}
    if isinstance(raw, (list, tuple)):
        return [cleaned(one) for one in raw]
    return raw
