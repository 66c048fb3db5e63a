"""When saving went wrong: what happened, why, and what can be done; nothing typed is lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from coachtui.files.errors import Trouble
from coachtui.tui.safe import content
from coachtui.tui.settle import Settle
from coachtui.workspace.matters.unsaved import conflict, not_saved

if TYPE_CHECKING:
    from coachtui.tui.app import CoachApp
    from coachtui.workspace.workspace import Workspace


class Elsewhere(ModalScreen[Path | None]):
    """Where else to write everything to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back", id="elsewhere.back"),
    ]

    def __init__(self, proposed: Path) -> None:
        super().__init__()
        self._proposed = proposed

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(content("Save everything into another file", "bold $voice"))
            yield Static(content("\nIt can be read back with `coachtui answers load`.\n"))
            yield Input(str(self._proposed))
            yield Static(content("Enter saves there. Esc leads back.", "$quiet"))

    def action_back(self) -> None:
        """Back to what went wrong."""
        self.dismiss(None)

    @on(Input.Submitted)
    def _chosen(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.dismiss(Path(event.value.strip()).expanduser())


def show_trouble(app: CoachApp, trouble: Trouble, *, leaving: bool = False) -> None:
    """Say what went wrong with saving, and offer ways on."""

    async def settled(choice: str | None) -> None:
        match choice:
            case "again":
                if leaving:
                    await app.action_quit()
                else:
                    await app.action_save()
            case "elsewhere":
                app.push_screen(Elsewhere(Path.home() / "coachtui-answers.toml"), written)
            case "leave":
                app.exit(1)

    async def written(path: Path | None) -> None:
        if path is None:
            show_trouble(app, trouble, leaving=leaving)
            return
        failed = await app.writer.elsewhere(path)
        if failed is not None:
            show_trouble(app, failed, leaving=leaving)
        else:
            app.say(f"Written to {path}.", seconds=10)
            if leaving:
                app.exit(0)

    app.push_screen(Settle(not_saved(app.workspace, trouble, leaving=leaving)), settled)


class ConflictDialog(Settle):
    """The file on the disk isn't the one that was read: which is to stand?"""

    def __init__(self, workspace: Workspace, name: str) -> None:
        super().__init__(conflict(workspace, name))
