"""The lesson as its tests read it: pages, words, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from coachtui.interview.answers import Answers, Entry, rows_of
from coachtui.interview.values import parse
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.pack.page import Bars, Lesson, Page
from coachtui.pack.question import Question
from tests.conftest import REPOSITORY

FOLDER = REPOSITORY / "content" / "linkedin"

PAGES = {
    "start": "Before the button",
    "tuesday": "A Tuesday, a year on",
    "aim": "In a line each",
    "trade": "Where your work comes from",
    "need": "What a link is for, here",
    "gut": "Four at the door",
    "paid": "Two good cases",
    "place": "Your place, for now",
    "introduce": "A path is not an introduction",
    "trust": 'What "I know them" means',
    "out-line": "Two doors",
    "in-reason": "Below your line",
    "welcome": "Hats",
    "glad": "The boot on the other foot",
    "plain": "When plain is fine",
    "ten": "Ten in a row",
    "circle": "The first circle",
    "flinch": "Read them aloud",
    "statement": "Said in public",
    "review": "A date",
}
"""The twenty pages in order: id and title."""

FOOTNOTE = re.compile(r"\[\^([a-z0-9-]+)\]")


@cache
def pack() -> Pack:
    return load(FOLDER)


def called(id_: str) -> Lesson:
    return next(one for one in pack().lessons if one.id == id_)


def lesson() -> Lesson:
    return called("link-strategically")


def pages() -> dict[str, Page]:
    return {page.id: page for page in lesson().pages}


def questions(page: Page) -> list[Question]:
    return [pack().questions[id_] for id_ in page.questions]


def own() -> list[Question]:
    return [question for page in lesson().pages for question in questions(page)]


def own_of(lesson: Lesson) -> list[Question]:
    """The questions that a lesson asks of its own; it may show others' too."""
    asked = [question for page in lesson.pages for question in questions(page)]
    return [one for one in asked if one.lesson == lesson.id]


def given(raw: Mapping[str, object]) -> Answers:
    """Answers as a workspace keeps them."""
    kept = {}
    for id_, one in raw.items():
        value = parse(pack().questions[id_], one)
        rows = len(rows_of(value)) if pack().questions[id_].kind == "repeat" else 0
        kept[id_] = Entry(value=value, last=rows)
    return kept


def prose(page: Page) -> str:
    return "\n\n".join(part for part in page.prose if isinstance(part, str))


def words(text: str) -> list[str]:
    return [word for word in FOOTNOTE.sub("", text).split() if re.search(r"\w", word)]


def sentences(text: str) -> Iterator[str]:
    for part in re.split(r"\n\s*\n|\n(?=\d+\. |- |> )", FOOTNOTE.sub("", text)):
        yield from (one for one in re.split(r"(?<=[.?])[\s\"*]+(?=[A-Z*\"])", part) if words(one))


def everything_said(page: Page) -> Iterator[str]:
    yield from (page.title, prose(page))
    for part in page.prose:
        if isinstance(part, Bars):
            yield part.caption
            yield from (f"{bar.label} {bar.note}" for bar in part.rows)
    for question in questions(page):
        yield from everything_asked(question)


def everything_asked(question: Question) -> Iterator[str]:
    yield from (question.text, question.why, question.example, question.cue)
    yield from (*question.hints, *question.steps, *(question.ends or ()))
    yield from (one.say for one in (*question.soft, *question.hard))
    yield from (line for draft in question.drafts for line in (draft.title, *draft.lines))
    if not question.choices_from:
        yield from (part for one in question.choices for part in (one.label, one.say, one.help))
    for field in question.fields if question.kind == "repeat" else ():
        yield from everything_asked(field)


def said_of(claim: str) -> list[str]:
    return [page.id for page in lesson().pages if claim in FOOTNOTE.findall(prose(page))]
