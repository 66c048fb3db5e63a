"""The review: every answer, when it was given, and what rests on it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coachtui.decide.good import by_question
from coachtui.strategy.review import Reviewed, review
from coachtui.tui import curious
from coachtui.tui.frame import Frame
from coachtui.tui.lines import Lines, below
from coachtui.tui.places import open_answer, open_decide
from coachtui.tui.review_rows import STATES, beside, counted, nothing, rows
from coachtui.tui.safe import content, lines
from coachtui.workspace.whereabouts import ways_of

if TYPE_CHECKING:
    from coachtui.decide.model import Decision
    from coachtui.workspace.workspace import Workspace

SHOWS = {"1": "", "2": "open", "3": "unsure", "4": "coach", "5": "skipped"}
"""Key to the state that it shows; "" for all."""


class ReviewScreen(Frame[None]):
    """Every answer in asking order; any can be changed, or one that stood before brought back."""

    ABOUT = (
        "Every answer you gave, when, and which of your lines rest on it. "
        "Change one, and see what that changes before it is kept."
    )
    TITLE_WORDS = "What you said"
    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "change", "change", id="review.change"),
        Binding("h", "earlier", "earlier answers", id="review.earlier"),
        Binding("y", "copy", "copy", id="review.copy"),
        Binding("escape", "back", "back", id="review.back"),
        Binding("d", "decide", "decide on somebody", id="review.decide", show=False),
        Binding("u", "app.undo", "undo", id="review.undo", show=False),
        Binding("right", "page(1)", "next page", id="review.next-page", show=False),
        Binding("left", "page(-1)", "page before", id="review.page-before", show=False),
        Binding("1", "show('')", "all", id="review.all", show=False),
        Binding("2", "show('open')", "open", id="review.open", show=False),
        Binding("3", "show('unsure')", "not sure", id="review.unsure", show=False),
        Binding("4", "show('coach')", "to talk over", id="review.coach", show=False),
        Binding("5", "show('skipped')", "skipped", id="review.skipped", show=False),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._reviewed: tuple[Reviewed, ...] = ()
        self._past: tuple[Decision, ...] = ()
        self._curious = curious.Curious()
        self._state = ""

    def body(self) -> Iterable[Widget]:
        yield Static(id="shows")
        yield Static(id="nothing")
        yield Lines(id="lines")

    def on_mount(self) -> None:
        self.renew()
        self.query_one(Lines).focus()

    def on_screen_resume(self) -> None:
        self.renew()
        self._look()

    @work(exclusive=True, group="past")
    async def _look(self) -> None:
        """Past decisions, and what they make one ask, are read beside the screen."""
        past, found = await asyncio.to_thread(curious.look, self._workspace)
        if past != self._past or found != self._curious:
            self._past, self._curious = past, found
            self.renew()

    def renew(self) -> None:
        """Show the answers as they are now, pointing where it pointed."""
        space = self._workspace
        routes = ways_of(space, self.coach.spot)
        self._reviewed = review(space.pack, space.answers, space.view, space.strategy, routes)
        lessons = {lesson.id: lesson.title for lesson in space.pack.lessons}
        good = by_question(self._past, space.strategy)
        asked = [] if self._state else self._curious.rows(space)
        found = rows(self._reviewed, lessons, self._state, good)
        if asked and found:
            found[0] = below(found[0])
        found = [*asked, *found]
        self.query_one("#shows", Static).update(self._shows())
        self.query_one("#nothing", Static).update(nothing(self._state))
        self.query_one("#nothing").display = not found
        self.query_one(Lines).fill(found)
        self.refresh_bindings()

    def _shows(self) -> Content:
        """How many there are, then the states to choose from; the one shown is in brackets."""
        keys = []
        for key, state in SHOWS.items():
            words, here = STATES.get(state, "all"), state == self._state
            keys.append(
                Content.assemble(
                    (key, "$voice"),
                    (f" [{words}]" if here else f" {words}", "bold" if here else "$quiet"),
                )
            )
        said = [content(counted(self._reviewed)), Content("   ").join(keys)]
        rest = beside(self._reviewed)
        return lines(*said, content(rest, "$quiet")) if rest else lines(*said)

    def _pointed(self) -> Reviewed | None:
        id_ = self.query_one(Lines).pointed
        return next((one for one in self._reviewed if one.id == id_), None)

    def on_option_list_option_highlighted(self) -> None:
        """Other answers, other keys."""
        self.refresh_bindings()

    def on_option_list_option_selected(self) -> None:
        """A click on an answer does what Enter does."""
        self.action_change()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with the answer that is pointed at; the rest rests (None)."""
        one = self._pointed() if self.is_mounted else None
        if action == "change" and self.is_mounted and ":" in self.query_one(Lines).pointed:
            return True
        if action in ("change", "earlier"):
            return True if one is not None and one.known else None
        if action == "copy":
            return True if one is not None and one.answer else None
        if action == "decide":
            return bool(self._workspace.pack.verdicts)
        return True

    def action_change(self) -> None:
        """Answer this question once more, and see first what that changes."""
        if curious.open_row(self.coach, self.query_one(Lines).pointed, self._curious):
            return
        one = self._pointed()
        if one is not None and one.known:
            open_answer(self.coach, one.id)

    @work
    async def action_earlier(self) -> None:
        """Show what you answered before; any of it can be brought back."""
        from coachtui.interview.values import Invalid
        from coachtui.tui.earlier import EarlierDialog
        from coachtui.tui.proposing import propose
        from coachtui.workspace.earlier import earlier

        one, space = self._pointed(), self._workspace
        if one is None or not one.known:
            return
        before = earlier(space, one.id)
        if not before:
            self.coach.say("This is the first answer; none stood before it.")
            return
        which = await self.app.push_screen_wait(EarlierDialog(one, before))
        if which is None:
            return
        try:
            changed = space.proposed(one.id, which.raw)
        except Invalid as invalid:
            self.coach.say(f"It no longer fits the question: {invalid}", wrong=True)
            return
        if await propose(self.coach, changed, lambda: space.answer(one.id, which.raw)):
            self.renew()

    @work
    async def action_copy(self) -> None:
        """Copy this answer."""
        from coachtui.tui.copying import copy

        one = self._pointed()
        if one is not None and one.answer:
            self.coach.say(await copy(self.app, one.answer))

    def action_decide(self) -> None:
        """Decide on somebody, by what these answers gave."""
        open_decide(self.coach)

    def action_show(self, state: str) -> None:
        """Show all answers, or those of one state."""
        self._state = state
        self.renew()

    def action_page(self, by: int) -> None:
        """Go to the answers of the next page, or of the one before."""
        self.query_one(Lines).to_heading(by)

    def action_back(self) -> None:
        """Back to where you came from."""
        self.dismiss()
