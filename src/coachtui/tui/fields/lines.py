"""A few lines of words, each in a field of its own."""

from __future__ import annotations

from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.widgets import TextArea

from coachtui.pack.question import Question
from coachtui.text import CAPS
from coachtui.tui.fields.base import Field
from coachtui.tui.fields.words import MOST
from coachtui.tui.writing import Words


class LinesField(Field):
    """Up to the question's `max` lines."""

    DEFAULT_CSS = """
    LinesField Words, LinesField Words:focus {
        border: none; border-left: outer $rule; min-height: 1; margin-bottom: 1;
    }
    LinesField Words:focus { border-left: outer $voice; }
    """
    typed: ClassVar[bool] = True

    def __init__(self, question: Question, raw: object = None) -> None:
        lines = raw if isinstance(raw, (list, tuple)) else str(raw).split("\n") if raw else ()
        given = [str(one) for one in lines]
        super().__init__(question, given or None)
        self._count = max(question.max or max(len(given) + 1, 3), len(given))

    def compose(self) -> ComposeResult:
        given = cast("list[str]", self._given or [])
        for place in range(self._count):
            text = given[place] if place < len(given) else ""
            yield Words(text, one_line=True)

    def manner(self) -> str:
        """Enter leads to the next line, and from the last one on."""
        most = f"Up to {self.question.max}. " if self.question.max else ""
        return f"{most}Enter leads to the next line, and from an empty one on."

    def raw(self) -> object:
        """The lines that hold words; None where none does."""
        if not self.query(Words):
            return self._given
        kept = [one.words for one in self.query(Words) if one.words.strip()]
        return kept or None

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.raw() != self._given:
            self.give(self.raw())

    def on_words_finished(self, event: Words.Finished) -> None:
        event.stop()
        boxes = list(self.query(Words))
        place = boxes.index(event.words)
        if not event.words.words.strip() or place + 1 == len(boxes):
            self.done()
        else:
            boxes[place + 1].focus()

    async def on_words_refused(self, event: Words.Refused) -> None:
        event.stop()
        count = len(event.text)
        if count > MOST:
            self.note(f"That is {count:,} characters: too much to take in. Nothing was changed.")
            return
        words = Words(event.text, one_line=True)
        await self.mount(words, after=event.words)
        await event.words.remove()
        words.focus()
        self.give(self.raw())
        fit = f"{CAPS['text']:,} fit on a line"
        self.note(
            f"That is {count:,} characters; {fit}. It is kept as a draft, and nothing was cut."
        )
