"""Under which keys what is half made waits among the drafts, whichever face it was begun on.

A question's id never has a colon, so none of these is ever taken for one.
"""

from __future__ import annotations

AGREEMENT = "agree:reason"
"""The reason for agreeing."""

CARDS = "sitting:cards"
"""A sitting at the cards that isn't over."""


def wording(line: str) -> str:
    """Other words for a line."""
    return f"line:{line}"


def note(line: str) -> str:
    """A note to a line."""
    return f"note:{line}"


def own_line(part: str) -> str:
    """A line of one's own, in a part of the strategy."""
    return f"own:{part}"


def own_rule(direction: str, about: str = "", whose: str = "") -> str:
    """A rule of one's own.

    Args:
        direction: Which way.
        about: The rule that it is to stand above, or that is changed.
        whose: What it is made for, such as a card.
    """
    return ":".join(("rule", *filter(None, (direction, about, whose))))


def own_question(rule: str) -> str:
    """The question of a rule of one's own, by the key of that rule."""
    return f"{rule}:ask"


def some_good(decision: str) -> str:
    """How some good that came of a decision began."""
    return f"good:{decision}"


def why_both(tension: str) -> str:
    """Why answers that pull apart are both kept."""
    return f"keep:{tension}"


def seen(card: str) -> str:
    """What was seen on a card that the rule didn't see."""
    return f"saw:{card}"
