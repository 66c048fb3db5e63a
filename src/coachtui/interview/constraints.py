"""What the constraints of a question say of a value: against keeping it, or worth a thought."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from coachtui.interview.answers import Value
from coachtui.pack.question import Constraint, Question


class Remarks(Struct, frozen=True):
    """What constraints say of a value."""

    hard: tuple[str, ...] = ()
    """Reasons why it can't be kept."""
    soft: tuple[str, ...] = ()
    """Worth a thought; the answer is kept."""


def check(question: Question, value: Value, met: Mapping[Constraint, bool | None]) -> Remarks:
    """What the question's constraints say of a value.

    Args:
        question: The question.
        value: A parsed value.
        met: For each constraint with a `when`, whether that holds.
    """

    def speaking(constraints: tuple[Constraint, ...]) -> tuple[str, ...]:
        return tuple(
            c.say for c in constraints if (not c.when or met.get(c) is True) and _speaks(c, value)
        )

    return Remarks(hard=speaking(question.hard), soft=speaking(question.soft))


def _speaks(constraint: Constraint, value: Value) -> bool:
    characters = len(value) if isinstance(value, str) else sum(map(len, _strings(value)))
    amount = value if isinstance(value, int) else 1 if isinstance(value, str) else len(value)
    c = constraint
    return (
        (c.shorter is None or characters < c.shorter)
        and (c.longer is None or characters > c.longer)
        and (c.fewer is None or amount < c.fewer)
        and (c.more is None or amount > c.more)
        and (not c.pattern or not all(re.fullmatch(c.pattern, one) for one in _strings(value)))
    )


def _strings(value: Value) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, tuple):
        return tuple(item for item in value if isinstance(item, str))
    return ()
