"""Those who were asked first and are back: how they answered, and whether to decide again."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coachtui.clock import kept_in_words, today
from coachtui.decide import after, says
from coachtui.decide.model import Answered, Decision
from coachtui.documents.build import way
from coachtui.tui.course import Course, facts_in_words, name_of
from coachtui.tui.frame import Frame
from coachtui.tui.places import open_decide
from coachtui.tui.recording import written
from coachtui.tui.rows import Row, Rows
from coachtui.tui.safe import lines

if TYPE_CHECKING:
    from coachtui.workspace.workspace import Workspace

ANSWERS = {str(number): how for number, how in enumerate(says.ANSWERED, 1)}
"""Key to how somebody answered."""


class People(Rows):
    """Rows of which the footer says what Enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "decide again", id="waiting.decide"),
    ]


class WaitingScreen(Frame[None]):
    """Whom you asked, and who is back by now; one key says how they answered."""

    ABOUT = (
        "Those whom you asked something, and whose time has come. Say how they answered, and "
        "decide again with what you know now. Whoever isn't answered for lapses, without a word."
    )
    TITLE_WORDS = "Who was asked"
    CSS_PATH = "waiting.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "answered('1')", "well", show=False, id="waiting.well"),
        Binding("2", "answered('2')", "oddly", show=False, id="waiting.oddly"),
        Binding("3", "answered('3')", "not at all", show=False, id="waiting.not"),
        Binding("u", "unsay", "take that back", id="waiting.unsay"),
        Binding("escape", "back", "back", id="waiting.back"),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.people: tuple[Decision, ...] | None = None
        """Those on view, with those who were answered for here; None until they are read."""

    def body(self) -> Iterable[Widget]:
        yield Static(id="says")
        yield People((), id="people")

    def on_mount(self) -> None:
        self.query_one(People).focus()

    def on_screen_resume(self) -> None:
        self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """Read them, beside the screen; whoever was answered for here stays on view."""
        past = await asyncio.to_thread(self.workspace.decisions.all)
        back = {one.id for one in after.waiting(past, today())}
        shown = {one.id for one in self.people or ()}
        self.people = tuple(one for one in past if one.id in back | shown and not one.undone)
        self.renew()

    def renew(self) -> None:
        """Show them as they are now."""
        if self.people is None:
            return
        nobody = Content("Nobody whom you asked is back just now.")
        self.query_one("#says", Static).update(_asks() if self.people else nobody)
        people = self.query_one(People)
        at = (people.at or 0) if self.people else None
        people.show_rows([self._row(one) for one in self.people], at)
        self.refresh_bindings()

    def _row(self, one: Decision) -> Row:
        told = facts_in_words(self.workspace, one.direction, one.facts)
        note = " · ".join([way(self.workspace.pack, one.direction), *told])
        beside = f"asked on {kept_in_words(one.at)}"
        if one.answered:
            beside = f"{says.ANSWERED[one.answered]} · Enter decides again"
        return Row(
            one.id, name_of(one), mark="✓" if one.answered else "·", note=note, beside=beside
        )

    @property
    def pointed(self) -> Decision | None:
        """Who is pointed at."""
        at = self.query_one(People).at if self.is_mounted else None
        return self.people[at] if self.people and at is not None else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be said of somebody, or taken back."""
        if action == "answered":
            return bool(self.people)
        if action == "unsay":
            return any(one.answered for one in self.people or ())
        return True

    def action_answered(self, key: str) -> None:
        """Say how the one that is pointed at answered."""
        if self.pointed is not None:
            self._say(self.pointed, ANSWERS[key])

    def action_unsay(self) -> None:
        """Take back what you said of the one that is pointed at."""
        if self.pointed is not None and self.pointed.answered:
            self._say(self.pointed, "")

    @work(exclusive=True, group="record")
    async def _say(self, one: Decision, answered: Answered) -> None:
        write = partial(self.workspace.decisions.amend, one.id, answered=answered)
        if await written(self.coach, write) is None:
            return
        if answered == "not":
            self.coach.say("Then it lapses, without a word.")
        self._look()  # anew: what is being read may have been read before this was written

    @on(Rows.Entered, "#people")
    def _again(self) -> None:
        """Decide again; what was told then is pointed at, and asked afresh."""
        one = self.pointed
        if one is not None and one.direction in self.workspace.pack.verdicts:
            course = Course(direction=one.direction, name=one.name, last=one.facts)
            open_decide(self.coach, course)

    def action_back(self) -> None:
        """Back to where you came from."""
        self.dismiss()


def _asks() -> Content:
    keys = [
        Content.assemble((key, "$voice"), f" {words}")
        for key, words in zip(ANSWERS, ("well", "oddly", "not at all"), strict=True)
    ]
    return lines(
        Content("    ").join([Content("How did they answer?"), *keys]),
        Content.styled("Whoever isn't answered for lapses, without a word.", "$quiet"),
    )
