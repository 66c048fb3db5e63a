"""The map: every page and how it stands, and the other ways through."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from coachtui.interview import flow
from coachtui.interview.pipes import fill_page
from coachtui.pack.page import Page
from coachtui.tui import reading
from coachtui.tui.frame import Frame
from coachtui.tui.rows import Row, Rows
from coachtui.tui.safe import content
from coachtui.workspace.workspace import Workspace

Goal = tuple[str, str]
"""A question, and the route that it is asked in; an empty question begins the route."""

MARKS: dict[flow.Mark, tuple[str, str]] = {
    "done": ("✓", ""),
    "open": ("·", "open"),
    "unsure": ("?", "not sure yet"),
    "skipped": ("–", "skipped"),
    "coach": ("&", "to talk over"),
    "aside": (" ", "set aside: not asked with these answers"),
}
"""A page's sign, and the words beside it."""


WAITS = (" ", "opens with an answer before it")
"""Of a page on which nothing is asked yet."""


class Pages(Rows):
    """Rows of which the footer says what Enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "go there", id="map.go"),
    ]


def _waits(way: tuple[flow.Step, ...], page: Page) -> bool:
    here = [step.relevant for step in way if step.page.id == page.id]
    return True not in here and None in here


class MapScreen(Frame[Goal | None]):
    """Pages of one lesson; Enter goes to one."""

    ABOUT = "Every page and how it stands. Any of them can be opened, in any order."
    CSS_PATH = "map.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back", id="map.back"),
        Binding("tab", "ways", "pages or ways through", id="map.ways"),
    ]

    def __init__(
        self, workspace: Workspace, lesson_id: str, route: str, question: str = ""
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.lesson = flow.lesson_of(workspace.pack, lesson_id)
        self.route = route or flow.suggested(workspace.pack, self.lesson, workspace.view)
        self._question = question

    def title_words(self) -> str:
        return f"{self.lesson.title}: all pages"

    def body(self) -> Iterable[Widget]:
        pages, at = self._pages()
        with VerticalScroll(can_focus=False):
            yield Pages(pages, at=at, id="pages")
            yield Static(content("Ways through", "bold $voice"), classes="heading")
            yield Pages(self._routes(), id="routes")

    def _way(self) -> tuple[flow.Step, ...]:
        space = self.workspace
        return flow.steps(space.pack, self.lesson, self.route, space.answers, space.view)

    def _pages(self) -> tuple[list[Row], int]:
        way = self._way()
        rows, at = [], 0
        for place, page in enumerate(flow.pages(way)):
            sign, words = MARKS[flow.mark(way, page)]
            if _waits(way, page):
                sign, words = WAITS
            title = fill_page(self.workspace.pack, page.title, self.workspace.view.known)
            here = self._question in page.questions
            at = place if here else at
            said = "; ".join(filter(None, ["you are here" if here else "", words]))
            rows.append(Row(page.id, title, mark=sign, beside=said))
        return rows, at

    def _routes(self) -> list[Row]:
        return [
            Row(id_, title, beside=f"{took}; you are on it" if id_ == self.route else took)
            for id_, title, took in reading.routes(self.workspace.pack, self.lesson)
        ]

    def on_mount(self) -> None:
        self.query_one("#pages", Rows).focus()

    def action_back(self) -> None:
        """Back to where you were."""
        self.dismiss(None)

    def action_ways(self) -> None:
        """From the pages to the ways through, and back again."""
        self.focus_next()
        rows = self.focused
        if isinstance(rows, Rows) and rows.at is None:
            rows.point(0)

    @on(Rows.Entered, "#pages")
    def _page(self, event: Rows.Entered) -> None:
        page = next(one for one in self.lesson.pages if one.id == event.row.id)
        way = [step for step in self._way() if step.page.id == page.id]
        step = flow.next_open(way) or next((one for one in way if one.asked), None)
        if step is None:
            self.notify("This page isn't asked with the answers that you gave.", markup=False)
        else:
            self.dismiss((step.question.id, self.route))

    @on(Rows.Entered, "#routes")
    def _route(self, event: Rows.Entered) -> None:
        self.dismiss(("", event.row.id))
