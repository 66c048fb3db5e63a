"""Several choices: each key puts one on or takes it off."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from textual import on
from textual.app import ComposeResult

from coachtui.pack.question import Question
from coachtui.tui.fields.base import Field
from coachtui.tui.fields.choice import Keys, keyed
from coachtui.tui.rows import Row, Rows

ON, OFF = "[x]", "[ ]"


class ChoicesField(Field):
    """Some of several choices."""

    def __init__(self, question: Question, raw: object = None) -> None:
        given = cast("Iterable[str]", raw) if isinstance(raw, (list, tuple)) else ()
        super().__init__(question, tuple(given) or None)
        self._keys = keyed(question.choices)

    @property
    def _chosen(self) -> tuple[str, ...]:
        return cast("tuple[str, ...]", self._given or ())

    def compose(self) -> ComposeResult:
        yield Keys(self._rows(), self._toggle)

    def _rows(self) -> list[Row]:
        return [
            Row(choice.id, choice.label, key, ON if choice.id in self._chosen else OFF, choice.help)
            for choice, key in zip(self.question.choices, self._keys, strict=True)
        ]

    def manner(self) -> str:
        """How many fit, and that a key pressed again takes off."""
        most = f"At most {self.question.max}. " if self.question.max else ""
        return f"{most}A key puts on, and takes off again. Enter goes on."

    @on(Rows.Entered)
    def _entered(self, event: Rows.Entered) -> None:
        event.stop()
        if self._chosen:
            self.done()
        else:
            self._toggle(event.row)

    @on(Rows.Passed)
    def _passed(self, event: Rows.Passed) -> None:
        event.stop()
        if self._chosen:
            self.done()
        else:
            self.passed()

    def _toggle(self, row: Row) -> None:
        # A draft may hold what the pack has no more.
        ids = [choice.id for choice in self.question.choices]
        chosen = [id_ for id_ in self._chosen if id_ in ids and id_ != row.id]
        if row.id not in self._chosen:
            alone = self.question.alone
            chosen = [] if row.id in alone else [id_ for id_ in chosen if id_ not in alone]
            most = self.question.max
            if most is not None and len(chosen) >= most:
                self.note(f"At most {most} fit here. Take one off first: press its key again.")
                return
            chosen.append(row.id)
        self.give(tuple(sorted(chosen, key=ids.index)) or None)
        rows = self.query_one(Keys)
        rows.show_rows(self._rows(), rows.at)
