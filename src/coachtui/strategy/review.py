"""All that was answered, in asking order, each with what rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from coachtui.interview.answers import Answers, Entry, State
from coachtui.interview.constraints import check
from coachtui.interview.flow import in_route
from coachtui.interview.pipes import as_kept, fill_page, labelled
from coachtui.interview.relevance import Truth, View, holds
from coachtui.interview.renamed import unfit
from coachtui.pack.model import Pack
from coachtui.pack.question import Question
from coachtui.strategy.model import Strategy

UNFIT = "Kept as it was; it doesn't fit any more, so it doesn't count."
"""What is said of an answer that its question has no place for."""


class Reviewed(Struct, frozen=True, kw_only=True):
    """One question and how it stands."""

    id: str
    """The question's."""
    text: str
    """As it is asked; of a question that the pack no longer has, its id."""
    lesson: str = ""
    page: str = ""
    """The page's title."""
    answer: str = ""
    """In the person's words, or as its labels read; empty where there is none."""
    state: State = "open"
    asked: Truth = True
    """False where it is set aside, None where that isn't decided yet."""
    on_way: bool = True
    """Whether the way that was taken through its lesson asks it."""
    known: bool = True
    """Whether the pack still has the question."""
    by: str = "self"
    at: str = ""
    remarks: tuple[str, ...] = ()
    """What is worth a thought."""
    lines: tuple[str, ...] = ()
    """The lines that stand and rest on it, as they read."""


def review(
    pack: Pack, answers: Answers, seen: View, strategy: Strategy, routes: Mapping[str, str]
) -> tuple[Reviewed, ...]:
    """Every question that was met or is asked now, then answers to what the pack has no more.

    Args:
        pack: What is asked.
        answers: What was given.
        seen: What follows from the two.
        strategy: What was derived.
        routes: Lesson id to the route taken. Of a lesson that isn't in it only what was
            answered is reviewed; with no lesson in it all are taken whole.
    """
    rests, titles = _rests(strategy), _titles(pack, seen)
    met, on_way = _met(pack, routes)
    here = tuple(
        replace(
            _reviewed(pack, question, answers.get(id_, Entry(state="open")), seen),
            page=titles.get(id_, ""),
            lines=tuple(rests.get(id_, ())),
            on_way=id_ in on_way,
        )
        for id_, question in pack.questions.items()
        if id_ in answers or (seen.relevant.get(id_) and id_ in met)
    )
    gone = (_gone(id_, entry) for id_, entry in answers.items() if id_ not in pack.questions)
    return (*here, *gone)


def off_way(reviewed: Iterable[Reviewed]) -> int:
    """How many questions are open beside the ways that were taken."""
    return sum(
        one.state == "open" and one.asked is True and one.known and not one.on_way
        for one in reviewed
    )


def _rests(strategy: Strategy) -> Mapping[str, Sequence[str]]:
    """Question to the lines that stand and rest on it, as they read."""
    found: dict[str, list[str]] = {}
    for line in strategy.lines:
        for id_ in line.because if line.enabled else ():
            found.setdefault(id_, []).append(line.text)
    return found


def _titles(pack: Pack, seen: View) -> Mapping[str, str]:
    """Question to the title of its page in its own lesson."""
    return {
        id_: fill_page(pack, page.title, seen.known)
        for lesson in pack.lessons
        for page in lesson.pages
        for id_ in page.questions
        if pack.questions[id_].lesson == lesson.id
    }


def _gone(id_: str, entry: Entry) -> Reviewed:
    """An answer to what the pack has no more."""
    return Reviewed(
        id=id_,
        text=id_,
        answer="" if entry.value is None else as_kept(entry.value),
        state=entry.state,
        known=False,
        by=entry.by,
        at=entry.at,
    )


def _met(pack: Pack, routes: Mapping[str, str]) -> tuple[set[str], set[str]]:
    """The questions of the lessons that were taken, and those of them on the ways taken."""
    met: set[str] = set()
    on_way: set[str] = set()
    for lesson in pack.lessons:
        if routes and lesson.id not in routes:
            continue
        route = routes.get(lesson.id)
        for id_ in (id_ for page in lesson.pages for id_ in page.questions):
            met.add(id_)
            if route is None or in_route(lesson, route, pack.questions[id_]):
                on_way.add(id_)
    return met, on_way


def _reviewed(pack: Pack, question: Question, entry: Entry, seen: View) -> Reviewed:
    return Reviewed(
        id=question.id,
        text=fill_page(pack, question.text, seen.known),
        lesson=question.lesson,
        answer="" if entry.value is None else labelled(pack, question, entry.value),
        state=entry.state,
        asked=seen.relevant.get(question.id),
        by=entry.by,
        at=entry.at,
        remarks=_remarks(pack, question, entry, seen),
    )


def _remarks(pack: Pack, question: Question, entry: Entry, seen: View) -> tuple[str, ...]:
    if entry.value is not None and entry.state == "open" and (why := unfit(question, entry.value)):
        return (f"{UNFIT} {' '.join(why)}",)
    if entry.value is None or entry.state != "answered" or not question.soft:
        return ()
    met = {one: holds(pack, one.when, seen.known) for one in question.soft if one.when}
    return check(question, entry.value, met).soft
