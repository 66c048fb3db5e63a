"""Values in conditions: are they ones that the question or fact can have?"""

from __future__ import annotations

from collections.abc import Collection

from coachtui.authoring.notes import Notes
from coachtui.authoring.texts import asked, tests
from coachtui.interview.relevance import ladder
from coachtui.pack.condition import Operand, Ref, Test
from coachtui.pack.model import Fact, Pack
from coachtui.pack.question import SEVERAL, Question

NUMBERS = frozenset({"scale", "number"})
"""Kinds whose value is a number."""


def values(notes: Notes) -> None:
    """Check every value and threshold of every condition."""
    pack = notes.pack
    for condition in asked(pack):
        for test in tests(condition.condition):
            subject = _subject(pack, test.subject)
            if subject:
                _test(notes, condition.place, f"{condition.key}", test, subject)
    for rule in pack.rules:
        for test in rule.if_:
            _fact_test(notes, f"rule:{rule.id}", test)
    for line in pack.lines:
        for test in line.if_:
            _fact_test(notes, f"line:{line.id}", test)


def choices_of(question: Question) -> tuple[str, ...] | None:
    """The ids that a closed question can have; None where its value is no choice."""
    if question.kind == "yes-no":
        return ("yes", "no")
    if question.kind == "rehearsal":
        return tuple(dict.fromkeys(c.id for field in question.fields for c in field.choices))
    return tuple(c.id for c in question.choices) if question.kind in ("choice", "choices") else None


def _subject(pack: Pack, name: str) -> Question | None:
    id_, _, field = name.partition(".")
    question = pack.questions.get(id_)
    if question is None or not field:
        return question
    return next((one for one in question.fields if one.id == field), None)


def _test(notes: Notes, place: str, key: str, test: Test, subject: Question) -> None:
    name = f"`{test.subject}`"
    for operand in (*(test.any_of or ()), *(test.none_of or ())):
        _value(notes, place, f"{key}: {name}", operand, subject)
    counts = subject.kind in SEVERAL or subject.kind == "rehearsal" or "." in test.subject
    for threshold in (test.at_least, test.below):
        if threshold is not None:
            _threshold(notes, place, f"{key}: {name}", threshold, subject, counts=counts)


def _value(notes: Notes, place: str, what: str, operand: Operand, subject: Question) -> None:
    known = choices_of(subject)
    if isinstance(operand, Ref):
        _same_choices(notes, place, what, operand, known)
    elif subject.kind in NUMBERS:
        if not _fits(operand, subject):
            span = f"{subject.min or 0} to {subject.max}" if subject.max else "whole numbers"
            notes.wrong(place, f"{what} can't be {_shown(operand)}", f"It takes {span}.")
    elif known is None:
        what = f"{what} is of kind {subject.kind}, and typed words can't be compared"
        notes.wrong(place, what, "Ask about a choice, scale, number or yes-no.")
    elif operand not in known:
        notes.missing(place, f"{what} is compared with", str(operand), known)


def _threshold(
    notes: Notes, place: str, what: str, operand: Operand, subject: Question, *, counts: bool
) -> None:
    """Check `at_least` and `below`: a number where values are counted, else a place."""
    if counts and isinstance(operand, (int, float)) and not isinstance(operand, bool):
        return
    rungs = [c.id for c in ladder(notes.pack, subject)] if subject.ladder else []
    if subject.kind in NUMBERS and not counts:
        if isinstance(operand, Ref):
            cited = notes.pack.questions.get(operand.question)
            if cited and cited.kind not in NUMBERS:
                wrong = f"{what} is compared with `{cited.id}`, which is no number"
                notes.wrong(place, wrong, "Refer to a scale or a number.")
        elif not isinstance(operand, (int, float)):
            wrong = f"{what} is a number, and {_shown(operand)} is none"
            notes.wrong(place, wrong, "Write a number.")
    elif not rungs:
        wrong = f"{what} is of kind {subject.kind} and no ladder: it has no order"
        notes.wrong(place, wrong, "Name the choices that you mean, or mark the fact ladder = true.")
    elif isinstance(operand, Ref):
        _same_choices(notes, place, what, operand, rungs)
    elif operand not in rungs:
        notes.missing(place, f"{what} is compared with", str(operand), rungs)


def _fact_test(notes: Notes, place: str, test: Test) -> None:
    fact = notes.pack.facts.get(test.subject)
    if fact is None and test.subject in notes.pack.questions:
        what = f"`if` names `{test.subject}`, which is a question"
        notes.wrong(place, what, "Facts stand in `if`; ask about answers in `when`.")
        return
    if fact is None:
        notes.missing(place, "`if` names the fact", test.subject, notes.pack.facts)
        return
    ids = [choice.id for choice in fact.choices]
    thresholds = [one for one in (test.at_least, test.below) if one is not None]
    if thresholds and not fact.ladder:
        what = f"`if`: the fact `{fact.id}` is no ladder, so nothing is at least or below it"
        notes.wrong(place, what, "Name the choices that you mean, or mark it ladder = true.")
    for operand in (*(test.any_of or ()), *(test.none_of or ()), *thresholds):
        if isinstance(operand, Ref):
            _refers_to_fact(notes, place, operand, fact)
        elif operand not in ids and operand in notes.pack.questions:
            what = f"`if`: the fact `{fact.id}` is compared with `{operand}`, which is a question"
            notes.wrong(place, what, f'Its answer is written in braces: "{{{operand}}}"')
        elif operand not in ids:
            notes.missing(place, f"`if`: the fact `{fact.id}` is compared with", str(operand), ids)


def _refers_to_fact(notes: Notes, place: str, ref: Ref, fact: Fact) -> None:
    what = f"`if`: the fact `{fact.id}`"
    _same_choices(notes, place, what, ref, [choice.id for choice in fact.choices])


def _same_choices(
    notes: Notes, place: str, what: str, ref: Ref, known: Collection[str] | None
) -> None:
    """Check that the answer referred to is one of the choices compared with, or above them."""
    cited = notes.pack.questions.get(ref.question)
    if cited is None:
        return
    ids = choices_of(cited) if cited.kind in ("choice", "yes-no") else None
    if ids is None or known is None:
        wrong = f"{what} is compared with `{cited.id}`, a question of kind {cited.kind}"
        notes.wrong(place, wrong, "Refer to a question that takes one choice.")
        return
    above = {choice.id for choice in cited.choices if choice.above}
    strange = [id_ for id_ in ids if id_ not in known and id_ not in above]
    if strange:
        wrong = f"{what} is compared with `{cited.id}`, whose choice `{strange[0]}` it never has"
        notes.wrong(place, wrong, "Let both take their choices from the same fact.")


def _fits(operand: Operand, subject: Question) -> bool:
    if isinstance(operand, bool) or not isinstance(operand, int):
        return False
    low = operand if subject.min is None else subject.min
    high = operand if subject.max is None else subject.max
    return low <= operand <= high


def _shown(operand: Operand) -> str:
    return f"`{operand}`"
