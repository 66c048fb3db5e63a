"""What they expected to break: did they, and what happened?"""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from coachtui.interview.pipes import labelled
from coachtui.text import CAPS, cut, too_long
from coachtui.tui.fields.choice import CHOSEN, FREE, Keys
from coachtui.tui.looking.base import Looking
from coachtui.tui.rows import Row, Rows
from coachtui.tui.safe import content
from coachtui.tui.writing import Words
from coachtui.workspace.looking import ANSWERS, FLINCH, broke

KEYS = {"yes": "y", "no": "n", "unsure": "s"}

SHOWN = 400
"""Characters of what was written."""


class FlinchPage(Looking):
    """What was written, three keys, and a line."""

    def compose(self) -> ComposeResult:
        space = self.workspace
        question = space.pack.questions[space.pack.home.flinch]
        said = labelled(space.pack, question, space.view.known[question.id])
        yield Static("What you expected to break. Did you?", classes="asked")
        yield Static(content(f"“{cut(said, SHOWN)}”"), classes="said")
        yield Keys(self._rows(), self._choose)
        yield Static("What happened, in a line? It may stay empty.", classes="quiet")
        yield Words(str(space.drafts.get(FLINCH, "")), one_line=True)
        yield Static(classes="wrong")

    def begin(self) -> None:
        """To the keys; where one was pressed already, to the words."""
        (self.query_one(Words) if self.look.broke else self.query_one(Keys)).focus()

    def _rows(self) -> list[Row]:
        return [
            Row(id_, words, KEYS[id_], CHOSEN if id_ == self.look.broke else FREE)
            for id_, words in ANSWERS.items()
        ]

    def _choose(self, row: Row) -> None:
        self.note(broke=row.id)
        keys = self.query_one(Keys)
        keys.show_rows(self._rows(), keys.at)
        self.query_one(Words).focus()

    @on(Rows.Entered)
    def _entered(self, event: Rows.Entered) -> None:
        event.stop()
        if event.row.id == self.look.broke:
            self.query_one(Words).focus()
        else:
            self._choose(event.row)

    @on(Rows.Passed)
    def _passed(self, event: Rows.Passed) -> None:
        event.stop()
        self.post_message(self.Done())

    def on_text_area_changed(self) -> None:
        """A draft from the first letter."""
        self.wrong("")
        self.keep()

    def on_words_finished(self, event: Words.Finished) -> None:
        """On to the next page."""
        event.stop()
        self.post_message(self.Done())

    def on_words_refused(self, event: Words.Refused) -> None:
        """A paste that no field holds isn't taken in, and that is said."""
        self.wrong(f"{too_long(event.text, CAPS['text'])} Nothing was taken in.")

    def keep(self) -> None:
        """Keep what is typed as a draft."""
        if self.on_view:
            self.draft(FLINCH, self.typed() or None)

    async def leave(self) -> bool:
        """Note it to the line that says what they expected to break."""
        words = self.typed()
        if len(words) > CAPS["text"]:
            self.wrong(f"{too_long(words, CAPS['text'])} Nothing was cut.")
            return False
        if words and not self.look.broke:
            self.wrong("And did you? A key says it: y, n or s. Tab leads there.")
            self.query_one(Keys).focus()
            return False
        if self.look.broke:
            broke(self.workspace, self.look.broke, words)
            self.coach.save_soon()
        return True
