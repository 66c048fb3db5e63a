"""Doing what a person chose. What they have to say no more to is their face's to do."""

from __future__ import annotations

from contextlib import suppress

from coachtui.files.errors import Trouble
from coachtui.workspace import taking
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
            if workspace.barred.faults:
                workspace = taking.mended(home, workspace)
                if workspace.read_only:  # so it is put as a matter of its own
                    return workspace
            workspace.take_back(copy.kept, copy.parts)
        case "bring":
            workspace.bring_back()
        case "keep" if copy:
            taking.put_away(workspace, copy)
        case "add" if copy:
            taking.take(workspace, copy, taking.only_there(workspace, copy))
        case "take" if copy:
            taking.take(workspace, copy)
    return workspace


def told(home: Home, matter: Matter) -> None:
    """Note that somebody was told: a report of a crash is told of once."""
    if matter.report:
        with suppress(Trouble, OSError):  # then it is told once more
            home.remember(told=matter.report)
