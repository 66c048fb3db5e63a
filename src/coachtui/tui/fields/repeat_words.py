"""How rows of a list read: each in the list, one while it is filled in, and which keys work."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from coachtui.pack.question import Question
from coachtui.text import cut, shown
from coachtui.tui.rows import Row

Cells = dict[str, str | int]
"""Field to what was given for it; and the row's number, once it has one."""

ADD = "add"
"""The id of the row that adds one."""

SHORT = 12
"""Characters of a label that says too little without its question, such as "yes"."""


def listed(
    question: Question,
    rows: Sequence[Cells],
    beside: Callable[[Mapping[str, object]], str] | None,
    *,
    room: bool,
) -> list[Row]:
    """The rows as a list to pick from; last, where there is room, one to add.

    Args:
        question: The repeat.
        rows: Its rows.
        beside: What is said beside a row, if anything.
        room: Whether one more may be added.
    """
    found = [
        Row(
            str(place),
            str(cells.get(question.fields[0].id, "")) or "(no name yet)",
            str(place + 1) if place < 9 else "",
            note=_note(question, cells, beside(cells) if beside else ""),
        )
        for place, cells in enumerate(rows)
    ]
    if room:
        found.append(Row(ADD, "add one more" if found else "add the first", "a"))
    return found


def so_far(question: Question, cells: Cells, but: str) -> str:
    """What was given of a row, but for one field."""
    return " · ".join(
        cut(shown(_label(one, cells[one.id])), 40)
        for one in question.fields
        if one.id in cells and one.id != but
    )


def prompt(question: Question, rows: int) -> str:
    """A thought that helps with the next row, one after the other; empty: there is none."""
    hints = question.hints
    return hints[rows % len(hints)] if hints else ""


def keys(question: Question, rows: bool, *, removed: bool, room: bool) -> str:
    """How many rows there may be, and which keys work on the list.

    Args:
        question: The repeat.
        rows: Whether there are any.
        removed: Whether one was removed that can be brought back.
        room: Whether one more may be added.
    """
    if not rows:
        return f"{_count(question)}a adds one. Ctrl+N goes on."
    work = "Enter changes, x removes, h and l move it higher and lower."
    back = " u brings back what was removed." if removed else ""
    more = "a adds one more. " if room else ""
    return f"{_count(question)}{more}{work}{back} Ctrl+N goes on."


def _count(question: Question) -> str:
    if question.min and question.max:
        return f"{question.min} to {question.max}. "
    return f"At most {question.max}. " if question.max else ""


def _note(question: Question, cells: Cells, beside: str) -> str:
    said = [_told(field, cells[field.id]) for field in question.fields[1:] if field.id in cells]
    return "\n".join(filter(None, (" · ".join(said), beside)))


def _told(field: Question, value: object) -> str:
    """A part of a row in the list; where the words alone say too little, with what was asked."""
    label = _label(field, value)
    if field.kind in ("text", "prose") or len(label) > SHORT:
        return label
    return f"{field.text.rstrip('?:. ')}: {label}"


def _label(field: Question, value: object) -> str:
    labels = {choice.id: choice.label for choice in field.choices}
    return labels.get(str(value), str(value))
