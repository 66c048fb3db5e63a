"""Answers of people for tests: a persona's, and any that a pack allows."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from coachtui.interview.answers import Answers, Entry, Value
from coachtui.interview.values import parse
from coachtui.pack.model import Pack, Persona
from coachtui.pack.question import Question
from coachtui.text import clean

AT_ONCE = ("grace", "rashid")
"""Of eight personas those who are looked at by every `make test`; the bar has all."""

WORDS = st.text(min_size=1, max_size=60).filter(lambda words: bool(clean(words).strip()))


def everybody(pack: Pack) -> list[object]:
    """The ids of a pack's personas as the cases of a test: two before each commit, the bar all.

    For what is dear, and as true of all as of two.
    """
    return [
        pytest.param(one.id, marks=() if one.id in AT_ONCE else pytest.mark.bar)
        for one in pack.personas
    ]


def answers_of(pack: Pack, persona: Persona) -> Answers:
    """A persona's answers as entries."""
    return {
        id_: Entry(value=parse(pack.questions[id_], raw)) for id_, raw in persona.answers.items()
    }


def persona(pack: Pack, id_: str) -> Answers:
    """The answers of one persona by id."""
    return answers_of(pack, next(one for one in pack.personas if one.id == id_))


def values(pack: Pack, question: Question) -> st.SearchStrategy[Value]:
    """Any valid value of a question."""
    return raw_values(question).map(lambda raw: parse(question, raw))


def raw_values(question: Question) -> st.SearchStrategy[object]:
    """Anything that may be typed as a valid answer."""
    ids = [choice.id for choice in question.choices]
    match question.kind:
        case "text" | "prose":
            return WORDS
        case "choice":
            return st.sampled_from(ids)
        case "choices":
            several = [id_ for id_ in ids if id_ not in question.alone]
            most = min(question.max or len(several), len(several))
            many: st.SearchStrategy[object] = st.lists(
                st.sampled_from(several), min_size=1, max_size=most, unique=True
            )
            return (
                many | st.sampled_from(question.alone).map(lambda one: [one])
                if (question.alone)
                else many
            )
        case "scale":
            return st.integers(1, question.max or 7)
        case "number":
            return st.integers(question.min or 0, question.max or 100)
        case "date":
            return st.dates().map(lambda day: day.isoformat())
        case "yes-no":
            return st.sampled_from(["yes", "no"])
        case "lines":
            return st.lists(WORDS, min_size=1, max_size=question.max or 3)
        case "repeat":
            row = st.fixed_dictionaries({one.id: raw_values(one) for one in question.fields})
            least = max(question.min or 1, 1)
            most = min(question.max or least + 2, least + 2)
            return st.lists(row, min_size=least, max_size=most)
        case "rehearsal":
            return st.fixed_dictionaries({one.id: raw_values(one) for one in question.fields})
