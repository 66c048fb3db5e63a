"""Before and after: what a change of an answer would do, before it is kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coachtui.decide.falls import whom
from coachtui.strategy.compare import Difference
from coachtui.text import cut
from coachtui.tui.differences_words import SHOWN, changed, counted, rules_of, turn
from coachtui.tui.hanging import Hanging
from coachtui.tui.modal import Dialog
from coachtui.tui.page import More
from coachtui.tui.safe import content
from coachtui.workspace.comparing import Compared

HIGH = 24
"""Rows of a window in which the box has room for more than in the lowest."""


class PreviewDialog(Dialog[bool]):
    """The lines that come, go and change, who would fare otherwise, and the choice to keep that."""

    ABOUT = (
        "What this answer would change: your lines, and whom you would answer otherwise. "
        "Nothing is kept until you say so."
    )
    CSS_PATH = "preview.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (HIGH, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,k", "keep_it", "keep", id="preview.keep"),
        Binding("r", "rules", "old and new rule", id="preview.rules"),
        Binding("escape,g", "go_back", "go back", id="preview.back"),
    ]

    def __init__(self, compared: Compared) -> None:
        super().__init__()
        self._compared = compared

    def head(self) -> str:
        return title(self._compared)

    def body(self) -> Iterable[Widget]:
        found = self._compared
        with VerticalScroll(id="what"):
            for words in told(found.comparison.lines):
                yield Static(words, classes="below")
            if found.falls:
                yield Static("Answered otherwise than before:", classes="otherwise")
            for fall in found.falls:
                yield Static(turn(fall), classes="turn")
                yield Static(rules_of(fall, ("before", "after")), classes="rules")
        yield More()

    def on_mount(self) -> None:
        what = self.query_one("#what")
        what.focus()
        for place in ("scroll_y", "virtual_size"):
            self.watch(what, place, self._tell, init=False)

    def on_resize(self) -> None:
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        what = self.query_one("#what")
        self.query_one(More).tell(what.scroll_y < what.max_scroll_y)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Rules are shown where somebody would fare otherwise."""
        return bool(self._compared.falls) if action == "rules" else True

    def action_keep_it(self) -> None:
        """Keep the new answer, and with it these lines."""
        self.dismiss(True)

    def action_rules(self) -> None:
        """Show for each person the rule that decided and the one that would; or hide them."""
        self.toggle_class("-rules")
        if self.has_class("-rules"):
            first = self.query_one(".otherwise")
            self.call_after_refresh(first.scroll_visible, animate=False, top=True)

    def action_go_back(self) -> None:
        """Go back to the question; all stays as it was."""
        self.dismiss(False)


def title(compared: Compared) -> str:
    """What would change, in a sentence."""
    count = counted(compared.comparison.lines)
    parts = ["one line" if count == 1 else f"{count} lines"] if count else []
    if compared.falls:
        parts.append(f"your answer to {whom(compared.falls)}")
    return f"This would change {', and '.join(parts)}"


def told(difference: Difference) -> list[Hanging]:
    """Each line that differs: a word in the margin says how, beside it old and new words."""
    return [
        *(_one("changes", changed(one)) for one in difference.changed),
        *(_one("comes", content(cut(line.text, SHOWN))) for line in difference.added),
        *(_one("goes", content(cut(line.text, SHOWN))) for line in difference.gone),
    ]


def _one(how: str, words: Content) -> Hanging:
    return Hanging(Content.styled(f"{how:<9}", "$voice"), words)
