"""Which choices of a fact a rule allows, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Mapping

from coachtui.interview.answers import Value
from coachtui.interview.relevance import resolve, rises_to
from coachtui.pack.condition import Operand, Test
from coachtui.pack.manner import Manner
from coachtui.pack.model import Fact, Pack
from coachtui.pack.question import Choice


def allowed(pack: Pack, test: Test, known: Mapping[str, Value]) -> frozenset[str] | None:
    """The choices of a fact that pass a test; None where it cites what isn't known or there."""
    if test.subject not in pack.facts or None in _cited(test, known):
        return None
    return possible(pack, test, known)


def possible(pack: Pack, test: Test, known: Mapping[str, Value]) -> frozenset[str]:
    """The choices of a fact that may yet pass a test: what it cites and isn't known counts as met.

    Raises:
        KeyError: the pack has no such fact.
    """
    fact = pack.facts[test.subject]
    choices = {choice.id for choice in fact.choices}
    if test.any_of is not None:
        values = [resolve(operand, known) for operand in test.any_of]
        choices = choices if None in values else choices & {str(value) for value in values}
    if test.none_of is not None:
        choices -= {str(resolve(operand, known)) for operand in test.none_of}
    for threshold, wanted in ((test.at_least, True), (test.below, False)):
        place = None if threshold is None else resolve(threshold, known)
        if place is not None:
            ladder = _with_above(fact, place)
            choices = {one for one in choices if rises_to(ladder, one, place) is wanted}
    return frozenset(choices)


def sentence(
    pack: Pack, choices: Mapping[str, frozenset[str]], direction: str, verdict: str, ask: str = ""
) -> str:
    """The sentence of a rule of the person's own, from the facts' words."""
    said = conditions(pack, choices, ask)
    then = pack.verdicts[direction][verdict]
    if not said:
        return pack.manner.word("always", verdict=then)
    return pack.manner.word("rule", conditions=said, verdict=then)


def conditions(pack: Pack, choices: Mapping[str, frozenset[str]], ask: str = "") -> str:
    """When a rule of the person's own holds, in words; empty where it holds always."""
    said = [
        _said(pack.manner, pack.facts[fact], some)
        for fact, some in choices.items()
        if fact in pack.facts
    ]
    if ask:
        said.append(pack.manner.word("asked", question=pack.manner.quoted(ask)))
    return pack.manner.joined(said)


def _said(manner: Manner, fact: Fact, some: frozenset[str]) -> str:
    inside = [choice for choice in fact.choices if choice.id in some]
    to_the_top = inside == list(fact.choices[len(fact.choices) - len(inside) :])
    words = [choice.say or choice.label for choice in inside]
    return manner.joined(words[:1] if fact.ladder and to_the_top else words, any_=True)


def _cited(test: Test, known: Mapping[str, Value]) -> list[str | int | float | None]:
    """What a test compares with; None for an answer that isn't known."""
    ends = (one for one in (test.at_least, test.below) if one is not None)
    operands: tuple[Operand, ...] = (*(test.any_of or ()), *(test.none_of or ()), *ends)
    return [resolve(operand, known) for operand in operands]


def _with_above(fact: Fact, place: str | float) -> tuple[Choice, ...]:
    """The fact's ladder; a threshold that is none of its choices stands above the top."""
    if any(choice.id == place for choice in fact.choices):
        return fact.choices
    return (*fact.choices, Choice(id=str(place), label=str(place), above=True))
