"""What every page of looking again is: it asks one thing, and keeps it as it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from msgspec.structs import replace
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from coachtui.text import clean
from coachtui.tui.safe import content
from coachtui.tui.writing import PAUSE, Words
from coachtui.workspace import looking
from coachtui.workspace.looking import Look
from coachtui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from coachtui.tui.coach import Coach


class Looking(Vertical):
    """One page."""

    DEFAULT_CSS = """
    Looking { height: auto; }
    Looking .asked { text-style: bold; height: auto; margin-bottom: 1; }
    Looking .quiet { color: $quiet; height: auto; margin-bottom: 1; }
    Looking .said { height: auto; padding-left: 2; margin-bottom: 1; }
    Looking .wrong { color: $wrong; height: auto; margin-top: 1; display: none; }
    Looking Rows { margin-bottom: 1; }
    """

    class Done(Message):
        """The person means to go on."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__()
        self.workspace = workspace
        self.look = look
        self.left = False
        """Another page takes its place: what a worker brings from now on comes too late."""
        self._pause: Timer | None = None

    @property
    def on_view(self) -> bool:
        """Whether its widgets can be read and written."""
        return self.is_mounted and not self.left

    @property
    def coach(self) -> Coach:
        """The app, by its own type."""
        return cast("Coach", self.app)

    def begin(self) -> None:
        """Take the focus."""
        for widget in self.query("*").results(Widget):
            if widget.focusable and widget.display:
                widget.focus(scroll_visible=False)
                return

    def note(self, **changes: Any) -> None:  # noqa: ANN401  (the fields of a look)
        """Keep how far one is."""
        self.look = replace(self.look, **changes)
        looking.keep(self.workspace, self.look)
        self.coach.save_soon()

    def draft(self, key: str, raw: object) -> None:
        """Keep what was typed; it is written in a moment, however long one types on."""
        if self.workspace.read_only:
            return
        self.workspace.draft(key, raw)
        if self._pause is None:
            self._pause = self.set_timer(PAUSE, self._save)
            self.coach.writer.begun()

    def _save(self) -> None:
        self._pause = None
        self.coach.save_soon()

    def on_unmount(self) -> None:
        """What was typed last is written too."""
        if self._pause is not None:
            self.coach.save_soon()

    def typed(self) -> str:
        """What stands in the field of words, if there is one."""
        return next((clean(one.words).strip() for one in self.query(Words)), "")

    def wrong(self, words: str) -> None:
        """Say what keeps this from being kept; nothing typed is lost by it."""
        for one in self.query(".wrong").results(Static):
            one.update(content(words))
            one.display = bool(words)

    def keep(self) -> None:
        """Hand what stands in fields to the workspace, as a draft."""

    async def leave(self) -> bool:
        """Keep what was given, and say whether one may go on. It may ask; so in a worker."""
        return True
