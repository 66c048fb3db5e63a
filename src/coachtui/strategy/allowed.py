"""Which choices of a fact a rule allows, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coachtui.interview.answers import Value
from coachtui.interview.relevance import resolve, rises_to
from coachtui.pack.model import Choice, Fact, Operand, Pack, Test
from coachtui.text import join_words


def allowed(pack: Pack, test: Test, known: Mapping[str, Value]) -> frozenset[str] | None:
    """The choices of a fact that pass a test; None where it cites what isn't known or there."""
    fact = pack.facts.get(test.subject)
    if fact is None:
        return None
    choices = {choice.id for choice in fact.choices}
    if test.any_of is not None:
        values = _values(test.any_of, known)
        if values is None:
            return None
        choices &= values
    if test.none_of is not None:
        values = _values(test.none_of, known)
        if values is None:
            return None
        choices -= values
    for threshold, wanted in ((test.at_least, True), (test.below, False)):
        if threshold is None:
            continue
        place = resolve(threshold, known)
        if place is None:
            return None
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


def _values(operands: tuple[Operand, ...], known: Mapping[str, Value]) -> set[str] | None:
    values = [resolve(operand, known) for operand in operands]
    return None if None in values else {str(value) for value in values}


def _with_above(fact: Fact, place: str | float) -> tuple[Choice, ...]:
    """The fact's ladder; a threshold that is none of its choices stands above the top."""
    if any(choice.id == place for choice in fact.choices):
        return fact.choices
    return (*fact.choices, Choice(id=str(place), label=str(place), above=True))
