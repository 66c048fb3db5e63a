"""What a pack's remarks say of typed words, and of which sentence."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from coachtui.interview.answers import Value
from coachtui.interview.passage import Passage
from coachtui.interview.pipes import fill_page
from coachtui.pack.model import Pack
from coachtui.pack.question import Question
from coachtui.pack.remark import Remark
from coachtui.text import cut

SENTENCE = 160
"""The most characters of a sentence that are shown."""


class Said(Struct, frozen=True):
    """A remark that speaks."""

    remark: str
    """Its id."""
    words: str
    """What is asked of whoever typed."""
    line: str
    """The pack's line that is its guideline."""
    sentence: str = ""
    """The sentence that it speaks of, as it was typed; empty: all of them."""


def remarks(
    pack: Pack, question: Question, text: str, known: Mapping[str, Value]
) -> tuple[Said, ...]:
    """All remarks of a question that speak of a text, in the question's order.

    Nothing is said of a text without words.

    Raises:
        KeyError: the question names a remark that the pack doesn't have.
    """
    if not question.remarks or not text.strip():
        return ()
    passage = Passage(text)
    found = []
    for id_ in question.remarks:
        remark = pack.remarks[id_]
        if (place := spoken_of(remark, passage)) is None:
            continue
        sentence = " ".join(passage.sentences[place].split()) if place >= 0 else ""
        said = fill_page(pack, remark.say, known)
        found.append(Said(id_, said, remark.line, cut(sentence, SENTENCE)))
    return tuple(found)


def spoken_of(remark: Remark, passage: Passage) -> int | None:
    """The sentence that a remark speaks of, -1: all of them; None: it is silent.

    It is the one with most of the phrases, of several such the first.
    """
    if remark.longer is not None and len(passage.text.strip()) <= remark.longer:
        return None
    places = [passage.where(one, remark.first) for one in remark.has]
    there = [place for place in places if place is not None]
    if remark.has and not there:
        return None
    missing = remark.least
    for one in remark.lacks:
        missing -= passage.where(one, remark.first) is not None
        if not missing:
            return None
    return max(sorted(set(there)), key=there.count, default=-1)
