"""When saving went wrong: what happened, why, and what can be done; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from coachtui.files.errors import Trouble
from coachtui.files.named import Nobodys, named
from coachtui.files.save import free
from coachtui.tui.modal import Dialog
from coachtui.tui.safe import content
from coachtui.tui.settle import Settle
from coachtui.workspace.errors import Conflict
from coachtui.workspace.matters.unsaved import conflict, not_saved
from coachtui.workspace.remedy import typed

if TYPE_CHECKING:
    from coachtui.tui.coach import Coach
    from coachtui.workspace.workspace import Workspace


class Elsewhere(Dialog[Path | None]):
    """Where else to write everything to."""

    ABOUT = "A file into which everything you said is written. Nothing that is there is replaced."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back", id="elsewhere.back"),
    ]

    def __init__(self, proposed: Path) -> None:
        super().__init__()
        self._proposed = proposed

    def head(self) -> str:
        return "Save everything into another file"

    def body(self) -> Iterable[Widget]:
        load = typed(self.coach.workspace, "answers load")
        words = f"On another disk, if this one is full. `{load}` reads it back."
        yield Static(content(words), classes="below")
        yield Input(str(self._proposed))
        yield Static(content("Enter saves there."), classes="below")

    def action_back(self) -> None:
        """Back to what went wrong."""
        self.dismiss(None)

    @on(Input.Submitted)
    def _chosen(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            try:
                self.dismiss(named(event.value.strip()))
            except Nobodys as nobody:
                self.coach.say(str(nobody), wrong=True)


class NotSaved(Settle):
    """What couldn't be saved, and ways on."""


def show_trouble(
    app: Coach, trouble: Trouble, *, leaving: bool = False, tried: bool = False
) -> None:
    """Say what went wrong with saving, and offer ways on.

    Args:
        app: The app.
        trouble: What went wrong.
        leaving: Somebody wants to leave.
        tried: It was told before, and tried again.
    """

    async def settled(choice: str | None) -> None:
        match choice:
            case "again":
                await again()
            case "elsewhere":
                app.push_screen(Elsewhere(free(Path.home() / "coachtui-answers.toml")), written)
            case "leave":
                app.exit(1)

    async def again() -> None:
        failed = await app.writer.now()
        if failed is None:
            if leaving:
                app.exit(0)
            else:
                app.say("All of it is saved now.")
        elif not isinstance(failed, Conflict):
            show_trouble(app, failed, leaving=leaving, tried=True)

    async def written(path: Path | None) -> None:
        failed = await app.writer.elsewhere(path) if path else trouble
        if failed is not None:
            show_trouble(app, failed, leaving=leaving)
        else:
            app.say(f"Written to {path}.", seconds=10)
            if leaving:
                app.exit(0)

    if isinstance(app.screen, NotSaved):  # a key that saves or leaves works there too
        app.pop_screen()
    app.push_screen(
        NotSaved(not_saved(app.workspace, trouble, leaving=leaving, tried=tried)), settled
    )


class ConflictDialog(Settle):
    """The file on the disk isn't the one that was read: which is to stand?"""

    def __init__(self, workspace: Workspace, name: str) -> None:
        super().__init__(conflict(workspace, name))
