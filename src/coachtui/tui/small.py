"""The one message of a window that is too small."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static


class TooSmall(Screen[None]):
    """Says which size is needed, and that nothing is lost. It goes when there is room."""

    DEFAULT_CSS = """
    TooSmall { background: $ground; align: center middle; }
    TooSmall Static { width: auto; max-width: 100%; height: auto; text-align: center; }
    """

    def __init__(self, columns: int, rows: int, *, id: str) -> None:
        super().__init__(id=id)
        self._needed = columns, rows

    def compose(self) -> ComposeResult:
        columns, rows = self._needed
        words = f"This needs {columns} columns and {rows} rows.\nEverything you typed is kept."
        yield Static(Content(words))

    def on_screen_resume(self) -> None:
        """Go, where room was made while something lay above."""
        columns, rows = self._needed
        if self.app.size.width >= columns and self.app.size.height >= rows:
            self.dismiss()
