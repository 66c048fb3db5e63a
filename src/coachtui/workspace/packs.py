"""The pack that a workspace is about: as it was read before, where that still holds."""

from __future__ import annotations

from coachtui.files.cache import keep, recall
from coachtui.pack.cache import decoded, encoded, key
from coachtui.pack.folder import digest, read_files
from coachtui.pack.mistakes import Mistake
from coachtui.pack.model import Pack
from coachtui.pack.source import find
from coachtui.workspace.home import CACHE, Home


def read(home: Home, name: str, *, may_keep: bool) -> Pack:
    """Read a pack that ships, without its personas.

    Its files are read each time, so that one that changed is never missed; what takes long is
    understanding them. That is kept in the home, by their digest.

    Args:
        home: Where it may have been kept.
        name: The pack's id.
        may_keep: Whether something may be written there.

    Raises:
        FileNotFoundError: no pack of this id ships.
        PackError: something in it is wrong.
    """
    folder, path = find(name), home.path / CACHE / f"{name}.pack"
    mistakes: list[Mistake] = []
    files = read_files(folder, mistakes)
    data = recall(path, key(digest(files))) if not mistakes else None
    pack = decoded(data) if data is not None else None
    if pack is not None:
        return pack
    # All that reads a pack is loaded only here: most starts have no need of it.
    from coachtui.pack.load import load

    pack = load(folder, people=False)
    if may_keep and not mistakes and (data := encoded(pack)) is not None:
        keep(path, key(pack.digest), data)
    return pack
