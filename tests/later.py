"""Some months on: when things were answered and decided, and when they are looked at again."""

from __future__ import annotations

from coachtui.decide.model import Decision

NOVEMBER, JANUARY, FEBRUARY = (
    "2026-11-22T20:00:00Z",
    "2027-01-03T09:00:00Z",
    "2027-02-22T09:00:00Z",
)
"""Days of the answers, of the decision, and on which one looks again."""

ANA = Decision(
    id="aaaaaaaa",
    at=JANUARY,
    direction="in",
    facts={"known": "words", "note": "line", "hat": "none", "link": "list"},
    verdict="accept",
    rules=("in-known",),
    chosen="accept",
    name="Ana [/] P.",
)
"""What was decided on somebody whose name is hard to show."""
