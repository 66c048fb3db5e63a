"""Going from screen to screen. A way may lead back to where it began, so it is known here alone.

Screens ask for the way by its name; each screen is imported when it is gone to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.screen import Screen

    from coachtui.tui.coach import Coach
    from coachtui.tui.course import Course
    from coachtui.workspace.workspace import Workspace


def open_states(app: Coach) -> None:
    """Earlier states of what was said, to look at and to take back."""
    from coachtui.tui import matters

    matters.open_states(app)


def open_barred(app: Coach) -> None:
    """Why nothing can be changed, and what can be done about it."""
    from coachtui.tui import matters

    matters.open_barred(app)


def _tell(app: Coach, screen: Callable[[Workspace], Screen[None]]) -> None:
    """Open a screen that tells what was said, or what follows from it.

    Where that can't be read it is said why, and nothing opens.
    """
    why = app.workspace.barred.nothing_said
    if why:
        app.say(why, wrong=True, seconds=12)
        return
    app.keep_typed()
    app.push_screen(screen(app.workspace))


def go_home(app: Coach) -> None:
    """Back to the first screen; everything typed is kept."""
    app.keep_typed()
    while len(app.screen_stack) > 1:
        app.pop_screen()


def open_lesson(app: Coach, lesson: str) -> None:
    """A lesson, where it was left; where it never was, it is asked which way, if there are more."""
    from coachtui.interview.flow import lesson_of
    from coachtui.tui.dialog import Choose
    from coachtui.tui.reading import routes
    from coachtui.tui.rows import Row

    go_home(app)
    left, found = app.spot.at(lesson), lesson_of(app.workspace.pack, lesson)
    if left.question or len(found.routes) < 2:
        _walk(app, lesson, left.question, left.route)
        return

    def begin(route: str | None) -> None:
        if route:
            _walk(app, lesson, "", route)

    ways = [
        Row(id_, title, str(n), beside=took)
        for n, (id_, title, took) in enumerate(routes(app.workspace.pack, found), 1)
    ]
    words = "Another way can be taken at any time, and stopping is fine anywhere."
    # Asked by the app itself: the screen that led here is gone, and couldn't hear the answer.
    app.call_later(
        app.push_screen, Choose(found.title, words, [*ways, Row("", "Not now", "n")]), begin
    )


def _walk(app: Coach, lesson: str, question: str, route: str) -> None:
    from coachtui.tui.lesson import LessonScreen

    app.push_screen(LessonScreen(app.workspace, lesson, question or None, route=route))


def open_answer(
    app: Coach, question: str, *, asked_in: str = "", then: Callable[[], None] | None = None
) -> None:
    """One question, to be answered once more.

    Args:
        app: The app.
        question: Its id.
        asked_in: The lesson that asks, where it isn't the question's own.
        then: What is done once one is back.
    """
    from coachtui.tui.answer import AnswerScreen

    screen = AnswerScreen(app.workspace, question, asked_in)
    app.push_screen(screen, (lambda _: then()) if then else None)


async def answered(app: Coach, question: str) -> bool:
    """The same, waited for: whether it is answered otherwise now. To be called in a worker."""
    from coachtui.tui.answer import AnswerScreen

    return await app.push_screen_wait(AnswerScreen(app.workspace, question))


def open_lessons(app: Coach) -> None:
    """All lessons."""
    from coachtui.tui.lessons import LessonsScreen

    _tell(app, LessonsScreen)


def open_everything(app: Coach) -> None:
    """Everything that was decided, on one page."""
    from coachtui.documents.by_lesson import closing
    from coachtui.tui.everything import EverythingScreen

    page = closing(app.workspace.pack)
    if page is not None:
        id_ = page.id
        _tell(app, lambda space: EverythingScreen(space, id_))


def open_strategy(app: Coach) -> None:
    """The strategy."""
    from coachtui.tui.strategy import StrategyScreen

    _tell(app, StrategyScreen)


def open_versions(app: Coach) -> None:
    """What was agreed, and when."""
    from coachtui.tui.versions import VersionsScreen

    _tell(app, VersionsScreen)


def open_look(app: Coach) -> None:
    """Looking again, where it was left."""
    from coachtui.tui.changing import may_change
    from coachtui.tui.look_again import LookAgainScreen

    app.keep_typed()
    if may_change(app):
        app.push_screen(LookAgainScreen(app.workspace))


def open_review(app: Coach) -> None:
    """The review."""
    from coachtui.tui.review import ReviewScreen

    _tell(app, ReviewScreen)


def export(app: Coach, document: str) -> None:
    """A document, to read, copy or write."""
    from coachtui.tui.export import ExportScreen

    app.keep_typed()
    app.push_screen(ExportScreen(app.workspace, document))


def open_calendar(app: Coach) -> None:
    """What somebody means to come back to, as a calendar file."""
    from coachtui.tui.export import ICS, ExportScreen

    app.keep_typed()
    app.push_screen(ExportScreen(app.workspace, "", at=ICS))


def open_decide(app: Coach, course: Course | None = None) -> None:
    """Decide on somebody: from the beginning, or from where one is with them."""
    from coachtui.tui.course import begin

    _tell(app, lambda space: _stage(space, course or begin(space.pack)))


def go_on(app: Coach, course: Course) -> None:
    """From one stage of deciding on somebody to another."""
    app.switch_screen(_stage(app.workspace, course))


def _stage(workspace: Workspace, course: Course) -> Screen[None]:
    """The screen for a stage: it asks for what is still needed, or gives the answer."""
    from coachtui.tui.course import decided
    from coachtui.tui.decide import DecideScreen

    found = decided(workspace, course)
    if found is None or (found.ask is not None and found.ask.fact):
        return DecideScreen(workspace, course)
    from coachtui.tui.verdict import UndecidedScreen, VerdictScreen

    kind = UndecidedScreen if found.verdict is None else VerdictScreen
    return kind(workspace, course, found)


def open_cards(app: Coach) -> None:
    """A sitting at the cards, from where it was left."""
    from coachtui.tui.rehearse import RehearseScreen

    _tell(app, RehearseScreen)


def open_waiting(app: Coach) -> None:
    """Those who were asked, and are back."""
    from coachtui.tui.waiting import WaitingScreen

    app.keep_typed()
    app.push_screen(WaitingScreen(app.workspace))


def open_decisions(app: Coach) -> None:
    """Past decisions."""
    from coachtui.tui.decisions import DecisionsScreen

    app.keep_typed()
    app.push_screen(DecisionsScreen(app.workspace))


ANYWHERE: Mapping[str, Callable[[Coach], None]] = {
    "cards": open_cards,
    "decide": open_decide,
    "everything": open_everything,
    "lessons": open_lessons,
    "look": open_look,
    "review": open_review,
    "settle": open_barred,
    "strategy": open_strategy,
    "waiting": open_waiting,
}
"""Rows of next steps that lead where the palette leads too, by what their ids begin with."""
