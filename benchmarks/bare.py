"""Bare programs to measure against: ``python -m benchmarks.bare NAME``.

They import Textual and nothing else.
"""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Footer, Header, Static, TextArea

WORDS = "The words of the next step"
ELSEWHERE = "Somewhere else"


class Frame(App[None]):
    """A header, a footer, a line of words."""

    def compose(self) -> ComposeResult:
        """Three widgets."""
        yield Header()
        yield Static(WORDS)
        yield Footer()


class Other(Screen[None]):
    """A screen to go to and come back from."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "back")]

    def compose(self) -> ComposeResult:
        """Three widgets."""
        yield Header()
        yield Static(ELSEWHERE)
        yield Footer()


class Screens(Frame):
    """Two screens."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("o", "other", "other")]

    def action_other(self) -> None:
        """To the other one."""
        self.push_screen(Other())


class Field(App[None]):
    """The text area that a lesson's field of words is made of, focused, and nothing else."""

    def compose(self) -> ComposeResult:
        """Two widgets, the words last."""
        yield TextArea(soft_wrap=True, highlight_cursor_line=False)
        yield Static(WORDS)


class Line(Field):
    """The same, as high as a lesson's field of one line of words."""

    CSS = "TextArea { height: 3; }"


APPS: dict[str, type[App[None]]] = {
    "frame": Frame,
    "screens": Screens,
    "field": Field,
    "line": Line,
}

if __name__ == "__main__":
    APPS[sys.argv[1]]().run()
