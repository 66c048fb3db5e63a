"""What TOML 1.1 allows and TOML 1.0 doesn't, and escapes that no pack needs.

The parser reads both. A pack is TOML 1.0, so that every program can read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from coachtui.pack.lines import TOKEN, masked
from coachtui.pack.words import hostile

Fault = tuple[int, str, str]
"""A line counted from 1, what is wrong, what to write instead."""

MOST = 20
"""Faults that are named of one stretch."""

_UNUSUAL = re.compile(r"\\[bfreuUx]")
_BRACED = re.compile(r"^[^{}\n]*+[{}].*+", re.MULTILINE)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[^uU])", re.DOTALL)
_TRAILING_COMMA = re.compile(r",\s*+\}")
_SHORT_TIME = re.compile(r":(?<=\d\d:)(?<![:+-]\d\d:)\d\d(?!:?\d)")


def faults(text: str) -> list[Fault]:
    """Find the faults of a stretch that was parsed; most have nothing to look into."""
    if not _suspect(text):
        return []
    bare = masked(text)
    found = (*_escapes(text), *_commas(bare), *_times(bare), *_open_lines(bare))
    return sorted(found)[:MOST]


def _suspect(text: str) -> bool:
    """Look whether anything is worth the time of a thorough search."""
    return bool(
        _UNUSUAL.search(text)
        or _TRAILING_COMMA.search(text)
        or _SHORT_TIME.search(text)
        or any(row.count("{") != row.count("}") for row in _BRACED.findall(text))
    )


def _escapes(text: str) -> Iterator[Fault]:
    return islice(_all_escapes(text), MOST)


def _all_escapes(text: str) -> Iterator[Fault]:
    for token in TOKEN.finditer(text):
        if token[0][0] != '"' or "\\" not in token[0]:
            continue
        for escape in _ESCAPE.finditer(token[0]):
            letter, digits = escape[1][0], escape[1][1:]
            line = _line(text, token.start() + escape.start())
            if letter in "ex":
                yield line, f"TOML 1.0 has no \\{letter}", "Write the character itself."
            elif letter in "bfr" or (letter in "uU" and hostile(chr(int(digits, 16))) >= 0):
                yield line, f"the control character {escape[0]} stands here", "Take it out."


def _commas(bare: str) -> Iterator[Fault]:
    for match in islice(_TRAILING_COMMA.finditer(bare), MOST):
        what = "a comma stands before the brace that ends a table"
        yield _line(bare, match.start()), what, "Take the comma out."


def _times(bare: str) -> Iterator[Fault]:
    for match in islice(_SHORT_TIME.finditer(bare), MOST):
        yield _line(bare, match.start()), "a time has no seconds", "Put it in quotation marks."


def _open_lines(bare: str) -> Iterator[Fault]:
    """Find the first line at whose end a table in braces is still open."""
    opened: list[str] = []
    for number, row in enumerate(bare.split("\n"), 1):
        for sign in re.findall(r"[][{}]", row):
            if sign in "{[":
                opened.append(sign)
            elif opened:
                opened.pop()
        if opened and opened[-1] == "{":
            what = "a table in braces runs over the end of its line"
            yield number, what, "Keep it on one line, or give it a header: [name]."
            return


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
