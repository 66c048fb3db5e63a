"""The rules of a direction, made ready to be walked for one person or for many.

After the rules that stand come those that wait for an answer, as far as they may yet hold, and
only then the rule for whatever is left: while an open answer might still decide a case, that
last one doesn't.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from coachtui.decide.boxes import Box, Condition, boxes
from coachtui.decide.model import CANT_TELL
from coachtui.interview.put import yes_or_no
from coachtui.pack.model import Fact, Pack
from coachtui.strategy.model import Strategy, Wait

Allowed = Mapping[str, frozenset[str]]
"""Fact to the choices under which a rule holds."""


class Entry(Struct, frozen=True, kw_only=True):
    """One rule on the way."""

    id: str
    verdict: str
    """Empty for a rule that waits."""
    because: tuple[str, ...]
    question: str = ""
    """The open question that it waits for."""


class Walk(Struct, frozen=True, kw_only=True):
    """All that is needed to decide in one direction."""

    direction: str
    facts: tuple[Fact, ...]
    """In asking order: the pack's, then the questions of the person's own rules."""
    entries: tuple[Entry, ...]
    conditions: tuple[Condition, ...]
    """Of each entry."""
    waits: tuple[Wait, ...]
    order: Mapping[str, int]
    """Question to its place in asking order."""

    def case(self, given: Mapping[str, str]) -> Box:
        """The choices still possible of each fact.

        Raises:
            KeyError: a fact has no such choice; its id and the choice are the arguments.
        """
        return tuple([_possible(fact, given.get(fact.id, CANT_TELL)) for fact in self.facts])

    def boxes(self, case: Box) -> list[tuple[Box, int]]:
        """The boxes of a case; an entry's place is the number of entries where none holds."""
        return list(boxes(case, self.conditions))

    def verdict(self, place: int) -> str:
        """What an entry gives; empty where it waits, or where there is none."""
        return self.entries[place].verdict if place < len(self.entries) else ""


def facts_of(pack: Pack, strategy: Strategy, direction: str) -> tuple[Fact, ...]:
    """The facts that a direction may ask for, in its fixed order.

    A yes-no question of a rule of the person's own has that rule's id, and comes last.
    """
    asked = [pack.facts[id_] for id_ in pack.asks.get(direction, ()) if id_ in pack.facts]
    own = {
        rule.id: Fact(
            id=rule.id,
            ask=rule.check,
            choices=yes_or_no(pack.manner, "1", "2"),
        )
        for rule in strategy.rules
        if rule.direction == direction and rule.id in rule.allowed and rule.id not in pack.facts
    }
    return (*asked, *own.values())


def walk(pack: Pack, strategy: Strategy, direction: str) -> Walk:
    """Make the rules of a direction ready.

    Raises:
        KeyError: the pack has no such direction.
    """
    if direction not in pack.verdicts:
        raise KeyError(direction)
    facts = facts_of(pack, strategy, direction)
    waits = tuple(wait for wait in strategy.waits if wait.direction == direction)
    ready = [
        (entry, condition)
        for entry, allowed in _in_order(strategy, direction, waits)
        if (condition := _condition(facts, allowed)) is not None
    ]
    return Walk(
        direction=direction,
        facts=facts,
        entries=tuple(entry for entry, _ in ready),
        conditions=tuple(condition for _, condition in ready),
        waits=waits,
        order={id_: place for place, id_ in enumerate(pack.questions)},
    )


def _in_order(
    strategy: Strategy, direction: str, waits: Iterable[Wait]
) -> Iterator[tuple[Entry, Allowed]]:
    """The rules that stand, those that wait, then the one for whatever is left."""
    because = {line.id: line.because for line in strategy.lines}
    rules = [
        (Entry(id=one.id, verdict=one.verdict, because=because.get(one.id, ())), one)
        for one in strategy.rules
        if one.direction == direction
    ]
    yield from ((entry, rule.allowed) for entry, rule in rules if not rule.otherwise)
    for wait in waits:
        entry = Entry(id=wait.id, verdict="", because=wait.because, question=wait.question)
        yield entry, wait.allowed
    yield from ((entry, rule.allowed) for entry, rule in rules if rule.otherwise)


def _condition(facts: Iterable[Fact], allowed: Allowed) -> Condition | None:
    """What a rule allows, as bits; None where it reads what is never asked, so never holds."""
    found = [
        (place, sum(1 << bit for bit, one in enumerate(fact.choices) if one.id in allowed[fact.id]))
        for place, fact in enumerate(facts)
        if fact.id in allowed
    ]
    return tuple(found) if len(found) == len(allowed) and all(some for _, some in found) else None


def _possible(fact: Fact, choice: str) -> int:
    if choice == CANT_TELL:
        return (1 << len(fact.choices)) - 1
    for bit, one in enumerate(fact.choices):
        if one.id == choice:
            return 1 << bit
    raise KeyError(fact.id, choice)
