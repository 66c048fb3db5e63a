"""Keeping a version of a file that isn't to be lost and isn't to stand where it stood."""

from __future__ import annotations

import errno
from collections.abc import Collection
from pathlib import Path

from coachtui.clock import stamp
from coachtui.files.errors import Exists, SaveError
from coachtui.files.load import as_it_stands
from coachtui.files.save import create, make_folder

QUARANTINE = "quarantine"
"""The folder for what couldn't be read as a whole, and for versions that gave way."""

_MOST = 1000


def set_aside(path: Path, data: bytes | None = None) -> Path:
    """Copy a file as it stands into ``quarantine`` beside it, or the bytes given in its name.

    Raises:
        SaveError: It couldn't be read, or written.
    """
    stem, _, ending = path.name.partition(".")
    return _new(path.parent / QUARANTINE, f"{stem}.", f".{ending}", _bytes(path, data))


def set_beside(path: Path) -> Path:
    """Copy a file as it stands to where it is seen: ``NAME.conflict-TIME.toml`` beside it.

    Raises:
        SaveError: It couldn't be read, or written.
    """
    stem, _, ending = path.name.partition(".")
    return _new(path.parent, f"{stem}.conflict-", f".{ending}", _bytes(path, None))


def beside(folder: Path, names: Collection[str]) -> tuple[str, ...]:
    """Names of second versions of some files, as sync tools, people and we leave them.

    Args:
        folder: Where the files are.
        names: What the files are called, ``answers.toml`` for one.
    """
    try:
        found = sorted(path.name for path in folder.iterdir() if path.is_file())
    except OSError:
        return ()
    stems = tuple(name.partition(".")[0] for name in names)
    return tuple(
        name
        for name in found
        if name.endswith(".toml") and name.startswith(stems) and name not in names
    )


def _bytes(path: Path, data: bytes | None) -> bytes:
    try:
        return as_it_stands(path) if data is None else data
    except OSError as error:
        raise SaveError(path, error) from error


def _new(folder: Path, start: str, end: str, data: bytes) -> Path:
    make_folder(folder)
    moment = stamp().replace(":", "")
    for again in range(_MOST):
        path = folder / f"{start}{moment}{f'-{again + 1}' if again else ''}{end}"
        try:
            create(path, data)
        except Exists:
            continue
        return path
    raise SaveError(path, OSError(errno.EEXIST, "too many versions"), needed=len(data))
