"""What is said once enough was told: the screen that an answer and an open end have in common."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coachtui.decide import says
from coachtui.decide.model import Decided, Decision, Reason
from coachtui.text import cut
from coachtui.tui import course as on_the_way
from coachtui.tui import verdict_words as told
from coachtui.tui.course import Course
from coachtui.tui.dialog import Choose
from coachtui.tui.frame import Frame
from coachtui.tui.places import go_on
from coachtui.tui.recording import written
from coachtui.tui.rows import Row
from coachtui.tui.safe import content, lines
from coachtui.workspace import deciding
from coachtui.workspace.home import random_id
from coachtui.workspace.versions import newest

if TYPE_CHECKING:
    from coachtui.workspace.workspace import Workspace


ALWAYS: list[BindingType] = [
    Binding("u", "take_back", "take back", id="decide.take-back"),
    Binding("n", "name", "name", id="decide.name"),
    Binding("c", "copy", "copy", id="decide.copy"),
    Binding("d", "another", "another", id="decide.another"),
    Binding("p", "passed", "passed over", id="decide.passed"),
    Binding("left,backspace", "step_back", "one step back", id="decide.step-back", show=False),
    Binding("escape", "leave", "back", id="decide.leave"),
]
"""What can be done in either case; what is done most stands before it."""


class OutcomeScreen(Frame[None]):
    """What is said once enough is told, whether it settles it or not."""

    TITLE_WORDS = "Decide on somebody"
    CSS_PATH = "verdict.tcss"
    AUTO_FOCUS = "#why"

    def __init__(self, workspace: Workspace, course: Course, decided: Decided) -> None:
        super().__init__()
        self.workspace = workspace
        self.course = course
        self.decided = decided
        self.record: Decision | None = None
        """What was kept of it, if anything."""
        self._ids: dict[str, str] = {}
        """What is being done, to what it is called in the log until it is written."""
        self._past: tuple[Decision, ...] = ()
        self._agreed = ""

    @property
    def stands(self) -> bool:
        """Whether it is kept, and wasn't taken back."""
        return self.record is not None and not self.record.undone

    def body(self) -> Iterable[Widget]:
        space, decided = self.workspace, self.decided
        yield Static(id="crumbs")
        yield Static(content(says.verdict(space.pack, decided), "bold $voice"), id="answer")
        yield Static(id="quiet")
        yield Static(id="kept")
        with VerticalScroll(id="why"):
            for head, parts in told.sections(space, decided):
                yield Static(content(head), classes="head")
                for part in parts:
                    yield Static(part, classes="below")
            yield Static(id="good", classes="below")
            yield Static(id="passed", classes="below")

    def on_mount(self) -> None:
        self.renew()
        self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """What was decided before is on the disk: it is read beside the screen."""
        space = self.workspace
        self._past = await asyncio.to_thread(space.decisions.all)
        self._agreed = await asyncio.to_thread(newest, space)
        self._asides()

    def on_screen_resume(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Say it again; where answers have changed meanwhile, it may be something else."""
        if not self.is_current:
            return
        found = on_the_way.decided(self.workspace, self.course)
        if found != self.decided and not self.stands:
            go_on(self.coach, self.course)
            return
        if self.is_mounted:
            crumbs = " · ".join(on_the_way.crumbs(self.workspace, self.course))
            self.query_one("#crumbs", Static).update(content(crumbs, "$quiet"))
            self._asides()

    def _asides(self) -> None:
        """When it was agreed, what is used up, what is kept, what came of it before."""
        if not self.is_mounted:
            return
        space, record = self.workspace, self.record
        quiet = told.aside(space, self.decided, self._past, self._agreed, self._missing())
        self._fill("#quiet", content(quiet, "$quiet"))
        self._fill("#kept", content(says.kept(space.pack, record) if record else "", "bold"))
        good = [content(f"Some good came of it. {cut(one, told.SHOWN)}") for one in self._good]
        self._fill("#good", lines(*good))
        self.refresh_bindings()

    def _fill(self, where: str, words: Content) -> None:
        static = self.query_one(where, Static)
        static.update(words)
        static.display = bool(words.plain)

    @property
    def _good(self) -> tuple[str, ...]:
        return told.good(self.decided, self._past)

    def _missing(self) -> str:
        return ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done now."""
        match action:
            case "take_back":
                return self.stands
            case "another":
                return True
            case "step_back":
                return self.record is None
            case "copy":
                return bool(told.ready(self.workspace, self.decided))
            case "passed":
                return bool(self.decided.passed)
            case _:
                return True

    # What can be done

    @work
    async def action_name(self) -> None:
        """Give a name or initials; none is needed."""
        from coachtui.tui.name_dialog import ask_name

        self.course = await ask_name(self.coach, self.course)
        name, record = self.course.name, self.record
        if record is not None and record.name != name:
            amend = partial(self.workspace.decisions.amend, record.id, name=name)
            self.record = await written(self.coach, amend) or record
        self.renew()

    @work
    async def action_copy(self) -> None:
        """Copy the reply that goes with it."""
        from coachtui.tui.copying import copy

        ready = told.ready(self.workspace, self.decided)
        which: str | None = "0"
        if len(ready) > 1:
            rows = [Row(str(n), cut(words, 200), str(n + 1)) for n, words in enumerate(ready[:9])]
            choose = Choose("Which one?", "It goes to the clipboard.", [*rows, Row("", "None")])
            which = await self.app.push_screen_wait(choose)
        if which:
            self.coach.say(await copy(self.app, ready[int(which)]))

    def action_passed(self) -> None:
        """Show the earlier rules that say otherwise, and what ruled them out; or hide them."""
        if not self.is_mounted:
            return
        passed = self.query_one("#passed", Static)
        if passed.display and passed.content:
            self._fill("#passed", Content(""))
            return
        head = Content.styled("passed over", "$quiet")
        apart = [line for one in told.passed(self.workspace, self.decided) for line in (one, "")]
        self._fill("#passed", lines(head, *apart))
        self.call_after_refresh(passed.scroll_visible, animate=False, top=True)

    @work(exclusive=True, group="record")
    async def action_take_back(self) -> None:
        """Take back what was kept; it stays among past decisions, marked."""
        if self.record is not None:
            await self._write(partial(self.workspace.decisions.undo, self.record.id))

    def action_another(self) -> None:
        """Decide on another one."""
        go_on(self.coach, on_the_way.begin(self.workspace.pack))

    def action_step_back(self) -> None:
        """Take back what was told last."""
        before = on_the_way.back(self.workspace.pack, self.course)
        if before is not None:
            go_on(self.coach, before)

    def action_leave(self) -> None:
        """Back to where you came from."""
        self.dismiss()

    async def _keep(self, chosen: str = "", reason: Reason = "") -> None:
        """Record it, in a worker; or bring back what was recorded and taken back."""
        record = self.record
        if record is not None and record.chosen == (chosen or self.decided.verdict or ""):
            back = partial(self.workspace.decisions.amend, record.id, undone=False, reason=reason)
            await self._write(back)
            return
        made = partial(
            deciding.record,
            self.workspace,
            self.decided,
            chosen=chosen,
            name=self.course.name,
            reason=reason,
            # A second Enter before the first is written means the same decision.
            id=self._ids.setdefault(chosen, random_id(8)),
        )
        await self._write(made)

    async def _write(self, write: Callable[[], Decision]) -> None:
        record = await written(self.coach, write)
        if record is not None:
            self.record = record
            self._ids.clear()
            self._look()  # anew: what is being read may have been read before this was written
        self._asides()

    async def _which(self, asks: str, words: str, but: str = "") -> str:
        """Which of the direction's answers it is to be; empty: none."""
        verdicts = self.workspace.pack.verdicts[self.decided.direction]
        ids = [id_ for id_ in verdicts if id_ != but]
        rows = [Row(id_, verdicts[id_], str(n) if n < 10 else "") for n, id_ in enumerate(ids, 1)]
        choose = Choose(asks, words, [*rows, Row("", "Leave it open", "l")])
        return await self.app.push_screen_wait(choose) or ""
