"""The end of a way through: what was made, and what may come next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coachtui.documents.by_lesson import closing, decides, documents_of
from coachtui.interview import flow, thread
from coachtui.interview.answers import State
from coachtui.pack.model import Document
from coachtui.tui import next_steps, places
from coachtui.tui.agreeing import ASKS
from coachtui.tui.frame import Frame
from coachtui.tui.rows import Row, Rows
from coachtui.tui.safe import content, lines
from coachtui.workspace.whereabouts import lessons_of
from coachtui.workspace.workspace import Workspace

LEFT = {"open": "not answered yet", **thread.LEFT}
"""What is said of questions that were left."""


ENOUGH = "stopping here is fine"
"""Beside the way out."""


class EndScreen(Frame[str]):
    """What came of it. It gives back "" for home, or a question to go to."""

    AUTO_FOCUS = ""
    ABOUT = "What came of your answers so far, and what may come next."
    CSS_PATH = "end.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "home", "home", id="end.home"),
        Binding("ctrl+b", "back", "back", id="end.back"),
    ]

    def __init__(self, workspace: Workspace, lesson_id: str, route: str) -> None:
        super().__init__()
        self.workspace = workspace
        self.lesson = flow.lesson_of(workspace.pack, lesson_id)
        self.route = route

    def title_words(self) -> str:
        return self.lesson.title

    def body(self) -> Iterable[Widget]:
        yield Static(self._made(), id="made")
        yield Rows(self._steps(), at=0, id="next")

    def on_mount(self) -> None:
        self.query_one("#next", Rows).focus(scroll_visible=False)

    def action_home(self) -> None:
        """Home. All of this stays, and can be gone on with at any time."""
        self.dismiss("")

    def action_back(self) -> None:
        """Back to the last question."""
        self.dismiss("back")

    def renew(self) -> None:
        """Show what is so now."""
        self.query_one("#made", Static).update(self._made())

    def _made(self) -> Content:
        of = f" “{self.lesson.title}”" if self._several else " it"
        parts: list[Content | str] = [content(f"You have been through{of}.", "bold $voice"), ""]
        if self._pages:
            titles = "; ".join(one.title for one in self._pages)
            parts += [content(f"Your answers made these pages: {titles}.")]
        else:
            parts += ["Nothing came of it yet: answers make lines."]
        left = self._left()
        if left:
            said = ", ".join(f"{count} {LEFT[state]}" for state, count in left.items())
            parts += ["", content(f"Left for another day: {said}.", "$quiet")]
        return lines(*parts)

    @property
    def _several(self) -> bool:
        return len(self.workspace.pack.lessons) > 1

    @property
    def _pages(self) -> tuple[Document, ...]:
        """The pages that came of this lesson."""
        space = self.workspace
        return documents_of(space.pack, space.strategy, self.lesson.id)

    def _made_any(self) -> bool:
        """Whether any line stands that answers made."""
        return any(line.enabled and line.because for line in self.workspace.strategy.lines)

    def _left(self) -> Mapping[State, int]:
        space = self.workspace
        way = flow.steps(space.pack, self.lesson, self.route, space.answers, space.view)
        return flow.left(way)

    def _steps(self) -> list[Row]:
        space = self.workspace
        rows = [Row("strategy", "Read my strategy, and make it mine", "s")]
        for one in self._pages[-1:]:
            label = f"Take “{one.title}” with me"
            rows.append(Row(f"export:{one.id}", label, "t", beside="as a file or to copy"))
        if self._made_any():
            note = "with a reason or without; later you can see what changed"
            rows.append(Row("versions", ASKS, "v", note=note))
        if decides(space.pack, self.lesson.id):
            rows += next_steps.cards(space, "r")
        if self._left():
            rows.append(Row("open", "What is still open", "o"))
        return [*rows, *self._onward(), Row("enough", "Enough for today", "e", beside=ENOUGH)]

    def _onward(self) -> Iterator[Row]:
        """The lesson that comes next, and what was decided over all of them."""
        after = thread.next_of(lessons_of(self.workspace, self.coach.spot), self.lesson.id)
        if after is not None:
            label = f"Next: {after.lesson.title}"
            yield Row(f"next:{after.lesson.id}", label, "n", beside=thread.length(after))
        page = closing(self.workspace.pack)
        if page is not None:
            yield Row("everything", page.title, "k", beside="one page")

    @on(Rows.Entered, "#next")
    def _step(self, event: Rows.Entered) -> None:
        kind, _, what = event.row.id.partition(":")
        if kind in places.ANYWHERE:
            places.ANYWHERE[kind](self.coach)
            return
        match kind:
            case "export":
                places.export(self.coach, what)
            case "versions":
                self._agree()
            case "next":
                places.open_lesson(self.coach, what)
            case "open":
                self.dismiss("open")
            case _:
                self.dismiss("")

    @work
    async def _agree(self) -> None:
        from coachtui.tui.agreeing import agree

        await agree(self.coach)
