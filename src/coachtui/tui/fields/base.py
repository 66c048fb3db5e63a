"""What every field of an answer is: a question comes in, a raw value goes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual.containers import Vertical
from textual.message import Message

from coachtui.interview.answers import Value
from coachtui.pack.question import Question


class Field(Vertical):
    """A field for one question, whose pipes are filled already.

    It knows neither pack nor workspace: it posts `Changed` when its raw value did, and
    `Done` when the person means to go on.
    """

    DEFAULT_CSS = """
    Field { height: auto; }
    """

    typed: ClassVar[bool] = False
    """Kept when it is left; else each change is an answer at once."""

    @dataclass
    class Changed(Message):
        """The raw value is another one."""

        field: Field
        raw: object

    @dataclass
    class Done(Message):
        """The person means to go on."""

        field: Field

    @dataclass
    class Note(Message):
        """Something to say beneath the field; nothing was changed by it."""

        field: Field
        words: str

    optional = False
    """Enter goes on though nothing is given: for a field of a row."""

    most = 0
    """Characters that fit where typed words are going; 0: nobody counts them."""

    beside: Callable[[Mapping[str, object]], str] | None = None
    """Of rows: the words that stand beside one."""

    def __init__(self, question: Question, raw: object = None) -> None:
        super().__init__(classes=f"field -{question.kind}")
        self.question = question
        self._given = raw

    def raw(self) -> object:
        """What was given, in the shape that `interview.values.parse` reads; None: nothing."""
        return self._given

    def manner(self) -> str:
        """How it is answered, in a few words for beneath it."""
        return ""

    def whole(self) -> bool:
        """Whether it is ready to be an answer; until then it is kept as a draft, unremarked."""
        return True

    def kept(self, value: Value) -> None:
        """Learn what was made of the raw value when it was kept."""

    def show_place(self) -> None:
        """Bring into view where one is, after what stands around it changed."""

    def begin(self) -> None:
        """Take the focus."""
        for widget in self.query("*"):
            if widget.focusable:
                widget.focus(scroll_visible=False)
                return

    def give(self, raw: object) -> None:
        """Keep a raw value and tell of it."""
        self._given = raw
        self.post_message(self.Changed(self, raw))

    def passed(self) -> None:
        """Enter was pressed with nothing given."""
        if self.optional:
            self.done()
        else:
            done = "written" if self.typed else "chosen"
            self.note(f"Nothing is {done} yet. Ctrl+N goes on without it.")

    def done(self) -> None:
        """Tell that the person means to go on."""
        self.post_message(self.Done(self))

    def note(self, words: str) -> None:
        """Say something beneath the field."""
        self.post_message(self.Note(self, words))
