"""Ticks, and how long they count: for good, or until a reminder's next round begins."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import structs

from coachtui.interview.answers import Value
from coachtui.interview.rounds import rounds
from coachtui.pack.manner import ENGLISH, Manner
from coachtui.pack.model import Pack
from coachtui.strategy.model import Line, Strategy

Begun = Mapping[str, date]
"""A reminder to the day on which its present round began."""


def begun(pack: Pack, known: Mapping[str, Value], day: date) -> Begun:
    """The reminders of which a round has begun by that day."""
    found = ((id_, rounds(one, known, day)) for id_, one in pack.reminders.items())
    return {id_: one.begun for id_, one in found if one and one.begun}


def on(pack: Pack, strategy: Strategy, since: Begun) -> Strategy:
    """The strategy with its ticks as they count in these rounds.

    A line that is ticked for a reminder stands open again from the next round on; when it
    was ticked last stays with it.
    """
    return structs.replace(
        strategy,
        lines=tuple(
            structs.replace(line, done=counts(line, since)) if line.do in pack.reminders else line
            for line in strategy.lines
        ),
    )


def untouched(strategy: Strategy, since: Begun) -> frozenset[str]:
    """Of the reminders that have begun a round those for which nothing is ticked in it yet."""
    ticked = {line.do for line in strategy.lines if line.do in since and counts(line, since)}
    return frozenset(since.keys() - ticked)


def counts(line: Line, since: Begun) -> bool:
    """Whether the tick of a line counts in these rounds; one that names no day can't."""
    if line.do not in since:
        return bool(line.ticked)
    day = _day(line.ticked)
    return day is not None and day >= since[line.do]


def when(ticked: str, *, done: bool, manner: Manner = ENGLISH) -> str:
    """The day of a tick in words, as it stands beside a line; empty where there is none.

    Args:
        ticked: The day it was ticked last, ISO.
        done: Whether that counts still.
        manner: How a day is written.
    """
    day = _day(ticked)
    if day is None:
        return ""
    return manner.day(day) if done else manner.word("last", day=manner.day(day))


def _day(ticked: str) -> date | None:
    try:
        return date.fromisoformat(ticked)
    except ValueError:
        return None
