"""Cards to judge by one key each; the next card comes by itself, and nothing is final."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from coachtui.pack.question import Question
from coachtui.tui.fields.base import Field
from coachtui.tui.fields.choice import CHOSEN, FREE, Keys, keyed
from coachtui.tui.rows import Row, Rows
from coachtui.tui.safe import content


class RehearsalField(Field):
    """One card at a time, then all of them with what was said."""

    DEFAULT_CSS = """
    RehearsalField .card {
        height: auto; max-width: 76; padding: 0 2; border-left: outer $voice; margin-bottom: 1;
    }
    RehearsalField .count { height: auto; color: $quiet; margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,left", "card(-1)", "card before", id="cards.before", show=False),
        Binding("right", "card(1)", "next card", show=False, id="cards.next"),
    ]

    def __init__(self, question: Question, raw: object = None) -> None:
        given = cast("Mapping[str, str]", raw) if isinstance(raw, Mapping) else {}
        judged = {card.id: given[card.id] for card in question.fields if card.id in given}
        super().__init__(question, judged or None)
        self._judged = dict(judged)
        self._at = next(
            (n for n, card in enumerate(question.fields) if card.id not in judged),
            len(question.fields),
        )

    def compose(self) -> ComposeResult:
        yield Static(classes="count")
        yield Static(classes="card")
        yield Keys((), self._judge)

    def on_mount(self) -> None:
        self._show()

    @property
    def _over(self) -> bool:
        return self._at >= len(self.question.fields)

    def _show(self) -> None:
        card, count = self.query_one(".card", Static), self.query_one(".count", Static)
        card.display = not self._over
        rows = self.query_one(Keys)
        if self._over:
            count.update(content("All of them, and what you said. A key opens one again."))
            rows.show_rows(self._said(), None)
            return
        here = self.question.fields[self._at]
        count.update(content(f"card {self._at + 1} of {len(self.question.fields)}"))
        name, _, text = here.text.partition("\n")
        card.update(content(name, "bold") + "\n" + content(text) if text else content(name))
        said = self._judged.get(here.id)
        choices = here.choices
        rows.show_rows(
            [
                Row(one.id, one.label, key, CHOSEN if one.id == said else FREE)
                for one, key in zip(choices, keyed(choices), strict=True)
            ],
            next((n for n, one in enumerate(choices) if one.id == said), None),
        )

    def _said(self) -> list[Row]:
        rows = []
        for place, card in enumerate(self.question.fields, 1):
            labels = {one.id: one.label for one in card.choices}
            name = card.text.partition("\n")[0]
            said = labels.get(self._judged.get(card.id, ""), "not judged yet")
            rows.append(Row(card.id, f"{name}: {said}", str(place) if place < 10 else ""))
        return rows

    def whole(self) -> bool:
        """Every card is judged."""
        return len(self._judged) == len(self.question.fields)

    def manner(self) -> str:
        """One key each; the one before comes back by Backspace."""
        if self._over:
            return "Enter goes on."
        return "One key each, and the next card comes. Backspace goes back to the one before."

    def _judge(self, row: Row) -> None:
        if self._over:
            self._open(row)
            return
        here = self.question.fields[self._at]
        self._judged[here.id] = row.id
        self._at += 1
        self._show()
        self.give(dict(self._judged))

    @on(Rows.Entered)
    def _entered(self, event: Rows.Entered) -> None:
        event.stop()
        self._judge(event.row)

    @on(Rows.Passed)
    def _passed(self, event: Rows.Passed) -> None:
        event.stop()
        if self._over and self.whole():
            self.done()
        else:
            self.passed()

    def _open(self, row: Row) -> None:
        self._at = [card.id for card in self.question.fields].index(row.id)
        self._show()

    def action_card(self, by: int) -> None:
        """Go to the card before; what was said of it stays until another key is pressed."""
        self._at = min(max(self._at + by, 0), len(self.question.fields))
        self._show()
