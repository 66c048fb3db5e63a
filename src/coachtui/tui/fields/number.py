"""A whole number, typed."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from coachtui.tui.fields.base import Field


class NumberField(Field):
    """A whole number between the question's `min` and `max`."""

    DEFAULT_CSS = """
    NumberField Input { width: 24; }
    """
    typed: ClassVar[bool] = True

    def compose(self) -> ComposeResult:
        given = "" if self._given is None else str(self._given)
        box = Input(given, restrict=r"[+-]?[0-9]*", select_on_focus=False)
        box.cursor_blink = False
        yield box

    def manner(self) -> str:
        """From where to where, and that Enter goes on."""
        low, high = self.question.min, self.question.max
        span = f"{low} to {high}. " if low is not None and high is not None else ""
        return f"{span}Enter keeps it and goes on."

    def raw(self) -> object:
        """The number, or what was typed of one; None where nothing was."""
        if not self.query(Input):
            return self._given
        typed = self.query_one(Input).value.strip()
        try:
            return int(typed) if typed else None
        except ValueError:
            return typed

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.raw() != self._given:
            self.give(self.raw())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self.raw() is None:
            self.passed()
        else:
            self.done()
