"""A lesson's file, split into front matter, pages and fenced blocks."""

from __future__ import annotations

import re

from msgspec import Struct

from coachtui.pack.mistakes import Mistake
from coachtui.pack.words import shown

WORDS = ("question", "rehearsal", "ask", "bars", "show")
"""What a fence may hold."""

PICTURES = frozenset({"bars", "show"})
"""Blocks that stand in the prose."""

_FENCE = re.compile(r" {0,3}(`{3,})[ \t]*(.*?)[ \t]*")


class Stretch(Struct, frozen=True):
    """Prose between a heading and a block, or two blocks."""

    text: str
    line: int
    """Its first line that isn't empty."""


class Block(Struct, frozen=True):
    """A fenced block, not yet parsed."""

    word: str
    text: str
    line: int
    """The line of its opening fence."""


class Heading(Struct, frozen=True):
    """A ``##`` heading and all that stands below it, in order."""

    title: str
    line: int
    parts: tuple[Stretch | Block, ...]


class Sheet(Struct, frozen=True):
    """A lesson's file in its parts."""

    front: str
    """TOML, which begins on the second line."""
    headings: tuple[Heading, ...]


def split(text: str, file: str, mistakes: list[Mistake]) -> Sheet | None:
    """Split a lesson; None where its front matter is missing."""
    rows = text.split("\n")
    closing = next((i for i, row in enumerate(rows[1:], 1) if row.strip() == "+++"), 0)
    if rows[0].strip() != "+++":
        what, instead = "there is no front matter", "Begin with a line +++, then id and title."
    elif not closing:
        what, instead = "the front matter never ends", "Close it with a line +++."
    else:
        splitter = _Splitter(rows, file, mistakes)
        return Sheet("\n".join(rows[1:closing]), splitter.headings(closing + 1))
    mistakes.append(Mistake(file, 1, what, instead))
    return None


class _Splitter:
    """Walks the rows of one lesson, and counts them from 0."""

    def __init__(self, rows: list[str], file: str, mistakes: list[Mistake]) -> None:
        self._rows = rows
        self._file = file
        self._mistakes = mistakes
        self._title, self._opened = "", 0
        self._told = False
        """A heading that opens no page was complained about: what stands below it is its page's."""
        self._parts: list[Stretch | Block] = []
        self._prose: list[str] = []

    def headings(self, start: int) -> tuple[Heading, ...]:
        """Split the rows below the front matter."""
        found: list[Heading] = []
        number = start
        while number < len(self._rows):
            row = self._rows[number]
            if row.startswith("## ") or row == "##":
                found += self._page(number)
                self._title, self._opened = row[2:].strip(), number + 1
            elif "```" in row and (fence := _FENCE.fullmatch(row)):
                self._stretch(number)
                number = self._block(number, fence)
            else:
                if row.startswith("#"):
                    what = f"the heading {shown(row)!r} opens no page"
                    self._wrong(number + 1, what, "Write ## and a blank before it.")
                    self._told = True
                self._prose.append(row)
            number += 1
        return (*found, *self._page(number))

    def _wrong(self, line: int, what: str, instead: str) -> None:
        self._mistakes.append(Mistake(self._file, line, what, instead))

    def _stretch(self, end: int) -> None:
        """Close the prose that ends before a row."""
        text = "\n".join(self._prose)
        if text.strip():
            blank = len(text) - len(text.lstrip("\n"))
            line = end - len(self._prose) + blank + 1
            self._parts.append(Stretch(text.strip("\n"), line))
        self._prose = []

    def _page(self, end: int) -> list[Heading]:
        """Close the page that ends before a row."""
        self._stretch(end)
        parts, self._parts = tuple(self._parts), []
        if self._opened:
            if not self._title:
                self._wrong(self._opened, "a heading is empty", "Give the page a title.")
            return [Heading(self._title, self._opened, parts)]
        if parts and not self._told:
            self._wrong(
                parts[0].line, "something stands above the first page", "Put ## A title above it."
            )
        return []

    def _block(self, opening: int, fence: re.Match[str]) -> int:
        """Read a block; give its last row."""
        ticks, words = fence[1], fence[2].split()
        end, closed = self._end(opening, ticks)
        if not closed:
            self._wrong(opening + 1, "this block is never closed", f"Close it with {ticks}")
        elif len(words) != 2 or words[0] != "toml" or words[1] not in WORDS:
            known = ", ".join(f"toml {word}" for word in WORDS)
            what = f"nothing knows the block {shown(' '.join(words))!r}"
            self._wrong(opening + 1, what, f"Write one of: {known}.")
        else:
            text = "\n".join(self._rows[opening + 1 : end])
            self._parts.append(Block(words[1], text, opening + 1))
        return end

    def _end(self, opening: int, ticks: str) -> tuple[int, bool]:
        """Find a block's last row, and whether it closes it: another may open before."""
        for number in range(opening + 1, len(self._rows)):
            row = self._rows[number]
            fence = _FENCE.fullmatch(row) if "```" in row else None
            if fence and len(fence[1]) >= len(ticks):
                return (number - 1, False) if fence[2] else (number, True)
        return len(self._rows) - 1, False
