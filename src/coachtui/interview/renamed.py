"""What was kept under an earlier pack, as the pack of today calls it."""

from __future__ import annotations

from collections.abc import Mapping

from coachtui.interview.answers import Value
from coachtui.interview.values import Invalid, parse
from coachtui.pack.model import Pack
from coachtui.pack.question import Question


def called(pack: Pack) -> dict[str, str]:
    """Earlier ids of questions, each to the one of today."""
    return {old: id_ for id_, question in pack.questions.items() for old in question.was}


def today(question: Question, raw: object) -> object:
    """A value as plain data, with its choices and fields as they are called today.

    What has no other name stays as it is, also where the question has it no more.
    """
    if question.kind == "repeat" and isinstance(raw, (list, tuple)):
        return [_row(question, row) for row in raw]
    if not question.renamed:
        return raw
    if isinstance(raw, str):
        return question.renamed.get(raw, raw)
    if isinstance(raw, (list, tuple)):
        return [question.renamed.get(one, one) if isinstance(one, str) else one for one in raw]
    return raw


def unfit(question: Question, value: Value) -> tuple[str, ...]:
    """Why a value that was kept doesn't fit its question any more; empty where it does."""
    try:
        parse(question, without(question, value))
    except Invalid as invalid:
        return invalid.problems
    return ()


def without(question: Question, raw: object) -> object:
    """Rows as plain data with those cells alone that the question has fields for."""
    if question.kind != "repeat" or not isinstance(raw, (list, tuple)):
        return raw
    known = {"row", *(field.id for field in question.fields)}
    return [
        {key: one for key, one in row.items() if key in known} if isinstance(row, Mapping) else row
        for row in raw
    ]


def _row(question: Question, row: object) -> object:
    if not isinstance(row, Mapping):
        return row
    fields = {field.id: field for field in question.fields}
    earlier = {
        old: field.id for field in question.fields for old in field.was if field.id not in row
    }
    found = {earlier.get(key, key) if key not in fields else key: one for key, one in row.items()}
    return {key: today(fields[key], one) if key in fields else one for key, one in found.items()}
