"""One question answered once more: what it would change is shown before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from msgspec.structs import replace
from textual import work
from textual.binding import Binding, BindingType

from coachtui.interview.answers import Answers, Entry, State
from coachtui.interview.values import Invalid
from coachtui.tui import reading
from coachtui.tui.ask import Ask
from coachtui.tui.lesson import LessonScreen
from coachtui.tui.proposing import propose
from coachtui.workspace.workspace import Workspace

PICKED = ("choice", "choices", "scale", "yes-no")
"""Kinds that are answered by a key or two: nothing of them is worth a draft."""


class AnswerScreen(LessonScreen):
    """A visit to one question. Words typed are a draft until the answer is kept."""

    ABOUT = (
        "One answer of yours, to change. Before the new one is kept, "
        "you see each line that it would change."
    )
    CSS_PATH = "lesson.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "keep", id="lesson.next"),
        Binding("escape", "home", "back", id="lesson.home"),
    ]

    def __init__(self, workspace: Workspace, question: str, asked_in: str = "") -> None:
        lesson = workspace.pack.questions[question].lesson
        super().__init__(workspace, lesson, question, once=True)
        self.asked_in = asked_in or lesson

    def keep(self) -> None:
        """Keep typed words as a draft: they are no answer before what they change was seen."""
        ask = self.ask
        if ask is None or self.workspace.read_only:
            return
        raw = ask.field.raw()
        if self.question.kind in PICKED:
            self._foretell(ask, raw)
            return
        if self._fresh(raw):
            self.workspace.draft(self.question.id, raw)
            self.coach.save_soon()

    def _foretell(self, ask: Ask, raw: object) -> None:
        """Say what the choice on view would give; what the kept one gave is no longer so."""
        try:
            changed = self.workspace.proposed(self.question.id, raw)
        except Invalid:
            ask.echo("")
        else:
            ask.echo(reading.would_give(self.workspace, self.question, changed))
        ask.show_said()

    async def action_next(self) -> None:
        """Keep this answer, once you have seen what it changes."""
        ask, space, id_ = self.ask, self.workspace, self.question.id
        if ask is None:
            return
        raw = ask.field.raw()
        if not self._fresh(raw):
            self.dismiss(False)
        elif raw is None:
            await self.action_clear()
        else:
            try:
                changed = space.proposed(id_, raw)
            except Invalid as invalid:
                self.keep()
                ask.wrong(("Not yet complete. " + " ".join(invalid.problems),))
                return
            if self.stays(raw):
                self.keep()
                return
            self._propose(changed, lambda: space.answer(id_, raw, lesson=self.asked_in))

    async def action_mark(self, state: State) -> None:
        """Leave this question with a word on why; what was typed stays with it."""
        self.keep()
        space, id_ = self.workspace, self.question.id
        entry = replace(space.answers.get(id_, Entry()), state=state)
        self._propose(
            {**space.answers, id_: entry}, lambda: space.mark(id_, state, lesson=self.asked_in)
        )

    async def action_clear(self) -> None:
        """Take this answer away; undo brings it back."""
        space, id_ = self.workspace, self.question.id
        changed = {other: entry for other, entry in space.answers.items() if other != id_}
        self._propose(changed, lambda: space.clear(id_))

    @work(exclusive=True, group="propose")  # the same key twice puts one preview
    async def _propose(self, changed: Answers, keep: Callable[[], None]) -> None:
        if await propose(self.coach, changed, keep):
            self.dismiss(True)
