"""What the usual answers say of one person, and what to ask next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from coachtui.decide.boxes import Box, meet
from coachtui.decide.model import Asked, Decided, Passed
from coachtui.decide.walk import Entry, Walk, facts_of, walk
from coachtui.pack.model import Fact, Pack
from coachtui.strategy.model import Strategy

Split = Sequence[tuple[Box, int]]


def decide(pack: Pack, strategy: Strategy, direction: str, facts: Mapping[str, str]) -> Decided:
    """Decide as far as the facts go.

    The verdict stands as soon as every way to complete the facts leads to it. Until then the
    next fact is asked for, in the direction's fixed order, passing over each that can't change
    the verdict; one that can't be told stays open and isn't asked for again.

    Raises:
        KeyError: no such direction; or no such choice, with the fact before it.
    """
    return decided(walk(pack, strategy, direction), facts)


def fact_asked(pack: Pack, strategy: Strategy, found: Decided) -> Fact | None:
    """The fact that is asked for next; None where none is."""
    if found.ask is None or not found.ask.fact:
        return None
    facts = facts_of(pack, strategy, found.direction)
    return next(fact for fact in facts if fact.id == found.ask.fact)


def decided(walk: Walk, facts: Mapping[str, str]) -> Decided:
    """Decide by rules that were made ready.

    Raises:
        KeyError: no such choice; the fact comes before it.
    """
    case = walk.case(facts)
    split = walk.boxes(case)
    fired = sorted({place for _, place in split})
    entries = [walk.entries[place] for place in fired if place < len(walk.entries)]
    verdicts = {walk.verdict(place) for place in fired}
    whole = len(verdicts) == 1
    verdict = next(iter(verdicts)) or None if whole else None
    undecided = not whole
    ask, missing = _next(walk, facts, split) if undecided else (None, ())
    if not ask and verdict is None:
        ask = next((Asked(question=one.question) for one in entries if one.question), None)
    return Decided(
        direction=walk.direction,
        facts=facts,
        verdict=verdict,
        rules=tuple(one.id for one in entries if one.verdict),
        undecided=undecided,
        uncovered=whole and verdict is None,
        ask=ask,
        missing=missing,
        passed=tuple(_passed(walk, case, fired, verdict or "")),
        waits=walk.waits,
        because=_in_order(walk, entries),
    )


def decide_many(walk: Walk, people: Iterable[Mapping[str, str]]) -> list[Decided]:
    """Decide for many people; those of whom the same is known are decided once.

    Raises:
        KeyError: no such choice; the fact comes before it.
    """
    found: dict[tuple[str | None, ...], Decided] = {}
    made = []
    for facts in people:
        case = tuple([facts.get(fact.id) for fact in walk.facts])
        if case not in found:
            found[case] = decided(walk, facts)
        made.append(found[case])
    return made


def matters(walk: Walk, split: Split, fact: int) -> bool:
    """Whether the verdict hangs on a fact: two boxes of different verdict touch without it."""
    by_verdict: dict[str, list[Box]] = {}
    for box, place in split:
        by_verdict.setdefault(walk.verdict(place), []).append(box)
    groups = list(by_verdict.values())
    if len({box[fact] for box, _ in split}) == 1:
        return False
    return any(
        meet(box, other, but=fact)
        for number, group in enumerate(groups)
        for box in group
        for others in groups[number + 1 :]
        for other in others
    )


def _next(
    walk: Walk, facts: Mapping[str, str], split: Split
) -> tuple[Asked | None, tuple[str, ...]]:
    """The first fact to ask for; where none is left, those that can't be told and matter."""
    for place, fact in enumerate(walk.facts):
        if fact.id not in facts and matters(walk, split, place):
            return Asked(fact=fact.id), ()
    return None, tuple(
        fact.id
        for place, fact in enumerate(walk.facts)
        if fact.id in facts and matters(walk, split, place)
    )


def _passed(walk: Walk, case: Box, fired: Sequence[int], verdict: str) -> Iterator[Passed]:
    """Rules of another verdict that stand before the last that fired, and didn't fire."""
    for place, (entry, condition) in enumerate(zip(walk.entries, walk.conditions, strict=True)):
        if place >= fired[-1]:
            return
        if place not in fired and entry.verdict != verdict:
            out = [walk.facts[fact].id for fact, choices in condition if not case[fact] & choices]
            yield Passed(
                rule=entry.id, verdict=entry.verdict, facts=tuple(out), questions=entry.because
            )


def _in_order(walk: Walk, entries: Iterable[Entry]) -> tuple[str, ...]:
    cited = {id_ for entry in entries for id_ in entry.because}
    return tuple(sorted(cited, key=lambda id_: walk.order.get(id_, len(walk.order))))
