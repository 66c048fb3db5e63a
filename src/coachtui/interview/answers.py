"""Answers as they are kept: a value, a state, who typed it, when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

State = Literal["open", "answered", "unsure", "skipped", "coach"]
"""*Set aside* is no state: it is relevance, and the answer is kept."""

Row = Mapping[str, str | int]
"""One row of a repeat: field id to value, and ``row``, its number, which is never reused."""

Value = str | int | tuple[str, ...] | tuple[Row, ...] | Mapping[str, str]
"""str: text, prose, choice, yes-no, date (ISO). int: scale, number. tuple of str: choices,
lines. tuple of rows: repeat. mapping: rehearsal, card id to verdict id."""


class Entry(Struct, frozen=True, kw_only=True):
    """One answer."""

    value: Value | None = None
    state: State = "answered"
    by: str = "self"
    """Who typed it: "self" or "coach"."""
    at: str = ""
    """When, in UTC: ``2026-11-22T20:43:40Z``."""
    last: int = 0
    """Of a repeat: the highest row number ever given, so that none is used twice."""


Answers = Mapping[str, Entry]
"""Question id to entry. A question without an entry is open."""


def rows_of(value: object) -> tuple[Row, ...]:
    """The rows of a repeat's value; none where it is no repeat's."""
    if not isinstance(value, tuple):
        return ()
    return tuple(item for item in value if isinstance(item, Mapping))
