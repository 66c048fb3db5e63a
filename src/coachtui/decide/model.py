"""Decisions, and what is said before one, as plain immutable data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from coachtui.strategy.model import Wait

CANT_TELL = "?"
"""In place of a choice: the fact can't be told, stays unknown, and isn't asked again."""

Reason = Literal["", "kindness", "information", "pressure", "felt"]
Answered = Literal["", "well", "oddly", "not"]
Outcome = Literal["", "person", "kind", "mood"]


class Decision(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One decision about a real person, or one judgement of a card, as the log keeps it."""

    id: str
    """Eight random characters."""
    at: str
    """When: ``2026-11-22T20:43:40Z``."""
    direction: str
    facts: Mapping[str, str]
    """Fact to choice, or to `CANT_TELL`."""
    verdict: str = ""
    """What the usual answers gave; empty where they gave nothing."""
    rules: tuple[str, ...] = ()
    """The rules behind it."""
    chosen: str = ""
    """The verdict that the person went with; of a card, by gut."""
    name: str = ""
    """A name or initials, if any."""
    card: str = ""
    """The card's id, of a rehearsal."""
    reason: Reason = ""
    """Against the usual answer: why, in one of four."""
    version: str = ""
    """When the strategy that it was taken under was agreed; empty: it never was."""
    until: str = ""
    """The ISO date on which it comes back."""
    answered: Answered = ""
    """How they answered to being asked."""
    saw: str = ""
    """Of a card: what the person saw that the rule didn't."""
    outcome: Outcome = ""
    """Of a card: it was the person, a kind, or the mood."""
    good: str = ""
    """A link that did some good: how it began."""
    undone: bool = False

    @property
    def against(self) -> bool:
        """Whether the person went against their usual answer."""
        return bool(self.verdict and self.chosen) and self.verdict != self.chosen


class Asked(Struct, frozen=True, kw_only=True):
    """What to ask next: a fact of the person at hand, or a question of a lesson. One is set."""

    fact: str = ""
    question: str = ""


class Passed(Struct, frozen=True, kw_only=True):
    """An earlier rule of another verdict that didn't come to bear."""

    rule: str
    verdict: str
    """Empty for a rule that waits for an answer."""
    facts: tuple[str, ...]
    """The given facts that ruled it out; none where rules above it left it nothing."""
    questions: tuple[str, ...]
    """What it cites."""


class Decided(Struct, frozen=True, kw_only=True):
    """What the usual answers say of a person of whom so much is known."""

    direction: str
    facts: Mapping[str, str]
    """As given."""
    verdict: str | None = None
    rules: tuple[str, ...] = ()
    """Every rule that gives it, in order; while undecided, those that still might."""
    undecided: bool = False
    """It hangs on facts that aren't given, or can't be told."""
    uncovered: bool = False
    """No rule speaks, whatever else is known."""
    ask: Asked | None = None
    missing: tuple[str, ...] = ()
    """Undecided, and nothing is left to ask: the facts that would settle it."""
    passed: tuple[Passed, ...] = ()
    waits: tuple[Wait, ...] = ()
    """Rules of this direction that an open question holds back."""
    because: tuple[str, ...] = ()
    """The questions behind `rules`, in asking order."""
