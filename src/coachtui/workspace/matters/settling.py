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
    "mend": "Taken back. What couldn't be read is put away.",
    "back": "Taken back. Undo brings back what stood before.",
    "take": "Taken. Undo brings yours back.",
    "add": "Added. Undo takes it away.",
    "keep": "Put away.",
    "bring": "Brought back.",
}
"""What is said once something is done."""


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
            if not workspace.read_only:
                workspace.take_back(copy.kept, copy.parts)
        case "bring":
            workspace.bring_back()
        case "keep" if copy:
            taking.put_away(workspace, copy)
        case "add" if copy:
            only = taking.only_there(workspace, copy)
            workspace.take_back(copy.kept, copy.parts, only)
            taking.put_away(workspace, copy)
        case "take" if copy:
            workspace.take_back(copy.kept, copy.parts)
            taking.put_away(workspace, copy)
    return workspace


def told(home: Home, matter: Matter) -> None:
    """Note that somebody was told: a report of a crash is told of once."""
    if matter.report:
        with suppress(Trouble, OSError):  # then it is told once more
            home.remember(told=matter.report)
