"""Before and after: what a change of an answer would do to the lines, before it is kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coachtui.strategy.compare import Changed, Difference
from coachtui.strategy.model import Line
from coachtui.text import cut
from coachtui.tui.hanging import Hanging
from coachtui.tui.modal import Dialog
from coachtui.tui.safe import content

SHOWN = 1_000
"""Characters of a line."""


class PreviewDialog(Dialog[bool]):
    """The lines that come, go and change, each in its words, and the choice to keep that."""

    ABOUT = "What this answer would change, line by line. Nothing is kept until you say so."
    CSS_PATH = "preview.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,k", "keep_it", "keep", id="preview.keep"),
        Binding("escape,g", "go_back", "go back", id="preview.back"),
    ]

    def __init__(self, difference: Difference) -> None:
        super().__init__()
        self._difference = difference

    def head(self) -> str:
        return title(self._difference)

    def body(self) -> Iterable[Widget]:
        each = [Static(words, classes="below") for words in told(self._difference)]
        yield VerticalScroll(*each, id="what")

    def on_mount(self) -> None:
        self.query_one("#what").focus()

    def action_keep_it(self) -> None:
        """Keep the new answer, and with it these lines."""
        self.dismiss(True)

    def action_go_back(self) -> None:
        """Go back to the question; all stays as it was."""
        self.dismiss(False)


def title(difference: Difference) -> str:
    """How much would change, in a sentence."""
    count = len(difference.added) + len(difference.gone) + len(difference.changed)
    return "This would change one line" if count == 1 else f"This would change {count} lines"


def told(difference: Difference) -> list[Hanging]:
    """Each line that differs: a word in the margin says how, beside it old and new words."""
    return [
        *(_one("changes", _words(one)) for one in difference.changed),
        *(_one("comes", content(cut(line.text, SHOWN))) for line in difference.added),
        *(_one("goes", content(cut(line.text, SHOWN))) for line in difference.gone),
    ]


def _words(changed: Changed) -> Content:
    before, after = _reads(changed)
    if before == after:
        return content(after) + Content.styled(
            "\nReads as before, and decides otherwise.", "$quiet"
        )
    return Content.assemble(("was  ", "$quiet"), content(before)) + Content.assemble(
        ("\nnow  ", "$quiet"), content(after)
    )


def _reads(changed: Changed) -> tuple[str, str]:
    """Old and new words; of a line worded by the person, what it does."""

    def does(line: Line) -> str:
        text = cut(line.text, SHOWN)
        return f"{text}\n(what it does: {cut(line.derived, SHOWN)})" if line.edited else text

    return does(changed.before), does(changed.after)


def _one(how: str, words: Content) -> Hanging:
    return Hanging(Content.styled(f"{how:<9}", "$voice"), words)
