"""References: does what is named exist, and within a lesson, does it come earlier?"""

from __future__ import annotations

from coachtui.authoring.notes import Notes, question_there
from coachtui.authoring.texts import Asked, Said, asked, said, tests
from coachtui.interview.pipes import FIGURES, pipes_in
from coachtui.interview.relevance import questions_in, refs_in


def references(notes: Notes) -> None:
    """Check what pipes, conditions and rules refer to."""
    for text in said(notes.pack):
        _pipes(notes, text)
    for condition in asked(notes.pack):
        _subjects(notes, condition)
    for rule in notes.pack.rules:
        for id_ in refs_in(rule.if_):
            question_there(notes, f"rule:{rule.id}", "`if` refers to", id_)


def _pipes(notes: Notes, text: Said) -> None:
    pack = notes.pack
    for pipe in pipes_in(text.text):
        id_, _, field = pipe.partition(".")
        if pipe == "name":
            continue
        if id_ in FIGURES:
            known = pack.limits if id_ == "limits" else pack.estimates
            if field not in known:
                notes.missing(text.place, f"{text.where} pipes the {id_[:-1]}", field, known)
        elif field:
            _field_piped(notes, text, id_, field)
        elif question_there(notes, text.place, f"{text.where} pipes", id_):
            _earlier(notes, text, id_, f"{text.where} pipes")


def _field_piped(notes: Notes, text: Said, id_: str, field: str) -> None:
    if id_ != text.each:
        what = f"{text.where} pipes `{{{id_}.{field}}}`"
        notes.wrong(
            text.place,
            f"{what}, a field of a repeat, and is no line of that repeat",
            f'Add each = "{id_}" to a line, or pipe a question.',
        )
    elif (question := notes.pack.questions.get(id_)) and question.kind == "repeat":
        fields = [one.id for one in question.fields]
        if field not in fields:
            notes.missing(text.place, f"{text.where} pipes the field", field, fields)


def _subjects(notes: Notes, condition: Asked) -> None:
    for id_ in questions_in(condition.condition):
        if id_ in notes.pack.facts and id_ not in notes.pack.questions:
            what = f"{condition.key} asks about `{id_}`, which is a fact"
            notes.wrong(condition.place, what, "Answers stand in `when`; ask about facts in `if`.")
        elif question_there(notes, condition.place, f"{condition.key} asks about", id_):
            _earlier(notes, condition, id_, f"{condition.key} asks about")
    for test in tests(condition.condition):
        id_, _, field = test.subject.partition(".")
        question = notes.pack.questions.get(id_)
        if question is None or not field:
            continue
        fields = [one.id for one in question.fields] if question.kind == "repeat" else []
        if field not in fields:
            notes.missing(condition.place, f"{condition.key} asks about the field", field, fields)


def _earlier(notes: Notes, cites: Said | Asked, id_: str, what: str) -> None:
    """Note a question of the same lesson that doesn't come earlier."""
    question = notes.pack.questions[id_]
    if not cites.lesson or question.lesson != cites.lesson or id_ == cites.own:
        return
    if cites.before and notes.order[id_] >= notes.order[cites.before]:
        itself = cites.place == f"question:{id_}"
        when = "which is the question itself" if itself else "which comes later"
        notes.wrong(
            cites.place,
            f"{what} `{id_}`, {when}",
            "Within a lesson look back only: move one of the two, or leave it out.",
        )
