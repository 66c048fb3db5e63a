"""What differs between a version and now, or between two: answers, lines, people."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from coachtui.decide.falls import Fall
from coachtui.tui.differences_rows import rows
from coachtui.tui.differences_words import rules_of, turn
from coachtui.tui.frame import Frame
from coachtui.tui.lines import Lines
from coachtui.tui.modal import Dialog
from coachtui.tui.places import open_answer
from coachtui.tui.safe import content

if TYPE_CHECKING:
    from coachtui.workspace.comparing import Compared
    from coachtui.workspace.versions import Version
    from coachtui.workspace.workspace import Workspace


class DifferencesScreen(Frame[None]):
    """What came, what went, what changed and by which answer; and whom it concerns."""

    ABOUT = (
        "What differs between two of your strategies: your answers, the lines that came of them, "
        "and the people, met or made up, whom you would answer otherwise."
    )
    CSS_PATH = "versions.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", id="differences.open"),
        Binding("escape", "back", "back", id="differences.back"),
        Binding("right", "part(1)", "next part", id="differences.next-part", show=False),
        Binding("left", "part(-1)", "part before", id="differences.part-before", show=False),
    ]

    def __init__(self, workspace: Workspace, older: Version, newer: Version | None = None) -> None:
        """Hold two strategies against one another.

        Args:
            workspace: The open workspace.
            older: The one agreed on first.
            newer: The later one; None for what stands now.
        """
        super().__init__()
        self._workspace = workspace
        self._older = older
        self._newer = newer
        self._compared: Compared | None = None

    def title_words(self) -> str:
        return f"From {self._older.moment} to {self._newer.moment if self._newer else 'now'}"

    def body(self) -> Iterable[Widget]:
        yield Static(id="says")
        yield Lines(id="lines")

    def on_mount(self) -> None:
        self.query_one(Lines).focus()
        self.renew()

    def on_screen_resume(self) -> None:
        self.renew()

    @work(exclusive=True, group="differences")
    async def renew(self) -> None:
        """Compare again: an answer may have been changed meanwhile."""
        from coachtui.workspace.comparing import apart

        self._compared = await asyncio.to_thread(apart, self._workspace, self._older, self._newer)
        if not self.is_mounted:
            return
        found = rows(self._workspace.pack, self._compared)
        says = self.query_one("#says", Static)
        says.update(content("" if found else self._alike()))
        says.display = not found
        self.query_one(Lines).fill(found)
        self.refresh_bindings()

    def _alike(self) -> str:
        between = "since then" if self._newer is None else "between the two"
        return f"Nothing has changed {between}: no answer, no line. Esc goes back."

    def on_option_list_option_highlighted(self) -> None:
        """Other rows, other keys."""
        self.refresh_bindings()

    def on_option_list_option_selected(self) -> None:
        """A click on a row does what Enter does."""
        self.action_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """People open, and of what stands now answers."""
        if action != "open" or not self.is_mounted:
            return True
        kind, _, _ = self.query_one(Lines).pointed.partition(":")
        return True if kind == "fall" or (kind == "answer" and self._newer is None) else None

    def action_open(self) -> None:
        """See the old and the new rule side by side; or answer this question once more."""
        kind, _, what = self.query_one(Lines).pointed.partition(":")
        if kind == "fall" and self._compared is not None:
            heads = (self._older.moment, self._newer.moment if self._newer else "now")
            self.app.push_screen(FallDialog(self._compared.falls[int(what)], heads))
        elif kind == "answer" and self._newer is None:
            open_answer(self.coach, what)

    def action_part(self, by: int) -> None:
        """Go to the next part, or to the one before."""
        self.query_one(Lines).to_heading(by)

    def action_back(self) -> None:
        """Back to where you came from."""
        self.dismiss()


class FallDialog(Dialog[None]):
    """One person, with the rule that decided then and the one that would now."""

    ABOUT = "Whom you would answer otherwise, and by which rule: the old one and the new."
    CSS_PATH = "versions.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "back", "back", id="fall.back"),
    ]

    def __init__(self, fall: Fall, heads: tuple[str, str]) -> None:
        super().__init__()
        self._fall = fall
        self._heads = heads

    def head(self) -> str:
        return "Old and new rule"

    def body(self) -> Iterable[Widget]:
        yield Static(turn(self._fall), classes="below")
        yield VerticalScroll(Static(rules_of(self._fall, self._heads)), id="of")

    def on_mount(self) -> None:
        self.query_one("#of").focus()

    def action_back(self) -> None:
        """Back to where you were."""
        self.dismiss()
