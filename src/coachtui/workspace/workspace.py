"""The open workspace: answers and edits in memory, changed at once, written when flushed."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Literal

from msgspec import structs

from coachtui.files.aside import set_aside, set_beside
from coachtui.files.errors import SaveError, Unread
from coachtui.files.save import create
from coachtui.workspace import description
from coachtui.workspace.answering import Answering
from coachtui.workspace.editing import Editing
from coachtui.workspace.errors import ReadOnly
from coachtui.workspace.model import Change, Kept
from coachtui.workspace.replacing import theirs_of
from coachtui.workspace.saving import FILES
from coachtui.workspace.worksheet import write  # not late: it is wanted where a disk fails

__all__ = ["ReadOnly", "Workspace"]


class Workspace(Answering, Editing):
    """One person's answers and edits over one pack.

    Changes happen in memory at once and are queued; `flush` writes what is queued. The
    mappings are replaced on each change and never mutated, so another thread may hold one.
    """

    @property
    def undoable(self) -> Change | None:
        """The change that undo would take back; None where there is none."""
        return self._recording.undoable

    @property
    def redoable(self) -> Change | None:
        """The change that redo would bring back; None where there is none."""
        return self._recording.redoable

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

    def lost(self, changes: tuple[Change, ...]) -> None:
        """Mark changes, newest first, as recorded and never applied: redo brings them back."""
        self._recording.lost(changes)

    def bring_back(self, *, by: str = "self") -> None:
        """Make the changes once more that a crash kept from the files; undo takes them back.

        Raises:
            ReadOnly: the workspace can't be changed.
            Garbled: the log was harmed.
        """
        self._may_change()
        self._recording.bring_back(self.not_applied, by)
        self.not_applied = ()

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
                self.meta = description.note(self.store.folder, self.meta, self.pack.digest)

    def take_back(
        self, then: Kept, parts: Collection[str], only: Collection[str] | None = None
    ) -> None:
        """Put another state in the place of what stands: one step, which undo takes back.

        What stands is put away as well, where it can be read once this is saved.

        Args:
            then: The other state.
            parts: What of it is taken: answers, edits, drafts.
            only: The questions of which it is; None: all of it.

        Raises:
            ReadOnly: the workspace can't be changed.
            SaveError: what stands couldn't be put away.
        """
        self._may_change()
        self._recording.take_back(then, parts, only)

    @property
    def queued(self) -> tuple[Change, ...]:
        """The changes that aren't on the disk yet, oldest first."""
        return self._recording.saving.queued

    def theirs(self, name: str) -> Kept:
        """The data as they would be with a file as another program left it.

        Raises:
            Unread: it can't be read as a whole.
        """
        part, found = FILES[name], theirs_of(self.store, self.pack, name)
        return structs.replace(self.kept, **{part: getattr(found, part)})

    def resolve(self, name: str, keep: Literal["mine", "theirs", "both"]) -> None:
        """Settle a conflict over a file. The version that loses is kept aside in any case.

        Args:
            name: The file, as the conflict names it.
            keep: "both" takes over what only they changed, and goes on with mine where both did:
                then theirs is set beside it as well, where it is seen.

        Raises:
            Conflict: another file was changed too.
            Unread: theirs can't be read as a whole.
            SaveError: a file couldn't be written.
        """
        if keep == "theirs":
            self._recording.take_theirs(name)
        elif (path := self.store.folder / name).is_file():
            whole = keep == "mine" or self._both(name)
            (set_aside if whole else set_beside)(path)
        self.store.accept(name)
        self.flush()

    def _both(self, name: str) -> bool:
        try:
            return self._recording.take_both(name)
        except Unread:
            return False

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
