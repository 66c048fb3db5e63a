"""An answer that was given in another lesson: Enter keeps it, a key changes it."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from coachtui.pack.question import Question
from coachtui.text import cut
from coachtui.tui.fields.base import Field
from coachtui.tui.rows import Row, Rows
from coachtui.tui.safe import content

SHOWN = 600
"""Characters of an answer; all of it is on view where it is changed."""


class SaidField(Field):
    """The answer in words, and where it was given. It is neither typed nor picked here."""

    DEFAULT_CSS = """
    SaidField .words { height: auto; padding-left: 2; }
    SaidField .where { height: auto; color: $quiet; margin: 1 0; }
    """

    @dataclass
    class Change(Message):
        """The person would answer otherwise."""

        field: Field

    def __init__(self, question: Question, raw: object, words: str, lesson: str) -> None:
        super().__init__(question, raw)
        self._words = words
        self._lesson = lesson

    def compose(self) -> ComposeResult:
        yield Static(content(cut(self._words, SHOWN)), classes="words")
        yield Static(content(f"You said this in “{self._lesson}”."), classes="where")
        rows = [
            Row("keep", "Keep it, and go on"),
            Row("change", "Change it", "c", beside="you see first what else that changes"),
        ]
        yield Rows(rows, at=0)

    def manner(self) -> str:
        """What Enter does."""
        return "Enter keeps it."

    @on(Rows.Entered)
    def _entered(self, event: Rows.Entered) -> None:
        event.stop()
        if event.row.id == "keep":
            self.done()
        else:
            self.post_message(self.Change(self))
