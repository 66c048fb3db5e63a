"""The end of a sitting at the cards, in words: whom hand and rule part on, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from coachtui.decide.rehearsal import SITTING, Judged
from coachtui.text import join_words
from coachtui.tui.rows import Row
from coachtui.tui.safe import content, lines

SETTLED = "settled: hand and rule agree"

_PEOPLE = ("", "One person", "Two people", "Three people", "Four people", "Five people")


def said(differ: Sequence[Judged], left: Sequence[Judged], cards: int, and_: str) -> Content:
    """What the end says above its ways on.

    Args:
        differ: The cards on which hand and rule part or parted, or that weren't settled.
        left: Those of them that nobody has looked at yet.
        cards: How many there were.
        and_: How the pack joins the last two names.
    """
    if not differ:
        these = "these eight" if cards == SITTING else "these cards"
        return lines(Content.styled(f"Hand and rules agree on {these}.", "bold $voice"))
    if not left:
        return lines(Content.styled("That was all of them. What came of it:", "bold $voice"))
    parts = [one.card.name for one in left if one.held == "apart"]
    open_ = [one.card.name for one in left if one.held == "unsettled"]
    told: list[Content | str] = []
    if parts:
        told.append(content(f"Hand and rule part on {join_words(parts, and_)}.", "bold $voice"))
    if open_:
        many = _PEOPLE[len(open_)] if len(open_) < len(_PEOPLE) else "People"
        names = join_words(open_, and_)
        told.append(content(f"{many} your answers don't settle yet: {names}.", "bold $voice"))
    look = "Look at them one by one; each may be left as it is."
    return lines(*told, "", Content.styled(look, "$quiet"))


def ways(differ: Sequence[Judged], came: Mapping[str, str]) -> list[Row]:
    """The cards to look at, each with what came of it, then where to go on."""
    rows = [
        Row(
            one.card.id,
            one.card.name,
            str(place) if place < 10 else "",
            note=came.get(one.card.id, ""),
        )
        for place, one in enumerate(differ, 1)
    ]
    return [
        *rows,
        Row(".strategy", "Read my strategy", "s"),
        Row(".again", "Other cards", "o"),
        Row(".enough", "Enough for today", "e"),
    ]
