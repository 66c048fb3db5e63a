"""The last page: keep it, or change one thing; a new day; and agreed from today."""

from __future__ import annotations

from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from coachtui.clock import in_words, today
from coachtui.interview.again import planned
from coachtui.interview.pipes import fill_page
from coachtui.text import cut
from coachtui.tui.agreeing import ASKS, agree
from coachtui.tui.changing import changed
from coachtui.tui.looking.base import Looking
from coachtui.tui.places import open_answer, open_review
from coachtui.tui.rows import Row, Rows
from coachtui.tui.safe import content, lines
from coachtui.workspace.looking import CHANGED, next_look

SHOWN = 120
"""Characters of a question."""


class KeepPage(Looking):
    """A few ways on; none of them has to be taken."""

    def compose(self) -> ComposeResult:
        yield Static("Keep it, or change one thing?", classes="asked")
        yield Static(self._said(), classes="quiet")
        yield Rows(self._rows(), at=0)

    def renew(self) -> None:
        """Show what is so now."""
        self.query_one(".quiet", Static).update(self._said())
        rows = self.query_one(Rows)
        rows.show_rows(self._rows(), rows.at)

    def _said(self) -> Content:
        day = planned(self.workspace.pack, self.workspace.view.known)
        said = []
        if CHANGED in self.workspace.drafts:
            said.append("Lines that rest on what has changed are marked in your strategy.")
        if day is not None and day > today():
            said.append(f"You look again on {in_words(day)}.")
        return lines(*said) if said else content("It may well stand as it is.")

    def _rows(self) -> list[Row]:
        pack, known = self.workspace.pack, self.workspace.view.known
        rows = []
        first = pack.home.changed
        if CHANGED in self.workspace.drafts and first:
            asked = cut(fill_page(pack, pack.questions[first].text, known), SHOWN)
            rows.append(Row("first", f"Begin anew with one page: “{asked}”", "b"))
        day = next_look(self.workspace)
        if day is not None:
            note = "as long from today as the last time"
            rows.append(Row("day", f"Look again on {in_words(day)}", "l", note=note))
        if pack.home.review:
            rows.append(Row("other", "Look again on another day", "a"))
        rows.append(Row("agree", ASKS, "v", note="with a reason or without"))
        rows.append(Row("change", "Change one thing", "c", note="what I said, answer by answer"))
        rows.append(Row("enough", "Enough for today", "e"))
        return rows

    @on(Rows.Entered)
    def _entered(self, event: Rows.Entered) -> None:
        event.stop()
        home = self.workspace.pack.home
        match event.row.id:
            case "first":
                self._visit(home.changed)
            case "day":
                self._look_again_on()
            case "other":
                self._visit(home.review)
            case "agree":
                self._agree()
            case "change":
                open_review(self.coach)
            case _:
                self.post_message(self.Done())

    def _visit(self, question: str) -> None:
        open_answer(self.coach, question)

    def _look_again_on(self) -> None:
        """Keep the day that is proposed."""
        day = next_look(self.workspace)
        if day is None:
            return
        review = self.workspace.pack.home.review
        if changed(self.coach, partial(self.workspace.answer, review, day.isoformat())):
            self.renew()
            self.coach.say(f"You look again on {in_words(day)}.")

    @work
    async def _agree(self) -> None:
        await agree(self.coach)
        if self.on_view:
            self.renew()
