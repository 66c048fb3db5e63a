"""What comes with a verdict: lines that belong to it, limits that it uses up, its return."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from coachtui import clock
from coachtui.decide.model import CANT_TELL, Decided, Decision
from coachtui.interview import figures
from coachtui.interview.answers import Value
from coachtui.interview.offers import offered
from coachtui.pack.figure import Limit
from coachtui.pack.model import Pack
from coachtui.strategy.model import Line, Strategy


class Use(Struct, frozen=True, kw_only=True):
    """How much of a month's limit is used up."""

    limit: Limit
    used: int


def lines(pack: Pack, strategy: Strategy, decided: Decided) -> tuple[Line, ...]:
    """The standing lines that belong to a verdict or to the rules behind it.

    Where the facts can't be told, those of the verdicts that ask the person themselves.
    """
    wanted = {decided.verdict, *decided.rules} if decided.verdict else set()
    if decided.missing:
        wanted = set(pack.waits.get(decided.direction, {}))
    return tuple(
        line
        for line in strategy.lines
        if line.enabled and wanted & set(line.on) and _fits(line, decided)
    )


def use(
    pack: Pack,
    known: Mapping[str, Value],
    past: Iterable[Decision],
    direction: str,
    verdict: str,
    *,
    today: date,
) -> Use | None:
    """How much of a limit this month's decisions used up; None where a verdict uses none.

    A limit whose value is words, as "any number", is none to be counted against.
    """
    id_ = pack.uses.get(direction, {}).get(verdict, "")
    limit = figures.limit(pack, known, id_) if id_ in pack.limits else None
    if limit is None or isinstance(limit.value, str):
        return None
    counted = [
        one
        for one in past
        if one.direction == direction
        and one.chosen == verdict
        and not one.undone
        and not one.card
        and (day := _day(one.at))
        and (day.year, day.month) == (today.year, today.month)
    ]
    return Use(limit=limit, used=len(counted))


def returns(pack: Pack, direction: str, verdict: str, today: date) -> str:
    """The ISO date on which a decision for a verdict comes back; empty where it doesn't."""
    offer = pack.waits.get(direction, {}).get(verdict, "")
    return offered(offer, today).isoformat() if offer else ""


def waiting(past: Iterable[Decision], today: date) -> tuple[Decision, ...]:
    """The decisions that have come back and weren't answered for, oldest first.

    One that has waited as long again as it was meant to has lapsed, and isn't spoken of.
    """
    found = []
    for one in past:
        until, since = _date(one.until), _day(one.at)
        if one.undone or one.answered or one.card or not until or not since:
            continue
        if until <= today < until + max(until - since, timedelta(days=1)):
            found.append(one)
    return tuple(found)


def _fits(line: Line, decided: Decided) -> bool:
    """Whether nothing that is given of the person rules a line out."""
    given = {fact: one for fact, one in decided.facts.items() if one != CANT_TELL}
    return all(given.get(fact) in (None, *allowed) for fact, allowed in line.allowed.items())


def _date(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _day(stamp: str) -> date | None:
    """The day of a moment, where the person is."""
    try:
        return clock.day_of(stamp)
    except ValueError:
        return None
