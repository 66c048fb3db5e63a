"""How wide words stand in a terminal, and where their lines may break."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_ZWJ = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_CLOSING = frozenset("、。，．・：；！？）］｝」』】〉》〕ー々")
"""What doesn't begin a line in Chinese and Japanese."""


def width(text: str) -> int:
    """The columns that a text takes."""
    return len(text) if text.isascii() else sum(map(_of_cluster, clusters(text)))


def clusters(text: str) -> Iterator[str]:
    """A text in characters as people see them: accents, skin tones and joiners stay attached."""
    cluster = ""
    for character in text:
        if cluster and not _attaches(cluster, character):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def wrap(text: str, columns: int) -> list[str]:
    """Break a text into lines that are no wider than `columns`; all white space is one space.

    Lines break at spaces, between wide characters, and inside of what is longer than a line.
    """
    lines: list[str] = []
    line, used = "", 0
    for word in text.split():
        for place, piece in enumerate(_pieces(word)):
            gap = " " if line and place == 0 else ""
            wide = width(piece)
            if used + len(gap) + wide <= columns:
                line, used = line + gap + piece, used + len(gap) + wide
                continue
            if line:
                lines.append(line)
            *whole, line = _chopped(piece, columns)
            lines += whole
            used = width(line)
    return [*lines, line] if line else lines


def padded(text: str, columns: int) -> str:
    """A text with spaces after it, up to `columns`."""
    return text + " " * (columns - width(text))


def _attaches(cluster: str, character: str) -> bool:
    if character < "\u0300":
        return cluster[-1] == _ZWJ
    if character == _ZWJ or cluster.endswith(_ZWJ):
        return True
    if _is_regional(character):
        return len(cluster) == 1 and _is_regional(cluster)
    return _of_character(character) == 0 or "\U0001f3fb" <= character <= "\U0001f3ff"


def _of_cluster(cluster: str) -> int:
    if len(cluster) == 1:
        return _of_character(cluster)
    if _EMOJI_STYLE in cluster or _is_regional(cluster[0]):
        return 2
    return _of_character(cluster[0])


@lru_cache(4096)
def _of_character(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in {"Mn", "Me", "Cf"} or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _pieces(word: str) -> list[str]:
    """A word at whose joints a line may break: around each wide character."""
    if word.isascii():
        return [word]
    pieces: list[str] = []
    open_run = False
    for cluster in clusters(word):
        wide = _of_cluster(cluster) == 2
        if pieces and (cluster in _CLOSING or (open_run and not wide)):
            pieces[-1] += cluster
        else:
            pieces.append(cluster)
        open_run = not wide
    return pieces


def _chopped(piece: str, columns: int) -> list[str]:
    if width(piece) <= columns:
        return [piece]
    rows, row, used = [], "", 0
    for cluster in clusters(piece):
        wide = _of_cluster(cluster)
        if row and used + wide > columns:
            rows.append(row)
            row, used = "", 0
        row, used = row + cluster, used + wide
    return [*rows, row]
