"""The next steps that the first screen offers, as rows; an id says where one leads."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from coachtui.clock import today
from coachtui.interview import flow
from coachtui.interview.minutes import minutes_left
from coachtui.interview.thread import Far, length, next_of
from coachtui.text import many
from coachtui.tui.rows import Row
from coachtui.workspace.half_made import CARDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coachtui.decide.misfits import Misfit
    from coachtui.pack.page import Lesson
    from coachtui.workspace.workspace import Workspace

CARD = 0.75
"""The minutes that a card of a rehearsal takes."""

_MANY = ("one", "two", "three", "four", "five", "six", "seven", "eight")


def deciding(workspace: Workspace, back: int, unfit: Sequence[Misfit]) -> Iterator[Row]:
    """Deciding on somebody, how many of those who were asked are back, and what doesn't fit."""
    if workspace.pack.verdicts:
        yield Row("decide:", "Decide on somebody now", "d")
    if back:
        from coachtui.decide.says import asked_back

        who = asked_back(back)
        yield Row("waiting:", f"{who[:1].upper()}{who[1:]}: did they answer?", "w")
    for one in unfit[:1]:
        from coachtui.decide.curious import misfit

        yield Row("misfit:", misfit(workspace.pack, workspace.strategy, one), "o")


def cards(workspace: Workspace, key: str) -> Iterator[Row]:
    """A sitting at the cards, once a rule comes of an answer; where one was left, that one."""
    from coachtui.decide.rehearsal import SITTING, can_rehearse

    if not can_rehearse(workspace.pack, workspace.strategy):
        return
    if CARDS in workspace.drafts:
        yield Row("cards:", "Go on with the cards", key, beside="where you left them")
    else:
        count = min(SITTING, len(workspace.pack.cards))
        label = f"Rehearse {_MANY[count - 1]} card{'s' if count > 1 else ''}"
        yield Row("cards:", label, key, beside=many(math.ceil(count * CARD), "minute"))


def all_lessons(lessons: tuple[Far, ...]) -> Iterator[Row]:
    """All lessons, where there is more than one."""
    if len(lessons) > 1:
        yield Row("lessons:", "All lessons", "l", beside=f"{len(lessons)}, in any order")


def next_lesson(lessons: tuple[Far, ...], here: Far) -> Iterator[Row]:
    """The lesson that comes next in the recommended order, with its minutes."""
    after = next_of(lessons, here.lesson.id)
    if after is not None:
        label = (
            f"Go on with “{after.lesson.title}”" if after.begun else f"Next: {after.lesson.title}"
        )
        yield Row(f"next:{after.lesson.id}", label, "g", beside=length(after))


def closing_page(workspace: Workspace) -> Iterator[Row]:
    """The page over all lessons, where the pack has one."""
    from coachtui.documents.by_lesson import closing

    page = closing(workspace.pack)
    if page is not None:
        yield Row("everything:", page.title, "k", beside="one page")


def look_again(workspace: Workspace) -> Iterator[Row]:
    """On a later day, or where it was broken off: looking again, with the day that was meant."""
    from coachtui.workspace import looking

    under_way = looking.look(workspace)
    if workspace.read_only:
        return
    if under_way is not None:
        pages = looking.pages(workspace)
        here = pages.index(under_way.page) + 1 if under_way.page in pages else len(pages)
        yield Row("look:", "Go on looking again", "r", beside=f"{here} of {len(pages)}")
        return
    settled = looking.settled(workspace)
    if settled is not None and settled < today():
        beside = ", ".join(filter(None, ("5 minutes", looking.planned(workspace))))
        yield Row("look:", "Look again", "r", beside=beside)


def by_which(far: Far) -> str:
    """The shorter way that was taken through a lesson, by its title; empty for the whole."""
    first = far.lesson.routes[0].id if far.lesson.routes else far.route
    titles = {one.id: one.title for one in far.lesson.routes if one.id != first}
    return titles.get(far.route, "")


def rest_of(workspace: Workspace, lesson: Lesson) -> Iterator[Row]:
    """After a shorter way: what the whole lesson still asks."""
    whole = lesson.routes[0].id if lesson.routes else ""
    way = flow.steps(workspace.pack, lesson, whole, workspace.answers, workspace.view)
    if flow.next_open(way) is not None:
        rest = minutes_left(way)
        yield Row(f"route:{lesson.id}:{whole}", "The rest of the lesson", "t", beside=rest)
