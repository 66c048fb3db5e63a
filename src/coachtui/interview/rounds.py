"""When something comes round again, from what was answered and the day that it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from msgspec import Struct

from coachtui.interview.answers import Value
from coachtui.interview.offers import offered, parts
from coachtui.pack.reminder import Reminder


class Rounds(Struct, frozen=True, kw_only=True):
    """The rounds of one reminder, seen from a day."""

    first: date
    """The day on which the first one begins."""
    span: str = ""
    """The time between two, such as "3m"; empty: there is one alone."""
    at: time | None = None
    """When in the day; None: no time is known."""
    begun: date | None = None
    """When the present one began, at the latest on that day; None: the first lies ahead."""
    next: date | None = None
    """When the next one begins, after that day; None: there is no other."""


def rounds(reminder: Reminder, known: Mapping[str, Value], day: date) -> Rounds | None:
    """The rounds of a reminder as they stand on a day; None while its first day isn't known."""
    first = _date(known.get(reminder.first))
    if first is None:
        return None
    span = reminder.spans.get(str(known.get(reminder.every)), "")
    at = reminder.times.get(str(known.get(reminder.time)), "")
    gone = _gone(first, span, day)
    return Rounds(
        first=first,
        span=span,
        at=time.fromisoformat(at) if at else None,
        begun=None if gone is None else nth(first, span, gone),
        next=nth(first, span, 0 if gone is None else gone + 1),
    )


def nth(first: date, span: str, number: int) -> date | None:
    """The day on which a round begins, counted from 0; None where it never comes.

    All are counted from the first, so that the end of a month stays the end of a month.
    """
    if number == 0:
        return first
    try:
        return offered(span, first, number) if span else None
    except ValueError:  # no calendar goes as far
        return None


def _gone(first: date, span: str, day: date) -> int | None:
    """The number of the round that a day falls into; None before the first."""
    if day < first:
        return None
    if not span:
        return 0
    amount, unit = parts(span)
    if unit in "dw":
        return (day - first).days // (amount * (7 if unit == "w" else 1))
    months = (day.year - first.year) * 12 + day.month - first.month
    number = months // (amount * (12 if unit == "y" else 1))
    begins = nth(first, span, number)
    return number if begins is not None and begins <= day else number - 1


def _date(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
