"""Taking another state of what a workspace holds back; what stood before is put away each time."""

from __future__ import annotations

from coachtui.files.aside import set_aside
from coachtui.files.errors import SaveError, TooNew
from coachtui.workspace import copies, description
from coachtui.workspace.copies import Copy
from coachtui.workspace.errors import ReadOnly
from coachtui.workspace.home import Home
from coachtui.workspace.open import reopened
from coachtui.workspace.store import Store
from coachtui.workspace.workspace import Workspace


def mended(home: Home, workspace: Workspace) -> Workspace:
    """Open a workspace anew with the newest that is known in the place of what can't be read.

    It is to be saved then: what couldn't be read is put away, and the newest stands.

    Raises:
        SaveError: what says what the workspace is couldn't be put right.
    """
    description.mend(workspace.store.folder)
    return reopened(home, workspace, copies.standins(workspace.store))


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
    if workspace.read_only:
        raise ReadOnly(workspace.read_only)
    path = workspace.store.folder / copy.name
    set_aside(path)
    try:
        path.unlink()
    except OSError as error:
        raise SaveError(path, error) from error
