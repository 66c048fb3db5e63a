"""The files of a pack, read within bounds: a pack may come from anyone."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from coachtui.files.errors import why_unread
from coachtui.pack.mistakes import Mistake
from coachtui.pack.words import ID, hostile, shown
from coachtui.text import shown as uncut

FILE_BYTES = 2_000_000
"""The largest file that is read."""

PACK_BYTES = 16_000_000
"""The most that is read of a pack."""

RECORDS = 5_000
"""The most records of a kind, and files of a folder."""

MAIN = "pack.toml"
TABLES = ("facts", "rules", "lines", "evidence", "rehearsal", "tensions", "remarks")
"""Files of records, each NAME.toml, none of them required."""

INNER = {"lines": ".toml", "lessons": ".md", "personas": ".toml"}
"""Folders inside of it, and how their files end."""


def read_files(folder: Path, mistakes: list[Mistake]) -> dict[str, bytes]:
    """Read every file that belongs to a pack, by its path inside the folder."""
    root = Path(os.path.realpath(folder))
    shut = [mistake for inner in ("", *INNER) if (mistake := _shut(folder, inner))]
    if shut:  # what is missing can't be told from what can't be seen
        mistakes += shut[:1]
        return {}
    if not root.is_dir():
        mistakes.append(
            Mistake(MAIN, 0, f"there is no folder {shown(str(folder))}", "Name a pack.")
        )
        return {}
    tables = [f"{name}.toml" for name in TABLES]
    names = [MAIN, *(name for name in tables if os.path.lexists(root / name))]
    for inner, ending in INNER.items():
        names += _inside(root, inner, ending, mistakes)
    _strays(root, mistakes)
    files: dict[str, bytes] = {}
    left = PACK_BYTES
    for name in names:
        data = _bytes(root, name, mistakes)
        if data is None:
            continue
        left -= len(data)
        if left < 0:
            mistakes.append(
                Mistake(name, 0, "the pack is larger than 16 MB", "Leave this file out.")
            )
            break
        files[name] = data
    return files


def decode(name: str, data: bytes, mistakes: list[Mistake]) -> str | None:
    """Decode one file, with line ends made one kind; None where it isn't plain text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        mistakes.append(Mistake(name, line, "this isn't UTF-8", "Save the file as UTF-8."))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = hostile(text)
    if found < 0:
        return text
    while found >= 0:
        code = f"U+{ord(text[found]):04X}"
        line = text.count("\n", 0, found) + 1
        mistakes.append(
            Mistake(name, line, f"the control character {code} stands here", "Take it out.")
        )
        found = hostile(text, end) if (end := text.find("\n", found)) >= 0 else -1
    return None


def digest(files: Mapping[str, bytes]) -> str:
    """SHA-256 over names and contents, in hexadecimal."""
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(f"{name}\0{len(files[name])}\0".encode("utf-8", "surrogateescape"))
        total.update(files[name])
    return total.hexdigest()


def _shut(root: Path, inner: str) -> Mistake | None:
    """That a folder of a pack is there, and can't be listed or entered."""
    folder = root / inner
    try:
        os.scandir(folder).close()
        (folder / MAIN).exists()  # which can't be told where a folder can be listed only
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        what = f"{uncut(str(folder))} can't be read: {why_unread(error)}"
        return Mistake(inner or MAIN, 0, what, "Look at its permissions.")
    return None


def _inside(root: Path, folder: str, ending: str, mistakes: list[Mistake]) -> list[str]:
    try:
        found = sorted(path.name for path in (root / folder).iterdir() if _belongs(path, ending))
    except OSError:
        return []
    if len(found) > RECORDS:
        mistakes.append(Mistake(folder, 0, f"more than {RECORDS} files", "Leave some of them out."))
    good = [name for name in found[:RECORDS] if ID.fullmatch(name.removesuffix(ending))]
    for name in [name for name in found[:RECORDS] if name not in good]:
        instead = f"Use small letters, digits and hyphens: some-name{ending}"
        mistakes.append(Mistake(f"{folder}/{shown(name)}", 0, "this name is no id", instead))
    return [f"{folder}/{name}" for name in good]


def _belongs(path: Path, ending: str) -> bool:
    """Tell whether a file is part of a pack: editors and systems leave hidden ones behind."""
    return path.name.endswith(ending) and not path.name.startswith(".")


def _strays(root: Path, mistakes: list[Mistake]) -> None:
    known = {MAIN, *(f"{name}.toml" for name in TABLES)}
    for path in sorted(root.iterdir()):
        if _belongs(path, ".toml") and path.name not in known:
            what = "this file is no part of a pack, so nobody reads it"
            instead = f"Name it as one of these, or take it out: {', '.join(sorted(known))}."
            mistakes.append(Mistake(shown(path.name), 0, what, instead, remark=True))


def _bytes(root: Path, name: str, mistakes: list[Mistake]) -> bytes | None:
    path = root / name
    data, what, instead = b"", "", ""
    try:
        if path.is_symlink() and not path.exists():
            what, instead = "this is a link that leads nowhere", "Put the file itself here."
        elif _leads_out(path, root):
            what, instead = "this leads out of the pack's folder", "Put the file itself here."
        elif not stat.S_ISREG((status := path.stat()).st_mode):
            what, instead = "this is no file", "Put a file of text here."
        elif status.st_size > FILE_BYTES:
            what, instead = "this file is larger than 2 MB", "Make two of it, or shorten it."
        else:
            with path.open("rb") as file:
                data = file.read(status.st_size)
    except FileNotFoundError:
        what, instead = "this file is missing", "Write it: a pack needs it."
    except OSError as error:
        what, instead = f"this can't be read: {why_unread(error)}", "Look at its permissions."
    if what:
        mistakes.append(Mistake(shown(name), 0, what, instead))
    return None if what else data


def _leads_out(path: Path, root: Path) -> bool:
    linked = path.is_symlink() or path.parent.is_symlink()
    return linked and not path.resolve().is_relative_to(root)
