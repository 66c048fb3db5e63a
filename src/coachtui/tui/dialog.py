"""A question of the app's own, with a few ways on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from coachtui.tui.rows import Row, Rows
from coachtui.tui.safe import content
from coachtui.tui.topmost import Topmost


class Choose(ModalScreen[str], Topmost[str]):
    """A few words and a few ways on, by key or Enter; Esc is the last, which changes nothing."""

    ABOUT = "A choice to make before going on. The last one leaves everything as it is."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "last", "the last one", id="dialog.last"),
    ]

    def __init__(self, title: str, words: str, rows: Sequence[Row]) -> None:
        super().__init__()
        self._title = title
        self._words = words
        self._rows = tuple(rows)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(content(self._title, "bold $voice"))
            yield Static(content(f"\n{self._words}\n"))
            yield Rows(self._rows, at=0)

    @on(Rows.Entered)
    def _entered(self, event: Rows.Entered) -> None:
        event.stop()
        self.dismiss(event.row.id)

    def action_last(self) -> None:
        """Leave everything as it is."""
        self.dismiss(self._rows[-1].id)
