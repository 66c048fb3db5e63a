"""The decisions of a workspace: recorded from anywhere, also while an app is open on it.

`decisions.lock` is taken for each write only, so an open app, which holds the answers for as
long as it is open, stands in nobody's way.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from coachtui.clock import stamp
from coachtui.decide.model import Decision
from coachtui.files import locks, segments
from coachtui.files.errors import Held, SaveError
from coachtui.files.save import sweep
from coachtui.workspace.decision_log import (
    Amendment,
    Line,
    checked,
    checked_changes,
    folded,
    to_line,
    understood,
)
from coachtui.workspace.errors import NoDecision, ReadOnly
from coachtui.workspace.home import random_id

DECISIONS, LOCK = "decisions", "decisions.lock"
_NOWHERE = "There is no such workspace on the disk: answer a question first, or put it back."


class _Segment(Struct, frozen=True):
    """What was read of one file, and by what it is told whether it has changed since."""

    mark: tuple[int, int, int]
    lines: tuple[Decision | Amendment, ...]
    whole: bool


class Decisions:
    """The log of decisions. Its methods wait for the disk; any thread may call them."""

    def __init__(
        self,
        folder: Path,
        barred: str = "",
        called_now: Callable[[Decision], Decision] | None = None,
    ) -> None:
        self._folder = folder
        self._barred = barred
        self._called_now = called_now
        self._segments: dict[str, _Segment] = {}
        self._unlisted: tuple[str, ...] = ()
        self._known: dict[str, Decision] = {}
        self._all: tuple[Decision, ...] = ()
        self._reading = threading.Lock()
        self._writing = threading.Lock()

    def all(self) -> tuple[Decision, ...]:
        """All decisions ever recorded, oldest first, and those taken back among them.

        What others have recorded meanwhile is there; only files that changed are read again.
        """
        with self._reading:
            self._look()
            return self._all

    @property
    def damaged(self) -> tuple[str, ...]:
        """Names of files of which a line or more couldn't be read; the folder's, if it can't."""
        with self._reading:
            self._look()
            harmed = (name for name, one in self._segments.items() if not one.whole)
            return (*self._unlisted, *harmed)

    def record(self, decision: Decision) -> Decision:
        """Record a decision; an empty `id` or `at` is filled in.

        Under an id that is there already nothing more is recorded, so trying again is safe.

        Raises:
            Invalid: some words are too long.
            ValueError: a part isn't what it should be.
            ReadOnly: nothing can be recorded here.
            Held: another program is recording, and doesn't come to an end.
            SaveError: it couldn't be written.
        """
        made = checked(
            structs.replace(decision, id=decision.id or random_id(8), at=decision.at or stamp())
        )
        with self._alone():
            segments.append(self._folder / DECISIONS, [to_line(made)])
        return made

    def amend(self, id_: str, **changes: Any) -> Decision:  # noqa: ANN401  (the fields' own types)
        """Add to a decision, or say otherwise: `decision_log.AMENDABLE` lists what can be.

        Raises:
            NoDecision: there is no such decision, or none any more.
            Invalid, ValueError, ReadOnly, Held, SaveError: as `record`.
        """
        changes = checked_changes(changes)
        with self._alone():
            with self._reading:
                self._look()
                old = self._known.get(id_)
            if old is None:
                raise NoDecision
            new = structs.replace(old, **changes)
            if new != old:
                line = {"id": id_, "at": stamp(), **changes}
                segments.append(self._folder / DECISIONS, [line])
        return new

    def undo(self, id_: str) -> Decision:
        """Take a decision back; it stays in the log, marked.

        Raises:
            NoDecision, ReadOnly, Held, SaveError: as `amend`.
        """
        return self.amend(id_, undone=True)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """While nobody else is writing; the lock is let go at once."""
        if self._barred:
            raise ReadOnly(self._barred)
        if not self._folder.is_dir():
            raise ReadOnly(_NOWHERE)
        with self._writing:
            lock = self._taken()
            try:
                if lock:
                    sweep(self._folder / DECISIONS)
                yield
            finally:
                if lock:
                    lock.release()

    def _taken(self) -> locks.Lock | None:
        """The lock; None where nothing can be locked, which was said at opening."""
        path = self._folder / LOCK
        try:
            return locks.take(path, "command")
        except Held as other:
            raise Held(other.who, other.pid, other.since, "These decisions") from None
        except OSError as error:
            if error.errno in locks.UNSUPPORTED:
                return None
            raise SaveError(path, error) from error

    def _look(self) -> None:
        """Read what has changed."""
        try:
            paths, self._unlisted = segments.segments(self._folder / DECISIONS), ()
        except OSError:
            paths, self._unlisted = (), (DECISIONS,)
        found = {path.name: self._segment(path) for path in paths}
        now = {name: one for name, one in found.items() if one}
        if now != self._segments:
            self._segments = now
            self._known = folded(line for one in now.values() for line in one.lines)
            if read := self._called_now:
                self._known = {id_: read(one) for id_, one in self._known.items()}
            self._all = tuple(self._known.values())

    def _segment(self, path: Path) -> _Segment | None:
        """A file as it was read before, where it is still the same; None: it isn't there."""
        try:
            status = path.stat()
        except OSError:
            return None
        mark = (status.st_size, status.st_mtime_ns, status.st_ino)
        before = self._segments.get(path.name)
        if before and before.mark == mark:
            return before
        read, whole = segments.read_as(path, Decision, Line)
        lines = [understood(line) for line in read]
        made = tuple(line for line in lines if line)
        return _Segment(mark, made, whole and len(made) == len(lines))
