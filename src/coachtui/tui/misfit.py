"""A usual answer that doesn't fit: what was done instead, and what may become of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.clock import kept_in_words
from coachtui.decide.curious import misfit
from coachtui.decide.falls import SOMEBODY
from coachtui.decide.misfits import Misfit, narrower
from coachtui.decide.model import Decision
from coachtui.strategy.model import Line
from coachtui.tui.changing import changed
from coachtui.tui.frame import Frame
from coachtui.tui.narrowing import change_own, narrow
from coachtui.tui.reanswering import reanswer
from coachtui.tui.rows import Row, Rows
from coachtui.tui.safe import content, lines
from coachtui.workspace.workspace import Workspace

LATEST = 5
"""How many of the people are named, the latest."""


class MisfitScreen(Frame[bool]):
    """One usual answer that was gone against. True is given back once that is settled."""

    ABOUT = (
        "You went another way than your usual answer, more than once. "
        "Perhaps it knows something that the rule doesn't: keep it, make it narrower, change it."
    )
    TITLE_WORDS = "A usual answer that doesn't fit"
    CSS_PATH = "curious.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "not now", id="misfit.back"),
    ]

    def __init__(self, workspace: Workspace, found: Misfit) -> None:
        super().__init__()
        self._workspace = workspace
        self._misfit = found

    def body(self) -> Iterable[Widget]:
        space, found = self._workspace, self._misfit
        yield Static(content(misfit(space.pack, space.strategy, found), "bold"), id="asks")
        who = [content(f"  {_who(one)}") for one in found.decisions[-LATEST:]]
        yield Static(lines("It was:", *who), id="said")
        yield Rows(self._ways(), at=0, id="ways")

    def on_mount(self) -> None:
        self.query_one(Rows).focus()

    def _line(self) -> Line | None:
        lines = self._workspace.strategy.lines
        return next((one for one in lines if one.id == self._misfit.rule), None)

    def _ways(self) -> list[Row]:
        line = self._line()
        rows = [
            Row("keep", "Keep it", "k", note="these were exceptions; the rule stands"),
            Row("narrow", "Make it narrower", "n", note="an exception of my own, above it"),
        ]
        if line is not None and (line.mine or self._workspace.view.asked(line.because)):
            note = "what else that would change is shown first"
            rows.append(Row("change", "Change it", "c", note=note))
        return [*rows, Row("later", "Not now", "l")]

    @on(Rows.Entered, "#ways")
    def _way(self, event: Rows.Entered) -> None:
        event.stop()
        match event.row.id:
            case "keep":
                self._keep()
            case "narrow":
                self._narrow()
            case "change":
                self._change()
            case _:
                self.action_back()

    def _keep(self) -> None:
        found = self._misfit
        dismiss = partial(self._workspace.dismiss, found.id, "", under=found.since)
        if changed(self.coach, dismiss):
            self.coach.say("Kept as it is. F5 takes that back.")
            self.dismiss(True)

    @work
    async def _narrow(self) -> None:
        found = self._misfit
        sketch = narrower(self._workspace.pack, found)
        if await narrow(self.coach, sketch, found.rule, found.id):
            self.dismiss(True)

    @work
    async def _change(self) -> None:
        line = self._line()
        if line is not None and line.mine:
            changed = await change_own(self.coach, line)
        else:
            changed = bool(await reanswer(self.coach, line.because if line else ()))
        if changed:
            self.dismiss(True)

    def action_back(self) -> None:
        """Not now; it is asked again another day."""
        self.dismiss(False)


def _who(one: Decision) -> str:
    return f"{one.name or SOMEBODY}, {kept_in_words(one.at)}"
