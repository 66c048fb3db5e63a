"""The way through a lesson: routes, steps, where to go on, how far one is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from coachtui.interview.answers import Answers, State
from coachtui.interview.relevance import Truth, View, holds
from coachtui.pack.model import Pack
from coachtui.pack.page import Lesson, Page
from coachtui.pack.question import Question

Mark = Literal["done", "open", "unsure", "skipped", "coach", "aside"]
"""How a page stands on the map; "aside" where none of its questions is asked."""


class Step(Struct, frozen=True):
    """One question on the way, and how it stands."""

    page: Page
    question: Question
    relevant: Truth
    state: State
    shared: bool = False
    """A question of another lesson, asked here too."""

    @property
    def asked(self) -> bool:
        """Whether it is put to the person now."""
        return self.relevant is True

    @property
    def settled(self) -> bool:
        """Whether it needs no answer any more: answered, or left with a word on why."""
        return self.state != "open"


def lesson_of(pack: Pack, id_: str) -> Lesson:
    """A lesson by its id.

    Raises:
        KeyError: the pack has no such lesson.
    """
    for lesson in pack.lessons:
        if lesson.id == id_:
            return lesson
    raise KeyError(id_)


def asks(lesson: Lesson, question: str) -> bool:
    """Whether a question stands in a lesson, be it its own or another one's."""
    return any(question in page.questions for page in lesson.pages)


def in_route(lesson: Lesson, route: str, question: Question) -> bool:
    """Whether a route holds a question: the first holds all, others those that name them."""
    first = lesson.routes[0].id if lesson.routes else route
    return route == first or route in question.routes or question.lesson != lesson.id


def steps(
    pack: Pack, lesson: Lesson, route: str, answers: Answers, seen: View, *, visited: str = ""
) -> tuple[Step, ...]:
    """Every question of a route in asking order, those that are set aside included.

    A question that is `visited` has its place on it too, so that the way goes on from there.
    """
    return tuple(
        Step(
            page,
            question,
            seen.relevant.get(id_),
            state_of(answers, id_),
            shared=question.lesson != lesson.id,
        )
        for page in lesson.pages
        for id_ in page.questions
        if in_route(lesson, route, question := pack.questions[id_]) or id_ == visited
    )


def state_of(answers: Answers, question: str) -> State:
    """A question's state; one without an entry is open."""
    return answers[question].state if question in answers else "open"


def after(way: Sequence[Step], question: str) -> Step | None:
    """The next step that is asked, answered or not; None at the end."""
    return next((step for step in _from(way, question) if step.asked), None)


def before(way: Sequence[Step], question: str) -> Step | None:
    """The step asked before this one; None at the beginning."""
    return next((step for step in _from(way[::-1], question) if step.asked), None)


def next_open(way: Sequence[Step], question: str = "") -> Step | None:
    """The next open step after a question, else the first open one; None when all is settled."""
    waiting = (*_from(way, question), *way) if question else tuple(way)
    return next((step for step in waiting if step.asked and not step.settled), None)


def resume(way: Sequence[Step], place: str) -> Step | None:
    """Where to go on: the step left last time if it is still asked, else the next open one."""
    left = next((step for step in way if step.question.id == place and step.asked), None)
    if left and not left.settled:
        return left
    return next_open(way, place) or left or next((step for step in way if step.asked), None)


def mark(way: Sequence[Step], page: Page) -> Mark:
    """How a page stands: open while any of its asked questions is."""
    asked = [step for step in way if step.page.id == page.id and step.asked]
    if not asked:
        return "aside"
    states = [step.state for step in asked]
    unsettled: tuple[Mark, ...] = ("open", "coach", "unsure", "skipped")
    return next((state for state in unsettled if state in states), "done")


def pages(way: Sequence[Step]) -> tuple[Page, ...]:
    """The pages of a route, in order, each once."""
    return tuple({step.page.id: step.page for step in way}.values())


def where(way: Sequence[Step], page: Page) -> str:
    """``page 3 of 20``, among the pages on which something is asked, or may come to be.

    So the number at the end shrinks, where it changes at all: nobody is promised too few.
    """
    open_ = {step.page.id for step in way if step.relevant is not False}
    asked = [one.id for one in pages(way) if one.id == page.id or one.id in open_]
    return f"page {asked.index(page.id) + 1} of {len(asked)}"


def left(way: Sequence[Step]) -> Mapping[State, int]:
    """How many of the questions that are asked were left without an answer, by state."""
    return Counter(step.state for step in way if step.asked and step.state != "answered")


def suggested(pack: Pack, lesson: Lesson, seen: View) -> str:
    """The route to begin with: the first whose condition holds, else the first."""
    for route in lesson.routes:
        if route.when is not None and holds(pack, route.when, seen.known):
            return route.id
    return lesson.routes[0].id if lesson.routes else ""


def _from(way: Sequence[Step], question: str) -> Sequence[Step]:
    ids = [step.question.id for step in way]
    return way[ids.index(question) + 1 :] if question in ids else way
