"""A day: one that is offered, by its key, or one that is typed."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from coachtui.clock import in_words as day_in_words
from coachtui.clock import kept_in_words, today
from coachtui.interview.offers import in_words, offered
from coachtui.tui.fields.choice import CHOSEN, FREE, Keys, OneOf
from coachtui.tui.rows import Row

OWN = "own"


class DateField(OneOf):
    """A day, offered or one's own."""

    DEFAULT_CSS = """
    DateField Input { width: 30; display: none; }
    DateField.-own Input { display: block; }
    """
    typed: ClassVar[bool] = False

    def compose(self) -> ComposeResult:
        self.set_class(self._is_own() or not self.question.offers, "-own")
        if self.question.offers:
            yield Keys(self._rows(), self._choose, self._at())
        box = Input("" if self._given is None else str(self._given), placeholder="2027-02-22")
        box.cursor_blink = False
        yield box

    def _offers(self) -> list[tuple[str, str]]:
        return [(offer, offered(offer, today()).isoformat()) for offer in self.question.offers]

    def _is_own(self) -> bool:
        days = [day for _, day in self._offers()]
        return self._given is not None and self._given not in days

    def _at(self) -> int | None:
        days = [day for _, day in self._offers()]
        if self._given is None:
            return None
        return days.index(self._given) if self._given in days else len(days)

    def _rows(self) -> list[Row]:
        rows = [
            Row(
                day,
                f"{in_words(offer)}, on {kept_in_words(day)}",
                str(place),
                CHOSEN if day == self._given else FREE,
            )
            for place, (offer, day) in enumerate(self._offers(), 1)
        ]
        own = "a day of my own"
        if self._is_own():
            own = f"{own}: {_words(self._given)}"
        return [*rows, Row(OWN, own, str(len(rows) + 1), CHOSEN if self._is_own() else FREE)]

    def manner(self) -> str:
        """A key sets an offered day; a day is typed as in 2027-02-22."""
        if self.has_class("-own"):
            return "A day such as 2027-02-22. Enter keeps it and goes on."
        return "A key chooses. Enter goes on." if self._given is None else "Enter goes on."

    def _choose(self, row: Row) -> None:
        if row.id == OWN:
            self.add_class("-own")
            self.query_one(Input).focus()
        elif row.id != self._given:
            self.remove_class("-own")
            self._keep(row.id)

    def _keep(self, day: str) -> None:
        self.give(day)
        self._mark()

    def _mark(self) -> None:
        for rows in self.query(Keys):
            rows.show_rows(self._rows(), self._at())

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        typed = event.value.strip()
        if self.has_class("-own") and typed != (self._given or ""):
            self._given = typed or None
            if _words(typed) or not typed:
                self.give(self._given)
                self._mark()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.give(self._given)
        if _words(self._given):
            self.done()
        else:
            self.passed()


def _words(day: object) -> str:
    try:
        return day_in_words(date.fromisoformat(str(day)))
    except ValueError:
        return ""
