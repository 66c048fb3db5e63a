"""Where the headers and keys of a stretch of TOML stand, so that mistakes can name a line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

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
    r"^[ \t]*+\[(?P<list>\[?)(?P<header>[^\[\]\n]++)\]"
    r"|(?:^|[{,])[ \t]*+(?P<key>[\w\"'.-]++)[ \t]*+=",
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

    __slots__ = ("_base", "_entries", "_text")

    def __init__(self, text: str, base: int) -> None:
        self._text = text
        self._base = base
        self._entries: list[_Entry] | None = None

    def starts(self, kind: str) -> tuple[int, ...]:
        """List the lines of the headers ``[[kind]]``."""
        if '"""' in self._text or "'''" in self._text:
            return tuple(e.line for e in self._all() if e.listed and e.names == (kind,))
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
        entries = self._all()
        at, line = bisect_left(entries, start, key=attrgetter("line")), start
        for step in path:
            found = self._next(step, at, start)
            if found is not None:
                at, line = found, entries[found].line
        return line

    def _all(self) -> list[_Entry]:
        if self._entries is None:
            self._entries = list(_entries(masked(self._text), self._base))
        return self._entries

    def _next(self, step: str | int, at: int, start: int) -> int | None:
        """Find the next entry of the record that begins at `start` which is a step's."""
        entries = self._all()
        left = step if isinstance(step, int) else 0
        for number in range(at, len(entries)):
            entry = entries[number]
            if entry.listed and len(entry.names) == 1 and entry.line > start:
                return None
            if entry.is_at(step):
                if not left:
                    return number
                left -= 1
        return None


class _Entry:
    """One header or key, and its line."""

    __slots__ = ("line", "listed", "names")

    def __init__(self, line: int, names: tuple[str, ...], *, listed: bool) -> None:
        self.line = line
        self.names = names
        self.listed = listed

    def is_at(self, step: str | int) -> bool:
        """Tell whether this is a step of a path; an item of a list begins with its id."""
        return self.names == ("id",) if isinstance(step, int) else step in self.names


def _mask(token: re.Match[str]) -> str:
    found = token[0]
    return "" if found[0] == "#" else found.translate(_STRUCTURE)


def _entries(text: str, base: int) -> Iterator[_Entry]:
    line, seen = base + 1, 0
    for match in _ENTRY.finditer(text):
        group = "header" if match["header"] else "key"
        line += text.count("\n", seen, match.start(group))
        seen = match.start(group)
        names = tuple(part.strip("\"'") for part in _PART.findall(match[group]))
        yield _Entry(line, names, listed=bool(match["list"]))
