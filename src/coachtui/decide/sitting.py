"""A sitting at the cards: begun, left, gone on with. What was judged, the log of decisions says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from coachtui.decide.model import Decision
from coachtui.decide.rehearsal import SITTING, sitting
from coachtui.interview.answers import Value
from coachtui.pack.model import Card, Pack
from coachtui.strategy.model import Strategy


class Sitting(Struct, frozen=True, kw_only=True):
    """Some cards, in order."""

    cards: tuple[Card, ...]
    after: str = ""
    """The id of the last decision before it; empty where there was none."""


def begun(
    pack: Pack,
    strategy: Strategy,
    known: Mapping[str, Value],
    past: Sequence[Decision],
    count: int = SITTING,
) -> Sitting:
    """A new sitting, with so many of the cards that were judged least."""
    cards = sitting(pack, strategy, seen(pack, known, past), count)
    return Sitting(cards=cards, after=past[-1].id if past else "")


def seen(pack: Pack, known: Mapping[str, Value], past: Iterable[Decision]) -> tuple[str, ...]:
    """The cards that were judged before, in the log and in lessons, as often as they were."""
    logged = [one.card for one in past if one.card and not one.undone]
    answered = [
        card
        for id_, question in pack.questions.items()
        if question.kind == "rehearsal" and isinstance(given := known.get(id_), Mapping)
        for card in given
    ]
    return (*logged, *answered)


def judged(pack: Pack, sitting: Sitting, past: Sequence[Decision]) -> Mapping[str, Decision]:
    """The cards of a sitting that were judged in it, with the judgement that stands.

    One that the pack has no word for any more doesn't: the card is judged again.
    """
    ids = [one.id for one in past]
    since = past[ids.index(sitting.after) + 1 :] if sitting.after in ids else past
    cards = {card.id: card for card in sitting.cards}
    return {
        one.card: one
        for one in since
        if not one.undone
        and one.card in cards
        and one.direction == cards[one.card].direction
        and one.chosen in pack.verdicts[one.direction]
    }


def to_data(sitting: Sitting) -> dict[str, object]:
    """A sitting as plain data, for a draft."""
    return {"cards": [card.id for card in sitting.cards], "after": sitting.after}


def from_data(pack: Pack, data: object) -> Sitting | None:
    """A sitting from a draft, without cards that the pack has no more; None where it is none."""
    if not isinstance(data, Mapping) or not isinstance(data.get("cards"), (list, tuple)):
        return None
    ids = dict.fromkeys(id_ for id_ in data["cards"] if isinstance(id_, str))
    cards = tuple(pack.cards[id_] for id_ in ids if id_ in pack.cards)
    return Sitting(cards=cards, after=str(data.get("after", ""))) if cards else None
