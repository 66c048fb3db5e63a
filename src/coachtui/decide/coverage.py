"""What a set of rules never says: rules that no case reaches, and cases that no rule settles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from coachtui.decide.boxes import boxes
from coachtui.decide.model import CANT_TELL
from coachtui.decide.verdict import decided
from coachtui.decide.walk import Walk, walk
from coachtui.pack.model import Pack
from coachtui.strategy.model import Strategy
from coachtui.strategy.own import Sketch


class Dead(Struct, frozen=True, kw_only=True):
    """A rule that never fires, whoever comes."""

    rule: str
    shadows: tuple[str, ...]
    """The rules above it that take every case of its own, in order."""


def dead(walk: Walk) -> tuple[Dead, ...]:
    """The rules that lie in no box, each with those that shadow it."""
    everything = walk.case({})
    found = []
    for place, (entry, condition) in enumerate(zip(walk.entries, walk.conditions, strict=True)):
        own = list(everything)
        for fact, choices in condition:
            own[fact] &= choices
        fired = {above for _, above in boxes(tuple(own), walk.conditions[:place])}
        if place not in fired:
            shadows = tuple(walk.entries[above].id for above in sorted(fired))
            found.append(Dead(rule=entry.id, shadows=shadows))
    return tuple(found)


def unsettled(walk: Walk) -> tuple[str, ...]:
    """The open questions whose answers may yet decide on somebody before the last rule does."""
    entries = (*walk.entries, None)
    fired = sorted({place for _, place in walk.boxes(walk.case({}))})
    asked = [one.question for place in fired if (one := entries[place])]
    return tuple(dict.fromkeys(filter(None, asked)))


def settling(
    pack: Pack, strategy: Strategy, direction: str, cases: Iterable[Mapping[str, str]]
) -> Sketch | None:
    """The one condition under which a rule would settle most of what isn't settled.

    Args:
        pack: What is taught.
        strategy: The rules as they stand.
        direction: The direction of all cases.
        cases: What is known of each person.

    Returns:
        A rule with its verdict left open; None where everything is settled, or where the
        answer to an open question would settle it.
    """
    ready = walk(pack, strategy, direction)
    shared: Counter[tuple[str, str]] = Counter()
    for facts in cases:
        found = decided(ready, facts)
        if found.verdict is None and not (found.ask and found.ask.question):
            shared.update(one for one in facts.items() if one[1] != CANT_TELL)
    if not shared:
        return None
    order = {
        (fact.id, choice.id): (place, number)
        for place, fact in enumerate(ready.facts)
        for number, choice in enumerate(fact.choices)
    }
    fact, choice = min(
        # A question of one's own belongs to the rule that asks it: no other can name it.
        (one for one in shared if one in order and one[0] in pack.facts),
        key=lambda one: (-shared[one], order[one]),
        default=("", ""),
    )
    return Sketch(direction=direction, picked={fact: (choice,)}) if fact else None
