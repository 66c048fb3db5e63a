"""A card that the usual answers don't settle yet: what is missing, and a place to give it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from msgspec.structs import replace
from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.decide import says
from coachtui.decide.model import CANT_TELL
from coachtui.decide.rehearsal import Judged, exception
from coachtui.decide.verdict import decide, fact_asked
from coachtui.decide.walk import facts_of
from coachtui.interview.pipes import fill_page
from coachtui.pack.model import Fact
from coachtui.tui.fields.choice import keyed
from coachtui.tui.frame import Frame
from coachtui.tui.narrowing import narrow
from coachtui.tui.places import open_answer
from coachtui.tui.rows import Row, Rows
from coachtui.tui.safe import content, lines
from coachtui.workspace.workspace import Workspace

ANSWER, RULE, LEAVE = ".answer", ".rule", ".leave"
"""Rows beside a fact's choices; no choice's id has a dot."""


class UnsettledScreen(Frame[Judged]):
    """One card that is open. It gives the judgement back, with what was given here."""

    ABOUT = (
        "Your answers don't settle this one yet. It says what is missing; "
        "give it here, or leave it open."
    )
    TITLE_WORDS = "Not settled yet"
    CSS_PATH = "rehearse.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "card", "the card", id="unsettled.card"),
        Binding("backspace,left", "unsay", "take back", id="unsettled.unsay"),
        Binding("escape", "back", "leave it for now", id="unsettled.back"),
    ]

    def __init__(self, workspace: Workspace, judged: Judged) -> None:
        super().__init__()
        self._workspace = workspace
        self._judged = judged
        self._given: list[Mapping[str, str]] = []
        """What was known before each fact that was given here."""

    def body(self) -> Iterable[Widget]:
        yield Static(content(self._judged.card.name), id="name")
        yield Static(content(self._judged.card.text, "$quiet"), id="card")
        yield Static(id="said", classes="said")
        yield Static(id="asked", classes="head")
        yield Rows((), id="ways")

    def on_mount(self) -> None:
        self.query_one("#card").display = False
        self.renew()
        self.query_one(Rows).focus()

    def on_screen_resume(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Decide again, by what is known and answered now."""
        space, card = self._workspace, self._judged.card
        found = decide(space.pack, space.strategy, card.direction, self._judged.decided.facts)
        self._judged = replace(self._judged, decided=found)
        hand = space.pack.verdicts[card.direction][self._judged.gut]
        said = lines(
            "Your hand",
            content(f"  {hand}", "bold"),
            "",
            content(says.verdict(space.pack, found), "bold"),
        )
        self.query_one("#said", Static).update(said)
        fact = self._fact()
        facts = facts_of(space.pack, space.strategy, card.direction)
        missing = says.missing(space.pack, space.view, found, facts)
        asked = self._asks(fact) if fact else missing
        self.query_one("#asked", Static).update(content(asked))
        ways = self._ways(fact)
        self.query_one(Rows).show_rows(ways, None if fact else 0)
        self.refresh_bindings()

    def _fact(self) -> Fact | None:
        return fact_asked(self._workspace.pack, self._workspace.strategy, self._judged.decided)

    def _asks(self, fact: Fact) -> str:
        space = self._workspace
        return says.ask(space.pack, space.view, fact, self._judged.card.name)

    def _ways(self, fact: Fact | None) -> list[Row]:
        space, found = self._workspace, self._judged.decided
        if fact:
            known = space.view.known
            rows = [
                Row(one.id, fill_page(space.pack, one.label, known), key)
                for one, key in zip(fact.choices, keyed(fact.choices), strict=True)
            ]
            return [*rows, Row(CANT_TELL, "I can't tell", "question_mark")]
        rows = []
        if found.ask and found.ask.question:
            rows.append(Row(ANSWER, "Answer it now", "a"))
        elif found.uncovered or found.missing:
            rows.append(Row(RULE, "Make a rule of my own", "r"))
        return [*rows, Row(LEAVE, "Go on" if found.verdict else "Leave it open", "l")]

    @on(Rows.Entered, "#ways")
    def _way(self, event: Rows.Entered) -> None:
        event.stop()
        match event.row.id:
            case ".answer":
                self._answer()
            case ".rule":
                self._rule()
            case ".leave":
                self.action_back()
            case choice:
                self._give(choice)

    def _give(self, choice: str) -> None:
        fact = self._fact()
        if fact is not None:
            before = self._judged.decided.facts
            self._given.append(before)
            self._know({**before, fact.id: choice})

    def _know(self, facts: Mapping[str, str]) -> None:
        self._judged = replace(self._judged, decided=replace(self._judged.decided, facts=facts))
        self.renew()

    def _answer(self) -> None:
        ask = self._judged.decided.ask
        if ask and ask.question:
            open_answer(self.coach, ask.question)

    @work
    async def _rule(self) -> None:
        judged = self._judged
        card, facts = judged.card, judged.decided.facts
        sketch = exception(self._workspace.pack, card.direction, facts, judged.gut)
        if await narrow(self.coach, sketch, "", card.id):
            self.renew()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to take back before something was given."""
        return bool(self._given) if action == "unsay" else True

    def action_unsay(self) -> None:
        """Take back what you said of them last."""
        if self._given:
            self._know(self._given.pop())

    def action_card(self) -> None:
        """Show the card once more, or hide it."""
        card = self.query_one("#card")
        card.display = not card.display

    def action_back(self) -> None:
        """Go on; what you gave here is kept with it."""
        self.dismiss(self._judged)
