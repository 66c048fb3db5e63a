"""A lesson's file, split into front matter, pages and fenced blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from coachtui.pack.folder import shown
from coachtui.pack.mistakes import Mistake

WORDS = ("question", "rehearsal", "ask", "bars", "show")
"""What a fence may hold."""

PICTURES = frozenset({"bars", "show"})
"""Blocks that stand in the prose."""

_FENCE = re.compile(r" {0,3}(`{3,})[ \t]*(.*?)[ \t]*")


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
    parts: tuple[str | Block, ...]


class Sheet(Struct, frozen=True):
    """A lesson's file in its parts."""

    front: str
    """TOML, which begins on the second line."""
    headings: tuple[Heading, ...]


def split(text: str, file: str, mistakes: list[Mistake]) -> Sheet | None:
    """Split a lesson; None where its front matter is missing."""
    rows = text.split("\n")
    if rows[0].strip() != "+++":
        mistakes.append(
            Mistake(
                file, 1, "there is no front matter", "Begin with a line +++, then id and title."
            )
        )
        return None
    closing = next((i for i, row in enumerate(rows[1:], 1) if row.strip() == "+++"), 0)
    if not closing:
        mistakes.append(
            Mistake(file, 1, "the front matter never ends", "Close it with a line +++.")
        )
        return None
    return Sheet("\n".join(rows[1:closing]), tuple(_headings(rows, closing + 1, file, mistakes)))


def _headings(rows: list[str], start: int, file: str, mistakes: list[Mistake]) -> Iterator[Heading]:
    """Walk the rows below the front matter; `start` counts from 0."""
    title, opened = "", 0
    parts: list[str | Block] = []
    prose: list[str] = []
    number = start
    while number < len(rows):
        row = rows[number]
        if row.startswith("## "):
            yield from _heading(title, opened, [*parts, "\n".join(prose)], file, mistakes)
            title, opened, parts, prose = row[3:].strip(), number + 1, [], []
        elif "```" in row and (fence := _FENCE.fullmatch(row)):
            parts.append("\n".join(prose))
            prose = []
            block, number = _block(rows, number, fence, file, mistakes)
            if block:
                parts.append(block)
        else:
            if row.startswith("#"):
                what = f"the heading {shown(row)!r} opens no page"
                mistakes.append(Mistake(file, number + 1, what, "Write ## and a blank before it."))
            prose.append(row)
        number += 1
    yield from _heading(title, opened, [*parts, "\n".join(prose)], file, mistakes)


def _heading(
    title: str, line: int, parts: list[str | Block], file: str, mistakes: list[Mistake]
) -> Iterator[Heading]:
    kept = tuple(part for part in parts if not isinstance(part, str) or part.strip())
    if line:
        if not title:
            mistakes.append(Mistake(file, line, "a heading is empty", "Give the page a title."))
        yield Heading(title, line, tuple(p.strip("\n") if isinstance(p, str) else p for p in kept))
    elif kept:
        first = next((part.line for part in kept if isinstance(part, Block)), 1)
        mistakes.append(
            Mistake(
                file, first, "something stands above the first page", "Put ## A title above it."
            )
        )


def _block(
    rows: list[str], opening: int, fence: re.Match[str], file: str, mistakes: list[Mistake]
) -> tuple[Block | None, int]:
    """Read a block; give it and the index of its last row."""
    ticks, words = fence[1], fence[2].split()
    end, closed = _end(rows, opening, ticks)
    if not closed:
        mistakes.append(
            Mistake(file, opening + 1, "this block is never closed", f"Close it with {ticks}")
        )
        return None, end
    if len(words) != 2 or words[0] != "toml" or words[1] not in WORDS:
        known = ", ".join(f"toml {word}" for word in WORDS)
        what = f"nothing knows the block {shown(' '.join(words))!r}"
        mistakes.append(Mistake(file, opening + 1, what, f"Write one of: {known}."))
        return None, end
    return Block(words[1], "\n".join(rows[opening + 1 : end]), opening + 1), end


def _end(rows: list[str], opening: int, ticks: str) -> tuple[int, bool]:
    """Find a block's last row, and whether it closes it: another may open before."""
    for number in range(opening + 1, len(rows)):
        fence = _FENCE.fullmatch(rows[number]) if "```" in rows[number] else None
        if fence and len(fence[1]) >= len(ticks):
            return (number - 1, False) if fence[2] else (number, True)
    return len(rows) - 1, False
