"""How much a file of TOML or JSON may hold, judged before it is parsed: few bytes can be busy."""

from __future__ import annotations

import math
import re

from coachtui.text import clean

LEVELS = 20
"""How deep tables and lists may lie in each other."""

MARKS = 100_000
"""How many strings, and marks outside of them that build structure, a file may hold."""

ESCAPES = 500_000
"""How many backslashes may stand in a file."""

_NUMBERS = 2**63
_STRUCTURE = (b"=", b",", b".", b"[", b"\n")

# A string that isn't closed takes all that follows, so that no character is looked at twice.
_TOKEN = (
    rb'"""(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5}|\\?\Z)'
    rb"|'''(?:[^']|'(?!''))*+(?:'{3,5}|\Z)"
    rb'|"(?:[^"\\\n]|\\[^\n])*+"?'
    rb"|'[^'\n]*+'?"
    rb"|#[^\n]*+"
)


def small_enough(raw: bytes) -> bool:
    """Whether parsing takes no longer than an honest file of this size would."""
    if len(raw) <= MARKS:
        return True
    if raw.count(b"\\") > ESCAPES:
        return False
    return _marks(raw, 0, len(raw)) <= MARKS or _outside(raw) <= MARKS


def within(table: dict[str, object], level: int = 1) -> dict[str, object]:
    """A parsed table with every string in it clean.

    Raises:
        ValueError: It lies too deep, holds numbers beyond bounds, or names that aren't clean.
    """
    if level > LEVELS:
        raise ValueError(f"tables or lists lie deeper than {LEVELS} levels in it")
    return {_name(key): _value(one, level) for key, one in table.items()}


def _value(value: object, level: int) -> object:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return within(value, level + 1)
    if isinstance(value, list):
        if level >= LEVELS:
            raise ValueError(f"tables or lists lie deeper than {LEVELS} levels in it")
        return [_value(one, level + 1) for one in value]
    if isinstance(value, int) and not -_NUMBERS <= value < _NUMBERS:
        raise ValueError("a number in it is beyond all bounds")
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError("a number in it is beyond all bounds")
    return value


def _marks(raw: bytes, start: int, end: int) -> int:
    return sum(raw.count(mark, start, end) for mark in _STRUCTURE)


def _outside(raw: bytes) -> int:
    """How many marks stand outside of strings and comments, each of these counted as one more."""
    found = seen = 0
    for token in re.finditer(_TOKEN, raw, re.DOTALL):
        found += 1 + _marks(raw, seen, token.start())
        seen = token.end()
        if found > MARKS:
            return found
    return found + _marks(raw, seen, len(raw))


def _name(key: str) -> str:
    if clean(key) != key:
        raise ValueError("a name in it holds control characters")
    return key
