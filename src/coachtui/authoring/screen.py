"""How much of a screen a page takes: its words, up to and including its first question.

The lines are counted as the lesson's screen lays them out in a window of 80 by 24, the
smallest that a page is written for. Sources below the prose aren't counted, nor what a
picture shows of a person's own answers: nobody knows beforehand how much that is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from coachtui.authoring.notes import Notes
from coachtui.authoring.texts import place_of
from coachtui.documents.width import width, wrap
from coachtui.interview.pipes import fill_page
from coachtui.interview.put import amount
from coachtui.pack.manner import Manner
from coachtui.pack.model import Pack
from coachtui.pack.page import Bar, Bars, Page
from coachtui.pack.prose import Block, parse

COLUMNS = 80 - 2 * 2
"""A window's, less the margin at either side."""

LINES = 24 - 3
"""A window's, less the line above, an empty one, and the line of keys."""

BESIDE = 1 + 1 + 1
"""Lines that every page has: how far one is, an empty one, and "PgDn reads on"."""

BAR, LEAST_BAR, VALUE = 28, 4, 12
"""Columns of the longest bar, of the least, and those kept for its value."""

_MARGIN = {"bullet": 4, "numbered": 5, "quote": 4}


def screen(notes: Notes) -> None:
    """Note pages whose words don't fit on a screen."""
    for lesson in notes.pack.lessons:
        for page in lesson.pages:
            over = lines(notes.pack, page) - LINES
            if page.questions and over > 0:
                what = (
                    f"its words up to the first question take {over} "
                    f"line{'s' if over > 1 else ''} more than a screen of 80 by 24 has"
                )
                place = place_of(notes.pack, lesson, page)
                notes.wrong(place, what, "Shorten it, or make two pages of it.")


def lines(pack: Pack, page: Page) -> int:
    """The lines that a page takes: title, prose, and the words of its first question."""
    asked = [pack.questions[id_].text for id_ in page.questions[:1]]
    above = len(wrap(fill_page(pack, page.title, {}), COLUMNS)) + BESIDE + prose_lines(pack, page)
    return above + sum(len(wrap(fill_page(pack, text, {}), COLUMNS)) for text in asked)


def prose_lines(pack: Pack, page: Page) -> int:
    """The lines of a page's prose, with the empty ones between paragraphs."""
    blocks: list[tuple[int, str]] = []
    notes: dict[str, int] = {}
    for piece in page.prose:
        if isinstance(piece, Bars):
            caption = [
                line
                for block in parse(piece.caption)
                for line in wrap(_said(pack, block, notes), COLUMNS)
            ]
            blocks.append((len(caption) + sum(_bars(pack.manner, piece.rows)), "picture"))
        elif isinstance(piece, str):
            for block in parse(piece):
                room = COLUMNS - _MARGIN.get(block.kind, 0)
                said = _said(pack, block, notes)
                found = sum(len(wrap(row, room)) for row in said.split("\n"))
                blocks.append((found, block.kind))
    gaps = sum(
        one != other or one in {"paragraph", "picture"} for (_, one), (_, other) in pairwise(blocks)
    )
    return sum(found for found, _ in blocks) + gaps


def _said(pack: Pack, block: Block, notes: dict[str, int]) -> str:
    """A block's words as they read before anything is answered, with the numbers of its notes."""
    said = ""
    for span in block.spans:
        if span.style == "note":
            known = span.text in pack.claims
            said += f" [{notes.setdefault(span.text, len(notes) + 1)}]" if known else ""
        elif span.style == "pipe":
            said += fill_page(pack, f"-{{{span.text}}}", {}).removeprefix("-")
        else:
            said += span.text
    return said


def _bars(manner: Manner, rows: tuple[Bar, ...]) -> Iterator[int]:
    """The lines of each bar: its label beside it where there is room, its note where it fits."""
    most = max((row.value for row in rows), default=0) or 1
    margin = max((width(row.label) for row in rows), default=0) + 2
    beside = margin <= COLUMNS // 2
    room = min(BAR, max(COLUMNS - VALUE - (margin if beside else 0), LEAST_BAR))
    for row in rows:
        value = amount(manner, row)
        bar = max(round(room * row.value / most), 1 if row.value > 0 else 0)
        used = (margin if beside else 0) + bar + (1 + len(value) if value else 0)
        found = 1 if beside else len(wrap(row.label, COLUMNS)) + 1
        fits = used + 2 + width(row.note) <= COLUMNS
        yield found + (len(wrap(row.note, COLUMNS)) if row.note and not fits else 0)
