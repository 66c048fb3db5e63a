"""The packs that can be used: those that ship and those that are installed.

The one that a workspace is about is taken as it was read before, where that still holds.
"""

from __future__ import annotations

from pathlib import Path

from coachtui.files.cache import keep, recall
from coachtui.files.folders import standing
from coachtui.pack.cache import decoded, encoded, key
from coachtui.pack.folder import digest, read_files
from coachtui.pack.mistakes import Mistake
from coachtui.pack.model import Pack
from coachtui.pack.source import find
from coachtui.pack.words import ID
from coachtui.workspace.home import CACHE, Home

PACKS = "packs"
"""The folder of the packs that are installed, inside of a home."""


def place(home: Home, name: str) -> Path:
    """The folder of a pack: the one that is installed, else the one that ships.

    Raises:
        FileNotFoundError: there is neither.
    """
    there = standing(home.path / PACKS / name) if ID.fullmatch(name) else None
    return there or find(name)


def installed(home: Home) -> tuple[str, ...]:
    """The ids of the packs that are installed, whole or broken."""
    try:
        names = {path.name for path in (home.path / PACKS).iterdir() if path.is_dir()}
    except OSError:
        return ()
    names |= {name[1:].removesuffix(".old") for name in names if name.endswith(".old")}
    return tuple(sorted(filter(ID.fullmatch, names)))


def read(home: Home, name: str, *, may_keep: bool) -> Pack:
    """Read a pack, without its personas and without where its records stand.

    Its files are read each time, so that one that changed is never missed; what takes long is
    understanding them. That is kept in the home, by their digest.

    Args:
        home: Where it may be installed, and may have been kept.
        name: The pack's id.
        may_keep: Whether something may be written there.

    Raises:
        FileNotFoundError: no pack of this id is installed or ships.
        PackError: something in it is wrong.
    """
    folder, path = place(home, name), home.path / CACHE / f"{name}.pack"
    mistakes: list[Mistake] = []
    files = read_files(folder, mistakes)
    data = recall(path, key(digest(files))) if not mistakes else None
    pack = decoded(data) if data is not None else None
    if pack is not None:
        return pack
    # All that reads a pack is loaded only here: most starts have no need of it.
    from coachtui.pack.load import load

    pack = load(folder, whole=False)
    if may_keep and not mistakes and (data := encoded(pack)) is not None:
        keep(path, key(pack.digest), data)
    return pack
