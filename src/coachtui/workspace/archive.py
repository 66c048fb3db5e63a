"""A backup as it is read again: within bounds, and only what belongs into a home."""

from __future__ import annotations

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from coachtui.crash import REPORTS
from coachtui.files.errors import Trouble, in_bytes, why_unread
from coachtui.text import shown
from coachtui.workspace.home import BEFORE, CACHE, RESTORING, WORKSPACES

README = "README.txt"
"""The file of a backup that is for whoever opens it without this program."""

FOLDERS_LEFT_OUT = {REPORTS, CACHE, BEFORE}
"""Folders of a home that are in no backup."""

LEFT_OUT = (".lock", ".tmp", RESTORING)
"""Endings of files that hold nothing of anybody's."""

MEMBERS = 20_000
"""The most files that a backup may hold."""

BYTES = 512_000_000
"""The most that they may come to, unpacked."""

_STEP = 65_536
_END, _COUNT = 22, slice(10, 12)
"""Bytes of the last record of a zip, and those of them that count its files: APPNOTE, 4.3.16."""

_ID = re.compile(r"[a-z0-9]{8}")
_DEPTH, _LONG = 8, 200


class NoBackup(Trouble):
    """A file isn't a backup that could be taken back."""

    def __init__(self, path: Path, why: str) -> None:
        self.path = path
        instead = "Name a file that `coachtui backup` wrote."
        super().__init__(f"{path.name} can't be taken back", why, instead, "Nothing was changed.")


def read(path: Path) -> Mapping[str, bytes]:
    """The files of a backup, by their path inside of the home.

    One that somebody packed by hand may hold more than `backup` writes: what holds nothing of
    anybody's is passed over, locks above all, which another program may hold just now.

    Raises:
        NoBackup: it can't be read as a whole, or holds what belongs into no home.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            listed = archive.infolist()
            if len(listed) != _counted(path, archive):
                raise zipfile.BadZipFile
            members = [one for one in listed if one.filename != README]
            if len(members) > MEMBERS:
                raise NoBackup(path, f"it holds more than {MEMBERS:,} files")
            return _read(path, archive, members)
    except OSError as error:
        raise NoBackup(path, why_unread(error)) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        why = "it is no zip, or it is harmed"
        raise NoBackup(path, why) from error


def _read(
    path: Path, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]
) -> Mapping[str, bytes]:
    found: dict[str, bytes] = {}
    left = BYTES
    for member in members:
        if member.is_dir():
            continue
        if not _inside(member.filename) or _is_link(member):
            raise NoBackup(path, f"it holds {shown(member.filename)[:80]!r}, which is none of ours")
        if _left_out(member.filename):
            continue
        pieces = []
        # In steps, and counted as it comes: what a zip says of its sizes is its own word.
        with archive.open(member) as file:
            while piece := file.read(_STEP):
                left -= len(piece)
                if left < 0:
                    raise NoBackup(path, f"unpacked it has more than {in_bytes(BYTES)}")
                pieces.append(piece)
        if member.filename in found:
            raise NoBackup(path, f"it holds {shown(member.filename)[:80]!r} twice")
        found[member.filename] = b"".join(pieces)
    if not any(name.startswith(f"{WORKSPACES}/") for name in found):
        raise NoBackup(path, "no workspace is in it")
    return found


def _counted(path: Path, archive: zipfile.ZipFile) -> int:
    """How many files the end of a zip says it has: a wrong bit can have one swallow the next."""
    with path.open("rb") as file:
        file.seek(-len(archive.comment) - _END, os.SEEK_END)
        return int.from_bytes(file.read(_END)[_COUNT], "little")


def _is_link(member: zipfile.ZipInfo) -> bool:
    """Whether it leads elsewhere; what it says is a place then, and nobody's words."""
    return stat.S_ISLNK(member.external_attr >> 16)


def _left_out(name: str) -> bool:
    """Whether a backup that this program writes wouldn't hold it."""
    folder, *inside = parts = PurePosixPath(name.casefold()).parts
    return (bool(inside) and folder in FOLDERS_LEFT_OUT) or any(
        one.endswith(LEFT_OUT) for one in parts
    )


def _inside(name: str) -> bool:
    """Whether a path stays inside of a home, wherever that is: no way leads out of it."""
    parts = PurePosixPath(name).parts
    if any(sign in name for sign in "\\\0:") or len(parts) > _DEPTH:
        return False
    if name != "/".join(parts) or any(one in (".", "..") or len(one) > _LONG for one in parts):
        return False
    return parts[0] != WORKSPACES or (len(parts) > 2 and bool(_ID.fullmatch(parts[1])))
