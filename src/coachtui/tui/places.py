"""Where one can go from anywhere: the palette lists these. Only the open workspace is named."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.screen import Screen

if TYPE_CHECKING:
    from coachtui.tui.app import CoachApp
    from coachtui.tui.course import Course
    from coachtui.workspace.workspace import Workspace


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
        *(
            Place(lesson.title, lesson.about, partial(open_lesson, app, lesson.id))
            for lesson in pack.lessons
        ),
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
    )


def _deciding(app: CoachApp) -> tuple[Place, ...]:
    if not app.workspace.pack.verdicts:
        return ()
    return (
        Place("decide on somebody", "Your answer, in a few keys", partial(open_decide, app)),
        Place("who was asked", "Those who were asked, and are back", partial(open_waiting, app)),
        Place("past decisions", "Whom you decided on, and how", partial(open_decisions, app)),
    )


def _cards(app: CoachApp) -> tuple[Place, ...]:
    if not can_rehearse(app.workspace):
        return ()
    return (Place("cards", "Eight made-up people, by hand", partial(open_cards, app)),)


def go_home(app: CoachApp) -> None:
    """Back to the first screen; everything typed is kept."""
    app.keep_typed()
    while len(app.screen_stack) > 1:
        app.pop_screen()


def open_lesson(app: CoachApp, lesson: str) -> None:
    """A lesson, where it was left."""
    from coachtui.tui.lesson import LessonScreen

    go_home(app)
    spot = app.spot
    here = spot.lesson == lesson
    app.push_screen(
        LessonScreen(
            app.workspace,
            lesson,
            spot.question if here else None,
            route=spot.route if here else "",
        )
    )


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


def open_decide(app: CoachApp, course: Course | None = None) -> None:
    """Decide on somebody: from the beginning, or from where one is with them."""
    from coachtui.tui.course import begin
    from coachtui.tui.decide import screen_for

    app.keep_typed()
    app.push_screen(screen_for(app.workspace, course or begin(app.workspace.pack)))


def can_rehearse(workspace: Workspace) -> bool:
    """Whether there are cards, and a usual answer that comes from an answer or is one's own."""
    standing = (one for one in workspace.strategy.lines if one.direction and one.enabled)
    return bool(workspace.pack.cards) and any(one.because or one.mine for one in standing)


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
