"""The lesson: one question after another, back and forth, and the way to the end of it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from coachtui.interview import flow
from coachtui.interview.answers import State
from coachtui.interview.minutes import minutes_left
from coachtui.interview.pipes import labelled
from coachtui.pack.question import Question
from coachtui.tui import reading
from coachtui.tui.asking import QuestionScreen
from coachtui.tui.dialog import Choose
from coachtui.tui.fields.base import Field
from coachtui.tui.fields.said import SaidField
from coachtui.tui.places import open_answer
from coachtui.tui.rows import Row
from coachtui.workspace.origin import said_in
from coachtui.workspace.workspace import Workspace

CHANGES = ("unsure", "skip", "coach", "clear", "editor")
"""Actions that change an answer, or the words of one."""


class LessonScreen(QuestionScreen):
    """A walk through a lesson, or with `once` a visit to one question."""

    ABOUT = (
        "One question at a time. Every answer is kept as you leave it, "
        "none is final, and stopping is fine anywhere."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "next", id="lesson.next"),
        Binding("ctrl+b", "back", "back", id="lesson.back"),
        Binding("ctrl+r", "before", "as before", id="lesson.before"),
        Binding("f2", "why", "why", id="lesson.why"),
        Binding("f3", "hint", "hint", id="lesson.hint"),
        Binding("f4", "example", "example", id="lesson.example"),
        Binding("f8", "unsure", "not sure", id="lesson.unsure"),
        Binding("f9", "skip", "skip", id="lesson.skip"),
        Binding("f10,ctrl+t", "coach", "talk over", id="lesson.coach"),
        Binding("ctrl+g", "map", "map", id="lesson.map"),
        Binding("escape", "home", "home", id="lesson.home"),
        Binding("f7", "clear", "clear", id="lesson.clear", show=False),
        Binding("ctrl+o", "editor", "editor", id="lesson.editor", show=False),
        Binding("ctrl+o", "pull", "pulls apart", id="lesson.pull"),
        Binding("pagedown", "read(1)", "read on", id="lesson.read-on", show=False),
        Binding("pageup", "read(-1)", "read back", id="lesson.read-back", show=False),
    ]

    def __init__(
        self,
        workspace: Workspace,
        lesson_id: str,
        question_id: str | None = None,
        once: bool = False,
        route: str = "",
    ) -> None:
        super().__init__(workspace)
        self.lesson = flow.lesson_of(workspace.pack, lesson_id)
        self.route = route or flow.suggested(workspace.pack, self.lesson, workspace.view)
        self.once = once
        self.asked_in = lesson_id
        self._visited = ""
        step = self.step_of(question_id) if question_id else None
        step = step or flow.resume(self.way, "")
        if step is None:
            step = self.way[0]
        self.step: flow.Step = step
        self._suggested = self.route

    # Where one is

    @property
    def way(self) -> tuple[flow.Step, ...]:
        """The steps of the route as they stand now."""
        space = self.workspace
        answers, seen = space.answers, space.view
        return flow.steps(space.pack, self.lesson, self.route, answers, seen, visited=self._visited)

    def step_of(self, question: str) -> flow.Step | None:
        found = next((one for one in self.way if one.question.id == question), None)
        if found is None and self.lesson.routes:
            space = self.workspace
            whole = self.lesson.routes[0].id
            way = flow.steps(space.pack, self.lesson, whole, space.answers, space.view)
            found = next((one for one in way if one.question.id == question), None)
        return found

    def title_words(self) -> str:
        return self.lesson.title

    def where(self) -> str:
        """The page, the minutes left, and whether stopping here is fine."""
        if self.once:
            return "one answer; then back to where you were"
        words = [
            flow.where(self.way, self.step.page),
            minutes_left(self.way),
            "stopping here is fine" if self.question.stop else "",
        ]
        return " · ".join(filter(None, words))

    async def show_step(self, step: flow.Step) -> None:
        """Put a question, and remember the place."""
        space = self.workspace
        self._suggested = flow.suggested(space.pack, self.lesson, space.view)
        self._visited = step.question.id
        await super().show_step(step)
        if not self.once:
            here = self.lesson.id, step.question.id, self.route
            self.coach.move(lambda spot: spot.moved(*here))

    def other_field(self, question: Question) -> Field | None:
        """What another lesson has the answer to isn't asked again: it is shown."""
        space = self.workspace
        if self.once or question.id in space.drafts:
            return None
        lesson = said_in(space, question.id, self.lesson.id)
        if lesson is None:
            return None
        value = space.answers[question.id].value
        words = labelled(space.pack, question, value) if value is not None else ""
        return SaidField(question, value, words, lesson.title)

    @on(SaidField.Change)
    def _change(self) -> None:
        open_answer(self.coach, self.question.id, asked_in=self.lesson.id, then=self.renew)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a visit there is no way to walk; what another lesson has is changed by its own key."""
        if action in ("map", "back"):
            return not self.once
        if action in CHANGES and self.ask is not None and isinstance(self.ask.field, SaidField):
            return False
        return super().check_action(action, parameters)

    async def go_on(self) -> None:
        """On to the next question."""
        await self.action_next()

    async def action_next(self) -> None:
        """Keep this answer and go on to the next question."""
        self.keep()
        if self.unfit() or self.stays(self.settled()):
            return
        if self.question.id == self.workspace.pack.home.began and self._other_way():
            return
        await self._onward()

    async def _onward(self) -> None:
        if self.once:
            self.dismiss(True)
            return
        step = flow.after(self.way, self.question.id)
        if step is None:
            self._end()
        else:
            await self.show_step(step)

    def _other_way(self) -> bool:
        """Offer the way that an answer suggests, where it is another one than before."""
        space = self.workspace
        suggested = flow.suggested(space.pack, self.lesson, space.view)
        if self.once or suggested in (self._suggested, self.route):
            return False
        # Esc takes the last one: that is to be the way that they are on.
        ways = sorted(
            reading.routes(space.pack, self.lesson),
            key=lambda way: (way[0] != suggested, way[0] == self.route),
        )
        rows = [Row(id_, title, note=took) for id_, title, took in ways]
        words = "There is a way through for that. Another one can be taken at any time."
        self.app.push_screen(Choose("Which way?", words, rows), self._take)
        return True

    async def _take(self, route: str | None) -> None:
        self.route = route or self.route
        await self._onward()

    async def action_back(self) -> None:
        """Keep this answer and go back to the question before."""
        self.keep()
        step = flow.before(self.way, self.question.id)
        if step is not None:
            await self.show_step(step)

    def action_home(self) -> None:
        """Go back; everything typed is kept."""
        self.keep()
        self.dismiss(False)

    async def action_unsure(self) -> None:
        """I'm not sure yet: go on, and come back to it. What you typed stays."""
        await self.action_mark("unsure")

    async def action_skip(self) -> None:
        """Skip this one for now. What you typed stays."""
        await self.action_mark("skipped")

    async def action_coach(self) -> None:
        """To talk over with somebody: go on, and find it on the map. What you typed stays."""
        await self.action_mark("coach")

    async def action_mark(self, state: State) -> None:
        """Leave this question with a word on why, and go on; what was typed stays with it."""
        self.keep()
        if self.may_change():
            self.workspace.mark(self.question.id, state, lesson=self.asked_in)
            self.coach.save_soon()
        await self._onward()

    def action_map(self) -> None:
        """All pages of this lesson, and how each stands."""
        from coachtui.tui.map import MapScreen

        self.keep()
        screen = MapScreen(self.workspace, self.lesson.id, self.route, self.question.id)
        self.app.push_screen(screen, self._jump)

    async def _jump(self, goal: tuple[str, str] | None) -> None:
        if goal is None:
            return
        question, self.route = goal
        step = self.step_of(question) if question else flow.resume(self.way, "")
        if step is not None:
            await self.show_step(step)

    def _end(self) -> None:
        from coachtui.tui.end import EndScreen

        screen = EndScreen(self.workspace, self.lesson.id, self.route)
        self.app.push_screen(screen, self._ended)

    async def _ended(self, goal: str | None) -> None:
        step = flow.next_open(self.way) if goal == "open" else None
        if step is not None:
            await self.show_step(step)
        elif goal != "back":
            self.dismiss(False)
