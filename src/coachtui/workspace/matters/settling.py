"""Doing what a person chose. What they have to say no more to is their face's to do."""

from __future__ import annotations

from contextlib import suppress

from coachtui.files.errors import Trouble
from coachtui.workspace import taking
from coachtui.workspace.copies import Copy
from coachtui.workspace.home import Home
from coachtui.workspace.matters.model import Matter
from coachtui.workspace.open import reopened
from coachtui.workspace.workspace import Workspace

DONE = {
    "again": "Everything can be changed here now.",
    "mend": "All of it can be read again. Nothing was deleted.",
    "back": "Taken back. Undo brings back what stood before.",
    "take": "Taken. Undo brings yours back.",
    "add": "Added. Undo takes it away.",
    "keep": "Put away.",
    "bring": "Brought back.",
}
"""What is said once something is done."""

_UNDOABLE = ("back", "take")


def done(matter: Matter, way: str) -> str:
    """What is said once something is done; empty: nothing."""
    if way in _UNDOABLE and matter.copy and matter.copy.parts == ("drafts",):
        return "Taken. What stood before is put away."
    return DONE.get(way, "")


def settled(home: Home, workspace: Workspace, matter: Matter, way: str) -> Workspace:
    """Do what was chosen of a matter's ways; nothing for those that lead elsewhere. Blocking.

    Returns:
        The workspace, open as before or anew; what was changed in it is still to be saved.

    Raises:
        Trouble: it couldn't be done; all is as it was.
    """
    copy = matter.copy
    match way:
        case "again":
            return reopened(home, workspace)
        case "mend":
            return taking.mended(home, workspace)
        case "back" if copy:
            return _back(home, workspace, copy)
        case "bring":
            workspace.bring_back()
        case "keep" if copy:
            taking.put_away(workspace, copy)
        case "add" if copy:
            taking.take(workspace, copy, taking.only_there(workspace, copy))
        case "take" if copy:
            taking.take(workspace, copy)
    return workspace


def _back(home: Home, workspace: Workspace, copy: Copy) -> Workspace:
    """Take an earlier state back, also in the place of what can't be read."""
    opened = taking.mended(home, workspace) if workspace.barred.faults else workspace
    if opened is not workspace and opened.read_only:  # so it is put as a matter of its own
        return opened
    try:
        opened.take_back(copy.kept, copy.parts)
    except Trouble:
        if opened is not workspace:
            with suppress(Trouble):  # nobody else would let go of it
                opened.close()
        raise
    return opened


def told(home: Home, matter: Matter) -> None:
    """Note that somebody was told: a report of a crash is told of once."""
    if matter.report:
        with suppress(Trouble, OSError):  # then it is told once more
            home.remember(told=matter.report)
