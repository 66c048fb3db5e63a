"""Taking another state of what a workspace holds back; what stood before is put away each time."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from coachtui.clock import stamp
from coachtui.files.aside import QUARANTINE, set_aside
from coachtui.files.errors import SaveError, TooNew
from coachtui.files.save import confirm, make_folder
from coachtui.workspace import copies, description
from coachtui.workspace.copies import Copy
from coachtui.workspace.description import WORKSPACE
from coachtui.workspace.errors import ReadOnly
from coachtui.workspace.home import Home, random_id
from coachtui.workspace.open import reopened
from coachtui.workspace.store import Store
from coachtui.workspace.workspace import Workspace


def mended(home: Home, workspace: Workspace) -> Workspace:
    """Open a workspace anew with the newest that is known in the place of what can't be read.

    It is to be saved then: what couldn't be read is put away, and the newest stands.

    Raises:
        SaveError: what says what the workspace is couldn't be put right.
    """
    folder = workspace.store.folder
    store = Store(folder)
    store.load()  # by now somebody may have mended a file by hand
    instead = copies.standins(store)
    for name in (WORKSPACE, *store.faults):
        make_way(folder / name)
    description.mend(folder)
    return reopened(home, workspace, instead)


def make_way(path: Path, *, whatever: bool = False) -> None:
    """Move what stands where a file belongs, and is none, to what was put away.

    Args:
        path: Where the file belongs; a folder, a pipe or a link that leads nowhere may stand there.
        whatever: Anything that stands there is moved, a file too.

    Raises:
        SaveError: it couldn't be moved.
    """
    there = path.exists() or path.is_symlink()
    if not there or (path.is_file() and not whatever):
        return
    stem, dot, ending = path.name.partition(".")
    folder = path.parent / QUARANTINE
    make_folder(folder)
    target = folder / f"{stem}.{stamp().replace(':', '')}-{random_id(4)}{dot}{ending}"
    try:
        path.rename(target)
        confirm(folder)
    except OSError as error:
        raise SaveError(path, error) from error


def mendable(store: Store) -> bool:
    """Whether it is known what stood in each file of a workspace that couldn't be read."""
    try:
        fault = description.read(store.folder)[1]
    except FileNotFoundError:
        fault = None
    faults = [*store.faults.values(), *([fault] if fault else [])]
    if any(isinstance(one, TooNew) for one in faults):
        return False
    known = fault is None or description.before(store.folder) is not None
    return known and all(copies.standins(store).values())


def only_there(workspace: Workspace, copy: Copy) -> tuple[str, ...]:
    """The questions that are answered in a second version, and not here."""
    mine = workspace.answers
    return tuple(
        id_
        for id_, entry in copy.kept.answers.items()
        if entry.state == "answered" and (id_ not in mine or mine[id_].value is None)
    )


def put_away(workspace: Workspace, copy: Copy) -> None:
    """Put a second version of a file away: it isn't told of any more, and is kept.

    Raises:
        ReadOnly: the workspace can't be changed.
        SaveError: it couldn't be put away.
    """
    _set_aside(workspace, copy)
    _remove(workspace, copy)


def take(workspace: Workspace, copy: Copy, only: Collection[str] | None = None) -> None:
    """Take a second version of a file, and put it away; undo takes that back.

    Args:
        workspace: The open workspace.
        copy: The second version.
        only: The questions that are taken; None: all of it.

    Raises:
        ReadOnly: the workspace can't be changed.
        SaveError: one of the two versions couldn't be put away.
    """
    _set_aside(workspace, copy)  # before anything is changed: the disk may be full
    workspace.take_back(copy.kept, copy.parts, only)
    _remove(workspace, copy)


def _set_aside(workspace: Workspace, copy: Copy) -> None:
    if workspace.read_only:
        raise ReadOnly(workspace.read_only)
    path = workspace.store.folder / copy.name
    if path.is_file():  # else somebody took it away meanwhile
        set_aside(path)


def _remove(workspace: Workspace, copy: Copy) -> None:
    path = workspace.store.folder / copy.name
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise SaveError(path, error) from error
