"""A page's prose: read beside the question or above it, and never in its way."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from coachtui.pack.page import Page
from coachtui.tui.held_rows import HeldRows
from coachtui.tui.prose import prose
from coachtui.tui.safe import content
from coachtui.workspace.workspace import Workspace


class Prose(VerticalScroll, can_focus=False):
    """The heading and what is said; it scrolls by PgUp and PgDn, or by the wheel."""

    DEFAULT_CSS = """
    Prose { height: auto; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    Prose .title { text-style: bold; color: $voice; height: auto; }
    Prose .where { color: $quiet; height: auto; margin-bottom: 1; }
    Prose .block { height: auto; margin-bottom: 1; }
    Prose .item { height: auto; }
    Prose > .block:last-child { margin-bottom: 0; }
    Prose .gap { height: 1; }
    """

    def __init__(self, workspace: Workspace, page: Page, title: str, where: str) -> None:
        super().__init__()
        self.page = page
        self._workspace = workspace
        self._title = title
        self._where = where

    def compose(self) -> ComposeResult:
        yield More()
        yield Static(content(self._title), classes="title")
        yield Static(content(self._where), classes="where")
        yield from prose(self._workspace, self.page)

    async def on_held_rows_changed(self, event: HeldRows.Changed) -> None:
        """Say the page once more, by the answers of now, with its rows still in use."""
        event.stop()
        await self.recompose()
        self.call_after_refresh(self._tell)
        rows = next(iter(self.query(HeldRows)), None)
        if rows is not None:
            rows.focus()

    def on_resize(self) -> None:
        self._tell()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._tell()

    def _tell(self) -> None:
        for more in self.query(More):
            more.tell(self.scroll_y < self.max_scroll_y)

    def where(self, words: str) -> None:
        """Say otherwise how far one is."""
        self.query_one(".where", Static).update(content(words))


class More(Static):
    """The last line of a page: whether there is more to read, and by which key."""

    DEFAULT_CSS = """
    More { dock: bottom; height: 1; color: $quiet; }
    """
    _more = False

    def tell(self, more: bool) -> None:
        """Say it, or leave the line empty."""
        if more != self._more:
            self._more = more
            self.update(Content("… PgDn reads on" if more else ""), layout=False)
