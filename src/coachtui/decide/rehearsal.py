"""Cards judged by gut and by rule: which to show, and what a judgement came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from coachtui.decide.model import CANT_TELL, Decided
from coachtui.decide.verdict import decided
from coachtui.decide.walk import Walk, walk
from coachtui.pack.model import Card, Pack
from coachtui.strategy.model import Strategy
from coachtui.strategy.own import Sketch

SITTING = 8
"""Cards of a later sitting."""

Held = Literal["alike", "apart", "unsettled"]


class Judged(Struct, frozen=True, kw_only=True):
    """A card, the hand, and the rule."""

    card: Card
    gut: str
    """The verdict given by gut."""
    decided: Decided

    @property
    def held(self) -> Held:
        """How hand and rule compare."""
        if self.decided.verdict is None:
            return "unsettled"
        return "alike" if self.decided.verdict == self.gut else "apart"


def can_rehearse(pack: Pack, strategy: Strategy) -> bool:
    """Whether there are cards, and a usual answer that comes from an answer or is one's own."""
    standing = (one for one in strategy.lines if one.direction and one.enabled)
    return bool(pack.cards) and any(one.because or one.mine for one in standing)


def judge(pack: Pack, strategy: Strategy, card: Card, gut: str) -> Judged:
    """Hold one gut answer against the rules."""
    ready = walk(pack, strategy, card.direction)
    return Judged(card=card, gut=gut, decided=decided(ready, card.facts))


def sitting(
    pack: Pack, strategy: Strategy, seen: Iterable[str], count: int = SITTING
) -> tuple[Card, ...]:
    """Choose the cards of a sitting, one by one.

    The next card is the one whose possible rules are least covered so far, those seen before
    included; ties go by the order of the file. Two of a pair never follow each other. Cards
    that were seen come again only once there are no others.

    Args:
        pack: What is taught.
        strategy: The rules as they stand.
        seen: Ids of cards that were judged before, any number of times each.
        count: How many to choose.
    """
    walks = {direction: walk(pack, strategy, direction) for direction in pack.verdicts}
    rules = {id_: _possible(walks[card.direction], card) for id_, card in pack.cards.items()}
    times = Counter(id_ for id_ in seen if id_ in pack.cards)
    covered: Counter[str] = Counter()
    for id_, often in times.items():
        covered.update(dict.fromkeys(rules[id_], often))
    chosen: list[Card] = []
    while len(chosen) < min(count, len(pack.cards)):
        left = [card for card in pack.cards.values() if card not in chosen]
        fewest = min(times[card.id] for card in left)
        fresh = [card for card in left if times[card.id] == fewest]
        apart = [card for card in fresh if not _paired(card, chosen[-1:])] or fresh
        best = min(apart, key=lambda card: _mean(covered, rules[card.id]))
        chosen.append(best)
        covered.update(rules[best.id])
    return tuple(chosen)


def exception(pack: Pack, direction: str, facts: Mapping[str, str], verdict: str) -> Sketch:
    """A rule for people like this one, to stand above the rule that said otherwise."""
    asked = [fact for fact in pack.asks.get(direction, ()) if facts.get(fact, "?") != CANT_TELL]
    picked = {fact: (facts[fact],) for fact in asked}
    return Sketch(direction=direction, picked=picked, verdict=verdict)


def _possible(walk: Walk, card: Card) -> frozenset[str]:
    split = walk.boxes(walk.case(card.facts))
    return frozenset(walk.entries[place].id for _, place in split if place < len(walk.entries))


def _paired(card: Card, last: Iterable[Card]) -> bool:
    return any(card.pair == one.id or one.pair == card.id for one in last)


def _mean(covered: Mapping[str, int], rules: frozenset[str]) -> float:
    return sum(covered[rule] for rule in rules) / len(rules) if rules else 0.0
