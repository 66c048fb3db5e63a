"""Answers that pull apart: the two, the question they raise, and the ways out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coachtui.decide.curious import KEEP_BOTH, WHY_BOTH, pull
from coachtui.interview.pipes import fill_page, labelled
from coachtui.pack.model import Tension
from coachtui.strategy.tensions import reads, tensions, ways
from coachtui.text import cut, first_line
from coachtui.tui.changing import changed
from coachtui.tui.frame import Frame
from coachtui.tui.reanswering import reanswer
from coachtui.tui.rows import Row, Rows
from coachtui.tui.safe import content, lines
from coachtui.tui.words_dialog import WordsDialog
from coachtui.workspace import half_made
from coachtui.workspace.workspace import Workspace

KEEP, LEAVE = ".keep", ".leave"
"""Rows beside the questions; no question's id has a dot."""

WIDTH = 200
"""Characters of an answer that is read back."""


class TensionScreen(Frame[bool]):
    """One tension. True is given back once it is settled, or kept on purpose."""

    ABOUT = (
        "Two answers of yours pull apart. That may be just right: "
        "answer one of them otherwise, or keep both, on purpose."
    )
    TITLE_WORDS = "Two answers that pull apart"
    CSS_PATH = "curious.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "keep_both", "keep both", id="tension.keep"),
        Binding("escape", "back", "back", id="tension.back"),
    ]

    def __init__(self, workspace: Workspace, tension: Tension) -> None:
        super().__init__()
        self._workspace = workspace
        self._tension = tension

    def body(self) -> Iterable[Widget]:
        yield Static(id="asks")
        yield Static(id="said")
        yield Rows((), id="ways")

    def on_mount(self) -> None:
        self.renew()
        self.query_one(Rows).focus()

    def renew(self) -> None:
        """Show the answers as they are now."""
        space = self._workspace
        words = pull(space.pack, space.view.known, self._tension)
        self.query_one("#asks", Static).update(content(words, "bold"))
        self.query_one("#said", Static).update(lines("You said:", *self._answers()))
        self.query_one(Rows).show_rows(self._ways(), 0)

    def _answers(self) -> Iterable[Content]:
        space = self._workspace
        for id_ in reads(self._tension, space.view.known):
            asked = space.pack.questions[id_]
            said = cut(first_line(labelled(space.pack, asked, space.view.known[id_])), WIDTH)
            words = fill_page(space.pack, asked.text, space.view.known)
            yield content(f"  {words}", "$quiet")
            yield content(f"    {said}")

    def _ways(self) -> list[Row]:
        space = self._workspace
        means = ways(self._tension, space.view.known)
        some = space.view.asked(means)
        rows = [
            Row(id_, means[id_] or self._again(id_), str(n)) for n, id_ in enumerate(some[:9], 1)
        ]
        return [*rows, Row(KEEP, KEEP_BOTH, "k"), Row(LEAVE, "leave it open for now", "l")]

    def _again(self, id_: str) -> str:
        question = self._workspace.pack.questions[id_]
        words = fill_page(self._workspace.pack, question.text, self._workspace.view.known)
        return f"answer once more: {words}"

    @on(Rows.Entered, "#ways")
    def _way(self, event: Rows.Entered) -> None:
        event.stop()
        match event.row.id:
            case ".keep":
                self.action_keep_both()
            case ".leave":
                self.action_back()
            case question:
                self._answer(question)

    @work
    async def _answer(self, question: str) -> None:
        space = self._workspace
        if not await reanswer(self.coach, (question,)):
            return
        if self._tension.id in {one.id for one in tensions(space.pack, space.answers, space.edits)}:
            self.renew()
        else:
            self.coach.say("They no longer pull apart.")
            self.dismiss(True)

    @work
    async def action_keep_both(self) -> None:
        """Keep both answers on purpose, with a line why; it comes back when one of them changes."""
        space = self._workspace
        dialog = WordsDialog(space, half_made.why_both(self._tension.id), WHY_BOTH)
        words = await self.app.push_screen_wait(dialog)
        if words and changed(self.coach, partial(space.dismiss, self._tension.id, words)):
            self.coach.say("Kept, on purpose. F5 takes that back.")
            self.dismiss(True)

    def action_back(self) -> None:
        """Back to where you were; nothing is changed."""
        self.dismiss(False)
