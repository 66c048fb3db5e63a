"""Where one can go from anywhere: the palette lists these. Only the open workspace is named."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.screen import Screen

if TYPE_CHECKING:
    from coachtui.tui.app import CoachApp


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
        Place("strategy", "What I decided, line by line", partial(open_strategy, app)),
        Place("review", "What I said, and what rests on it", partial(open_review, app)),
        *(
            Place(document.title, "To read, copy or write to a file", partial(export, app, id_))
            for id_, document in pack.documents.items()
        ),
    )


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
