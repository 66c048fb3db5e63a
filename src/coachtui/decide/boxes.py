"""Splitting what is known of a person into boxes, each with the rule that fires in it.

A box says, fact by fact, which choices are still possible. The choices of a fact are the bits
of a whole number, so that two sets meet where ``a & b`` isn't zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Box = tuple[int, ...]
"""The possible choices of each fact; none of them is empty."""

Condition = Sequence[tuple[int, int]]
"""Of a rule: the places of the facts that it reads, each with the choices that it allows."""


def boxes(case: Box, rules: Sequence[Condition], start: int = 0) -> Iterator[tuple[Box, int]]:
    """Split a case into disjoint boxes, each with the place of the first rule that holds in it.

    Every way to complete the case lies in exactly one box. Where no rule holds, the place is
    the number of rules.
    """
    for place in range(start, len(rules)):
        for fact, choices in rules[place]:
            if not case[fact] & choices:
                break  # it can't hold
        else:
            inside = case
            for fact, choices in rules[place]:
                if outer := inside[fact] & ~choices:
                    yield from boxes(_with(inside, fact, outer), rules, place + 1)
                    inside = _with(inside, fact, inside[fact] & choices)
            yield inside, place
            return
    yield case, len(rules)


def meet(one: Box, other: Box, but: int = -1) -> bool:
    """Whether two boxes hold a common case, once a fact is left out."""
    return all(a & b for fact, (a, b) in enumerate(zip(one, other, strict=True)) if fact != but)


def _with(box: Box, fact: int, choices: int) -> Box:
    return (*box[:fact], choices, *box[fact + 1 :])
