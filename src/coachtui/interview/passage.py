"""Typed words as they are looked through: sentence by sentence, case and accents put aside.

Everything here takes time in step with the length of the words, whatever they are.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise, takewhile
from typing import NamedTuple

_APOSTROPHES = "'’‘ʼ`´＇"
_MARKS = "[\u0300-\u036f]+"
_WITHIN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f").union(map(chr, range(0x300, 0x370)))
"""Marks and signs without a width: they stand inside of words."""

_EDGE = r"'(?!\w)|'(?<!\w.)"
"""An apostrophe that stands in no word."""

# Each begins with one set of characters, which is searched for fast, and no run is tried twice.
_END = (
    r"[.!?…。！？\n](?:"
    r"(?<=[.!?…])(?<![.!?…].)"
    r"(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bSt\.)(?<!\bProf\.)"
    r"(?<!\s[A-HJ-ZÀ-Þ]\.)(?<!^[A-HJ-ZÀ-Þ]\.)"
    r"[.!?…]*+[\"'”’»)\]]*+\s++(?![a-zß-öø-ÿ])"
    r"|(?<=[。！？])\s*+"
    r"|(?<=\n)[^\S\n]*+\n\s*+)"
)
"""Stops before anything but a small letter, and empty lines; none behind titles and initials."""
_QUOTES = '“"«„‘'
_QUOTED = r"[“\"«„][^“”\"«»„\n]{3,300}[”\"»“]|‘[^‘’\n]{3,300}’"

OPENING = 3
"""The most words that open a sentence: "Dear Mrs Okonkwo"."""

FEW = 60
"""Kinds of characters that are replaced one by one, which is faster up to there."""

_STOP = "\x00"
"""Stands between two sentences once they are folded."""


class Needle(NamedTuple):
    """A phrase, ready to be looked for."""

    folded: str
    parts: tuple[str | tuple[str, str], ...]
    """Words and pairs of neighbours without which it stands nowhere."""
    stem: str
    """What its last word begins with; empty where that is whole."""


class Passage:
    """One text."""

    def __init__(self, text: str) -> None:
        self.text = text = text.replace(_STOP, " ")
        self.sentences = tuple(_sentences(text))
        """Each as it was typed."""
        found = _words(f" {_STOP} ".join(self.sentences))
        self._folded = f" {' '.join(found)} "
        self._parts = frozenset(found).union(pairwise(found))
        self._found: dict[str, int] = {}

    def where(self, phrase: str, first: int = 0) -> int | None:
        """The sentence, from 0, in which a phrase or sign occurs first; None: in none.

        Args:
            phrase: As a pack writes it.
            first: How many sentences are looked at; 0: all.
        """
        match phrase:
            case "<number>":
                found = re.search(r"\d", self._folded)
                at = found.start() if found else -1
            case "<quote>":
                return next(self._quotes(first), None)
            case "<name>":
                return next(self._names(first), None)
            case _:
                at = self._at(needle(phrase))
        place = self._folded.count(_STOP, 0, at) if at >= 0 else None
        return place if place is None or not first or place < first else None

    def _at(self, sought: Needle) -> int:
        """Where a phrase stands; most stand nowhere, which their parts tell fast."""
        if not self._parts.issuperset(sought.parts):
            return -1
        if sought.stem:
            at = bisect_left(self._sorted, sought.stem)
            if at == len(self._sorted) or not self._sorted[at].startswith(sought.stem):
                return -1
        if sought.folded not in self._found:
            self._found[sought.folded] = self._folded.find(sought.folded)
        return self._found[sought.folded]

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(part for part in self._parts if isinstance(part, str))

    @cached_property
    def _openings(self) -> frozenset[str]:
        begun = (one.split(None, OPENING)[:OPENING] for one in self.sentences)
        return frozenset(_bare(word) for words in begun for word in words[: _opening(words)])

    def _quotes(self, first: int) -> Iterator[int]:
        """Sentences in which several words stand in quotation marks."""
        if not any(mark in self.text for mark in _QUOTES):
            return
        for place, sentence in enumerate(self.sentences[: first or None]):
            if any(" " in one[0][1:-1].strip() for one in re.finditer(_QUOTED, sentence)):
                yield place

    def _names(self, first: int) -> Iterator[int]:
        """Sentences with a capitalised word inside that opens no sentence of the text."""
        for place, sentence in enumerate(self.sentences[: first or None]):
            if any(_bare(word) not in self._openings for word in _inside(sentence)):
                yield place


@lru_cache(maxsize=4_000)
def needle(phrase: str) -> Needle:
    """Make a phrase ready: ``hard-work*`` gives ``hard work`` with an open end."""
    found = _words(phrase)
    stem = found[-1] if phrase.endswith("*") else ""
    whole = found[:-1] if stem else found
    folded = " " + " ".join(found) + ("" if stem else " ")
    return Needle(folded, (*whole, *pairwise(whole)), stem)


def _words(text: str) -> list[str]:
    """The words of a text, without case, accents and kinds of apostrophe; a hyphen divides two."""
    plain = {sign: _plain(sign) for sign in set(text) if not (sign.isascii() and sign.isalnum())}
    if len(plain) > FEW:
        text = text.translate({ord(sign): put for sign, put in plain.items()})
    else:
        for sign, put in plain.items():
            text = text.replace(sign, put)
    folded = text.casefold()
    if "'" in folded:
        folded = re.sub(_EDGE, " ", folded)
    return folded.split()


@lru_cache(maxsize=4_000)
def _plain(sign: str) -> str:
    """What a character counts as."""
    if sign == _STOP:
        return sign
    if sign in _WITHIN:
        return ""
    if sign in _APOSTROPHES:
        return "'"
    return re.sub(_MARKS, "", unicodedata.normalize("NFD", sign)) if sign.isalnum() else " "


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in re.finditer(_END, text):
        if sentence := text[start : end.end()].strip():
            yield sentence
        start = end.end()
    if sentence := text[start:].strip():
        yield sentence


def _opening(words: Sequence[str]) -> int:
    """How many words open a sentence: the first, and capitalised ones that follow it at once."""
    following = takewhile(_capital, words[1:OPENING])
    return min(1 + sum(1 for _ in following), len(words))


def _inside(sentence: str) -> Iterator[str]:
    """Capitalised words behind the opening: no abbreviations, and none that begins speech."""
    if sentence[1:].islower():
        return
    words = sentence.split()
    for before, word in pairwise(words[_opening(words) - 1 :]):
        if _capital(word) and not before.endswith(":"):
            yield word


def _capital(word: str) -> bool:
    return word[0].isupper() and len(bare := _bare(word)) > 1 and not bare.isupper()


def _bare(word: str) -> str:
    return re.split(r"\W", word, maxsplit=1)[0]
