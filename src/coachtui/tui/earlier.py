"""What a question was answered before, to bring back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from coachtui.clock import kept_in_words
from coachtui.strategy.review import Reviewed
from coachtui.text import cut
from coachtui.tui.lines import Lines, row
from coachtui.tui.modal import Dialog
from coachtui.tui.review_rows import SHOWN
from coachtui.tui.safe import content, lines
from coachtui.workspace.earlier import Earlier


class EarlierDialog(Dialog[Earlier | None]):
    """Earlier answers, newest first."""

    ABOUT = "What you answered before. Bring one back, and see first what that changes."
    CSS_PATH = "line_dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "restore", "bring this one back", id="earlier.restore"),
        Binding("escape", "back", "back", id="earlier.back"),
    ]

    def __init__(self, now: Reviewed, before: tuple[Earlier, ...]) -> None:
        super().__init__()
        self._now = now
        self._before = before

    def head(self) -> str:
        return self._now.text

    def body(self) -> Iterable[Widget]:
        now = content(cut(self._now.answer, SHOWN))
        yield Static(lines(Content.styled("Now", "$quiet"), now), classes="below")
        yield Static("Before", classes="quiet")
        yield Lines(*(_row(n, one) for n, one in enumerate(self._before)))

    def on_mount(self) -> None:
        self.query_one(Lines).highlighted = 0

    def on_option_list_option_selected(self) -> None:
        """A click does what Enter does."""
        self.action_restore()

    def action_restore(self) -> None:
        """Bring this answer back."""
        self.dismiss(self._before[int(self.query_one(Lines).pointed)])

    def action_back(self) -> None:
        """Back, with the answer as it is."""
        self.dismiss(None)


def _row(number: int, one: Earlier) -> Option:
    words = lines(content(cut(one.words, SHOWN)), content(kept_in_words(one.at), "$quiet"))
    return row("·", words, id=str(number))
