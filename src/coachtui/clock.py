"""The time. ``COACHTUI_NOW`` freezes it, for tests and pictures."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime

_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


def now() -> datetime:
    """The present moment in UTC, without fractions of a second.

    Raises:
        ValueError: ``COACHTUI_NOW`` is set and is no ISO date or time.
    """
    frozen = os.environ.get("COACHTUI_NOW")
    if frozen:
        moment = datetime.fromisoformat(frozen)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
    else:
        moment = datetime.now(UTC)
    return moment.astimezone(UTC).replace(microsecond=0)


def today() -> date:
    """The date where the person is: frozen with the clock, else by local time."""
    return local(now())


def local(moment: datetime) -> date:
    """The date of a moment where the person is; with the clock frozen, by UTC."""
    if os.environ.get("COACHTUI_NOW"):
        return moment.astimezone(UTC).date()
    return moment.astimezone().date()


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


def in_words(day: date) -> str:
    """A date as people read it: ``22 November 2026``."""
    return f"{day.day} {day:%B %Y}"
