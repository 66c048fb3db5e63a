"""Cards judged in a lesson, held against the usual answers as they stand today."""

from __future__ import annotations

from collections.abc import Mapping

from coachtui.decide.rehearsal import Judged, judge
from coachtui.decide.says import verdict
from coachtui.interview.answers import Value
from coachtui.pack.model import Pack
from coachtui.strategy.model import Strategy


def hands(
    pack: Pack, strategy: Strategy, known: Mapping[str, Value], rehearsal: str
) -> tuple[Judged, ...]:
    """Each card that was judged in a rehearsal, in its order.

    Args:
        pack: What is taught.
        strategy: The rules as they stand.
        known: Question id to value.
        rehearsal: The question whose cards they are; without an answer there are none.
    """
    given = known.get(rehearsal)
    if not isinstance(given, Mapping) or rehearsal not in pack.questions:
        return ()
    cards = (pack.cards[id_] for id_ in pack.questions[rehearsal].cards if id_ in pack.cards)
    return tuple(
        judge(pack, strategy, card, given[card.id])
        for card in cards
        if given.get(card.id) in pack.verdicts[card.direction]
    )


def says(pack: Pack, judged: Judged) -> str:
    """One card in a line: the hand, and what the usual answer would be."""
    hand = pack.verdicts[judged.card.direction][judged.gut]
    if judged.held == "alike":
        return f"{judged.card.name}: {hand}, by hand and by rule."
    return f"{judged.card.name}: {hand}, by hand. {verdict(pack, judged.decided)}"
