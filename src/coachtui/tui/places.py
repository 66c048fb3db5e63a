"""Where one can go from anywhere: the palette lists these. Only the open workspace is named."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.screen import Screen

if TYPE_CHECKING:
    from coachtui.tui.app import CoachApp
    from coachtui.tui.course import Course


class Place(NamedTuple):
    """A screen to go to."""

    name: str
    says: str
    go: Callable[[], None]


def places(screen: Screen[object]) -> tuple[Place, ...]:
    """Every screen that can be gone to, with what it is for."""
    app = cast("CoachApp", screen.app)
    pack = app.workspace.pack
    return (
        Place("home", "Where I am, and the next step", partial(go_home, app)),
        *_lessons(app),
        *_deciding(app),
        *_cards(app),
        Place("strategy", "What I decided, line by line", partial(open_strategy, app)),
        Place("look again", "What still holds, five minutes", partial(open_look, app)),
        Place("versions", "What I agreed, and what has changed since", partial(open_versions, app)),
        Place("review", "What I said, and what rests on it", partial(open_review, app)),
        *(
            Place(document.title, "To read, copy or write to a file", partial(export, app, id_))
            for id_, document in pack.documents.items()
        ),
        *_calendar(app),
        Place("earlier states", "What stood before, to take back", partial(open_states, app)),
    )


def _lessons(app: CoachApp) -> tuple[Place, ...]:
    from coachtui.documents.by_lesson import closing

    lessons = app.workspace.pack.lessons
    page = closing(app.workspace.pack)
    found = [Place(one.title, one.about, partial(open_lesson, app, one.id)) for one in lessons]
    if len(lessons) > 1:
        says = "How far I am in each, and in which order"
        found.append(Place("all lessons", says, partial(open_lessons, app)))
    if page is not None:
        found.append(Place(page.title.lower(), "One page, to read", partial(open_everything, app)))
    return tuple(found)


def open_states(app: CoachApp) -> None:
    """Earlier states of what was said, to look at and to take back."""
    from coachtui.tui import matters

    matters.open_states(app)


def _calendar(app: CoachApp) -> tuple[Place, ...]:
    if not app.workspace.pack.reminders:
        return ()
    return (Place("calendar file", "What I mean to come back to", partial(open_calendar, app)),)


def _deciding(app: CoachApp) -> tuple[Place, ...]:
    if not app.workspace.pack.verdicts:
        return ()
    return (
        Place("decide on somebody", "Your answer, in a few keys", partial(open_decide, app)),
        Place("who was asked", "Those who were asked, and are back", partial(open_waiting, app)),
        Place("past decisions", "Whom you decided on, and how", partial(open_decisions, app)),
    )


def _cards(app: CoachApp) -> tuple[Place, ...]:
    from coachtui.decide.rehearsal import can_rehearse

    if not can_rehearse(app.workspace.pack, app.workspace.strategy):
        return ()
    return (Place("cards", "Eight made-up people, by hand", partial(open_cards, app)),)


def go_home(app: CoachApp) -> None:
    """Back to the first screen; everything typed is kept."""
    app.keep_typed()
    while len(app.screen_stack) > 1:
        app.pop_screen()


def open_lesson(app: CoachApp, lesson: str) -> None:
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


def _walk(app: CoachApp, lesson: str, question: str, route: str) -> None:
    from coachtui.tui.lesson import LessonScreen

    app.push_screen(LessonScreen(app.workspace, lesson, question or None, route=route))


def open_lessons(app: CoachApp) -> None:
    """All lessons."""
    from coachtui.tui.lessons import LessonsScreen

    app.keep_typed()
    app.push_screen(LessonsScreen(app.workspace))


def open_everything(app: CoachApp) -> None:
    """Everything that was decided, on one page."""
    from coachtui.documents.by_lesson import closing
    from coachtui.tui.everything import EverythingScreen

    app.keep_typed()
    page = closing(app.workspace.pack)
    if page is not None:
        app.push_screen(EverythingScreen(app.workspace, page.id))


def open_strategy(app: CoachApp) -> None:
    """The strategy."""
    from coachtui.tui.strategy import StrategyScreen

    app.keep_typed()
    app.push_screen(StrategyScreen(app.workspace))


def open_versions(app: CoachApp) -> None:
    """What was agreed, and when."""
    from coachtui.tui.versions import VersionsScreen

    app.keep_typed()
    app.push_screen(VersionsScreen(app.workspace))


def open_look(app: CoachApp) -> None:
    """Looking again, where it was left."""
    from coachtui.tui.look_again import LookAgainScreen

    app.keep_typed()
    if app.workspace.read_only:
        app.say(f"Only to be read: {app.workspace.read_only}", wrong=True)
        return
    app.push_screen(LookAgainScreen(app.workspace))


def open_review(app: CoachApp) -> None:
    """The review."""
    from coachtui.tui.review import ReviewScreen

    app.keep_typed()
    app.push_screen(ReviewScreen(app.workspace))


def export(app: CoachApp, document: str) -> None:
    """A document, to read, copy or write."""
    from coachtui.tui.export import ExportScreen

    app.keep_typed()
    app.push_screen(ExportScreen(app.workspace, document))


def open_calendar(app: CoachApp) -> None:
    """What somebody means to come back to, as a calendar file."""
    from coachtui.tui.export import ICS, ExportScreen

    app.keep_typed()
    app.push_screen(ExportScreen(app.workspace, "", at=ICS))


def open_decide(app: CoachApp, course: Course | None = None) -> None:
    """Decide on somebody: from the beginning, or from where one is with them."""
    from coachtui.tui.course import begin
    from coachtui.tui.decide import screen_for

    app.keep_typed()
    app.push_screen(screen_for(app.workspace, course or begin(app.workspace.pack)))


def open_cards(app: CoachApp) -> None:
    """A sitting at the cards, from where it was left."""
    from coachtui.tui.rehearse import RehearseScreen

    app.keep_typed()
    app.push_screen(RehearseScreen(app.workspace))


def open_waiting(app: CoachApp) -> None:
    """Those who were asked, and are back."""
    from coachtui.tui.waiting import WaitingScreen

    app.keep_typed()
    app.push_screen(WaitingScreen(app.workspace))


def open_decisions(app: CoachApp) -> None:
    """Past decisions."""
    from coachtui.tui.decisions import DecisionsScreen

    app.keep_typed()
    app.push_screen(DecisionsScreen(app.workspace))
