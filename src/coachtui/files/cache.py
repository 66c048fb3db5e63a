"""A file that can be made again at any time: read only where it is surely whole and our own.

It begins with a SHA-256 over what follows, over the key that it was kept for, and over the
folder's number on this disk. So nothing that was cut short, came with a folder from elsewhere,
or belongs to another key is ever taken for what was kept.
"""

from __future__ import annotations

import hashlib
import stat
from contextlib import suppress
from pathlib import Path

from coachtui.files.errors import SaveError, Unread
from coachtui.files.load import load
from coachtui.files.save import make_folder, save, sweep

_SUM = hashlib.sha256().digest_size


def recall(path: Path, key: str) -> bytes | None:
    """What was kept in a file for a key; None where that isn't there, or isn't as it was."""
    try:
        folder = _number(path.parent)
        if path.is_symlink():
            return None
        raw = load(path)
    except (OSError, Unread):
        return None
    data = raw[_SUM:]
    return data if raw[:_SUM] == _sum(folder, key, data) else None


def keep(path: Path, key: str, data: bytes) -> None:
    """Keep data for a key, in the place of what was kept before; where that fails, nothing is."""
    with suppress(OSError, SaveError):  # whoever wants them makes them again
        make_folder(path.parent)
        folder = _number(path.parent)
        sweep(path.parent)
        if not path.is_symlink():
            save(path, _sum(folder, key, data) + data)


def _number(folder: Path) -> int:
    """The number of a folder on its disk, which nobody knows who hands on what is in it.

    Raises:
        OSError: It can't be looked at, or is no folder itself but leads to one.
    """
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode):
        raise NotADirectoryError(folder)
    return status.st_ino


def _sum(folder: int, key: str, data: bytes) -> bytes:
    return hashlib.sha256(f"{folder}\0{key}\0".encode() + data).digest()
