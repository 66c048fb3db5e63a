"""A page's prose: read beside the question or above it, and never in its way."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from coachtui.pack.page import Page
from coachtui.tui.held_rows import HeldRows
from coachtui.tui.prose import prose
from coachtui.tui.safe import content
from coachtui.workspace.workspace import Workspace


class Prose(VerticalScroll, can_focus=False):
    """The heading and what is said; it scrolls by PgUp and PgDn, or by the wheel."""

    DEFAULT_CSS = """
    Prose { height: auto; scrollbar-size-vertical: 1; }
    Prose .title { text-style: bold; color: $voice; height: auto; }
    Prose .where { color: $quiet; height: auto; margin-bottom: 1; }
    Prose .block { height: auto; margin-bottom: 1; }
    Prose .item { height: auto; }
    Prose > .block:last-child { margin-bottom: 0; }
    Prose .gap { height: 1; }
    """

    class Turned(Message):
        """Other lines are in view, or more or fewer of them."""

    def __init__(self, workspace: Workspace, page: Page, title: str, where: str) -> None:
        super().__init__()
        self.page = page
        self._workspace = workspace
        self._title = title
        self._where = where

    def compose(self) -> ComposeResult:
        yield Static(content(self._title), classes="title")
        yield Static(content(self._where), classes="where")
        yield from prose(self._workspace, self.page)

    async def on_held_rows_changed(self, event: HeldRows.Changed) -> None:
        """Say the page once more, by the answers of now, with its rows still in use."""
        event.stop()
        await self.recompose()
        rows = next(iter(self.query(HeldRows)), None)
        if rows is not None:
            rows.focus()

    def on_resize(self) -> None:
        self.post_message(self.Turned())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Turned())

    @property
    def more(self) -> bool:
        """Whether there is more below."""
        return self.scroll_y < self.max_scroll_y

    def where(self, words: str) -> None:
        """Say otherwise how far one is."""
        self.query_one(".where", Static).update(content(words))


class More(Static):
    """Says that there is more to read, and by which key."""

    DEFAULT_CSS = """
    More { height: 1; color: $quiet; }
    """

    def tell(self, more: bool) -> None:
        """Say it, or leave the line empty."""
        self.update(Content("… PgDn reads on" if more else ""))
