"""A page's prose: read beside the question or above it, and never in its way."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from coachtui.pack.model import Page
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
    Prose .gap { height: 1; }
    """

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

    def where(self, words: str) -> None:
        """Say otherwise how far one is."""
        self.query_one(".where", Static).update(content(words))


class More(Static):
    """Says that there is more to read, and by which key."""

    DEFAULT_CSS = """
    More { height: 1; color: $quiet; display: none; }
    """

    def on_mount(self) -> None:
        self.update(Content("… PgDn reads on"))
