"""A backup as it is read again: within bounds, and only what belongs into a home."""

from __future__ import annotations

import lzma
import os
import re
import stat
import zipfile
import zlib
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from coachtui.crash import REPORTS
from coachtui.files.errors import Trouble, in_bytes, why_unread
from coachtui.files.load import NoFile, opened
from coachtui.pack.words import ID
from coachtui.text import shown
from coachtui.workspace.home import BEFORE, CACHE, RESTORING, WORKSPACES
from coachtui.workspace.packs import PACKS

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
_ODD = re.compile("[:\ud800-\udfff]")
"""Signs of names that not every system can have, or that none can tell in words."""

_DEPTH, _LONG = 8, 200
_HARMED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError),
    *(NotImplementedError, RuntimeError, ValueError),
)
"""What reading a zip raises where something in it is wrong."""


class TooMuch(Trouble):
    """There is more than a backup may hold, so none is made that couldn't be taken back."""

    def __init__(self, members: int, size: int) -> None:
        super().__init__(
            "Nothing was copied",
            f"{members:,} files of {in_bytes(size)} are too much for a backup, which holds"
            f" {MEMBERS:,} of {in_bytes(BYTES)}",
            "Move away what is none of your answers, or copy one workspace, with --workspace.",
            "What is there is as it was.",
        )


class NoBackup(Trouble):
    """A file isn't a backup that could be taken back."""

    def __init__(self, path: Path, why: str) -> None:
        self.path = path
        instead = "Name a file that `coachtui backup` wrote."
        super().__init__(f"{path.name} can't be taken back", why, instead, "Nothing was changed.")


def read(path: Path) -> Mapping[str, bytes]:
    """The files of a backup, by their path inside of the home.

    One that somebody packed by hand may hold more than `backup` writes: what doesn't belong
    into it is passed over, locks above all, which another program may hold just now.

    Raises:
        NoBackup: it can't be read as a whole, or holds what would lead out of a home.
    """
    try:
        with os.fdopen(opened(path), "rb") as file, zipfile.ZipFile(file) as archive:
            listed = archive.infolist()
            if len(listed) != _counted(file, archive):
                raise zipfile.BadZipFile
            members = [one for one in listed if one.filename != README]
            if len(members) > MEMBERS:
                raise NoBackup(path, f"it holds more than {MEMBERS:,} files")
            return _read(path, archive, members)
    except NoFile as error:
        raise NoBackup(path, "this is no file") from error
    except OSError as error:
        raise NoBackup(path, why_unread(error)) from error
    except _HARMED as error:
        raise NoBackup(path, "it is no zip, or it is harmed") from error


def belongs(name: str) -> bool:
    """Whether a file of a home, by its path inside of it, is one that a backup holds."""
    folder, *inside = parts = PurePosixPath(name.casefold()).parts
    return (
        not (_ODD.search(name) or _leads_out(name))
        and len(parts) <= _DEPTH
        and all(len(one) <= _LONG for one in parts)
        and not (inside and folder in FOLDERS_LEFT_OUT)
        and not any(one.endswith(LEFT_OUT) for one in parts)
        and (parts[0] != WORKSPACES or (len(parts) > 2 and bool(_ID.fullmatch(parts[1]))))
    )


def of_workspaces(files: Mapping[str, bytes], ids: Collection[str]) -> Mapping[str, bytes]:
    """The files of some workspaces alone."""
    starts = tuple(f"{WORKSPACES}/{id_}/" for id_ in ids)
    return {name: data for name, data in files.items() if name.startswith(starts)}


def packs_in(files: Mapping[str, bytes]) -> dict[str, dict[str, bytes]]:
    """The packs among some files, each as a whole: id to path inside of it to bytes."""
    found: dict[str, dict[str, bytes]] = {}
    for name, data in files.items():
        if id_ := pack_of(name):
            found.setdefault(id_, {})[name.split("/", 2)[2]] = data
    return found


def pack_of(name: str) -> str:
    """Which installed pack a file is of; empty: it is of none."""
    folder, *inside = name.split("/")
    return inside[0] if folder == PACKS and len(inside) > 1 and ID.fullmatch(inside[0]) else ""


def _read(
    path: Path, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]
) -> Mapping[str, bytes]:
    found: dict[str, bytes] = {}
    left = BYTES
    for member in members:
        if member.is_dir():
            continue
        if _leads_out(member.filename) or _is_link(member):
            raise NoBackup(path, f"it holds {shown(member.filename)[:80]!r}, which is none of ours")
        pieces = []
        with archive.open(member) as file:  # which also holds both of its names against another
            if not belongs(member.filename):
                continue
            # In steps, and counted as it comes: what a zip says of its sizes is its own word.
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
    for folder in (str(one) for name in found for one in PurePosixPath(name).parents):
        if folder in found:
            raise NoBackup(path, f"{shown(folder)[:80]!r} is a file in it, and a folder")
    return found


def _counted(file: BinaryIO, archive: zipfile.ZipFile) -> int:
    """How many files the end of a zip says it has: a wrong bit can have one swallow the next."""
    file.seek(-len(archive.comment) - _END, os.SEEK_END)
    return int.from_bytes(file.read(_END)[_COUNT], "little")


def _is_link(member: zipfile.ZipInfo) -> bool:
    """Whether it leads elsewhere; what it says is a place then, and nobody's words."""
    return stat.S_ISLNK(member.external_attr >> 16)


def _leads_out(name: str) -> bool:
    """Whether a path might end outside of a home, wherever that is and on whatever system."""
    parts = PurePosixPath(name).parts
    return (
        not parts
        or name != "/".join(parts)
        or any(one in (".", "..") for one in parts)
        or any(sign in name for sign in "\\\0")
        or ":" in parts[0]
    )
