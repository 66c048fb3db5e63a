"""Footnotes: every one leads to a claim, every claim is cited, every figure has one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coachtui.authoring.notes import Notes
from coachtui.authoring.texts import place_of, said
from coachtui.interview.pipes import PIPE
from coachtui.pack.page import Bars, Lesson, Page

_NOTE = re.compile(r"\[\^([^\]\s]*)\]")
_FIGURE = re.compile(r"\d|\b(?:thousand|million|billion)s?\b", re.IGNORECASE)
_NUMBERING = re.compile(r"^\s*\d+[.)]\s", re.MULTILINE)
_GAP = re.compile(r"\n[ \t]*\n")


def evidence(notes: Notes) -> None:
    """Check footnotes, claims and figures."""
    cited: set[str] = set()
    for lesson in notes.pack.lessons:
        for page in lesson.pages:
            cited.update(_page(notes, lesson, page))
    for text in said(notes.pack):
        if text.key not in ("prose", "bars") and _NOTE.search(text.text):
            what = f"{text.where} holds a footnote, which nobody sees there"
            notes.wrong(text.place, what, "Footnotes stand in the prose of a page, or a caption.")
    cited.update(limit.source for limit in notes.pack.limits.values())
    for id_ in notes.pack.claims:
        if id_ not in cited:
            what, instead = "nothing cites it", f"Cite it as [^{id_}], or take it out."
            notes.wrong(f"claim:{id_}", what, instead, remark=True)


def figures(text: str) -> list[str]:
    """List the paragraphs that hold a figure and no footnote."""
    found = []
    for paragraph in _GAP.split(text):
        bare = _NUMBERING.sub("", PIPE.sub("", _NOTE.sub("", paragraph)))
        if _FIGURE.search(bare) and not _NOTE.search(paragraph):
            found.append(paragraph.strip())
    return found


def _page(notes: Notes, lesson: Lesson, page: Page) -> Iterator[str]:
    """Check a page; give the claims that it cites."""
    place = place_of(notes.pack, lesson, page)
    for number, piece in enumerate(page.prose):
        if isinstance(piece, str):
            for paragraph in figures(piece):
                what = f"a figure has no footnote: {_cut(paragraph)!r}"
                notes.wrong(place, what, "Add [^id-of-a-claim], or leave the figure out.")
        texts = [piece] if isinstance(piece, str) else []
        if isinstance(piece, Bars):
            texts = [piece.caption, *(row.note for row in piece.rows)]
            _bars(notes, place, page, number)
        for id_ in [id_ for text in texts for id_ in _NOTE.findall(text)]:
            yield id_
            if id_ not in notes.pack.claims:
                notes.missing(place, "a footnote leads to", id_, notes.pack.claims)


def _bars(notes: Notes, place: str, page: Page, number: int) -> None:
    """Check that a picture's figures have a footnote: in its caption, or right beside it."""
    piece = page.prose[number]
    beside = [piece.caption] if isinstance(piece, Bars) else []
    before = page.prose[number - 1] if number else ""
    after = page.prose[number + 1] if number + 1 < len(page.prose) else ""
    if isinstance(before, str):
        beside.append(_GAP.split(before.strip())[-1])
    if isinstance(after, str):
        beside.append(_GAP.split(after.strip())[0])
    if not any(_NOTE.search(text) for text in beside):
        what = "the figures of a picture have no footnote"
        notes.wrong(place, what, "Add [^id-of-a-claim] to its caption.")


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
