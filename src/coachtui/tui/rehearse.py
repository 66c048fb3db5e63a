"""A sitting at the cards: each judged by one key, then held against the usual answers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from msgspec.structs import replace
from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.decide import sitting
from coachtui.decide.rehearsal import Judged, judge
from coachtui.decide.says import OUTCOMES
from coachtui.documents.build import way
from coachtui.pack.model import Card
from coachtui.tui.disagreement import Came, DisagreementScreen
from coachtui.tui.fields.choice import Keys
from coachtui.tui.frame import Frame
from coachtui.tui.judging import Judgements
from coachtui.tui.places import open_strategy
from coachtui.tui.rehearse_end import SETTLED, said, ways
from coachtui.tui.rows import Row, Rows
from coachtui.tui.safe import content, lines
from coachtui.tui.unsettled import UnsettledScreen
from coachtui.workspace import half_made
from coachtui.workspace.workspace import Workspace

_DIGITS = "1234567890"


class RehearseScreen(Frame[None]):
    """One card a page; after the last, those on which hand and rule part."""

    ABOUT = (
        "Made-up people, one key each: the first thought counts. "
        "Afterwards your hand is held against your usual answers."
    )
    TITLE_WORDS = "By hand"
    CSS_PATH = "rehearse.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,left", "undo_card", "take back", id="rehearse.undo"),
        Binding("escape", "back", "leave", id="rehearse.back"),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._sitting = sitting.Sitting(cards=())
        self._judged: dict[str, Judged] = {}
        self._saw: dict[str, str] = {}
        self._came: dict[str, str] = {}
        """Of a card that was looked at afterwards: what came of it."""

    def body(self) -> Iterable[Widget]:
        yield Static(id="where")
        yield Static(id="card")
        yield Static(id="end")
        yield Keys((), self._pressed)

    def on_mount(self) -> None:
        self._log = Judgements(self.coach)
        self._begin()

    # The cards

    @work(exclusive=True, group="cards")  # the same key twice deals once
    async def _begin(self, *, again: bool = True) -> None:
        """Go on where it was left, or with other cards."""
        space = self._workspace
        with self.coach.turning():  # a key that comes meanwhile is for the first card
            await self.coach.all_kept()
            past = await asyncio.to_thread(space.decisions.all)
        left = sitting.from_data(space.pack, space.drafts.get(half_made.CARDS)) if again else None
        now = left or sitting.begun(space.pack, space.strategy, space.view.known, past)
        kept = sitting.judged(space.pack, now, past) if left else {}
        self._sitting = now
        self._judged = {
            card.id: judge(space.pack, space.strategy, card, kept[card.id].chosen)
            for card in now.cards
            if card.id in kept
        }
        self._saw = {id_: one.saw for id_, one in kept.items()}
        self._came = {id_: OUTCOMES[one.outcome] for id_, one in kept.items() if one.outcome}
        self._log = Judgements(self.coach, dict(kept))
        if not left:
            self._remember()
        self.renew()

    @property
    def _card(self) -> Card | None:
        """The card to be judged; None once all are."""
        return next((one for one in self._sitting.cards if one.id not in self._judged), None)

    def renew(self) -> None:
        """Show the card that is next, or what came of all of them."""
        if not self.is_mounted:
            return
        card = self._card
        self.query_one("#where").display = self.query_one("#card").display = card is not None
        self.query_one("#end").display = card is None
        if card is None:
            self._show_end()
        else:
            self._show_card(card)
        self.query_one(Keys).focus()
        self.refresh_bindings()

    def _show_card(self, card: Card) -> None:
        pack, cards = self._workspace.pack, self._sitting.cards
        where = f"{way(pack, card.direction)} · card {cards.index(card) + 1} of {len(cards)}"
        self.query_one("#where", Static).update(content(where))
        words = lines(content(card.name, "bold"), content(card.text))
        self.query_one("#card", Static).update(words)
        verdicts = pack.verdicts[card.direction].items()
        rows = [
            Row(id_, words, _DIGITS[place] if place < len(_DIGITS) else "")
            for place, (id_, words) in enumerate(verdicts)
        ]
        self.query_one(Keys).show_rows(rows)

    def _pressed(self, row: Row) -> None:
        """A key judges, at once; on the last page it does what its row says."""
        card = self._card
        if card is None:
            self._go(row.id)
            return
        space = self._workspace
        judged = judge(space.pack, space.strategy, card, row.id)
        self._judged[card.id] = judged
        self._log.judge(judged)
        self._remember()
        self.renew()

    @on(Rows.Entered)
    def _entered(self, event: Rows.Entered) -> None:
        event.stop()
        self._pressed(event.row)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to take back before a card was judged."""
        return bool(self._judged) if action == "undo_card" else True

    def action_undo_card(self) -> None:
        """Take back the last card that you judged."""
        judged = [card.id for card in self._sitting.cards if card.id in self._judged]
        if judged:
            last = judged[-1]
            del self._judged[last]
            self._came.pop(last, None)
            self._saw.pop(last, None)
            self._log.undo(last)
            self._remember()
            self.renew()

    def _remember(self) -> None:
        """Keep which cards they are, for as long as the sitting isn't over."""
        space = self._workspace
        if space.read_only or not self._sitting.cards:  # none: they are still being read
            return
        over = self._card is None and not self._open()
        kept = sitting.to_data(self._sitting) if self._judged and not over else None
        space.draft(half_made.CARDS, kept)
        self.coach.save_soon()

    def action_back(self) -> None:
        """Leave; what you judged is kept, and can be gone on with."""
        self._remember()
        self.dismiss()

    # After the last

    def _differ(self) -> list[Judged]:
        """Cards on which hand and rule part or parted, and those that aren't settled."""
        now = [self._held(self._judged[card.id]) for card in self._sitting.cards]
        return [one for one in now if one.held != "alike" or one.card.id in self._came]

    def _open(self) -> list[Judged]:
        """Those that nobody has looked at."""
        return [one for one in self._differ() if one.card.id not in self._came]

    def _held(self, one: Judged) -> Judged:
        """A judgement beside the rules of now, with all that was said of the person."""
        space = self._workspace
        card = replace(one.card, facts=one.decided.facts)
        return judge(space.pack, space.strategy, card, one.gut)

    def _show_end(self) -> None:
        differ, left = self._differ(), self._open()
        words = said(differ, left, len(self._sitting.cards), self._workspace.pack.and_)
        self.query_one("#end", Static).update(words)
        rows = ways(differ, self._came)
        first = left[0].card.id if left else rows[len(differ)].id
        self.query_one(Keys).show_rows(rows, [row.id for row in rows].index(first))

    def _go(self, what: str) -> None:
        match what:
            case ".strategy":
                open_strategy(self.coach)
            case ".again":
                self._begin(again=False)
            case ".enough":
                self.action_back()
            case card:
                self._look(card)

    @work(exclusive=True, group="pages")
    async def _look(self, card: str) -> None:
        """A page for this card, then for each that is left, until one is left open."""
        while card:
            if not await self._page(self._held(self._judged[card])):
                break
            card = next((one.card.id for one in self._open()), "")
        self._remember()
        self.renew()

    async def _page(self, judged: Judged) -> bool:
        """One page, or two; whether something came of it."""
        card = judged.card.id
        if judged.held == "unsettled":
            judged = await self.app.push_screen_wait(UnsettledScreen(self._workspace, judged))
            if judged.held == "unsettled":
                return False
            self._judged[card] = judged
            self._log.judge(judged)
        if judged.held == "alike":
            self._came[card] = SETTLED
            return True

        def keep(**changes: object) -> None:
            self._saw[card] = str(changes.get("saw", self._saw.get(card, "")))
            self._log.amend(card, **changes)

        page = DisagreementScreen(self._workspace, judged, keep, self._saw.get(card, ""))
        came: Came | None = await self.app.push_screen_wait(page)
        if came is not None:
            self._came[card] = came.says
        return came is not None
