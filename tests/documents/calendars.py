"""Calendar files read back by parsers that had no part in writing them."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time
from typing import Any

import vobject
from dateutil import tz

from coachtui.documents.appointment import Appointment
from coachtui.interview.rounds import Rounds

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def appointment(first: str = "2027-01-31", **fields: object) -> Appointment:
    """An appointment; of its rounds `span` and `at` may be given."""
    at = fields.pop("at", "08:30")
    rounds = Rounds(
        first=date.fromisoformat(first),
        span=str(fields.pop("span", "")),
        at=time.fromisoformat(str(at)) if at else None,
    )
    given: dict[str, Any] = {
        "uid": "care-c0ffee@coachtui",
        "title": "Look at my bicycle",
        "rounds": rounds,
        "minutes": 20,
        "made": NOON,
        "changed": NOON,
        "number": 7,
        **fields,
    }
    return Appointment(**given)


def events(written: str) -> list[Any]:
    """The entries of a calendar file, each as another library reads it."""
    (calendar,) = vobject.readComponents(written)
    return list(getattr(calendar, "vevent_list", ()))


def zone_in(written: str) -> Any:  # noqa: ANN401  (dateutil has no types)
    """The one time zone that a calendar file describes, as yet another reads it."""
    return tz.tzical(io.StringIO(written.replace("\r\n", "\n"))).get()


def lines(written: str) -> list[str]:
    """The lines of a calendar file, put together again where they are folded."""
    return written.replace("\r\n ", "").split("\r\n")
