"""Figures that hang on answers: limits that are counted against, orders, estimates."""

from __future__ import annotations

from coachtui.authoring.notes import Notes, question_there
from coachtui.pack.figure import Estimate, Order
from coachtui.pack.question import Question


def figures(notes: Notes) -> None:
    """Check what limits, orders and estimates name."""
    for question in notes.pack.questions.values():
        if question.limit:
            _counted(notes, question)
    for section, order in notes.pack.orders.items():
        _order(notes, section, order)
    for estimate in notes.pack.estimates.values():
        _estimate(notes, estimate)
    for line in notes.pack.lines:
        if line.if_ and not line.on:
            what = "`if` reads facts of a person, and it is shown with no verdict"
            notes.wrong(f"line:{line.id}", what, 'Add on = ["verdict"], or take `if` out.')


def _counted(notes: Notes, question: Question) -> None:
    place, limits = f"question:{question.id}", notes.pack.limits
    if question.limit not in limits:
        notes.missing(place, "`limit` names", question.limit, limits)
    elif not isinstance(limits[question.limit].value, int):
        what = f"its length is counted against `{question.limit}`, which is no whole number"
        notes.wrong(place, what, "Write the limit's value as a number of characters.")


def _order(notes: Notes, section: str, order: Order) -> None:
    place, pack = f"order:{section}", notes.pack
    if section not in pack.sections:
        notes.missing(place, "it orders the section", section, pack.sections)
    _choices(notes, place, "by", order.by, tuple(order.lines))
    here = [line.id for line in pack.lines if line.section == section]
    for id_ in dict.fromkeys(id_ for ids in order.lines.values() for id_ in ids):
        if id_ not in here:
            notes.missing(place, f"it names a line of the section `{section}`:", id_, here)


def _estimate(notes: Notes, estimate: Estimate) -> None:
    place = f"estimate:{estimate.id}"
    _choices(notes, place, "have", estimate.have, tuple(estimate.amounts))
    question = notes.pack.questions.get(estimate.have)
    for choice in question.choices if question else ():
        if choice.id not in estimate.amounts:
            what = f"`amounts` says nothing of the choice `{choice.id}`"
            notes.wrong(place, what, f"Add: {choice.id} = [5, 10]")
    if question_there(notes, place, "`each` names", estimate.each):
        each = notes.pack.questions[estimate.each]
        if each.kind != "number" or not each.min:
            what = f"`each` names `{each.id}`, which is no number from 1 up"
            notes.wrong(place, what, "Name a question of kind number with min = 1.")


def _choices(notes: Notes, place: str, key: str, id_: str, named: tuple[str, ...]) -> None:
    """Check that a choice question exists, and that each of its choices named does."""
    if not question_there(notes, place, f"`{key}` names", id_):
        return
    question = notes.pack.questions[id_]
    if question.kind != "choice":
        what = f"`{key}` names `{id_}`, a question of kind {question.kind}"
        notes.wrong(place, what, "Name a question of kind choice.")
        return
    known = [choice.id for choice in question.choices]
    for choice in named:
        if choice not in known:
            notes.missing(place, f"it names the choice of `{id_}`", choice, known)
