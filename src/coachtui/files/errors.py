"""What can go wrong with a person's files, said so that it can be mended.

Trouble
├── SaveError       a file couldn't be written, or not confirmed
├── Exists          a file stands where a new one was to be made
├── Held            somebody else is changing the same files
└── Unread          a file couldn't be read as a whole
    ├── CutShort    its end is missing
    ├── Garbled     it isn't what it should be
    ├── TooBig      it is larger than anything that was ever saved
    └── TooNew      a later version of the program wrote it
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from coachtui.clock import moment_in_words
from coachtui.text import shown

CAUSES = {
    errno.ENOSPC: ("the disk is full", "Make room on the disk, then save again."),
    errno.EDQUOT: ("your share of the disk is used up", "Make room, then save again."),
    errno.EROFS: ("the disk can only be read", "Make it writable, or save elsewhere."),
    errno.EACCES: ("you may not write there", "Ask for the right to write, or save elsewhere."),
    errno.EPERM: ("you may not write there", "Ask for the right to write, or save elsewhere."),
    errno.EIO: ("the disk reports a fault", "Save elsewhere, and look after the disk."),
    errno.ENOENT: ("the folder is gone", "Put the folder back, or save elsewhere."),
    errno.ENOTDIR: ("a file stands where the folder should be", "Move that file away."),
    errno.EISDIR: ("a folder stands where the file should be", "Move that folder away."),
    errno.EFBIG: ("it holds more than a file may", "Shorten the longest texts, or save elsewhere."),
    errno.EMFILE: ("too many files are open", "Close some programs, then save again."),
}
"""What an error number means where something was to be written, and what to do."""

READING = {
    errno.EACCES: "you may not read it",
    errno.EPERM: "you may not read it",
    errno.ENOENT: "it isn't there",
    errno.ENOTDIR: "it isn't there",
    errno.EISDIR: "it is a folder",
}
"""What some of them mean where something was to be read."""


_NO_FILE = {errno.ENOENT, errno.ENOTDIR, errno.EISDIR}
"""Those by which the file that was to be saved isn't there at all."""

EARLIER = "`coachtui doctor` says which earlier state can be taken back, and how."
"""What to do about a file that couldn't be read as a whole."""

NO_FOLDER = ("there is no such folder", "Make the folder first, or name another.")
"""The same where a file was to be made in a folder that somebody named."""


class Trouble(Exception):  # noqa: N818  (the root of kinds that are named for what they say)
    """Something about files went wrong; it says what, why, what to do, and what is safe."""

    def __init__(self, what: str, why: str, instead: str, safe: str) -> None:
        self.what = what
        """What happened, without a full stop."""
        self.why = why
        """The cause, as words that follow a colon."""
        self.instead = instead
        """What to do: whole sentences."""
        self.safe = safe
        """What was not lost: whole sentences."""
        super().__init__(f"{what}: {why}. {instead} {safe}")


class SaveError(Trouble):
    """A file couldn't be written, or was replaced without the disk confirming it."""

    def __init__(
        self,
        path: Path,
        error: OSError,
        *,
        needed: int = 0,
        replaced: bool = False,
        new: bool = False,
    ) -> None:
        self.path = path
        self.errno = error.errno or 0
        self.replaced = replaced
        """The new file is in place, but might not outlast a power cut."""
        self.new = new
        """It was to be a file that isn't there yet, somewhere that a person named."""
        self.needed = needed
        """How many bytes the file takes."""
        self.cause, instead = cause_of(error)
        if new and self.errno == errno.ENOENT:
            self.cause, instead = NO_FOLDER
        why = self.cause
        if self.errno in (errno.ENOSPC, errno.EDQUOT):
            why += f", and {in_bytes(needed)} are needed"
        if replaced:
            what = f"{path.name} was replaced, but the disk has not confirmed it"
            safe = "Nothing was lost: the new file is in place."
        elif new:
            what = f"{path.name} couldn't be written in {path.parent}"
            safe = "No file was made."
        else:
            what = f"{path.name} couldn't be saved in {path.parent}"
            there = "Nothing was lost: the file is as it was before."
            safe = "Nothing was written." if self.errno in _NO_FILE else there
        super().__init__(what, why, instead, safe)


class Exists(Trouble):
    """A file stands where a new one was to be made, and nobody said that it may be replaced."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.replaceable = path.is_file() and not path.is_symlink()
        """Whether it is a file, which may be replaced where somebody says so."""
        why = "this is a link to another place" if path.is_symlink() else "there is one already"
        super().__init__(
            f"{path} wasn't written", why, "Name another file.", "What is there is as it was."
        )


class Held(Trouble):
    """Somebody else holds the lock: an open app, or a command that is at work."""

    def __init__(self, who: str, pid: int, since: str, what: str = "These answers") -> None:
        self.who = who
        """"app" or "command"; empty where it couldn't be told."""
        self.pid = pid
        self.since = since
        holder = {"app": "the open app", "command": "another command"}.get(who, "another program")
        told = ", ".join(filter(None, (f"process {pid}" if pid else "", _since(since))))
        details = f" ({told})" if told else ""
        instead = "Close it, or type there." if who == "app" else "Try again when it is done."
        super().__init__(
            f"{what} can't be changed from here now",
            f"{holder}{details} is changing them",
            instead,
            "Nothing was lost: both see what is saved.",
        )


class Unread(Trouble):
    """A file couldn't be read as a whole, so it is never saved over."""

    def __init__(self, path: Path, why: str, instead: str) -> None:
        self.path = path
        super().__init__(
            f"{path.name} couldn't be read as a whole",
            why,
            instead,
            "The file is left as it is.",
        )


class CutShort(Unread):
    """The end of a file is missing."""

    def __init__(self, path: Path, why: str = "its end is missing") -> None:
        super().__init__(path, why, EARLIER)


class Gone(Unread):
    """A file isn't there any more, but an earlier state of it is."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"it isn't there any more, and {path.name}.bak is",
            f"Put it back. {EARLIER}",
        )


class Garbled(Unread):
    """A file isn't what it should be; `line` is where, counted from 1, or 0."""

    def __init__(self, path: Path, why: str, line: int = 0) -> None:
        self.line = line
        where = f"line {line}: " if line else ""
        super().__init__(path, where + shown(why), f"Mend it there. {EARLIER}")


class Unreadable(Unread):
    """The system won't have a file, or a folder, read; nothing is known of what stands in it."""

    def __init__(self, path: Path, error: OSError) -> None:
        self.errno = error.errno or 0
        super().__init__(path, why_unread(error), "Mend that, then try again.")


class TooBig(Unread):
    """A file is larger than anything that was ever saved."""

    def __init__(self, path: Path, size: int, most: int) -> None:
        super().__init__(
            path,
            f"it has {in_bytes(size)}, and at most {in_bytes(most)} are read",
            f"Look what came into it. {EARLIER}",
        )


class TooNew(Unread):
    """A later version of the program wrote a file."""

    def __init__(self, path: Path, schema: int) -> None:
        self.schema = schema
        super().__init__(
            path,
            f"a newer coachtui wrote it (schema {schema})",
            "Use that version to change it; here it can be read.",
        )


def _since(stamp: str) -> str:
    told = moment_in_words(stamp)
    return f"since {told}" if told else ""


def why_unread(error: OSError) -> str:
    """What an error of the system means where something was to be read."""
    return READING.get(error.errno or 0) or cause_of(error)[0]


def cause_of(error: OSError) -> tuple[str, str]:
    """What an error of the system means where something was to be written, and what to do."""
    number = error.errno or 0
    if number in CAUSES:
        return CAUSES[number]
    return os.strerror(number).lower() if number else str(error), "Save elsewhere."


def in_bytes(size: int) -> str:
    """A number of bytes as people read it, rounded up: ``840 bytes``, ``105 kB``, ``1.3 GB``."""
    for unit, of_it in (("GB", 10**9), ("MB", 10**6), ("kB", 1000)):
        if size >= of_it:
            tenths = -(-size * 10 // of_it)
            whole = -(-size // of_it)
            return f"{whole:,} {unit}" if whole >= 10 else f"{tenths / 10:g} {unit}"
    return f"{size} bytes"
