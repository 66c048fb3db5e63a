"""Four cards, judged by gut, then held against the rules: whether they have drifted apart."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from coachtui.decide import sitting
from coachtui.decide.rehearsal import Judged, judge
from coachtui.decide.sitting import Sitting
from coachtui.pack.question import Choice
from coachtui.tui.fields.choice import CHOSEN, FREE, Keys, keyed
from coachtui.tui.judging import Judgements
from coachtui.tui.looking.base import Looking
from coachtui.tui.rows import Row, Rows
from coachtui.tui.safe import content
from coachtui.workspace.looking import CARDS, COUNT, Look
from coachtui.workspace.workspace import Workspace


class CardsPage(Looking):
    """One card after another, one key each; then where hand and rule part."""

    DEFAULT_CSS = """
    CardsPage .card { height: auto; padding: 0 2; border-left: outer $voice; margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,left", "card(-1)", "card before", id="look.card-before", show=False),
        Binding("right", "card(1)", "next card", id="look.card-next", show=False),
    ]

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__(workspace, look)
        self._sitting = Sitting(cards=())
        self._hand: dict[str, str] = {}
        self._at = 0
        self._judgements: Judgements | None = None

    def compose(self) -> ComposeResult:
        yield Static("By gut, one key each", classes="asked")
        yield Static(classes="quiet", id="count")
        yield Static(classes="card")
        yield Keys((), self._pressed)

    def on_mount(self) -> None:
        self._deal()

    @work(exclusive=True, group="cards")
    async def _deal(self) -> None:
        """The cards of this time, and what was said of them before this was left."""
        space = self.workspace
        with self.coach.turning():  # a key that comes meanwhile is for the first card
            await self.coach.all_kept()
            past = await asyncio.to_thread(space.decisions.all)
        kept = sitting.from_data(space.pack, space.drafts.get(CARDS))
        if kept is None:
            kept = sitting.begun(space.pack, space.strategy, space.view.known, past, COUNT)
            self.draft(CARDS, sitting.to_data(kept))
        self._sitting = kept
        before = sitting.judged(space.pack, kept, past)
        self._hand = {card: one.chosen for card, one in before.items()}
        self._judgements = Judgements(self.coach, dict(before))
        ids = [card.id for card in kept.cards]
        self._at = next((n for n, id_ in enumerate(ids) if id_ not in self._hand), len(ids))
        if self.on_view:
            self._show()

    @property
    def _over(self) -> bool:
        return self._at >= len(self._sitting.cards)

    def _show(self) -> None:
        count, card = self.query_one("#count", Static), self.query_one(".card", Static)
        keys = self.query_one(Keys)
        card.display = not self._over
        if self._over:
            said = self._came_of_it()
            count.update(content(said))
            keys.show_rows(self._said(), None)
            return
        here = self._sitting.cards[self._at]
        count.update(content(f"card {self._at + 1} of {len(self._sitting.cards)}"))
        card.update(content(here.name, "bold") + "\n" + content(here.text))
        verdicts = self.workspace.pack.verdicts[here.direction]
        choices = tuple(Choice(id=id_, label=words) for id_, words in verdicts.items())
        said_here = self._hand.get(here.id)
        keys.show_rows(
            [
                Row(one.id, one.label, key, CHOSEN if one.id == said_here else FREE)
                for one, key in zip(choices, keyed(choices), strict=True)
            ],
            next((n for n, one in enumerate(choices) if one.id == said_here), None),
        )

    def _judged(self) -> list[Judged]:
        pack, strategy = self.workspace.pack, self.workspace.strategy
        return [
            judge(pack, strategy, card, self._hand[card.id])
            for card in self._sitting.cards
            if card.id in self._hand
        ]

    def _came_of_it(self) -> str:
        if any(one.held == "apart" for one in self._judged()):
            return "Here your hand and your rule part. A key opens one; looking is enough, too."
        return "Your hand and your rules still go together."

    def _said(self) -> list[Row]:
        rows = []
        for place, one in enumerate(self._judged(), 1):
            verdicts = self.workspace.pack.verdicts[one.card.direction]
            hand = verdicts[one.gut]
            rule = verdicts[one.decided.verdict] if one.decided.verdict else "it depends"
            said = {
                "alike": f"{hand}, as your rule",
                "apart": f"your hand: {hand} · your rule: {rule}",
                "unsettled": f"{hand}; your rules leave it open",
            }[one.held]
            mark = "≠" if one.held == "apart" else " "
            rows.append(Row(one.card.id, one.card.name, str(place), mark, note=said))
        return rows

    def _pressed(self, row: Row) -> None:
        if self._over:
            self._open(row.id)
            return
        card = self._sitting.cards[self._at]
        self._hand[card.id] = row.id
        if self._judgements is not None:
            judged = judge(self.workspace.pack, self.workspace.strategy, card, row.id)
            self._judgements.judge(judged)
        self._at += 1
        self._show()

    @on(Rows.Entered)
    def _entered(self, event: Rows.Entered) -> None:
        event.stop()
        self._pressed(event.row)

    @on(Rows.Passed)
    def _passed(self, event: Rows.Passed) -> None:
        event.stop()
        if self._over and self._sitting.cards:  # none: they are still being dealt
            self.post_message(self.Done())

    @work
    async def _open(self, card: str) -> None:
        """Look at one where hand and rule part; of another one, judge it once more."""
        from coachtui.tui.disagreement import DisagreementScreen

        one = next(judged for judged in self._judged() if judged.card.id == card)
        if one.held != "apart":
            self._at = [each.id for each in self._sitting.cards].index(card)
            self._show()
            return

        def keep(**changes: str) -> None:
            if self._judgements is not None:
                self._judgements.amend(card, **changes)

        came = await self.app.push_screen_wait(DisagreementScreen(self.workspace, one, keep))
        if self.on_view:
            self._show()
        if came is not None:
            self.coach.say(f"{one.card.name}: {came.says}")

    def action_card(self, by: int) -> None:
        """Go to the card before; what was said of it stays until another key is pressed."""
        self._at = min(max(self._at + by, 0), len(self._sitting.cards))
        self._show()
