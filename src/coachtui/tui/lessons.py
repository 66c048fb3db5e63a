"""All lessons: how far one is in each, why they stand in this order, and forgetting one."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from coachtui.decide.good import newest
from coachtui.documents.by_lesson import closing
from coachtui.interview.thread import Far, answered, next_of, said
from coachtui.text import cut
from coachtui.tui.frame import Frame
from coachtui.tui.good import quiet_line
from coachtui.tui.lines import Lines, row
from coachtui.tui.places import open_everything, open_lesson
from coachtui.tui.safe import content, lines
from coachtui.workspace.whereabouts import lessons_of

if TYPE_CHECKING:
    from coachtui.decide.model import Decision
    from coachtui.workspace.spot import Left
    from coachtui.workspace.workspace import Workspace

SHOWN = 200
"""Characters of what a lesson is about, or of why it stands where it does."""

MOST = 9
"""Lessons that have a key of their own."""


INTRO = (
    "In the order that makes most sense; any order works. Nothing is asked twice, "
    "and stopping is fine after each."
)
"""What is said above the list."""


class LessonsScreen(Frame[None]):
    """Every lesson in the recommended order; any of them can be opened."""

    ABOUT = (
        "All lessons, and how far you are in each. Take them in any order: an answer that "
        "several of them need is asked for once, and stopping is fine after each."
    )
    TITLE_WORDS = "All lessons"
    CSS_PATH = "lessons.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", id="lessons.open"),
        Binding("k", "everything", "all I decided", id="lessons.everything"),
        Binding("f", "forget", "forget one", id="lessons.forget"),
        Binding("escape", "back", "back", id="lessons.back"),
        *(
            Binding(str(n), f"number({n})", "open that one", id=f"lessons.open-{n}", show=False)
            for n in range(1, MOST + 1)
        ),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._lessons: tuple[Far, ...] = ()
        self._good: Decision | None = None
        self._looked = False

    def body(self) -> Iterable[Widget]:
        yield Static(content(INTRO), id="intro")
        yield Lines(id="lessons")
        yield Static(id="here")
        yield Static(id="good")

    def on_mount(self) -> None:
        self.query_one(Lines).focus()

    def on_screen_resume(self) -> None:
        self.renew()
        self._look()

    @work(exclusive=True, group="past")
    async def _look(self) -> None:
        """What did some good is on the disk: it is read beside the screen."""
        if self._workspace.pack.verdicts:
            past = await asyncio.to_thread(self._workspace.decisions.all)
            self._good = next(iter(newest(past)), None)
            self._looked = True
            self._tell()

    def renew(self) -> None:
        """Show how far one is now, pointing where it pointed."""
        if not self.is_mounted:
            return
        begins, spot = not self._lessons, self.coach.spot  # a file is read for it
        self._lessons = lessons_of(self._workspace, spot)
        after = next_of(self._lessons) if begins else None
        rows = [_row(n, one, spot.at(one.lesson.id)) for n, one in enumerate(self._lessons, 1)]
        self.query_one(Lines).fill(rows, after.lesson.id if after else "")
        self._tell()
        self.refresh_bindings()

    def _pointed(self) -> Far | None:
        at = self.query_one(Lines).pointed if self.is_mounted else ""
        return next((one for one in self._lessons if one.lesson.id == at), None)

    def _tell(self) -> None:
        """Why the lesson that is pointed at stands there, and what did some good."""
        far = self._pointed()
        here = _here(far) if far else ""
        self.query_one("#here", Static).update(content(here, "$quiet"))
        self.query_one("#here").display = bool(here)
        self.query_one("#good", Static).update(
            quiet_line(self._good) if self._looked else Content("")
        )

    def on_option_list_option_highlighted(self) -> None:
        """Another lesson, other keys, and another reason."""
        self._tell()
        self.refresh_bindings()

    def on_option_list_option_selected(self) -> None:
        """A click on a lesson does what Enter does."""
        self.action_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what was begun can be forgotten; only what a pack declares can be read."""
        if action == "forget":
            far = self._pointed()
            return True if far is not None and far.begun else None
        if action == "everything":
            return closing(self._workspace.pack) is not None
        if action == "number":
            return parameters[0] in range(1, len(self._lessons) + 1)
        return True

    def action_open(self) -> None:
        """Open this lesson, where you left it."""
        far = self._pointed()
        if far is not None:
            open_lesson(self.coach, far.lesson.id)

    def action_number(self, number: int) -> None:
        """Open the lesson of that number."""
        self.query_one(Lines).point(self._lessons[number - 1].lesson.id)
        self.action_open()

    def action_everything(self) -> None:
        """Everything you decided, over all lessons, on one page."""
        open_everything(self.coach)

    @work
    async def action_forget(self) -> None:
        """Forget this lesson, begun by mistake. You see first what would be cleared."""
        from coachtui.tui.forgetting import forget

        far = self._pointed()
        if far is not None and await forget(self.coach, far.lesson.id):
            self.renew()

    def action_back(self) -> None:
        """Back to where you came from."""
        self.dismiss()


def _row(number: int, far: Far, left: Left) -> Option:
    lesson = far.lesson
    said_ = content(said(far, left.question), "$quiet")
    head = Content.assemble(content(lesson.title, "bold"), "   ", said_)
    about = [content(cut(lesson.about, SHOWN), "$quiet")] if lesson.about else []
    return row(str(number), lines(head, *about), id=lesson.id)


def _here(far: Far) -> str:
    """Why a lesson stands where it does, and what of it is answered before it is begun."""
    shared = 0 if far.begun else answered(far)
    questions = "One of its questions is" if shared == 1 else f"{shared} of its questions are"
    known = f"{questions} answered already." if shared else ""
    return " ".join(filter(None, (cut(far.lesson.here, SHOWN), known)))
