"""Where hand and rule part: what the hand did, what the rule says, and what was seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar, NamedTuple

from textual import on, work
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from coachtui.decide.model import Outcome
from coachtui.decide.rehearsal import Judged, exception
from coachtui.decide.says import OUTCOMES
from coachtui.strategy.model import Line
from coachtui.text import CAPS, clean, cut, too_long
from coachtui.tui.frame import Frame
from coachtui.tui.narrowing import change_own, narrow
from coachtui.tui.reanswering import reanswer
from coachtui.tui.rows import Row, Rows
from coachtui.tui.safe import content, lines
from coachtui.tui.writing import PAUSE, Words
from coachtui.workspace import half_made
from coachtui.workspace.workspace import Workspace

ASKS = "What did you see that the rule didn't?"

SHOWN = 400
"""Characters of a rule."""


class Came(NamedTuple):
    """What came of looking at a disagreement."""

    outcome: Outcome
    says: str
    """In a few words."""


class DisagreementScreen(Frame[Came | None]):
    """One card on which hand and rule part. None is given back where it was left as it is."""

    ABOUT = (
        "Your hand said one thing, your usual answer another. "
        "Neither is wrong: perhaps you saw something that no rule knows yet."
    )
    TITLE_WORDS = "Your hand and your rule"
    CSS_PATH = "rehearse.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "card", "the card", id="disagreement.card"),
        Binding("tab", "app.focus_next", "ways on", id="disagreement.next"),
        Binding("escape", "back", "leave it for now", id="disagreement.back"),
    ]

    def __init__(
        self, workspace: Workspace, judged: Judged, keep: Callable[..., None], saw: str = ""
    ) -> None:
        """Show one disagreement.

        Args:
            workspace: Whose it is.
            judged: A card on which they part.
            keep: Called with what is to be added to the judgement, `saw` and `outcome`.
            saw: What was written there before.
        """
        super().__init__()
        self._workspace = workspace
        self._judged = judged
        self._keep = keep
        self._saw = saw
        self._draft = half_made.seen(judged.card.id)
        self._pause: Timer | None = None

    def body(self) -> Iterable[Widget]:
        judged, pack = self._judged, self._workspace.pack
        verdicts = pack.verdicts[judged.card.direction]
        hand, rule = verdicts[judged.gut], self._rules()
        yield Static(content(judged.card.name), id="name")
        yield Static(content(judged.card.text, "$quiet"), id="card")
        yield Static(lines("Your hand", content(f"  {hand}", "bold")), classes="said")
        said = [content(f"“{cut(line.text, SHOWN)}”", "bold") for line in rule]
        yield Static("Your rule", classes="head")
        yield Static(lines(*said), classes="rule")
        yield Static(ASKS, classes="head")
        left = self._workspace.drafts.get(self._draft)
        yield Words(str(left) if left else self._saw, one_line=True, id="saw")
        yield Static(id="wrong")
        yield Rows(self._ways(), id="ways")

    def on_mount(self) -> None:
        self.query_one("#card").display = False
        self.query_one("#wrong").display = False
        self.query_one(Words).focus()

    def _rules(self) -> list[Line]:
        standing = {line.id: line for line in self._workspace.strategy.lines}
        return [standing[id_] for id_ in self._judged.decided.rules if id_ in standing]

    def _ways(self) -> list[Row]:
        rows = [Row("person", "It was the person", "1", note="an exception, above the rule")]
        if self._own() or self._workspace.view.asked(self._judged.decided.because):
            note = "change the rule; what else would change is shown first"
            rows.append(Row("kind", "It was the kind", "2", note=note))
        return [*rows, Row("mood", "It was the mood", "3", note="all stays as it is")]

    def _own(self) -> Line | None:
        """The first of the rules, where it is one of the person's own."""
        rules = self._rules()
        return rules[0] if rules and rules[0].mine else None

    # What was seen

    def on_text_area_changed(self) -> None:
        """A draft from the first letter; it is written in a moment, however long one types on."""
        self.keep()
        if self._pause is None:
            self._pause = self.set_timer(PAUSE, self._save)
            self.coach.writer.begun()

    def on_words_refused(self, event: Words.Refused) -> None:
        """A paste that no field holds isn't taken in, and that is said."""
        self._wrong(f"{too_long(event.text, CAPS['text'])} Nothing was taken in.")

    def on_words_finished(self, event: Words.Finished) -> None:
        """On to what it was."""
        event.stop()
        if self._fits():
            ways = self.query_one("#ways", Rows)
            ways.focus()
            ways.point(ways.at or 0)

    def _save(self) -> None:
        self._pause = None
        self.coach.save_soon()

    def on_unmount(self) -> None:
        """What was typed last is written too."""
        if self._pause is not None:
            self.coach.save_soon()

    def keep(self) -> None:
        """Hand what stands in the field to the workspace, as a draft."""
        if not self._workspace.read_only and self.is_mounted:
            typed = self._typed()
            self._workspace.draft(self._draft, None if typed == self._saw else typed)

    def _typed(self) -> str:
        return clean(self.query_one(Words).words).strip()

    def _fits(self) -> bool:
        typed = self._typed()
        fits = len(typed) <= CAPS["text"]
        self._wrong("" if fits else f"{too_long(typed, CAPS['text'])} Nothing was cut.")
        return fits

    def _wrong(self, words: str) -> None:
        wrong = self.query_one("#wrong", Static)
        wrong.update(words)
        wrong.display = bool(words)

    def _kept(self, **changes: Any) -> None:  # noqa: ANN401  (a decision's own types)
        """Add what came of it, and what was seen, to the judgement."""
        typed = self._typed()
        if typed != self._saw:
            changes["saw"] = self._saw = typed
        if changes:
            self._keep(**changes)
        if not self._workspace.read_only:
            self._workspace.draft(self._draft, None)
            self.coach.save_soon()

    # The ways on

    @on(Rows.Entered, "#ways")
    def _way(self, event: Rows.Entered) -> None:
        event.stop()
        if not self._fits():
            self.query_one(Words).focus()
            return
        match event.row.id:
            case "person":
                self._person()
            case "kind":
                self._kind()
            case _:
                self._done("mood", OUTCOMES["mood"])

    @work
    async def _person(self) -> None:
        judged = self._judged
        card, rules = judged.card, judged.decided.rules
        sketch = exception(self._workspace.pack, card.direction, judged.decided.facts, judged.gut)
        made = await narrow(self.coach, sketch, rules[0] if rules else "", card.id)
        if made:
            self._done("person", f"an exception: “{made}”")

    @work
    async def _kind(self) -> None:
        own = self._own()
        if own is not None:
            if await change_own(self.coach, own):
                self._done("kind", OUTCOMES["kind"])
        elif await reanswer(self.coach, self._judged.decided.because):
            self._done("kind", "the answer behind the rule was changed")

    def _done(self, outcome: Outcome, says: str) -> None:
        self._kept(outcome=outcome)
        self.dismiss(Came(outcome, says))

    # Keys

    def action_card(self) -> None:
        """Show the card once more, or hide it."""
        card = self.query_one("#card")
        card.display = not card.display

    def action_back(self) -> None:
        """Leave it for now; what you wrote is kept."""
        if self._fits():
            self._kept()
            self.dismiss(None)
        else:
            self.keep()
            self.dismiss(None)
