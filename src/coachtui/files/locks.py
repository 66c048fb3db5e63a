"""Locks: who may change a person's files now.

A lock file stands beside the data and says who holds it. The system lets go of the lock when
its holder dies, so a dead one never blocks, whatever the file says.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from coachtui.clock import stamp
from coachtui.files.errors import Held
from coachtui.files.load import as_it_stands, opened

Who = Literal["app", "command"]

WAIT = 2.0
"""Seconds to wait for a command, which is soon done. An app isn't waited for."""

UNSUPPORTED = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS}
"""What the system says where nothing can be locked."""

_PAUSE = 0.01
_FLAGS = os.O_RDWR | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)


class Holder(Struct, frozen=True):
    """Who holds a lock, as its file says."""

    who: str = ""
    pid: int = 0
    since: str = ""


class Lock:
    """A lock that is held until it is released, or its process ends."""

    def __init__(self, path: Path, file: int, left: str = "") -> None:
        self.path = path
        self.left = left
        """Since when an app had held it that ended without letting go; empty: none did."""
        self._file = file

    def release(self) -> None:
        """Let go; a second time does nothing."""
        file, self._file = self._file, -1
        if file < 0:
            return
        # What was saved is saved, whatever the disk says of the lock now.
        with suppress(OSError):
            os.ftruncate(file, 0)
        with suppress(OSError):
            _unlock(file)
        with suppress(OSError):
            os.close(file)


def take(path: Path, who: Who, wait: float = WAIT) -> Lock:
    """Take a lock, waiting for a command that holds it, and not for an app.

    Args:
        path: The lock file; it is made where there is none.
        who: What is going to hold it.
        wait: Seconds to wait at most.

    Raises:
        Held: Somebody else holds it.
        OSError: The file can't be made, is no file, or locks don't work there (`UNSUPPORTED`).
    """
    file = opened(path, _FLAGS | os.O_CREAT)
    try:
        until = time.monotonic() + wait
        while not _try(file):
            other = holder(path)
            if (other.who == "app" and _alive(other.pid)) or time.monotonic() >= until:
                raise Held(other.who, other.pid, other.since)
            time.sleep(_PAUSE)
        # Whoever lets go empties the file, so what stands in it is of one that was killed.
        last = holder(path) if who == "app" else Holder()
        # On a full disk the lock holds all the same; it only can't say who we are.
        with suppress(OSError):
            os.ftruncate(file, 0)
            os.write(file, msgspec.json.encode(Holder(who, os.getpid(), stamp())))
    except BaseException:
        with suppress(OSError):
            os.close(file)
        raise
    return Lock(path, file, last.since if last.who == "app" else "")


def holder(path: Path) -> Holder:
    """Who a lock file says holds it; nobody, where it can't be told."""
    try:
        return msgspec.json.decode(as_it_stands(path)[:1000], type=Holder)
    except (OSError, msgspec.DecodeError):
        return Holder()


def is_held(path: Path) -> bool:
    """Whether anybody holds a lock now."""
    try:
        file = opened(path, _FLAGS)
    except OSError:
        return False
    try:
        free = _try(file)
        if free:
            _unlock(file)
        return not free
    except OSError:
        return False
    finally:
        os.close(file)


def _alive(pid: int) -> bool:
    """Whether a process is there. Only a hint: numbers are used again."""
    if os.name == "nt" or pid < 1:
        return pid > 0
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # what is locked can't be read, so no byte of the file itself is

    def _try(file: int) -> bool:
        os.lseek(file, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(file, 0, os.SEEK_SET)
        return True

    def _unlock(file: int) -> None:
        os.lseek(file, _FAR, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
                return False
            raise
        return True

    def _unlock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
