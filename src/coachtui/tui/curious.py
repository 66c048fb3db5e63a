"""What is asked with curiosity, as rows of a list: what pulls apart, doesn't fit, isn't settled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.widgets.option_list import Option

from coachtui.decide import curious
from coachtui.decide.misfits import Misfit
from coachtui.decide.model import Decision
from coachtui.strategy.own import Sketch
from coachtui.strategy.tensions import AT_ONCE, tensions
from coachtui.tui.lines import heading, row
from coachtui.tui.safe import content

if TYPE_CHECKING:
    from coachtui.tui.coach import Coach
    from coachtui.workspace.workspace import Workspace

TENSION, MISFIT, OPEN = "tension", "misfit", "open"
"""What ids of such rows begin with, before a colon."""


def tension_rows(workspace: Workspace, *, first: bool = False) -> list[Option]:
    """The answers that pull apart, a few at a time, under a heading."""
    space = workspace
    found = tensions(space.pack, space.answers, space.edits)[:AT_ONCE]
    rows = [
        row("?", content(curious.pull(space.pack, space.view.known, one)), id=f"{TENSION}:{one.id}")
        for one in found
    ]
    title = heading("Answers that pull apart", "Enter opens one", id=f"part:{TENSION}", first=first)
    return [title, *rows] if rows else []


def misfit_rows(
    workspace: Workspace, found: Sequence[Misfit], *, first: bool = False
) -> list[Option]:
    """The usual answers that don't fit, under a heading."""
    pack, strategy = workspace.pack, workspace.strategy
    rows = [
        row("?", content(curious.misfit(pack, strategy, one)), id=f"{MISFIT}:{one.id}")
        for one in found[:AT_ONCE]
    ]
    title = heading("Usual answers that don't fit", id=f"part:{MISFIT}", first=first)
    return [title, *rows] if rows else []


def open_rows(
    workspace: Workspace, found: Sequence[Sketch], *, first: bool = False
) -> list[Option]:
    """The rules that would settle what is open, under a heading."""
    rows = [
        row("?", content(curious.settles(workspace.pack, one)), id=f"{OPEN}:{one.direction}")
        for one in found
    ]
    return [heading("Not settled yet", id=f"part:{OPEN}", first=first), *rows] if rows else []


class Curious(NamedTuple):
    """What past decisions make one ask."""

    misfits: tuple[Misfit, ...] = ()
    unsettled: tuple[Sketch, ...] = ()

    def rows(self, workspace: Workspace) -> list[Option]:
        """All that is asked, what pulls apart first."""
        found = tension_rows(workspace, first=True)
        found += misfit_rows(workspace, self.misfits, first=not found)
        found += open_rows(workspace, self.unsettled, first=not found)
        return found


def look(workspace: Workspace) -> tuple[tuple[Decision, ...], Curious]:
    """Past decisions and what they make one ask, from the disk: not for the screen's thread."""
    space, past = workspace, workspace.decisions.all()
    unfit = curious.unfit(space.pack, space.strategy, space.edits, past)
    return past, Curious(unfit, curious.unsettled(space.pack, space.strategy, past))


def open_row(app: Coach, id_: str, found: Curious) -> bool:
    """Open what a row is about; False where it is no row of these."""
    kind, _, what = id_.partition(":")
    match kind:
        case "tension":
            open_tension(app, what)
        case "misfit":
            one = next((one for one in found.misfits if one.id == what), None)
            if one is not None:
                open_misfit(app, one)
        case "open":
            sketch = next((one for one in found.unsettled if one.direction == what), None)
            if sketch is not None:
                settle(app, sketch)
        case _:
            return False
    return True


def open_tension(app: Coach, id_: str) -> None:
    """One tension, on a page of its own."""
    from coachtui.tui.tension import TensionScreen

    tension = next((one for one in app.workspace.pack.tensions if one.id == id_), None)
    if tension is not None:
        app.push_screen(TensionScreen(app.workspace, tension))


def open_misfit(app: Coach, misfit: Misfit) -> None:
    """One usual answer that doesn't fit, on a page of its own."""
    from coachtui.tui.misfit import MisfitScreen

    app.push_screen(MisfitScreen(app.workspace, misfit))


def settle(app: Coach, sketch: Sketch) -> None:
    """The one rule that would settle most, prefilled."""
    from coachtui.tui.narrowing import narrow

    app.run_worker(narrow(app, sketch, "", "open"), group="settle")
