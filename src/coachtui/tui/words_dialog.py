"""Words of one's own, for a line, a note, a new line: typed in a dialog, kept on Enter.

What is typed is a draft of the workspace from the first letter, so Esc, leaving and a
crash all find it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from coachtui.strategy.model import Line
from coachtui.text import CAPS, clean, cut, too_long
from coachtui.tui.modal import Dialog
from coachtui.tui.safe import content, lines
from coachtui.tui.writing import PAUSE, Words
from coachtui.workspace import half_made

if TYPE_CHECKING:
    from coachtui.workspace.workspace import Workspace


SHOWN = 400
"""Characters of a line below the field."""


class Kept(Words):
    """Words that Enter keeps; a new line is Ctrl+J."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.keep_words", "keep", id="words.keep", priority=True),
        Binding("ctrl+j", "new_line", "new line", id="words.line", show=False),
    ]

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")


class WordsDialog(Dialog[str | None]):
    """Words of one's own. Enter keeps them; Esc leaves them here as a draft."""

    ABOUT = "Your own words. Enter keeps them; Esc goes back, and they wait here until you return."
    CSS_PATH = "line_dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back", id="words.back"),
    ]

    def __init__(
        self,
        workspace: Workspace,
        draft: str,
        asks: str,
        words: str = "",
        *,
        below: Content | None = None,
        most: int = CAPS["text"],
    ) -> None:
        """Ask for words.

        Args:
            workspace: Where the draft is kept.
            draft: The draft's key; a question's id never has a colon.
            asks: What is asked for.
            words: What stands in the field to begin with, unless there is a draft.
            below: What is said below it.
            most: How many characters are taken.
        """
        super().__init__()
        self._workspace = workspace
        self._draft = draft
        self._asks = asks
        self._words = words
        self._below = below
        self._most = most
        self._pause: Timer | None = None

    def head(self) -> str:
        return self._asks

    def body(self) -> Iterable[Widget]:
        left = self._workspace.drafts.get(self._draft)
        yield Kept(str(left) if left else self._words, one_line=False)
        yield Static("As you left it." if left else "", id="said")
        if self._below is not None:
            yield Static(self._below, classes="below")

    def on_text_area_changed(self) -> None:
        """A draft from the first letter; it is written in a moment, however long one types on."""
        self.keep()
        if self._pause is None:
            self._pause = self.set_timer(PAUSE, self._save)
            self.coach.writer.begun()

    def on_words_refused(self, event: Words.Refused) -> None:
        """A paste that no field holds isn't taken in, and that is said."""
        self._say(f"{too_long(event.text, self._most)} Nothing was taken in.")

    def _save(self) -> None:
        self._pause = None
        self.coach.save_soon()

    def on_unmount(self) -> None:
        """What was typed last is written too."""
        if self._pause is not None:
            self.coach.save_soon()

    def keep(self) -> None:
        """Hand what stands in the field to the workspace, as a draft."""
        if self._workspace.read_only or not self.is_mounted:
            return
        typed = self._typed()
        self._workspace.draft(self._draft, None if typed == self._words.strip() else typed)

    def action_keep_words(self) -> None:
        """Keep these words."""
        typed = self._typed()
        if len(typed) > self._most:
            self._say(f"{too_long(typed, self._most)} Nothing was cut.")
            return
        if not self._workspace.read_only:
            self._workspace.draft(self._draft, None)
        self.dismiss(None if typed == self._words.strip() else typed)

    def action_back(self) -> None:
        """Back to where you were; what you typed waits here."""
        self.keep()
        self.coach.save_soon()
        self.dismiss(None)

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(words)

    def _typed(self) -> str:
        return clean(self.query_one(Words).words).strip()


class AnyWords(WordsDialog):
    """Words that may as well stay empty: Enter then gives back none, and Esc None."""

    def action_keep_words(self) -> None:
        """Keep these words, or none."""
        if self._typed():
            super().action_keep_words()
        else:
            self.dismiss("")


def reword(workspace: Workspace, line: Line) -> WordsDialog:
    """Other words for a line, with what it does below."""
    if line.mine and not line.direction:
        return WordsDialog(workspace, half_made.wording(line.id), "How do you say it?", line.text)
    below = lines(
        content(f"What it does: {cut(line.derived, SHOWN)}", "$quiet"),
        "",
        Content.styled("Your words change how it reads, not what it does.", "$quiet"),
        Content.styled("Take all of them out, and it reads as it did.", "$quiet"),
    )
    most = CAPS["prose"] if "\n" in line.derived else CAPS["text"]
    asks = "How do you say it?"
    return WordsDialog(
        workspace, half_made.wording(line.id), asks, line.text, below=below, most=most
    )


def note(workspace: Workspace, line: Line) -> WordsDialog:
    """A note to a line."""
    below = content(cut(line.text, SHOWN), "$quiet")
    return WordsDialog(
        workspace, half_made.note(line.id), "A note to yourself", line.note, below=below
    )
