"""One question on view: its page beside it, and every answer kept the moment it is left."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.widget import Widget

from coachtui.interview import flow
from coachtui.interview.figures import most
from coachtui.interview.pipes import fill_page
from coachtui.interview.renamed import unfit
from coachtui.pack.question import Question
from coachtui.strategy.model import Strategy
from coachtui.tui import reading
from coachtui.tui.ask import Ask
from coachtui.tui.fields.base import Field
from coachtui.tui.keeping import Keeping
from coachtui.tui.offered import Offered
from coachtui.tui.page import Prose
from coachtui.tui.room import Room
from coachtui.tui.rows import Rows
from coachtui.tui.settling import Settling
from coachtui.workspace.workspace import Workspace

STAYS = "Worth a thought. The same key once more goes on."
UNFIT = "It stays as you typed it. The same key once more goes on without an answer."
"""Above remarks that are new: nothing is barred."""


class QuestionScreen(Settling, Keeping):
    """Shows the question of `step`, and keeps what is answered. Where to go on, others know.

    The keys aren't taken before the field has had those typed earlier: a key that follows
    fast upon the last word never overtakes it.
    """

    CSS_PATH = "lesson.tcss"
    MIDDLE = Room
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012
    AUTO_FOCUS = ""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._remarked: tuple[str, object] = ("", None)

    def where(self) -> str:
        """How far one is, in words."""
        return ""

    def other_field(self, question: Question) -> Field | None:
        """A field in place of the usual one; None for that."""
        return None

    async def go_on(self) -> None:
        """The person is done with this question."""

    async def on_mount(self) -> None:
        self.set_class(self.coach.quiet, "-quiet")
        await self.show_step(self.step)

    # On view

    async def show_step(self, step: flow.Step) -> None:
        """Put a question, with its page where that is another one."""
        with self.coach.turning():
            await self._put(step)

    async def _put(self, step: flow.Step) -> None:
        self.step = step
        self._meant = False
        space, id_ = self.workspace, step.question.id
        entry = space.answers.get(id_)
        given = entry.value if entry and entry.state != "open" else None
        filled = reading.filled(space, step.question)
        ask = Ask(
            filled,
            space.drafts.get(id_, given),
            beside=self._beside if step.question.decide else None,
            most=most(space.pack, space.view.known, step.question),
            field=self.other_field(filled),
        )
        with self.app.batch_update():
            await self._turn(step, ask)
            if not ask.is_attached:
                return  # the screen was left meanwhile
            self._ask = ask
            ask.made(self._made)
            self._made = ""
            self.begin_pull()
            ask.field.disabled = bool(space.read_only)
            ask.field.begin()
            self.tell()
            self.settle()
        self._remarked = (id_, self.settled())  # that is remarked upon as it comes into view
        self.refresh_bindings()

    def _beside(self, row: Mapping[str, object]) -> str:
        """What the usual answers say of somebody in a row, as far as that goes."""
        from coachtui.decide.rows import beside

        space = self.workspace
        words = beside(space.pack, space.strategy, self.step.question, row)
        return f"Your answer would be: {words}" if words else ""

    async def _turn(self, step: flow.Step, ask: Ask) -> None:
        """Show a question, and its page unless that is on view already."""
        room, space = self.query_one(Room), self.workspace
        shown = next(iter(room.query(Prose)), None)
        if shown is not None and shown.page.id == step.page.id:
            shown.where(self.where())
            await room.query(Ask).remove()
            parts: list[Widget] = [ask]
        else:
            title = fill_page(space.pack, step.page.title, space.view.known)
            await room.remove_children()
            parts = [Prose(space, step.page, title, self.where()), ask]
        if room.is_attached:
            await room.mount_all(parts)

    def tell(self, before: Strategy | None = None) -> None:
        """Say how the question stands: state, what it made, remarks."""
        ask, space, id_ = self.ask, self.workspace, self.question.id
        if ask is None:
            return
        ask.state(reading.left_as(space, self.question))
        settled = self.settled()
        was = before if before is not None else space.strategy
        ask.echo(reading.echo_of(space, was, self.question) if settled is not None else "")
        soft = space.remarks(id_).soft if settled is not None else ()
        ask.remark(soft, space.guided(id_, settled))
        ask.wrong(self.problems() if id_ in space.drafts else ())
        ask.manner()

    def unfit(self) -> bool:
        """Whether words that can't be an answer yet keep one here: once for the same words."""
        ask, id_ = self.ask, self.question.id
        words = self.workspace.drafts.get(id_)
        if ask is None or not ask.field.typed or words is None or self._remarked == (id_, words):
            return False
        problems = self.problems()
        if problems:
            self._remarked = (id_, words)
            ask.wrong((*problems, UNFIT))
            ask.show_said()
        return bool(problems)

    def stays(self, words: object) -> bool:
        """Whether remarks on words that were just left keep one here: once for the same words."""
        ask, space, id_ = self.ask, self.workspace, self.question.id
        found = space.guided(id_, words)
        if ask is None or not found or self._remarked == (id_, words):
            return False
        self._remarked = (id_, words)
        ask.remark(space.remarks(id_).soft, found, STAYS)
        ask.show_said()
        return True

    # Answers

    @on(Field.Note)
    def _note(self, event: Field.Note) -> None:
        event.stop()
        if ask := self.ask:
            ask.remark((event.words,) if event.words else ())
            ask.manner()
            ask.show_said()

    @on(Field.Done)
    async def _done(self, event: Field.Done) -> None:
        event.stop()
        self._meant = True
        await self.go_on()

    def renew(self) -> None:
        """Show what is so after an undo."""
        self.run_worker(self.show_step(self.step))

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was said before can be brought back where it stands open, and fits still."""
        if action == "before":
            entry = self.workspace.answers.get(self.question.id)
            if entry is None or entry.value is None or entry.state != "open":
                return False
            return not unfit(self.workspace.pack.questions[self.question.id], entry.value)
        return super().check_action(action, parameters)

    async def action_before(self) -> None:
        """Bring back what you had answered before."""
        if self.may_change():
            self.workspace.mark(self.question.id, "answered", lesson=self.asked_in)
            self.coach.save_soon()
            await self.show_step(self.step)

    async def action_clear(self) -> None:
        """Take this answer away; F5 brings it back."""
        if self.may_change():
            self.workspace.clear(self.question.id)
            self.coach.save_soon()
            await self.show_step(self.step)

    @on(Rows.Entered)
    def _offered(self, event: Rows.Entered) -> None:
        """Take an offered line in, or let it go."""
        if isinstance(event.rows, Offered) and self.may_change():
            lines = {line.id: line for line in self.workspace.strategy.lines}
            taken = not lines[event.row.id].enabled
            self.workspace.edit(event.row.id, on=taken)
            self.coach.save_soon()
            event.rows.show_taken(event.row.id, taken)
