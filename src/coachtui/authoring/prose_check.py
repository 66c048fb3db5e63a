"""How pages read: words before a question, length of sentences, words that don't belong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from coachtui.authoring.as_written import PICTURE
from coachtui.authoring.notes import Notes
from coachtui.authoring.texts import Said, place_of, said
from coachtui.interview.minutes import minutes
from coachtui.interview.minutes import words as words_before
from coachtui.pack.model import Pack
from coachtui.pack.page import Lesson, Page

BEFORE = 120
"""The most words of prose before a page's question."""

AVERAGE, LONGEST = 25, 35
"""Words of a sentence: the most on average over a page, and the most of one."""

BANNED = (
    # hype
    "simply the best", "leverage", "game-changer", "game changer", "unlock", "supercharge",
    "skyrocket", "world-class", "cutting-edge", "next level", "empower", "crushing it",
    # scolding
    "you should have", "you must never", "shame on", "everybody knows", "obviously",
    # filler
    "it goes without saying", "needless to say", "in today's fast-paced world",
    "at the end of the day", "in order to", "very", "crucial", "journey", "delve",
    "it is important to note",
)  # fmt: skip
"""English phrases that have no place in what a person reads."""

LOADED = ("boilerplate", "trap", "stranger", "spam")
"""English words that have no place in a choice's label: they answer for the person."""

_LOADED = re.compile(r"\b(?:" + "|".join(LOADED) + r")s?\b", re.IGNORECASE)
_END = re.compile(
    r"(?:(?<=[.!?…])|(?<=[.!?…][\"'”’)*_]))\s+"  # a stop, and what closes behind it
    r"|\n\s*\n"  # a paragraph
    r"|\n(?=\s*(?:[-*+>]|\d+[.)])\s)"  # an item of a list
)
_NOTE = re.compile(r"\[\^[^\]]*\]")


class Measures(Struct, frozen=True, kw_only=True):
    """How a lesson reads, and how long it takes."""

    before: Mapping[str, int]
    """Page id to words of prose before its question, title included."""
    average: float
    """Words of a sentence, on average."""
    longest: str
    """The longest sentence."""
    minutes: Mapping[str, float]
    """Route id to minutes."""


def prose(notes: Notes) -> None:
    """Note pages and sentences that are too long, and words that don't belong."""
    for lesson in notes.pack.lessons:
        for page in lesson.pages:
            _page(notes, lesson, page)
    english = notes.pack.manner.language.partition("-")[0] == "en"
    said_so = _phrases((*(BANNED if english else ()), *notes.pack.banned))
    for text in said(notes.pack):
        for phrase in dict.fromkeys(hit.lower() for hit in said_so.findall(text.text)):
            notes.wrong(text.place, f"{text.where} says {phrase!r}", "Say it plainly.")
        if "!" in PICTURE.sub("", text.text) and text.key != "example":
            notes.wrong(text.place, f"{text.where} has an exclamation mark", "Write a full stop.")
        if english and text.key.startswith(("choices", "say")):
            for word in _LOADED.findall(text.text):
                what = f"the choice {text.text!r} says {word!r}, which judges for the person"
                notes.wrong(text.place, what, "Name what happens, not what to think of it.")
        _long(notes, text)


def measures(pack: Pack, lesson: Lesson) -> Measures:
    """Measure how a lesson reads, and how long each of its routes takes."""
    found = [sentence for page in lesson.pages for sentence in _sentences(page)]
    return Measures(
        before={page.id: words_before(page) for page in lesson.pages},
        average=_average(found),
        longest=max(found, key=length, default=""),
        minutes={route.id: minutes(pack, lesson, route.id) for route in lesson.routes},
    )


def sentences(text: str) -> list[str]:
    """Cut prose into sentences; a paragraph or an item of a list ends one too."""
    return [one.strip() for one in _END.split(_NOTE.sub("", text)) if length(one)]


def length(sentence: str) -> int:
    """Count the words of a sentence."""
    return sum(any(map(str.isalnum, word)) for word in sentence.split())


def _sentences(page: Page) -> Iterator[str]:
    for piece in page.prose:
        if isinstance(piece, str):
            yield from sentences(piece)


def _average(found: Sequence[str]) -> float:
    return sum(map(length, found)) / len(found) if found else 0.0


def _phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """What finds any of some phrases, whole words only; without a phrase nothing."""
    some = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{some or '(?!)'})(?!\w)", re.IGNORECASE)


def _long(notes: Notes, text: Said) -> None:
    for sentence in sentences(text.text):
        if (many := length(sentence)) > LONGEST:
            what = f"{text.where}: a sentence has {many} words: '{sentence[:50]}…'"
            notes.wrong(text.place, what, f"Make two of it: {LONGEST} words are the most.")


def _page(notes: Notes, lesson: Lesson, page: Page) -> None:
    place = place_of(notes.pack, lesson, page)
    if not page.questions:
        what = f"the page {page.title!r} asks nothing"
        notes.wrong(place, what, "Add a question, or join it to the page before.")
    amount = sum(length(_NOTE.sub("", piece)) for piece in page.prose if isinstance(piece, str))
    if amount > BEFORE:
        what = f"{amount} words stand before the question, more than {BEFORE}"
        notes.wrong(place, what, "Shorten it, or make two pages of it.")
    average = _average(list(_sentences(page)))
    if average > AVERAGE:
        what = f"a sentence has {average:.0f} words on average, more than {AVERAGE}"
        notes.wrong(place, what, "Make two of some.")
