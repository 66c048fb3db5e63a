"""The answer as one's usual answers give it, or what keeps it open; one key keeps what is done."""

from __future__ import annotations

from typing import ClassVar, cast

from textual import work
from textual.binding import Binding, BindingType

from coachtui.decide import says
from coachtui.decide.model import Reason
from coachtui.tui import verdict_words as told
from coachtui.tui.dialog import Choose
from coachtui.tui.outcome import ALWAYS, OutcomeScreen
from coachtui.tui.rows import Row


class VerdictScreen(OutcomeScreen):
    """Your answer, as your usual answers give it."""

    ABOUT = (
        "What you would usually do, the rules behind it, and why they are yours. "
        "Enter keeps it as decided; nothing is kept before."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep_it", "keep", id="decide.keep"),
        Binding("a", "otherwise", "otherwise", id="decide.otherwise"),
        *ALWAYS,
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is kept isn't kept once more."""
        if action in ("keep_it", "otherwise"):
            return not self.stands
        return super().check_action(action, parameters)

    @work(exclusive=True, group="record")
    async def action_keep_it(self) -> None:
        """Keep this as decided, with the date, what you told and the rules behind it."""
        await self._keep()

    @work(exclusive=True, group="record")
    async def action_otherwise(self) -> None:
        """Do otherwise this time: what, and why."""
        verdict = self.decided.verdict or ""
        words = says.verdict(self.workspace.pack, self.decided)
        chosen = await self._which("What do you do instead?", words, but=verdict)
        if not chosen:
            return
        rows = [Row(id_, why, str(n)) for n, (id_, why) in enumerate(says.REASONS.items(), 1)]
        reason = await self.app.push_screen_wait(
            Choose("And why, this time?", "One word is enough.", [*rows, Row("", "Leave it", "l")])
        )
        if reason:
            await self._keep(chosen, cast("Reason", reason))


class UndecidedScreen(OutcomeScreen):
    """Your usual answers don't settle it: what would, and what can be done meanwhile."""

    ABOUT = (
        "Your usual answers don't settle this one. What would settle it is said, "
        "and you can decide it yourself."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "settle", "answer it now", id="decide.settle"),
        Binding("a", "decide_it", "decide anyway", id="decide.decide"),
        Binding("r", "rule", "own rule", id="decide.rule"),
        *ALWAYS,
    ]

    def _missing(self) -> str:
        return told.missing(self.workspace, self.decided)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A question can be answered here where one is missing, and answers can be given."""
        if action == "settle":
            asked = self.decided.ask is not None and bool(self.decided.ask.question)
            return asked and not self.workspace.read_only and not self.stands
        if action == "rule":
            return self.decided.ask is None and not self.workspace.read_only and not self.stands
        if action == "decide_it":
            return not self.stands
        return super().check_action(action, parameters)

    def action_settle(self) -> None:
        """Answer the question that it waits for; then back here."""
        from coachtui.tui.lesson import LessonScreen

        if self.decided.ask is None:
            return
        question = self.workspace.pack.questions[self.decided.ask.question]
        screen = LessonScreen(self.workspace, question.lesson, question.id, once=True)
        self.app.push_screen(screen)

    @work
    async def action_rule(self) -> None:
        """Make a rule of your own of what you told here; it stands beside the others."""
        from coachtui.decide.rehearsal import exception
        from coachtui.tui.narrowing import narrow

        facts = self.decided.facts
        sketch = exception(self.workspace.pack, self.decided.direction, facts, "")
        await narrow(self.coach, sketch, "", "-".join(facts.values()))
        self.renew()

    @work(exclusive=True, group="record")
    async def action_decide_it(self) -> None:
        """Decide it yourself, without a usual answer."""
        chosen = await self._which("What do you do?", self._missing())
        if chosen:
            await self._keep(chosen)
