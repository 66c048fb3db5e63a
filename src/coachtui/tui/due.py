"""What somebody meant to come back to about now, and the ways to go about it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from coachtui.tui.places import export
from coachtui.tui.rows import Row
from coachtui.workspace import reminding

if TYPE_CHECKING:
    from coachtui.pack.reminder import Reminder
    from coachtui.tui.coach import Coach
    from coachtui.workspace.workspace import Workspace


def rows(workspace: Workspace) -> Iterator[Row]:
    """A row of the first screen for each; nothing says since when."""
    for number, one in enumerate(reminding.due(workspace)):
        key = "" if number else "x"
        yield Row(f"due:{one.id}", one.title, key, beside="as you meant to about now")


def open_due(app: Coach, id_: str) -> None:
    """Ask how to go about it."""
    from coachtui.tui.dialog import Choose

    workspace = app.workspace
    reminder = workspace.pack.reminders[id_]
    found = reminding.rounds_of(workspace, reminder)
    words = f"{reminding.said(found, reminder.minutes)}." if found is not None else ""
    ways = tuple(_ways(workspace, reminder))
    app.push_screen(
        Choose(reminder.title, words[:1].upper() + words[1:], ways), partial(_go, app, reminder)
    )


def _ways(workspace: Workspace, reminder: Reminder) -> Iterator[Row]:
    if reminding.next_line(workspace, reminder):
        yield Row("tick", "Line by line, and tick what is done", "t")
    if reminder.document:
        title = workspace.pack.documents[reminder.document].title
        yield Row("read", f"Read “{title}”", "r", beside="to copy it or write it to a file")
    yield Row("lesson", "Go through the lesson again", "g")
    if not workspace.read_only:
        yield Row("later", "Not now: in a month", "m")
    yield Row("", "Leave it as it is", "l")


def _go(app: Coach, reminder: Reminder, way: str | None) -> None:
    match way:
        case "tick":
            from coachtui.tui.strategy import StrategyScreen

            line = reminding.next_line(app.workspace, reminder)
            app.push_screen(StrategyScreen(app.workspace, line))
        case "read":
            export(app, reminder.document)
        case "lesson":
            _lesson(app, reminder)
        case "later":
            _later(app, reminder)


def _lesson(app: Coach, reminder: Reminder) -> None:
    from coachtui.tui.lesson import LessonScreen

    route = app.spot.at(reminder.lesson).route
    first = reminding.first_asked(app.workspace, reminder, route)
    app.push_screen(LessonScreen(app.workspace, reminder.lesson, first or None, route=route))


def _later(app: Coach, reminder: Reminder) -> None:
    from coachtui.clock import in_words
    from coachtui.interview.values import Invalid

    try:
        day = reminding.put_off(app.workspace, reminder)
    except Invalid as invalid:
        app.say(str(invalid), wrong=True)
        return
    app.save_soon()
    app.say(f"{reminder.title}: on {in_words(day)}.")
