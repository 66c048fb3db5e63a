"""The end of a way through: what was made, and what may come next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coachtui.interview import flow
from coachtui.interview.answers import State
from coachtui.tui.agreeing import ASKS
from coachtui.tui.frame import Frame
from coachtui.tui.places import can_rehearse
from coachtui.tui.rows import Row, Rows
from coachtui.tui.safe import content, lines
from coachtui.workspace.workspace import Workspace

LEFT = {
    "open": "not answered yet",
    "unsure": "not sure yet",
    "skipped": "skipped",
    "coach": "to talk over",
}
"""What is said of questions that were left."""


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
        parts: list[Content | str] = [content("You have been through it.", "bold $voice"), ""]
        if self._made_any():
            pages = [document.title for document in self.workspace.pack.documents.values()]
            parts += [content(f"Your answers made these pages: {'; '.join(pages)}.")]
        else:
            parts += ["Nothing came of it yet: answers make lines."]
        left = self._left()
        if left:
            said = ", ".join(f"{count} {LEFT[state]}" for state, count in left.items())
            parts += ["", content(f"Left for another day: {said}.", "$quiet")]
        return lines(*parts)

    def _made_any(self) -> bool:
        """Whether any line stands that answers made."""
        return any(line.enabled and line.because for line in self.workspace.strategy.lines)

    def _left(self) -> Mapping[State, int]:
        space = self.workspace
        way = flow.steps(space.pack, self.lesson, self.route, space.answers, space.view)
        return flow.left(way)

    def _steps(self) -> list[Row]:
        rows = [Row("strategy", "Read my strategy, and make it mine", "s")]
        if "card" in self.workspace.pack.documents:
            rows.append(
                Row("export", "Take the card with me", "t", note="one page, as a file or to copy")
            )
        if self._made_any():
            note = "with a reason or without; later you can see what changed"
            rows.append(Row("versions", ASKS, "v", note=note))
        space = self.workspace
        if can_rehearse(space):
            rows.append(Row("cards", "Rehearse eight more", "r", beside="6 minutes"))
        if self._left():
            rows.append(Row("open", "What is still open", "o"))
        return [*rows, Row("enough", "Enough for today", "e")]

    @on(Rows.Entered, "#next")
    def _step(self, event: Rows.Entered) -> None:
        match event.row.id:
            case "strategy":
                from coachtui.tui.strategy import StrategyScreen

                self.app.push_screen(StrategyScreen(self.workspace))
            case "export":
                from coachtui.tui.export import ExportScreen

                self.app.push_screen(ExportScreen(self.workspace, "card"))
            case "versions":
                self._agree()
            case "cards":
                from coachtui.tui.places import open_cards

                open_cards(self.coach)
            case "open":
                self.dismiss("open")
            case _:
                self.dismiss("")

    @work
    async def _agree(self) -> None:
        from coachtui.tui.agreeing import agree

        await agree(self.coach)
