"""One choice of several, by one key; nothing is chosen until somebody chooses."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult

from coachtui.interview.put import yes_or_no
from coachtui.pack.manner import ENGLISH
from coachtui.pack.question import Choice, Question
from coachtui.tui.fields.base import Field
from coachtui.tui.rows import Row, Rows

CHOSEN, FREE = "●", "○"


class Keys(Rows):
    """Rows of choices: a key or a click chooses, at once, and Enter is told apart."""

    def __init__(
        self, rows: Sequence[Row], choose: Callable[[Row], None], at: int | None = None
    ) -> None:
        super().__init__(rows, at=at)
        self._choose = choose

    def pressed(self, row: Row) -> None:
        """Choose, before any other key is looked at."""
        self._choose(row)


def keyed(choices: tuple[Choice, ...]) -> tuple[str, ...]:
    """The key of each choice: the pack's own, else 1 to 9 and 0 in order."""
    if all(choice.key for choice in choices):
        return tuple(choice.key for choice in choices)
    return tuple("1234567890"[place] if place < 10 else "" for place in range(len(choices)))


class OneOf(Field):
    """A field with rows of which one is chosen: Enter chooses it, and once more goes on."""

    @on(Rows.Entered)
    def _entered(self, event: Rows.Entered) -> None:
        event.stop()
        if event.row.id == self._given:
            self.done()
        else:
            self._choose(event.row)

    @on(Rows.Passed)
    def _passed(self, event: Rows.Passed) -> None:
        event.stop()
        self.passed()

    def _choose(self, row: Row) -> None:
        raise NotImplementedError


class ChoiceField(OneOf):
    """One of several choices."""

    def __init__(self, question: Question, raw: object = None) -> None:
        super().__init__(question, raw)
        self._keys = keyed(question.choices)

    def compose(self) -> ComposeResult:
        at = next((n for n, one in enumerate(self.question.choices) if one.id == self._given), None)
        yield Keys(self._rows(), self._choose, at)

    def _rows(self) -> list[Row]:
        return [
            Row(
                choice.id,
                choice.label,
                key,
                CHOSEN if choice.id == self._given else FREE,
                choice.help if choice.id == self._given else "",
            )
            for choice, key in zip(self.question.choices, self._keys, strict=True)
        ]

    def manner(self) -> str:
        """A key chooses, Enter goes on."""
        return "A key or an arrow chooses. Enter goes on." if self._given is None else ""

    def _choose(self, row: Row) -> None:
        if row.id != self._given:
            self.give(row.id)
            rows = self.query_one(Keys)
            rows.show_rows(self._rows(), rows.at)


class YesNoField(ChoiceField):
    """Yes or no, by y or n, in the words that the question is put in."""

    def __init__(self, question: Question, raw: object = None) -> None:
        choices = question.choices or yes_or_no(ENGLISH, "y", "n")
        super().__init__(replace(question, choices=choices), raw)
