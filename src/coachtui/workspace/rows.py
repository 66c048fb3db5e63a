"""Cells of rows that their question has no field for any more: kept beside the others."""

from __future__ import annotations

from collections.abc import Mapping

from coachtui.interview.answers import Row, Value, rows_of
from coachtui.pack.question import Question


def with_others(question: Question, value: Value, before: object) -> Value:
    """Parsed rows with the cells beside them that rows of the same number had before."""
    if question.kind != "repeat":
        return value
    known = {"row", *(field.id for field in question.fields)}
    others = {
        row.get("row"): {key: one for key, one in row.items() if key not in known}
        for row in (before if isinstance(before, (list, tuple)) else ())
        if isinstance(row, Mapping)
    }
    rows: tuple[Row, ...] = tuple({**row, **others.get(row["row"], {})} for row in rows_of(value))
    return rows
