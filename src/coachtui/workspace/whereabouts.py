"""Where somebody is among the lessons: how far in each, and which one to open."""

from __future__ import annotations

from coachtui.interview import flow
from coachtui.interview.thread import Far, taken, thread
from coachtui.workspace.spot import Spot
from coachtui.workspace.workspace import Workspace


def lessons_of(workspace: Workspace, spot: Spot) -> tuple[Far, ...]:
    """How far one is in each lesson, on the ways that were taken."""
    space = workspace
    return thread(space.pack, space.answers, space.view, spot.routes, space.drafts)


def here_of(lessons: tuple[Far, ...], spot: Spot) -> Far:
    """The lesson where one is: the one left last, else one that is under way, else the first."""
    left = next((one for one in lessons if one.lesson.id == spot.lesson), None)
    begun = [one for one in lessons if one.begun]
    under_way = [one for one in begun if not one.done]
    return left or (under_way or begun or list(lessons))[0]


def lesson_with(workspace: Workspace, question: str, spot: Spot) -> str:
    """The lesson to open: where one is, if it asks that question, else the question's own."""
    here = here_of(lessons_of(workspace, spot), spot).lesson
    asked = workspace.pack.questions.get(question)
    return here.id if asked is None or flow.asks(here, question) else asked.lesson


def ways_of(workspace: Workspace, spot: Spot) -> dict[str, str]:
    """Lesson id to the way through it, of those that are begun and of the one where one is."""
    lessons = lessons_of(workspace, spot)
    here = here_of(lessons, spot)
    return {here.lesson.id: here.route, **taken(lessons)}
