"""What a pack says of something to come back to, now and then."""

from collections.abc import Mapping

from msgspec import Struct


class Reminder(Struct, frozen=True, kw_only=True):
    """Something to come back to: from when on, how often, at what time; answers decide each."""

    id: str
    title: str
    lesson: str
    """The lesson that it goes back to."""
    first: str
    """A date question: the first time."""
    every: str = ""
    """A choice question: how often."""
    spans: Mapping[str, str] = {}
    """A choice of `every` to the time between two: "3m". A choice not named: once only."""
    time: str = ""
    """A choice question: when in the day."""
    times: Mapping[str, str] = {}
    """A choice of `time` to the time of day: "08:30". A choice not named: no time of day."""
    minutes: int = 30
    """How long it takes."""
    document: str = ""
    """The document that opens when it is due."""
    told: bool = False
    """What isn't done of that document stands in the calendar too, for whoever sees that."""
