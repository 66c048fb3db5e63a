"""Which choices of a fact a rule allows, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coachtui.interview.answers import Value
from coachtui.interview.relevance import resolve, rises_to
from coachtui.pack.model import Choice, Fact, Operand, Pack, Test
from coachtui.text import join_words


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
    conditions = [
        _said(pack.facts[fact], some) for fact, some in choices.items() if fact in pack.facts
    ]
    if ask:
        conditions.append(f"the answer to “{ask}” is yes")
    then = pack.verdicts[direction][verdict]
    if not conditions:
        return f"In any case I {then}."
    return f"If {join_words(conditions, 'and')}, then I {then}."


def _said(fact: Fact, some: frozenset[str]) -> str:
    inside = [choice for choice in fact.choices if choice.id in some]
    to_the_top = inside == list(fact.choices[len(fact.choices) - len(inside) :])
    return _words(inside[:1] if fact.ladder and to_the_top else inside)


def _words(choices: Iterable[Choice]) -> str:
    return join_words([choice.say or choice.label for choice in choices], "or")


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
