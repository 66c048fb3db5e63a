"""What would stand on the screen as it is written: Markdown and braces that nothing reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coachtui.authoring.notes import Notes
from coachtui.authoring.texts import place_of, said
from coachtui.interview.pipes import PIPE, pipes_in
from coachtui.pack.model import Pack
from coachtui.pack.page import Bars
from coachtui.pack.words import near, shown

PICTURE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
"""A picture, as Markdown writes it."""

_LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\([^)\n]*\)")
_NOTE = re.compile(r"^\[\^[^\]\s]*\]:", re.MULTILINE)
_MARKDOWN = (
    (PICTURE, "a picture", "No picture is shown: say it in words, or draw bars."),
    (_LINK, "a link", "Write its words alone; a source stands in evidence.toml."),
    (_NOTE, "what a footnote says", "Write that in evidence.toml, and take it out here."),
)
_BRACES = re.compile(r"(?<!\\)\{([^{}\n]*)\}")


def as_written(notes: Notes) -> None:
    """Note what nothing reads, so that people would see its signs."""
    for text in said(notes.pack):
        for braces in _BRACES.finditer(text.text):
            if not PIPE.fullmatch(braces[0]):
                what = f"{text.where} has {shown(braces[0])}, which is no pipe"
                known = [*notes.pack.questions, "name"]
                notes.wrong(text.place, what, near(braces[1].strip().lower(), known))
        for signs, called, instead in _MARKDOWN if text.key == "prose" else ():
            if found := signs.search(text.text):
                what = f"`prose` has {called}, which nothing reads: {shown(found[0])!r}"
                notes.wrong(text.place, what, instead)
    for place, key, words in _plain(notes.pack):
        if pipes_in(words):
            what = f"{key} has a pipe, and would be shown as it is written"
            notes.wrong(place, what, "Say it without.")


def _plain(pack: Pack) -> Iterator[tuple[str, str, str]]:
    """List the texts in which nothing is filled: their place, how they are called, their words."""
    for lesson in pack.lessons:
        place = f"lesson:{lesson.id}"
        yield from ((place, "`title`", lesson.title), (place, "`about`", lesson.about))
        yield place, "`here`", lesson.here
        for route in lesson.routes:
            yield place, f"the title of the route `{route.id}`", route.title
        for page in lesson.pages:
            rows = [row for piece in page.prose if isinstance(piece, Bars) for row in piece.rows]
            for words in (word for row in rows for word in (row.label, row.note)):
                yield place_of(pack, lesson, page), "a row of `bars`", words
    of_facts = [
        (f"fact:{fact.id}", choice) for fact in pack.facts.values() for choice in fact.choices
    ]
    for place, choice in of_facts:
        yield place, f"`say.{choice.id}`", choice.say
    taken = {choice.say for _, choice in of_facts}
    for question in pack.questions.values():
        place = f"question:{question.id}"
        for constraint in (*question.hard, *question.soft):
            yield place, "`say` of a constraint", constraint.say
        for choice in (one for one in question.choices if one.say not in taken):
            yield place, f"`say.{choice.id}`", choice.say
    for tension in pack.tensions:
        for id_, words in tension.ways.items():
            yield f"tension:{tension.id}", f"`ways.{id_}`", words
    for section in pack.sections.values():
        yield f"section:{section.id}", "`title`", section.title
        yield f"section:{section.id}", "`hint`", section.hint
    for document in pack.documents.values():
        yield f"document:{document.id}", "`title`", document.title
    for words in pack.home.welcome:
        yield "home:welcome", "home: `welcome`", words
