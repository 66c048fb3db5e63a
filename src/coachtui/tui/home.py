"""Home: where one is, what was decided, and one next step."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coachtui.tui import places, standing
from coachtui.tui.due import open_due
from coachtui.tui.frame import Frame, whose
from coachtui.tui.read_back import ReadBack
from coachtui.tui.rows import Row, Rows
from coachtui.tui.safe import content, lines
from coachtui.workspace.whereabouts import lesson_with

if TYPE_CHECKING:
    from coachtui.workspace.workspace import Workspace


class HomeScreen(Frame[None]):
    """The first screen, and the one that every way back leads to."""

    AUTO_FOCUS = ""
    ABOUT = "Where you are, what you decided so far, and the next step. Enter does what is marked."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "still('yes')", "yes, still so", id="home.still-yes", show=False),
        Binding("c", "still('changed')", "it changed", id="home.still-changed", show=False),
        Binding("n", "still('unsure')", "not sure", id="home.still-unsure", show=False),
        Binding("d", "decide", "decide on somebody", id="home.decide", show=False),
        Binding("w", "waiting", "who was asked", id="home.waiting", show=False),
        Binding("l", "lessons", "all lessons", id="home.lessons", show=False),
        Binding("k", "everything", "all I decided", id="home.everything", show=False),
        Binding("p", "past", "past decisions", id="home.past"),
        Binding("q", "app.quit", "leave", id="app.quit"),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._begun = False
        self._asked_still = False
        self._shown: standing.Standing | None = None
        self._people: standing.People | None = None

    def title_words(self) -> str:
        meta, title = self.workspace.meta, self.workspace.pack.title
        return title if whose(meta) else meta.label or title

    def body(self) -> Iterable[Widget]:
        now = self._shown = self._now()
        yield Static(self._said(now), id="said")
        read_back = ReadBack()
        read_back.tell(now.about, now.decided)
        yield read_back
        still = Static(self._still(now), id="still")
        still.display = bool(now.still)
        yield still
        yield Rows(now.steps, at=0, id="next")

    def on_mount(self) -> None:
        self.set_class(self.coach.quiet, "-quiet")

    def on_screen_resume(self) -> None:
        if self._begun:
            self.renew()
        else:  # it was made for what is so now
            self._begun = True
            self.query_one("#next", Rows).focus(scroll_visible=False)
        self.call_after_refresh(self._look)

    @work(exclusive=True, group="past")
    async def _look(self) -> None:
        """Past decisions are on the disk: they are read beside the screen."""
        people = await asyncio.to_thread(standing.people, self.workspace)
        if people != self._people:
            self._people = people
            self.renew()
            self.refresh_bindings()

    def _now(self) -> standing.Standing:
        return standing.standing(
            self.workspace, self.coach.spot, asked=self._asked_still, people=self._people
        )

    def _said(self, now: standing.Standing) -> Content:
        parts: list[Content | str] = [content(now.greeting, "bold $voice")]
        if now.lines:
            parts += ["", *(content(line) for line in now.lines)]
        return lines(*parts)

    def _still(self, now: standing.Standing) -> Content:
        if not now.still:
            return Content("")
        keys = Content.assemble(
            ("Still so?   ", ""),
            ("y", "$voice"),
            " yes    ",
            ("c", "$voice"),
            " it changed    ",
            ("n", "$voice"),
            " not sure",
        )
        return lines(content(f"You wrote: “{now.still}”"), keys)

    async def open_anew(self, workspace: Workspace) -> None:
        """Show a workspace that was opened anew in the place of the one that was open."""
        self.workspace, self._people, self._asked_still = workspace, standing.NOBODY, False
        await self.recompose()
        self.on_screen_resume()

    def renew(self) -> None:
        """Show what is so now."""
        if not self.is_mounted:
            return
        now, rows = self._now(), self.query_one("#next", Rows)
        if now != self._shown:
            self._shown = now
            self.query_one("#said", Static).update(self._said(now))
            self.query_one(ReadBack).tell(now.about, now.decided)
            still = self.query_one("#still", Static)
            still.update(self._still(now))
            still.display = bool(now.still)
            rows.show_rows(now.steps, 0)
            self.refresh_bindings()
        elif rows.at:
            rows.point(0)
        rows.focus(scroll_visible=False)  # what stands above it stays in view

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done now: "still so" while it is asked, decisions where some are."""
        match action:
            case "still":
                return self._shown is not None and bool(self._shown.still)
            case "decide":
                return bool(self.workspace.pack.verdicts)
            case "waiting":
                return self._people is not None and bool(self._people.back)
            case "past":
                return self._people is not None and self._people.any
            case "lessons":
                return len(self.workspace.pack.lessons) > 1
            case "everything":
                return any(one.lessons for one in self.workspace.pack.documents.values())
            case _:
                return True

    def action_decide(self) -> None:
        """Decide on somebody now, by what you decided so far: a few keys."""
        places.open_decide(self.coach)

    def action_waiting(self) -> None:
        """Say how those answered whom you asked first."""
        places.open_waiting(self.coach)

    def action_lessons(self) -> None:
        """All lessons, how far you are in each, and one to forget."""
        places.open_lessons(self.coach)

    def action_everything(self) -> None:
        """Everything you decided, over all lessons, on one page."""
        places.open_everything(self.coach)

    def action_past(self) -> None:
        """Whom you decided on, and how."""
        places.open_decisions(self.coach)

    def action_still(self, answer: Literal["yes", "changed", "unsure"]) -> None:
        """Say whether what was written then still holds."""
        from coachtui.workspace.looking import still_so

        self._asked_still = True
        if self.workspace.read_only:
            self.coach.say(f"Only to be read: {self.workspace.read_only}", wrong=True)
            self.renew()
            return
        question = still_so(self.workspace, answer)
        self.coach.save_soon()
        if answer == "unsure":
            self.coach.say("Noted as not sure yet. It can be changed under “What I said”.")
        if question:
            self._open(question)
        else:
            self.renew()

    @on(Rows.Entered, "#next")
    def _step(self, event: Rows.Entered) -> None:
        kind, _, what = event.row.id.partition(":")
        if kind in places.ANYWHERE:
            places.ANYWHERE[kind](self.coach)
            return
        match kind:
            case "route":
                lesson, _, route = what.partition(":")
                self._open("", route, lesson)
            case "go":
                self._open(what)
            case "fresh":
                self._fresh()
            case "next":
                places.open_lesson(self.coach, what)
            case "map":
                self._map()
            case "misfit":
                self._misfit()
            case "due":
                open_due(self.coach, what)

    def _misfit(self) -> None:
        from coachtui.tui.curious import open_misfit

        for one in self._people.unfit[:1] if self._people else ():
            open_misfit(self.coach, one)

    def _open(self, question: str, route: str = "", lesson: str = "") -> None:
        from coachtui.tui.lesson import LessonScreen

        spot = self.coach.spot
        lesson = lesson or lesson_with(self.workspace, question, spot)
        route = route or spot.at(lesson).route
        self.app.push_screen(LessonScreen(self.workspace, lesson, question or None, route=route))

    def _fresh(self) -> None:
        from coachtui.tui.dialog import Choose

        words = "Each answer to it is kept, and asked again. One key brings it back as it was."
        rows = [Row("fresh", "Ask me afresh", "a"), Row("", "Leave it as it is", "l")]
        self.app.push_screen(Choose("Start this lesson fresh?", words, rows), self._afresh)

    def _afresh(self, choice: str | None) -> None:
        if not choice or self.workspace.read_only:
            return
        space = self.workspace
        lesson = lesson_with(space, "", self.coach.spot)
        space.ask_afresh(lesson)
        self.coach.save_soon()
        self._open("", lesson=lesson)

    def _map(self) -> None:
        from coachtui.tui.map import MapScreen

        spot = self.coach.spot
        lesson = lesson_with(self.workspace, spot.question, spot)
        route = spot.at(lesson).route
        self.app.push_screen(MapScreen(self.workspace, lesson, route), self._jump)

    def _jump(self, goal: tuple[str, str] | None) -> None:
        if goal is not None:
            self._open(*goal)
