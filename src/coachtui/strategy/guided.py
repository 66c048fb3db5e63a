"""What is said of typed words, beside the guideline that it comes from, as that stands today."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from coachtui.interview.answers import Value
from coachtui.interview.remarks import remarks
from coachtui.pack.model import Pack
from coachtui.pack.question import Question
from coachtui.strategy.model import Strategy

AT_ONCE = 2
"""The most that is said of one draft: mended one by one, the next may come."""


class Guided(Struct, frozen=True):
    """A remark on typed words, with its guideline."""

    remark: str
    """Its id."""
    words: str
    """What is asked of whoever typed."""
    sentence: str
    """The sentence that it speaks of, cut to be shown; empty: the whole text."""
    line: str
    """The id of the line that is its guideline."""
    guideline: str
    """That line as it stands: the person's own wording where they reworded it."""


def guided(
    pack: Pack, strategy: Strategy, known: Mapping[str, Value], question: Question, words: object
) -> tuple[Guided, ...]:
    """What is said of words typed as an answer, the first `AT_ONCE` of it.

    A guideline that isn't theirs says nothing: switched off, not taken in, or given by
    other answers than theirs.
    """
    if not question.remarks or not isinstance(words, str):
        return ()
    theirs = {line.id: line.text for line in strategy.lines if line.enabled}
    found = [
        Guided(one.remark, one.words, one.sentence, one.line, theirs[one.line])
        for one in remarks(pack, question, words, known)
        if one.line in theirs
    ]
    return tuple(found[:AT_ONCE])
