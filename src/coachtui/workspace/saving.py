"""What is in memory and not on the disk yet: changed on one thread, written on another."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from copy import copy

from msgspec import structs

from coachtui.files.errors import SaveError
from coachtui.workspace.model import Change, Kept
from coachtui.workspace.store import ANSWERS, DRAFTS, EDITS, Store

FILES = {ANSWERS: "answers", EDITS: "edits", DRAFTS: "drafts"}
"""Files and what of the kept data is in them, in the order in which they are written."""


class Saving:
    """The data as they stand, and what of them has still to be written.

    `put` takes microseconds and belongs to the thread that changes; `flush` waits for the
    disk and may be called from any thread.
    """

    def __init__(self, store: Store, order: Iterable[str], kept: Kept) -> None:
        self._store = store
        self._order = tuple(order)
        self._kept = kept
        self._saved = structs.replace(
            kept, **{FILES[name]: copy(getattr(kept, FILES[name])) for name in store.stale}
        )
        self._queued: tuple[Change, ...] = ()
        self._guard = threading.RLock()
        self._writing = threading.Lock()

    @property
    def kept(self) -> Kept:
        """The data as they stand."""
        return self._kept

    @property
    def saved(self) -> Kept:
        """The data as they were last read or written."""
        return self._saved

    @property
    def queued(self) -> tuple[Change, ...]:
        """The changes that aren't on the disk yet, oldest first."""
        with self._guard:
            return self._queued

    @property
    def unsaved(self) -> bool:
        """Whether there is something to write."""
        with self._guard:
            return bool(self._queued or self._changed(self._kept))

    def together(self) -> AbstractContextManager[object]:
        """While it is held nothing is written: what is put meanwhile is written as one."""
        return self._guard

    def put(self, kept: Kept, *changes: Change) -> None:
        """Take new data, and the changes that made them, to be written."""
        with self._guard:
            self._kept = kept
            self._queued = (*self._queued, *changes)

    def flush(self) -> None:
        """Write what is queued: the log first, then what it tells of.

        Several changes are written at once. What fails stays queued, and keeps no other file
        from being written.

        Raises:
            Conflict: a file was changed by somebody else; nothing was written.
            SaveError: a file couldn't be written; the first of them.
        """
        with self._writing:
            with self._guard:
                kept, queued = self._kept, self._queued
                names = self._changed(kept)
            self._store.check(names)
            if queued:
                self._store.log(queued)
                with self._guard:
                    self._queued = self._queued[len(queued) :]
            failed = [error for name in names if (error := self._write(name, kept))]
        if failed:
            raise failed[0]

    def file(self, name: str) -> bytes:
        """A file as it would be written now.

        Raises:
            SaveError: it would be larger than a file may be.
        """
        return self._built(name, self._kept)

    def _changed(self, kept: Kept) -> list[str]:
        return [
            name
            for name, part in FILES.items()
            if getattr(kept, part) is not getattr(self._saved, part)
        ]

    def _built(self, name: str, kept: Kept) -> bytes:
        build: dict[str, Callable[[], bytes]] = {
            ANSWERS: lambda: self._store.answers_file(kept.answers, self._order),
            EDITS: lambda: self._store.edits_file(kept.edits),
            DRAFTS: lambda: self._store.drafts_file(kept.drafts),
        }
        try:
            return build[name]()
        except ValueError as error:
            large = OSError(errno.EFBIG, str(error))
            raise SaveError(self._store.folder / name, large) from error

    def _write(self, name: str, kept: Kept) -> SaveError | None:
        try:
            self._store.write(name, self._built(name, kept))
        except SaveError as error:
            # It is in place: that it might not outlast a power cut is no reason to see a
            # conflict with oneself at the next attempt.
            if error.replaced:
                self._store.accept(name)
            return error
        with self._guard:
            self._saved = structs.replace(self._saved, **{FILES[name]: getattr(kept, FILES[name])})
        return None
