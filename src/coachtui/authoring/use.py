"""Is every answer used for something, and every claim cited?"""

from __future__ import annotations

from collections.abc import Iterator

from coachtui.authoring.notes import Notes
from coachtui.authoring.texts import asked, said, tests
from coachtui.interview.pipes import questions_piped
from coachtui.interview.relevance import questions_in, refs_in
from coachtui.pack.condition import Ref
from coachtui.pack.model import Pack
from coachtui.pack.page import Show
from coachtui.pack.question import Question


def use(notes: Notes) -> None:
    """Note questions that nothing reads, and remark upon choices that make no difference."""
    read, whole, named = set(_read(notes.pack)), _whole(notes.pack), _named(notes.pack)
    for one in notes.pack.questions.values():
        if one.id not in read and not one.reflect:
            notes.wrong(
                f"question:{one.id}",
                "nothing reads it",
                "Use it in a rule, line or pipe, or mark it reflect = true.",
            )
        elif one.id not in whole and one.id in named:
            _choices(notes, one, named[one.id])


def _read(pack: Pack) -> Iterator[str]:
    """List the questions that anything of the pack reads: conditions, pipes, the home screen ..."""
    yield from _piped(pack)
    yield from (order.by for order in pack.orders.values())
    for one in asked(pack):
        yield from (id_ for id_ in questions_in(one.condition) if f"question:{id_}" != one.place)
    for line in pack.lines:
        yield from (line.each, line.unless)
    for question in pack.questions.values():
        yield question.id if question.decide else ""
    yield from _timed(pack)
    for lesson in pack.lessons:
        shows = (piece for page in lesson.pages for piece in page.prose)
        yield from (piece.hands for piece in shows if isinstance(piece, Show))
    home = pack.home
    yield from (home.began, home.still, home.changed, home.review, home.flinch, home.circle)


def _timed(pack: Pack) -> Iterator[str]:
    """List the questions whose answers say when to come back."""
    for reminder in pack.reminders.values():
        yield from (reminder.first, reminder.every, reminder.time)


def _piped(pack: Pack) -> Iterator[str]:
    """List the questions whose answers are piped or referred to."""
    for text in said(pack):
        yield from (id_ for id_ in questions_piped(text.text) if f"question:{id_}" != text.place)
    for estimate in pack.estimates.values():
        yield from (estimate.have, estimate.each)
    for line in pack.lines:
        yield from refs_in(line.if_)
    for rule in pack.rules:
        yield from refs_in(rule.if_)
        if isinstance(rule.verdict, Ref):
            yield rule.verdict.question


def _choices(notes: Notes, one: Question, named: set[str]) -> None:
    """Remark upon choices that no condition names, where conditions are all that reads them."""
    spoken = named.union(one.alone)
    unread = [f"`{choice.id}`" for choice in one.choices if choice.id not in spoken]
    if unread:
        what = f"no condition names its choice{'s' if len(unread) > 1 else ''} {', '.join(unread)}"
        notes.wrong(f"question:{one.id}", what, "Fine where that is meant.", remark=True)


def _named(pack: Pack) -> dict[str, set[str]]:
    """List the values that conditions name, by question."""
    found: dict[str, set[str]] = {}
    for condition in asked(pack):
        for test in tests(condition.condition):
            found.setdefault(test.subject, set()).update(str(value) for value in test.any_of or ())
    return found


def _whole(pack: Pack) -> set[str]:
    """List the questions all of whose choices make a difference: piped, compared, excluded."""
    found = {*_piped(pack), *_timed(pack), pack.home.began, pack.home.still}
    for condition in asked(pack):
        for test in tests(condition.condition):
            found.update(refs_in((test,)))
            if test.none_of is not None or test.at_least is not None or test.below is not None:
                found.add(test.subject)
    return found
