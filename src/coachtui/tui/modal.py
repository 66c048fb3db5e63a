"""What every dialog has: a head, a body, its keys, help, and the way out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from coachtui.tui.keys import KeyBar
from coachtui.tui.safe import content
from coachtui.tui.topmost import Topmost

Result = TypeVar("Result")


class Dialog(ModalScreen[Result], Topmost[Result], Generic[Result]):
    """A dialog over a screen. The keys of the app end at it, so it brings help and leaving."""

    DEFAULT_CSS = """
    Dialog .head { color: $voice; text-style: bold; height: auto; margin-bottom: 1; }
    Dialog .below { height: auto; margin-bottom: 1; }
    Dialog .quiet { color: $quiet; margin-bottom: 1; }
    Dialog Lines { background: $raised; }
    Dialog Lines > .option-list--option-highlighted { background: $raised; }
    Dialog Lines:focus > .option-list--option-highlighted { background: $ground; }
    Dialog KeyBar { dock: none; padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.help", "help", id="app.help"),
        Binding("ctrl+q", "app.quit", "leave", id="app.quit", show=False),
    ]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(content(self.head()), classes="head")
            yield from self.body()
            yield KeyBar()

    def head(self) -> str:
        """What the dialog asks or tells, in a line."""
        return ""

    def body(self) -> Iterable[Widget]:
        """The widgets between."""
        return ()
