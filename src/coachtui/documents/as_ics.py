"""Appointments as a calendar file (RFC 5545). Importing this takes a tenth of a second."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Calendar, Event, vText

from coachtui.documents.appointment import Appointment
from coachtui.interview.offers import parts
from coachtui.text import shown

AHEAD, EARLIEST, LATEST = 20, 1900, 2200
"""Years for which summer and winter time are told; a calendar knows the zone by its name too."""

_FREQUENCIES = {"d": "DAILY", "w": "WEEKLY", "m": "MONTHLY", "y": "YEARLY"}


def render(appointments: Sequence[Appointment], zone: str) -> str:
    """A calendar file, its lines ended and folded as the standard wants it.

    Args:
        appointments: What is in it.
        zone: The time zone by its name, as ``Europe/Zurich``; where it is empty or nobody
            knows it, the times are those of wherever one is.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//coachtui//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    where = _zone(zone)
    for one in appointments:
        calendar.add_component(_event(one, where))
    years = [year for one in appointments for year in (one.rounds.first.year, one.made.year)]
    if years:
        # From the year before on, so that what held on the first day is told in any case.
        calendar.add_missing_timezones(
            first_date=date(_within(min(years) - 1), 1, 1),
            last_date=date(_within(max(years) + AHEAD), 12, 31),
        )
    written: bytes = calendar.to_ical()
    return written.decode()


class _Words(vText):
    r"""A person's words: a typed ``\N`` is that, where `icalendar` takes it for a new line."""

    def to_ical(self) -> bytes:
        parts: list[bytes] = [vText(part).to_ical() for part in self.split("\\N")]
        return b"\\\\N".join(parts)


def _event(one: Appointment, where: ZoneInfo | None) -> Event:
    event, rounds = Event(), one.rounds
    event.add("uid", one.uid)
    event.add("dtstamp", one.made)
    event.add("last-modified", one.changed)
    event.add("sequence", one.number)
    event.add("summary", _Words(shown(one.title)))
    if one.words:
        event.add("description", _Words(shown(one.words)))
    if rounds.at is None:
        event.add("dtstart", rounds.first)
        event.add("duration", timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        event.add("dtstart", datetime.combine(rounds.first, rounds.at, where))
        event.add("duration", timedelta(minutes=one.minutes))
    if rounds.span:
        event.add("rrule", recurrence(rounds.first, rounds.span))
    return event


def recurrence(first: date, span: str) -> dict[str, object]:
    """The rule by which a calendar comes to the same days as `rounds.nth`.

    Without more a calendar leaves out each month that is too short for the first day; so
    for days after the 28th it is told to take the last of those that there are.
    """
    amount, unit = parts(span)
    rule: dict[str, object] = {"freq": _FREQUENCIES[unit], "interval": amount}
    if unit in "my" and first.day > 28:
        rule |= {"bymonthday": list(range(28, first.day + 1)), "bysetpos": -1}
        if unit == "y":
            rule["bymonth"] = first.month
    return rule


def _within(year: int) -> int:
    return min(max(year, EARLIEST), LATEST)


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
