"""Figures that hang on answers: a limit as it stands, and how often something fits in."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from msgspec import structs

from coachtui.clock import kept_in_words
from coachtui.interview.answers import Value
from coachtui.interview.relevance import holds, questions_in
from coachtui.pack.figure import Limit
from coachtui.pack.model import Pack
from coachtui.pack.question import Question


def limit(pack: Pack, known: Mapping[str, Value], id_: str) -> Limit:
    """A limit with the value that stands for this person: of the first case that holds.

    Raises:
        KeyError: the pack has no such limit.
    """
    found = pack.limits[id_]
    values = (case.value for case in found.cases if holds(pack, case.when, known))
    return structs.replace(found, value=next(values, found.value), cases=())


def said(pack: Pack, known: Mapping[str, Value], id_: str) -> str:
    """A limit's value as a sentence of the pack's language says it: "2,600".

    Raises:
        KeyError: the pack has no such limit.
    """
    value = limit(pack, known, id_).value
    return str(value) if isinstance(value, str) else pack.manner.number(value)


def most(pack: Pack, known: Mapping[str, Value], question: Question) -> int:
    """How many characters an answer may have where it is going; 0 where nothing counts them."""
    if question.limit not in pack.limits:
        return 0
    value = limit(pack, known, question.limit).value
    return value if isinstance(value, int) else 0


def longer(pack: Pack, known: Mapping[str, Value], question: Question, value: Value) -> str:
    """What is to be said of words that are longer than their limit; empty where they aren't."""
    fit = most(pack, known, question)
    if not fit or not isinstance(value, str) or len(value) <= fit:
        return ""
    about = limit(pack, known, question.limit)
    as_of = kept_in_words(about.as_of)
    return (
        f"That is {len(value):,} characters, and {fit:,} fit: {about.about} ({as_of}). "
        "All of it is kept."
    )


def fits(pack: Pack, known: Mapping[str, Value], id_: str) -> str | None:
    """How often something fits into the time there is: "5–15", or "5" where both are the same.

    The time there is, at the least and at the most, by what one takes, rounded down; None
    while an answer is unknown, where it comes to nothing, or where the pack has no such estimate.
    """
    found = pack.estimates.get(id_)
    each = known.get(found.each) if found else None
    amount = found.amounts.get(str(known.get(found.have))) if found else None
    if found is None or amount is None or not isinstance(each, int) or each < 1:
        return None
    low, high = (one * found.times // each for one in amount)
    if not high:
        return None
    return str(high) if low in (0, high) else f"{low}–{high}"


def cited(pack: Pack, pipe: str) -> tuple[str, ...]:
    """The questions that the pipe of a limit or an estimate hangs on."""
    kind, _, id_ = pipe.partition(".")
    if kind == "limits" and id_ in pack.limits:
        asked = (questions_in(case.when) for case in pack.limits[id_].cases)
        return tuple(dict.fromkeys(chain.from_iterable(asked)))
    if kind == "estimates" and id_ in pack.estimates:
        return pack.estimates[id_].have, pack.estimates[id_].each
    return ()
