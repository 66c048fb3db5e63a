"""What can be seen of one line: why it stands, and where its wording and its answer differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from coachtui.decide.good import said
from coachtui.decide.model import Decision
from coachtui.strategy.model import Line
from coachtui.strategy.why import Reason, Why
from coachtui.text import cut
from coachtui.tui.lines import Lines, row
from coachtui.tui.modal import Dialog
from coachtui.tui.safe import content, lines

SHOWN = 400
"""Characters of each of two wordings beside one another."""

GOOD = 3
"""Links that did some good, beside the rule that they speak for."""


class WhyDialog(Dialog[str]):
    """Why a line stands: the questions behind it, with the answers given."""

    ABOUT = (
        "The questions that made this line, with your answers. Change one, and the line follows."
    )
    CSS_PATH = "line_dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,c", "change", "change this answer", id="why.change"),
        Binding("escape", "back", "back", id="why.back"),
    ]

    def __init__(self, line: Line, why: Why, good: Sequence[Decision] = ()) -> None:
        """Explain a line.

        Args:
            line: The line.
            why: What made it.
            good: Links that did some good and were decided by it.
        """
        super().__init__()
        self._line = line
        self._why = why
        self._good = good

    def head(self) -> str:
        return "Why does this stand here?"

    def body(self) -> Iterable[Widget]:
        yield VerticalScroll(Static(_line_said(self._line)), id="of")
        if self._why.says:
            yield Static(content(self._why.says), classes="below")
        else:
            yield Static("Because you were asked:", classes="quiet")
            yield Lines(*map(_reason, self._why.questions))
        if self._good:
            yield Static(_good_said(self._good), classes="below")

    def on_mount(self) -> None:
        if self._why.says:
            self.query_one("#of").focus()
        else:
            self.query_one(Lines).highlighted = 0
            self.query_one(Lines).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to change where no answer made the line."""
        return not self._why.says if action == "change" else True

    def on_option_list_option_selected(self) -> None:
        """A click on a question does what Enter does."""
        self.action_change()

    def action_change(self) -> None:
        """Answer the question that is pointed at once more."""
        self.dismiss(self.query_one(Lines).pointed)

    def action_back(self) -> None:
        """Back to where you were."""
        self.dismiss("")


def _line_said(line: Line) -> Content:
    parts = [content(line.text, "bold")]
    if line.edited and line.derived != line.text:
        parts.append(content(f"What it does: {line.derived}", "$quiet"))
    if line.note:
        parts.append(content(f"Your note: {line.note}", "$quiet"))
    return lines(*parts)


def _good_said(good: Sequence[Decision]) -> Content:
    told = [content(cut(said(one), SHOWN), "$good") for one in good[:GOOD]]
    return lines(Content.styled("It led to a link that did some good:", "$quiet"), *told)


def _reason(reason: Reason) -> Option:
    answer = content(reason.answer) if reason.answer else Content.styled("not answered", "$quiet")
    return row("·", lines(content(reason.text, "$quiet"), answer), id=reason.id)


class StaleDialog(Dialog[str]):
    """A reworded line whose answer has changed since: both, to choose from."""

    ABOUT = "You worded this line yourself, and an answer behind it has changed since."
    CSS_PATH = "line_dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "choose('mine')", "keep mine", id="stale.mine"),
        Binding("t", "choose('new')", "take the new", id="stale.new"),
        Binding("e", "choose('edit')", "word it anew", id="stale.edit"),
        Binding("escape", "choose('')", "back", id="stale.back"),
    ]

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line

    def head(self) -> str:
        return "Your answer has changed since you worded this"

    def body(self) -> Iterable[Widget]:
        line = self._line
        for head, words in (
            ("Yours", line.text),
            ("When you wrote it, it did this", line.was),
            ("Now it does this", line.derived),
        ):
            both = lines(Content.styled(head, "$quiet"), content(cut(words, SHOWN)))
            yield Static(both, classes="below")

    def action_choose(self, which: str) -> None:
        """Choose one of the two, or go back with both as they are."""
        self.dismiss(which)
