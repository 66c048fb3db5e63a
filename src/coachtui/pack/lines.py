"""Where the headers and keys of a stretch of TOML stand, so that mistakes can name a line."""

from __future__ import annotations

import re
from bisect import bisect_left

Path = tuple[str | int, ...]
"""Keys and places in lists (from 0) that lead to a value."""

TOKEN = re.compile(
    r"#[^\n]*"
    r'|"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
"""A comment or a string of any of the four kinds."""

_STRUCTURE = str.maketrans("[]{}=,:# \t", "__________")
# Possessive all through: a line of a million blanks costs no more than its length.
_ENTRY = re.compile(
    r"^[ \t]*+\[(\[?)([^\[\]\n]++)\]|(?:^|[{,])[ \t]*+([\w\"'.-]++)[ \t]*+=|\n",
    re.MULTILINE,
)
_LISTED = re.compile(r"^[ \t]*+\[\[[ \t]*+([\w-]++)[ \t]*+\]\]", re.MULTILINE)
_PART = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|[\w-]+")


def masked(text: str) -> str:
    """Take comments out, and from strings all that could be taken for structure.

    Lines and words stay where they are.
    """
    return TOKEN.sub(_mask, text)


class Lines:
    """The lines of one stretch of TOML. What costs time is done when first asked for."""

    __slots__ = ("_base", "_kinds", "_last", "_names", "_records", "_text")

    def __init__(self, text: str, base: int) -> None:
        self._text = text
        self._base = base
        self._names: dict[str, list[int]] | None = None
        self._records: list[int] = []
        self._kinds: list[str] = []
        self._last = base

    def starts(self, kind: str) -> tuple[int, ...]:
        """List the lines of the headers ``[[kind]]``."""
        if '"""' in self._text or "'''" in self._text:
            self._index()
            records = zip(self._records, self._kinds, strict=True)
            return tuple(line for line, name in records if name == kind)
        found, line, seen = [], self._base + 1, 0
        for match in _LISTED.finditer(self._text):
            line += self._text.count("\n", seen, match.start())
            seen = match.start()
            if match[1] == kind:
                found.append(line)
        return tuple(found)

    def of(self, path: Path, start: int) -> int:
        """Find the line of a key, as near as can be told.

        Args:
            path: the keys that lead to it.
            start: the line of the record's header, or of the stretch's beginning.
        """
        if not path:
            return start
        names, end = self._index(), self._end(start)
        line = start
        for step in path:
            # An item of a list of tables begins with its id.
            place, name = (step, "id") if isinstance(step, int) else (0, step)
            there = names.get(name, [])
            at = bisect_left(there, line) + place
            if at < len(there) and there[at] < end:
                line = there[at]
        return line

    def _end(self, start: int) -> int:
        """Find where the next record begins; a whole file or block has no next."""
        at = bisect_left(self._records, start)
        if at + 1 < len(self._records) and self._records[at] == start:
            return self._records[at + 1]
        return self._last

    def _index(self) -> dict[str, list[int]]:
        """Note the lines of every name, in order, and the headers of records."""
        if self._names is not None:
            return self._names
        self._names = {}
        line = self._base + 1
        for match in _ENTRY.finditer(masked(self._text)):
            listed, header, key = match.groups()
            if header is None and key is None:
                line += 1
                continue
            parts = [part.strip("\"'") for part in _PART.findall(header or key)]
            for part in parts:
                self._names.setdefault(part, []).append(line)
            if listed and len(parts) == 1:
                self._records.append(line)
                self._kinds.append(parts[0])
        self._last = line + 1
        return self._names


def _mask(token: re.Match[str]) -> str:
    found = token[0]
    return "" if found[0] == "#" else found.translate(_STRUCTURE)
