"""The time. ``COACHTUI_NOW`` freezes it, for tests and pictures."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime

FROZEN = "COACHTUI_NOW"
"""The variable that freezes the clock."""

_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


class WrongClock(Exception):  # noqa: N818  (named for what it says)
    """What the clock was to be frozen at is no date and no time."""

    INSTEAD = f"Take {FROZEN} away, or give it a moment such as 2026-11-22T20:00:00Z."

    def __init__(self, text: str) -> None:
        super().__init__(f"{FROZEN} is “{text[:40]}”, which is no date and no time")


def now() -> datetime:
    """The present moment in UTC, without fractions of a second.

    Raises:
        WrongClock: ``COACHTUI_NOW`` is set and is no ISO date or time.
    """
    frozen = os.environ.get(FROZEN)
    return _read(frozen) if frozen else datetime.now(UTC).replace(microsecond=0)


def today() -> date:
    """The date where the person is: frozen with the clock, else by local time."""
    return local(now())


def local(moment: datetime) -> date:
    """The date of a moment where the person is; with the clock frozen, by UTC."""
    if os.environ.get(FROZEN):
        return moment.astimezone(UTC).date()
    return moment.astimezone().date()


def day_of(moment: str) -> date:
    """The date of a moment as it is written to files, where the person is.

    Raises:
        ValueError: it is no ISO time.
    """
    return local(datetime.fromisoformat(moment))


def zone() -> str:
    """The time zone where the person is, as ``Europe/Zurich``; empty where it has no name."""
    from tzlocal import get_localzone_name  # no other start needs it

    try:
        return get_localzone_name() or ""
    except (KeyError, ValueError, OSError):  # the system says one thing here, another there
        return ""


def stamp() -> str:
    """The present moment as it is written to files: ``2026-11-22T20:43:40Z``."""
    return now().strftime("%Y-%m-%dT%H:%M:%SZ")


def is_stamp(text: str) -> bool:
    """Whether this is a moment as it is written to files."""
    try:
        return _STAMP.fullmatch(text) is not None and bool(datetime.fromisoformat(text))
    except ValueError:
        return False


def moment_in_words(stamp: str) -> str:
    """When something was, by the clock of the person: ``22 November 2026, 20:43``.

    Only the time of today's moments; empty for what is no moment.
    """
    if not is_stamp(stamp):
        return ""
    day = day_of(stamp)
    return time_of(stamp) if day == today() else f"{in_words(day)}, {time_of(stamp)}"


def time_of(stamp: str) -> str:
    """The time of a moment as it is written to files, by the clock of the person: ``20:43``.

    Empty for what is no moment.
    """
    if not is_stamp(stamp):
        return ""
    moment = datetime.fromisoformat(stamp)
    return f"{moment if os.environ.get(FROZEN) else moment.astimezone():%H:%M}"


def in_words(day: date) -> str:
    """A date as people read it: ``22 November 2026``."""
    return f"{day.day} {day:%B %Y}"


def _read(text: str) -> datetime:
    """What somebody wrote as a date or a time; in UTC, where it says nothing else."""
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError) as error:
        raise WrongClock(text) from error


def kept_in_words(kept: str) -> str:
    """A date or a moment as it is written to files, as people read its day; else as it stands."""
    try:
        return in_words(date.fromisoformat(kept))
    except ValueError:
        pass
    try:
        return in_words(day_of(kept))
    except ValueError:
        return kept
