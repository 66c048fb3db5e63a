"""Forgetting a lesson that was begun by mistake: seen first, then done, in one step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from coachtui.tui.changing import may_change
from coachtui.tui.modal import Dialog
from coachtui.tui.preview import told as lines_told
from coachtui.tui.safe import content
from coachtui.workspace.forgetting import Forgetting, forgetting, told

if TYPE_CHECKING:
    from coachtui.tui.coach import Coach


class ForgetDialog(Dialog[bool]):
    """What would be cleared, what stays, and which lines would go."""

    ABOUT = (
        "A lesson that was begun by mistake can be forgotten: its answers are cleared, "
        "in one step that undo takes back."
    )
    CSS_PATH = "preview.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "answer(True)", "forget it", id="forget.yes"),
        Binding("escape,enter", "answer(False)", "leave it as it is", id="forget.no"),
    ]

    def __init__(self, found: Forgetting) -> None:
        super().__init__()
        self._found = found

    def head(self) -> str:
        return f"Forget “{self._found.title}”?"

    def body(self) -> Iterable[Widget]:
        yield Static(content(" ".join(told(self._found))), classes="below")
        with VerticalScroll(id="what"):
            for words in lines_told(self._found.lines):
                yield Static(words, classes="below")

    def on_mount(self) -> None:
        self.query_one("#what").focus()

    def action_answer(self, forget: bool) -> None:
        """Forget the lesson, or leave all as it is."""
        self.dismiss(forget)


async def forget(app: Coach, lesson: str) -> bool:
    """Show what forgetting a lesson would clear, and do it if the person says so.

    To be called in a worker, since it waits for an answer.
    """
    space = app.workspace
    if not may_change(app):
        return False
    found = forgetting(space, lesson)
    if not found:
        app.say(" ".join(told(found)))
        return False
    if not await app.push_screen_wait(ForgetDialog(found)):
        return False
    space.forget(lesson)
    app.move(lambda spot: spot.without(lesson))
    app.save_soon()
    app.say(f"“{found.title}” is forgotten. F5 brings it back.")
    return True
