"""The thread over several lessons: how far one is in each, and which comes next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from coachtui.interview import flow
from coachtui.interview.answers import Answers, State
from coachtui.interview.minutes import minutes_left, remaining, took
from coachtui.interview.relevance import View
from coachtui.pack.model import Pack
from coachtui.pack.page import Lesson
from coachtui.text import join_words

LEFT: dict[State, str] = {"unsure": "not sure yet", "skipped": "skipped", "coach": "to talk over"}
"""How a question was left, as people say it."""


class Far(Struct, frozen=True, kw_only=True):
    """How far somebody is in a lesson, on the way that was taken through it."""

    lesson: Lesson
    route: str
    way: tuple[flow.Step, ...]
    begun: bool
    """Something of the lesson's own was answered, left with a word, or begun to be typed."""

    @property
    def done(self) -> bool:
        """Whether nothing that is asked on the way is open any more."""
        return self.begun and flow.next_open(self.way) is None


def thread(
    pack: Pack,
    answers: Answers,
    seen: View,
    routes: Mapping[str, str],
    drafts: Collection[str] = (),
) -> tuple[Far, ...]:
    """How far somebody is in each lesson, in the recommended order.

    Args:
        pack: The lessons.
        answers: What was given; an answer that several lessons ask for counts in each.
        seen: Which questions are asked, and what is known.
        routes: Lesson id to the route taken; else it is the one that is suggested.
        drafts: Questions of which something is typed.
    """
    touched = {id_ for id_ in pack.questions if flow.state_of(answers, id_) != "open"} | set(drafts)

    def far(lesson: Lesson) -> Far:
        ways = {route.id for route in lesson.routes}
        taken = routes.get(lesson.id, "")
        route = taken if taken in ways else flow.suggested(pack, lesson, seen)
        way = flow.steps(pack, lesson, route, answers, seen)
        if lesson.routes and flow.next_open(way) is None:
            whole = flow.steps(pack, lesson, lesson.routes[0].id, answers, seen)
            if flow.next_open(whole) is None:  # the shorter way led through all of it
                route, way = lesson.routes[0].id, whole
        own = own_questions(pack, lesson.id)
        # One that asks only what others ask is begun where all of that is settled.
        begun = any(id_ in touched for id_ in own) if own else all(one.settled for one in way)
        return Far(lesson=lesson, route=route, way=way, begun=begun)

    return tuple(map(far, pack.lessons))


def own_questions(pack: Pack, lesson: str) -> tuple[str, ...]:
    """The questions that belong to a lesson, in asking order."""
    return tuple(id_ for id_, question in pack.questions.items() if question.lesson == lesson)


def next_of(lessons: Iterable[Far], here: str = "") -> Far | None:
    """The first lesson in the recommended order that isn't done; None where all are.

    Args:
        lessons: All of them.
        here: One that isn't meant.
    """
    return next((one for one in lessons if not one.done and one.lesson.id != here), None)


def taken(lessons: Iterable[Far]) -> dict[str, str]:
    """Lesson id to the route that was taken, of those that are begun."""
    return {one.lesson.id: one.route for one in lessons if one.begun}


def said(far: Far, place: str = "") -> str:
    """How far somebody is, in words: ``page 3 of 9, about 12 minutes left``.

    Args:
        far: The lesson.
        place: The question at which it was left.
    """
    if not far.begun:
        return f"not begun, {length(far)}"
    step = flow.resume(far.way, place)
    if far.done or step is None:
        return _done(far)
    return f"{flow.where(far.way, step.page)}, {minutes_left(far.way)}"


def length(far: Far) -> str:
    """How long what is open in it takes: ``about 12 minutes``."""
    return took(remaining(far.way))


def answered(far: Far) -> int:
    """How many of a lesson's questions another lesson has the answers to already."""
    return sum(step.asked and step.shared and step.settled for step in far.way)


def _done(far: Far) -> str:
    first = far.lesson.routes[0].id if far.lesson.routes else far.route
    title = next((one.title for one in far.lesson.routes if one.id == far.route), "")
    by = f"done, by “{title}”" if far.route != first else "done"
    counts = flow.left(far.way)
    rest = [f"{counts[state]} {words}" for state, words in LEFT.items() if counts.get(state)]
    return f"{by}; {join_words(rest)}" if rest else by
