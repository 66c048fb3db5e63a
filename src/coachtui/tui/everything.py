"""Everything that was decided, over all lessons, on one page: to read, copy or take along."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from coachtui.documents.formats import render
from coachtui.documents.model import Document
from coachtui.tui.frame import Frame
from coachtui.tui.places import export, open_strategy
from coachtui.tui.safe import content
from coachtui.workspace.paper import page

if TYPE_CHECKING:
    from coachtui.workspace.workspace import Workspace

WIDEST = 80
"""Columns of the page."""


class EverythingScreen(Frame[None]):
    """The closing page."""

    ABOUT = (
        "Everything you decided, lesson by lesson, with the dates that lie ahead and what did "
        "some good. It can be copied, or written to a file."
    )
    CSS_PATH = "everything.tcss"
    AUTO_FOCUS = "#paper"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "file", "to a file", id="everything.file"),
        Binding("y", "copy", "copy", id="everything.copy"),
        Binding("s", "strategy", "line by line", id="everything.strategy"),
        Binding("escape", "back", "back", id="everything.back"),
    ]

    def __init__(self, workspace: Workspace, document: str) -> None:
        super().__init__()
        self._workspace = workspace
        self._document = document
        self._page: Document | None = None
        self._words = ""
        """What is on view."""

    def title_words(self) -> str:
        return self._workspace.pack.documents[self._document].title

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="paper"):
            yield Static(id="read")

    def on_screen_resume(self) -> None:
        self.renew()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    @work(exclusive=True, group="page")
    async def renew(self) -> None:
        """Lay the page out as things stand; what did some good is on the disk."""
        self._page = await asyncio.to_thread(page, self._workspace, self._document)
        self._show()

    def _show(self) -> None:
        if self._page is None or not self.is_mounted:
            return
        width = self.query_one("#paper").scrollable_content_region.width
        words = render(self._page, "text", columns=min(max(width, 40), WIDEST))
        if words != self._words:
            self._words = words
            self.query_one("#read", Static).update(content(words))

    @work
    async def action_copy(self) -> None:
        """Copy the page."""
        from coachtui.tui.copying import copy

        if self._page is not None:
            self.coach.say(await copy(self.app, render(self._page, "text")))

    def action_file(self) -> None:
        """Write it to a file, as text, Markdown, HTML or JSON."""
        export(self.coach, self._document)

    def action_strategy(self) -> None:
        """Read it line by line, with the reason of each, and make it yours."""
        open_strategy(self.coach)

    def action_back(self) -> None:
        """Back to where you came from."""
        self.dismiss()
