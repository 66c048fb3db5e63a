"""The first ones they meant to link with: who is there by now?"""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from coachtui.interview.again import tick, ticked
from coachtui.interview.answers import Row as Answered
from coachtui.interview.answers import rows_of
from coachtui.interview.pipes import fill_page
from coachtui.interview.values import Invalid
from coachtui.tui.fields.choice import Keys
from coachtui.tui.looking.base import Looking
from coachtui.tui.rows import Row, Rows
from coachtui.tui.safe import content
from coachtui.workspace.looking import Look
from coachtui.workspace.workspace import Workspace

THERE, NOT = "[x]", "[ ]"


class CirclePage(Looking):
    """Everybody of it, to tick."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__(workspace, look)
        self._question = workspace.pack.questions[workspace.pack.home.circle]
        self._here = workspace.pack.home.here

    def compose(self) -> ComposeResult:
        field = next(one for one in self._question.fields if one.id == self._here)
        pack, known = self.workspace.pack, self.workspace.view.known
        asked = fill_page(pack, field.text, known)
        yield Static(content(asked), classes="asked")
        yield Static("Tick who is there by now. Nobody need be.", classes="quiet")
        yield Keys(self._rows(), self._tick, 0)
        yield Static("A key ticks, and takes it off again. Enter goes on.", classes="quiet")
        yield Static(classes="wrong")

    def on_mount(self) -> None:
        if not self.look.rows:
            self.note(rows=tuple(dict(row) for row in self._given()))

    def _given(self) -> tuple[Answered, ...]:
        return rows_of(self.workspace.view.known.get(self._question.id))

    def _rows(self) -> list[Row]:
        first = self._question.fields[0].id
        return [
            Row(
                str(row["row"]),
                str(row.get(first, "")) or "(no name yet)",
                str(place) if place < 10 else "",
                THERE if ticked(row, self._here) else NOT,
            )
            for place, row in enumerate(self._given(), 1)
        ]

    def _tick(self, row: Row) -> None:
        rows = tick(self._given(), self.look.rows, self._here, int(row.id))
        try:
            self.workspace.answer(self._question.id, rows)
        except Invalid as invalid:
            self.wrong(" ".join(invalid.problems))
            return
        self.coach.save_soon()
        keys = self.query_one(Keys)
        keys.show_rows(self._rows(), keys.at)

    @on(Rows.Entered)
    @on(Rows.Passed)
    def _entered(self, event: Rows.Entered | Rows.Passed) -> None:
        event.stop()
        self.post_message(self.Done())
