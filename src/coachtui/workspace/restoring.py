"""Taking a backup back; what is there is put away first."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from contextlib import ExitStack
from pathlib import Path

from coachtui.clock import stamp
from coachtui.files import locks
from coachtui.files.errors import SaveError
from coachtui.files.save import make_folder, save
from coachtui.workspace import description, half_restored
from coachtui.workspace.archive import of_workspaces, pack_of, packs_in
from coachtui.workspace.backup import contents_of, zipped
from coachtui.workspace.decisions import LOCK as RECORDING
from coachtui.workspace.home import BEFORE, WORKSPACES, Home
from coachtui.workspace.installing import install
from coachtui.workspace.open import LOCK
from coachtui.workspace.restore_plan import bytes_of, own
from coachtui.workspace.store import ANSWERS


def restore(home: Home, files: Mapping[str, bytes], source: Path, label: str = "") -> Path | None:
    """Take files back; what is there is first put into a zip of its own.

    Answers come last: where it breaks off before, they are those of today still. Whoever opens
    the home then is told, and it can be done again from the start.

    Args:
        home: Where they go.
        files: As `archive.read` gives them, or some workspaces of them.
        source: Where they are from, to be named where it breaks off.
        label: Whose they are alone; empty: everybody's in it.

    Returns:
        The zip of what was there before; None where nothing was.

    Raises:
        Held: an app, or a command, is changing one of the workspaces.
        Unreadable: something that is there couldn't be put away, so nothing was changed.
        TooMuch: what is there couldn't be taken back from a zip, so nothing was changed.
        NotInstalled: a pack couldn't be written; nothing else was changed.
        SaveError: something couldn't be written; what was there is in the zip.
    """
    make_folder(home.path)
    ids = {name.split("/")[1] for name in files if name.startswith(f"{WORKSPACES}/")}
    with ExitStack() as held:
        for id_ in sorted(ids):
            for path in (home.path / WORKSPACES / id_ / name for name in (LOCK, RECORDING)):
                make_folder(path.parent)
                held.callback(_take(path).release)
        there = contents_of(home)
        before = _put_away(home, _touched(there, files, ids))
        half_restored.begin(home, source, label, before)
        installed = packs_in(there)
        for id_, inside in packs_in(files).items():
            if installed.get(id_) != inside:
                install(home, id_, inside)
        for id_ in sorted(ids):
            _clear(home.path / WORKSPACES / id_, files, id_)
        for name in sorted(files, key=_last_the_answers):
            target = home.path / name
            if pack_of(name) or bytes_of(target) == files[name]:
                continue
            make_folder(target.parent)
            save(target, files[name])
        half_restored.end(home)
    return before


def _take(path: Path) -> locks.Lock:
    try:
        return locks.take(path, "command")
    except OSError as error:
        raise SaveError(path, error) from error


def _touched(
    there: Mapping[str, bytes], files: Mapping[str, bytes], ids: Collection[str]
) -> Mapping[str, bytes]:
    """Of what is there what may change: nothing of anybody else's."""
    packs = packs_in(files)
    return {
        **of_workspaces(there, ids),
        **{name: data for name, data in there.items() if name in files or pack_of(name) in packs},
    }


def _put_away(home: Home, touched: Mapping[str, bytes]) -> Path | None:
    """Write what may change into a zip, beside those of other times."""
    if not touched:
        return None
    folder = home.path / BEFORE
    make_folder(folder)
    path = folder / f"before-{stamp().replace(':', '')}-{os.urandom(2).hex()}.zip"
    save(path, zipped(touched))
    return path


def _clear(folder: Path, files: Mapping[str, bytes], id_: str) -> None:
    """Take away what the backup hasn't got: all of it is in the zip of what was there."""
    path = folder
    try:
        for path in own(folder):
            if f"{WORKSPACES}/{id_}/{path.relative_to(folder).as_posix()}" not in files:
                path.unlink()
    except OSError as error:
        raise SaveError(path, error) from error


def _last_the_answers(name: str) -> tuple[bool, str]:
    return name.endswith((f"/{ANSWERS}", f"/{description.WORKSPACE}")), name
