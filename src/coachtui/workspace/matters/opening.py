"""Everything to settle once a workspace was opened."""

from __future__ import annotations

from coachtui.workspace import copies
from coachtui.workspace.home import Home
from coachtui.workspace.matters.barred import barred
from coachtui.workspace.matters.ended import broken_off, ended
from coachtui.workspace.matters.model import Matter
from coachtui.workspace.matters.second import second
from coachtui.workspace.workspace import Workspace


def at_opening(home: Home, workspace: Workspace) -> tuple[Matter, ...]:
    """What to settle, in the order in which it is put; where nothing can be changed, that alone."""
    first = barred(workspace)
    if first:
        return (first,)
    seconds = (second(workspace, copy) for copy in copies.beside(workspace))
    return (*broken_off(home), *seconds, *ended(home, workspace))
