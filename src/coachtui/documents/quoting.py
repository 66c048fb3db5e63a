"""Words in quotation marks, and words that are there to be copied."""

from __future__ import annotations

from coachtui.strategy.model import Line

QUOTED = frozenset({'""', "“”", "„“", "„”", "””", "«»", "»«"})
"""Quotation marks, the opening one with the closing one, in whatever language."""


def unquoted(text: str) -> str:
    """A text without the quotation marks around all of it; those inside of it stay."""
    bare, around = text[1:-1], text[:1] + text[-1:]
    if around not in QUOTED or len(text) < 2:
        return text
    inner = next((place for place, sign in enumerate(bare) if sign in around), -1)
    # Where the first mark inside closes, the marks at both ends belong to different words.
    if around[0] != around[1]:
        closes = inner >= 0 and bare[inner] == around[1]
    else:
        closes = inner > 0 and not bare[inner - 1].isspace() and bare[inner - 1] not in "([–—"
    return text if closes else bare.strip("\u00a0\u202f")


def to_copy(line: Line) -> str:
    """What copying a line takes: of words to copy those alone, else the line as it reads."""
    rows = line.text.split("\n")
    words = [row[1:].removeprefix(" ") for row in rows if row.startswith(">")]
    if line.copy and words:
        return "\n".join(words)
    return unquoted(line.text) if line.copy else line.text
