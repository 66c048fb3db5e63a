"""What the usual answers say of somebody in a row of a repeat, who may be known only in part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from coachtui.decide.boxes import Box
from coachtui.decide.walk import Walk, walk
from coachtui.pack.model import Fact, Pack
from coachtui.pack.question import Question
from coachtui.strategy.model import Strategy

EXCEPT = 2
"""At most so many exceptions are named beside a row."""


def facts_of_row(question: Question, row: Mapping[str, object]) -> dict[str, str]:
    """The facts that the fields of a row give."""
    return {
        field.fact: str(row[field.id])
        for field in question.fields
        if field.fact and row.get(field.id) not in (None, "")
    }


def beside(pack: Pack, strategy: Strategy, question: Question, row: Mapping[str, object]) -> str:
    """The words beside a row: the verdict, and when it would be another one.

    A row says little of a person. Where a single further fact would turn the verdict, that is
    named: "invite with a note, unless they're a competitor". Where it hangs on more, or where
    an answer is still missing, nothing is said.
    """
    if question.decide not in pack.verdicts or not strategy.rules:
        return ""
    ready = walk(pack, strategy, question.decide)
    try:
        case = ready.case(facts_of_row(question, row))
    except KeyError:  # a choice that the pack has no more
        return ""
    split = ready.boxes(case)
    sizes: Counter[str] = Counter()
    for box, place in split:
        sizes[ready.verdict(place)] += _size(box)
    most = sizes.most_common(1)[0][0]
    others = [box for box, place in split if ready.verdict(place) != most]
    unless = [_told_apart(ready, case, box) for box in others]
    if not most or len(others) > EXCEPT or not all(unless):
        return ""
    words = pack.verdicts[question.decide][most]
    if not unless:
        return words
    said = pack.manner.joined(unless, any_=True)
    return pack.manner.word("unless", verdict=words, conditions=said)


def _size(box: Box) -> int:
    size = 1
    for choices in box:
        size *= choices.bit_count()
    return size


def _told_apart(walk: Walk, case: Box, box: Box) -> str:
    """The one choice by which a box lies apart from the rest of its case, in words; else empty."""
    apart = [place for place, choices in enumerate(box) if choices != case[place]]
    if len(apart) != 1 or box[apart[0]].bit_count() != 1:
        return ""
    return _said(walk.facts[apart[0]], box[apart[0]])


def _said(fact: Fact, choices: int) -> str:
    choice = fact.choices[choices.bit_length() - 1]
    return choice.say or choice.label
