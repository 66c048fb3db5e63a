"""TOML 1.0 as a pack holds it: parsed within bounds, with lines that can be named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from operator import attrgetter

import tomli

from coachtui.pack.folder import hostile, shown
from coachtui.pack.mistakes import Mistake

Path = tuple[str | int, ...]
"""Keys and places in lists that lead to a value."""

_TOKEN = re.compile(
    r"#[^\n]*"
    r'|"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_STRUCTURE = str.maketrans("[]{}=,:# \t", "__________")
# Possessive all through: a line of a million blanks costs no more than its length.
_ENTRY = re.compile(
    r"^[ \t]*+\[(?P<list>\[?)(?P<header>[^\[\]\n]++)\]"
    r"|(?:^|[{,])[ \t]*+(?P<key>[\w\"'.-]++)[ \t]*+=",
    re.MULTILINE,
)
_PART = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|[\w-]+")
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[^uU])", re.DOTALL)
_SHORT_TIME = re.compile(r"(?<![\d:+-])\d\d:\d\d(?!:?\d)")
_TRAILING_COMMA = re.compile(r",\s*+\}")

_ADVICE = {
    "Invalid value": 'Words stand in quotation marks: key = "words".',
    "Illegal character": "Close the quotation marks on the same line, or use three of them.",
    "Cannot overwrite": "The same key stands twice: keep one of them.",
    "Cannot declare": "The same table stands twice: keep one of them.",
    "Duplicate inline": "The same key stands twice: keep one of them.",
    "Unescaped": "Write a backslash twice, or use single quotation marks.",
    "Expected '='": "A key is followed by = and its value.",
    "Unterminated": "Close the quotation marks.",
    "Unclosed": "Close the brackets.",
    "Expected ']'": "Close the brackets.",
}


class Entry:
    """One header or key of a stretch of TOML, and its line."""

    __slots__ = ("header", "line", "listed", "names")

    def __init__(self, line: int, names: tuple[str, ...], header: bool, listed: bool) -> None:
        self.line = line
        self.names = names
        self.header = header
        self.listed = listed


class Toml:
    """A stretch of TOML that was parsed, and where in its file its keys stand."""

    __slots__ = ("_entries", "_masked", "base", "data", "file")

    def __init__(self, data: Mapping[str, object], file: str, base: int, masked: str) -> None:
        self.data = data
        """What it says."""
        self.file = file
        """Path inside the pack."""
        self.base = base
        """How many lines of the file stand before it."""
        self._masked = masked
        self._entries: tuple[Entry, ...] | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Headers and keys in order."""
        if self._entries is None:
            self._entries = tuple(_entries(self._masked, self.base))
        return self._entries

    def starts(self, kind: str) -> tuple[int, ...]:
        """List the lines of the headers ``[[kind]]``."""
        return tuple(e.line for e in self.entries if e.listed and e.names == (kind,))

    def line(self, path: Path, start: int) -> int:
        """Find the line of a key, as near as can be told.

        Args:
            path: the keys that lead to it; a number is a place in a list.
            start: the line of the record's header, or of the stretch's beginning.
        """
        record = self._record(start)
        line = start
        for step in path:
            hits = [i for i, entry in enumerate(record) if _names(entry, step)]
            place = step if isinstance(step, int) else 0
            if place < len(hits):
                record = record[hits[place] :]
                line = record[0].line
        return line

    def _record(self, start: int) -> tuple[Entry, ...]:
        """Take the entries from a line to the next record's header."""
        first = bisect_left(self.entries, start, key=attrgetter("line"))
        end = first
        for entry in self.entries[first:]:
            if entry.listed and len(entry.names) == 1 and entry.line > start:
                break
            end += 1
        return self.entries[first:end]


def parse(text: str, file: str, mistakes: list[Mistake], base: int = 0) -> Toml | None:
    """Parse a stretch of TOML; None, and a mistake noted, where it is none.

    Args:
        text: the stretch, with line ends of one kind.
        file: path inside the pack.
        mistakes: what is wrong goes here.
        base: how many lines of the file stand before it.
    """
    try:
        data = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        mistakes.append(_broken(error, text, file, base))
        return None
    except RecursionError:
        mistakes.append(
            Mistake(file, base + 1, "tables or lists lie too deep", "Use at most 20 levels.")
        )
        return None
    except ValueError as error:
        mistakes.append(
            Mistake(file, base + 1, f"a value is beyond all bounds: {error}", "Cut it.")
        )
        return None
    masked = _TOKEN.sub(_mask, text)
    faults = [*_escapes(text), *_newer(masked)]
    mistakes.extend(Mistake(file, base + line, what, instead) for line, what, instead in faults)
    return None if faults else Toml(data, file, base, masked)


def _mask(token: re.Match[str]) -> str:
    """Keep lines and words, and nothing that could be taken for structure."""
    found = token[0]
    return "" if found[0] == "#" else found.translate(_STRUCTURE)


def _entries(masked: str, base: int) -> Iterator[Entry]:
    line, seen = base + 1, 0
    for match in _ENTRY.finditer(masked):
        at = match.start("header") if match["header"] else match.start("key")
        line += masked.count("\n", seen, at)
        seen = at
        words = match["header"] or match["key"]
        names = tuple(part.strip("\"'") for part in _PART.findall(words))
        yield Entry(line, names, bool(match["header"]), bool(match["list"]))


def _names(entry: Entry, step: str | int) -> bool:
    if isinstance(step, int):
        return entry.names == ("id",)
    return step in entry.names


def _broken(error: tomli.TOMLDecodeError, text: str, file: str, base: int) -> Mistake:
    message = getattr(error, "msg", str(error))
    # An error at the end of the text has the line after the last.
    line = min(getattr(error, "lineno", 1), text.rstrip("\n").count("\n") + 1)
    advice = next((words for start, words in _ADVICE.items() if message.startswith(start)), "")
    return Mistake(
        file,
        base + line,
        f"this isn't TOML: {shown(message[:1].lower() + message[1:])}",
        advice or "Look at this line, and at what stands open above it.",
    )


def _escapes(text: str) -> Iterator[tuple[int, str, str]]:
    """Find escapes that give control characters, or that only TOML 1.1 knows."""
    if "\\" not in text:
        return
    for token in _TOKEN.finditer(text):
        if token[0][0] != '"' or "\\" not in token[0]:
            continue
        for escape in _ESCAPE.finditer(token[0]):
            letter, digits = escape[1][0], escape[1][1:]
            line = text.count("\n", 0, token.start() + escape.start()) + 1
            if letter in "ex":
                yield line, f"TOML 1.0 has no \\{letter}", "Write the character itself."
            elif letter in "bfr" or (letter in "uU" and hostile(chr(int(digits, 16))) >= 0):
                yield line, f"the control character {escape[0]} stands here", "Take it out."


def _newer(masked: str) -> Iterator[tuple[int, str, str]]:
    """Find what TOML 1.1 allows and TOML 1.0 doesn't."""
    for match in _TRAILING_COMMA.finditer(masked):
        line = masked.count("\n", 0, match.start()) + 1
        yield line, "a comma stands before the brace that ends a table", "Take the comma out."
    for match in _SHORT_TIME.finditer(masked):
        line = masked.count("\n", 0, match.start()) + 1
        yield line, "a time has no seconds", "Put it in quotation marks."
    opened: list[str] = []
    for number, row in enumerate(masked.split("\n"), 1):
        if "{" not in row and "[" not in row and not opened:
            continue
        for sign in row:
            if sign in "{[":
                opened.append(sign)
            elif sign in "}]" and opened:
                opened.pop()
        if opened and opened[-1] == "{":
            yield (
                number,
                "a table in braces runs over the end of the line",
                ("Keep it on one line, or give it a header: [name]."),
            )
            return
