"""The lines of the strategy as a list: what stands where, and what is pointed at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.documents.parts import Held, Part, held, parts, pending
from coachtui.strategy.model import Line
from coachtui.tui.curious import tension_rows
from coachtui.tui.frame import Frame
from coachtui.tui.lines import Lines
from coachtui.tui.safe import content, lines
from coachtui.tui.strategy_rows import rows
from coachtui.workspace.looking import concerned

if TYPE_CHECKING:
    from coachtui.workspace.workspace import Workspace


class StrategyList(Frame[None]):
    """Every line under its heading; last, what waits for an answer."""

    ABOUT = (
        "Your usual answers, and every other line that your answers gave. "
        "Each can be traced back, reworded, switched off or moved."
    )
    TITLE_WORDS = "What your answers gave"
    CSS_PATH = "strategy.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "part(1)", "next part", id="strategy.next-part", show=False),
        Binding("left", "part(-1)", "part before", id="strategy.part-before", show=False),
    ]

    def __init__(self, workspace: Workspace, at: str = "") -> None:
        super().__init__()
        self._workspace = workspace
        self._begins_at = at
        self._parts: tuple[Part, ...] = ()
        self._first = ""

    def body(self) -> Iterable[Widget]:
        yield Static(id="empty")
        yield Lines(id="lines")

    def on_mount(self) -> None:
        self._list.focus()

    def on_screen_resume(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Show the strategy as it is now, pointing where it pointed."""
        workspace = self._workspace
        self._parts = parts(workspace.pack, workspace.strategy)
        waiting = self._held()
        first = next(iter(waiting), None)
        empty = not workspace.view.known and first is not None
        if first is not None and empty:
            self.query_one("#empty", Static).update(
                lines(
                    "Nothing here comes from you yet. It begins with one answer:",
                    "",
                    content(first.text, "bold"),
                    "",
                    "Enter goes there.",
                )
            )
        self._first = first.question if first is not None and empty else ""
        self.query_one("#empty").display = empty
        self.query_one("#lines").display = not empty
        found = rows(self._parts, waiting, concerned(workspace), self._pending())
        found += tension_rows(workspace, first=not found)
        self._list.fill(found, f"line:{self._begins_at}" if self._begins_at else "")
        self._begins_at = ""
        self.refresh_bindings()

    # What is pointed at

    @property
    def _list(self) -> Lines:
        return self.query_one("#lines", Lines)

    def _line(self) -> Line | None:
        kind, _, id_ = self._list.pointed.partition(":")
        if kind != "line":
            return None
        return next((one for one in self._workspace.strategy.lines if one.id == id_), None)

    def _part(self) -> Part | None:
        """The part that the line pointed at belongs to."""
        line = self._line()
        return next((one for one in self._parts if line in (*one.lines, *one.offered)), None)

    def on_option_list_option_highlighted(self) -> None:
        """Other lines, other keys."""
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with the line that is pointed at; the rest rests (None)."""
        if not self.is_mounted or self._first:
            return True if action in ("why", "back", "export") else None
        line = self._line()
        fits = {
            "tick": line is not None and bool(line.do),
            "drop": line is not None and line.mine,
            "exception": line is not None and bool(line.direction),
            "change": line is not None and bool(line.direction if line.mine else line.because),
            **dict.fromkeys(("reword", "note", "copy", "move", "switch"), line is not None),
        }
        return True if fits.get(action, True) else None

    def action_part(self, by: int) -> None:
        """Go to the next part, or to the one before."""
        self._list.to_heading(by)

    def _pending(self) -> dict[str, str]:
        """Below which line it is said that for some it isn't settled yet."""
        space, found = self._workspace, dict[str, str]()
        for part in self._parts:
            found |= pending(space.pack, space.view, space.strategy, part)
        return found

    def _held(self) -> tuple[Held, ...]:
        workspace = self._workspace
        return held(workspace.pack, workspace.view, workspace.strategy)
