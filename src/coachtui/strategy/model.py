"""What is derived from answers, as plain immutable data."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

RULES = "rules"
"""The section of every line that is a rule."""


class Rule(Struct, frozen=True, kw_only=True):
    """A rule as it stands for this person."""

    id: str
    direction: str
    verdict: str
    """A verdict's id in its direction."""
    allowed: Mapping[str, frozenset[str]]
    """Fact to the choices under which it holds; a fact that is absent doesn't matter to it."""
    check: str
    """Its question for a checklist."""
    otherwise: bool = False


class Line(Struct, frozen=True, kw_only=True):
    """One derived sentence; every rule is also a line, of section ``rules``.

    `text` may be followed by blocks of a person's own words, each line of them
    behind ``> ``.
    """

    id: str
    section: str
    text: str
    """As it stands: the person's wording where they reworded it."""
    derived: str
    """As the pack says it from the answers."""
    was: str = ""
    """What was derived when it was reworded; empty where it wasn't."""
    because: tuple[str, ...] = ()
    """Ids of the questions that made it, in asking order."""
    direction: str = ""
    """Of a rule."""
    enabled: bool = True
    edited: bool = False
    mine: bool = False
    """Written by the person, not by the pack."""
    offered: bool = False
    """From no answer: stands only once taken in."""
    source: str = ""
    """The id of the pack's line or rule (rows of a repeat share one)."""
    row: int = 0
    """Of a line a row: the row's number."""
    do: str = ""
    """Can be ticked: "once", or for a round of the reminder that has this id."""
    done: bool = False
    """It is ticked, and the tick counts."""
    ticked: str = ""
    """The day it was ticked last, ISO, whether that counts still or not."""
    on: tuple[str, ...] = ()
    allowed: Mapping[str, frozenset[str]] = {}
    """With `on`: fact to the choices under which it is shown, as in a rule."""
    copy: bool = False
    note: str = ""

    @property
    def stale(self) -> bool:
        """Reworded, and what it replaced is no longer what the answers give."""
        return bool(self.was) and self.was != self.derived


class Wait(Struct, frozen=True, kw_only=True):
    """A line or rule that an open question holds back."""

    id: str
    question: str
    """The first open question that it waits for."""
    direction: str = ""
    """Of a rule."""
    allowed: Mapping[str, frozenset[str]] = {}
    """Of a rule: fact to the choices under which it may yet hold; what is unknown counts as met."""
    because: tuple[str, ...] = ()
    """All questions that it cites, in asking order."""


class Strategy(Struct, frozen=True, kw_only=True):
    """Everything that follows from (pack, answers, edits)."""

    lines: tuple[Line, ...]
    """Rules first (direction by direction), then the pack's sections, each in order."""
    rules: tuple[Rule, ...]
    """The rules that decide: enabled, in order."""
    waits: tuple[Wait, ...]
    sections: Mapping[str, str]
    """Section id to title."""
