"""One question on view: its page beside it, and every answer kept the moment it is left."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events, on
from textual.app import SuspendNotSupported
from textual.containers import Container
from textual.timer import Timer
from textual.widget import Widget

from coachtui.files.editor import command, edited
from coachtui.interview import flow
from coachtui.interview.pipes import fill_page
from coachtui.interview.values import Invalid
from coachtui.pack.model import Question
from coachtui.strategy.model import Strategy
from coachtui.tui import reading
from coachtui.tui.ask import Ask
from coachtui.tui.fields.base import Field
from coachtui.tui.frame import Frame
from coachtui.tui.offered import Offered
from coachtui.tui.page import More, Prose
from coachtui.tui.rows import Rows
from coachtui.workspace.workspace import Workspace

LEAST = 5
"""Lines of prose that stay in view above the longest question."""

PAUSE = 1.0
"""Seconds after which typed words are kept as a draft, however long somebody types on."""


class QuestionScreen(Frame[bool]):
    """Shows the question of `step`, and keeps what is answered. Where to go on, others know.

    The keys aren't taken before the field has had those typed earlier: a key that follows
    fast upon the last word never overtakes it.
    """

    CSS_PATH = "lesson.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012
    AUTO_FOCUS = ""
    step: flow.Step
    """The question on view, its page, and how it stands."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._pause: Timer | None = None
        self._meant = False

    @property
    def question(self) -> Question:
        """The question on view, as the pack has it."""
        return self.step.question

    @property
    def ask(self) -> Ask | None:
        """The question on view, as a widget; None for the moment between two."""
        return next(iter(self.query(Ask)), None)

    def where(self) -> str:
        """How far one is, in words."""
        return ""

    async def go_on(self) -> None:
        """The person is done with this question."""

    def body(self) -> Iterable[Widget]:
        with Container(id="beside"):
            yield Container(id="page")
        yield Container(id="asked")

    async def on_mount(self) -> None:
        self.set_class(self.coach.quiet, "-quiet")
        await self.show_step(self.step)

    # On view

    async def show_step(self, step: flow.Step) -> None:
        """Put a question, with its page where that is another one."""
        self.step = step
        self._meant = False
        space, id_ = self.workspace, step.question.id
        entry = space.answers.get(id_)
        given = entry.value if entry and entry.state != "open" else None
        ask = Ask(reading.filled(space, step.question), space.drafts.get(id_, given))
        asked = self.query_one("#asked", Container)
        with self.app.batch_update():
            await self._turn(step)
            await asked.remove_children()
            await asked.mount(ask)
        ask.field.begin()
        self._tell()
        self.refresh_bindings()
        self.call_after_refresh(self._share_out)

    async def _turn(self, step: flow.Step) -> None:
        """Show a question's page, unless it is on view already."""
        page, space = self.query_one("#page", Container), self.workspace
        shown = next(iter(page.query(Prose)), None)
        if shown is not None and shown.page.id == step.page.id:
            shown.where(self.where())
            return
        title = fill_page(space.pack, step.page.title, space.view.known)
        prose = Prose(space, step.page, title, self.where())
        await page.remove_children()
        await page.mount(prose, More())

    def _tell(self, before: Strategy | None = None) -> None:
        """Say how the question stands: state, what it made, remarks."""
        ask, space, id_ = self.ask, self.workspace, self.question.id
        if ask is None:
            return
        entry = space.answers.get(id_)
        ask.state(reading.left_as(space, self.question))
        settled = entry is not None and entry.state == "answered" and id_ not in space.drafts
        was = before if before is not None else space.strategy
        ask.echo(reading.echo_of(space, was, self.question) if settled else "")
        ask.remark(space.remarks(id_).soft if settled else ())
        ask.wrong(self._problems() if id_ in space.drafts else ())
        ask.manner()
        self.call_after_refresh(self._share_out)

    def _problems(self) -> tuple[str, ...]:
        id_ = self.question.id
        try:
            self.workspace.proposed(id_, self.workspace.drafts[id_])
        except Invalid as invalid:
            return ("Not yet complete. " + " ".join(invalid.problems),)
        return ()

    # Answers

    @on(Field.Changed)
    def _changed(self, event: Field.Changed) -> None:
        event.stop()
        ask = self.ask
        if ask is None or event.field is not ask.field:
            return
        if not self.may_change():
            return
        if event.field.typed:
            self._later()
        elif event.field.whole():
            self.keep()
        else:
            self.workspace.draft(self.question.id, event.raw)
            self.coach.save_soon()
            self._tell()
            ask.wrong(())

    def _later(self) -> None:
        """Keep a draft in a moment, however long somebody types on."""
        if self._pause is None:
            self._pause = self.set_timer(PAUSE, self._draft)
        if ask := self.ask:
            ask.wrong(())

    def _draft(self) -> None:
        self._pause = None
        ask = self.ask
        if ask is not None and self._fresh(ask.field.raw()):
            self.workspace.draft(self.question.id, ask.field.raw())
            self.coach.save_soon()

    def keep(self) -> None:
        """Keep what stands in the field; what can't be an answer yet is kept as a draft."""
        ask = self.ask
        if ask is None or self.workspace.read_only:
            return
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        raw = ask.field.raw()
        if not self._fresh(raw):
            return
        before = self.workspace.strategy
        problems: tuple[str, ...] = ()
        if raw is None:
            self.workspace.clear(self.question.id)
        else:
            try:
                self.workspace.answer(self.question.id, raw)
            except Invalid as invalid:
                problems = ("Not yet complete. " + " ".join(invalid.problems),)
            else:
                value = self.workspace.answers[self.question.id].value
                ask.field.kept(value if value is not None else ())
        self.coach.save_soon()
        self._tell(before)
        if problems:
            ask.wrong(problems)

    def _fresh(self, raw: object) -> bool:
        """Whether a raw value says anything that isn't kept already."""
        id_ = self.question.id
        if id_ in self.workspace.drafts:
            return True
        entry = self.workspace.answers.get(id_)
        if entry is None or entry.value is None or entry.state == "open":
            return raw is not None
        if self._meant and entry.state != "answered":
            return True
        return not reading.same(raw, entry.value)

    @on(Field.Note)
    def _note(self, event: Field.Note) -> None:
        event.stop()
        if ask := self.ask:
            ask.remark((event.words,) if event.words else ())
            ask.manner()

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
        """Keys that have nothing to give here aren't offered."""
        question = self.step.question
        match action:
            case "why":
                return bool(question.why)
            case "hint":
                return bool(question.hints)
            case "example":
                return bool(question.example)
            case "editor":
                return question.kind in ("text", "prose")
            case "before":
                entry = self.workspace.answers.get(question.id)
                return entry is not None and entry.state == "open" and entry.value is not None
        return True

    def may_change(self) -> bool:
        """Whether this workspace can be changed; says why where it can't."""
        if self.workspace.read_only:
            self.coach.say(f"Only to be read: {self.workspace.read_only}", wrong=True)
        return not self.workspace.read_only

    async def action_before(self) -> None:
        """Bring back what you had answered before."""
        if self.may_change():
            self.workspace.mark(self.question.id, "answered")
            self.coach.save_soon()
            await self.show_step(self.step)

    async def action_editor(self) -> None:
        """Write in your own editor, the one that VISUAL or EDITOR names."""
        ask = self.ask
        editor = command(self.coach.home.settings.editor)
        if ask is None or not self.may_change():
            return
        if not editor:
            self.coach.say("No editor is set. Name one: VISUAL or EDITOR, or `editor` in settings.")
            return
        raw = ask.field.raw()
        try:
            with self.app.suspend():
                text = edited(editor, self.workspace.store.folder, str(raw or ""))
        except (OSError, SuspendNotSupported) as error:
            self.coach.say(f"The editor couldn't be opened: {error}", wrong=True)
            return
        self.workspace.draft(self.question.id, text)
        self.coach.save_soon()
        await self.show_step(self.step)

    async def action_clear(self) -> None:
        """Take this answer away; F5 brings it back."""
        if self.may_change():
            self.workspace.clear(self.question.id)
            self.coach.save_soon()
            await self.show_step(self.step)

    def action_why(self) -> None:
        """What the answer to this question is used for."""
        if ask := self.ask:
            ask.why()

    def action_hint(self) -> None:
        """A hint; once more for one more."""
        ask = self.ask
        if ask is not None and not ask.hint():
            self.coach.say("That was the last hint.")

    def action_example(self) -> None:
        """How somebody else answered."""
        if ask := self.ask:
            ask.example()

    def action_read(self, way: int) -> None:
        """Turn the prose of this page."""
        prose = next(iter(self.query(Prose)), None)
        if prose is not None:
            prose.scroll_relative(y=way * max(prose.size.height - 1, 1), animate=False)

    # Room

    def on_resize(self, event: events.Resize) -> None:
        self.call_after_refresh(self._share_out)

    def _share_out(self) -> None:
        """Give the question the room it needs, and the prose the rest."""
        prose, ask = next(iter(self.query(Prose)), None), self.ask
        if prose is None or ask is None:
            return
        room = self.query_one("#body").content_size.height
        if not self.has_class("-wide"):
            room = max(room - ask.virtual_size.height - 1, LEAST)
        prose.styles.max_height = room

    @on(Rows.Entered)
    def _offered(self, event: Rows.Entered) -> None:
        """Take an offered line in, or let it go."""
        if isinstance(event.rows, Offered) and self.may_change():
            lines = {line.id: line for line in self.workspace.strategy.lines}
            taken = not lines[event.row.id].enabled
            self.workspace.edit(event.row.id, on=taken)
            self.coach.save_soon()
            event.rows.show_taken(event.row.id, taken)

    @on(Prose.Turned)
    def _turned(self, event: Prose.Turned) -> None:
        event.stop()
        for prose in self.query(Prose):
            self.query_one(More).tell(prose.more)
