"""TOML 1.0 as a pack holds it, parsed within bounds."""

from __future__ import annotations

import re
from collections.abc import Mapping

import tomli

from coachtui.pack.lines import Lines
from coachtui.pack.mistakes import Mistake
from coachtui.pack.strict import faults
from coachtui.pack.words import shown

_ADVICE = {
    "Invalid value": 'Words stand in quotation marks: key = "words".',
    "Illegal character": "Close the quotation marks on the same line, or use three of them.",
    "Cannot overwrite": "The same key stands twice: keep one of them.",
    "Cannot declare": "The same table stands twice: keep one. Records begin so: [[rule]].",
    "Cannot mutate": "The same table stands twice: keep one of them.",
    "Cannot redefine": "The same table stands twice: keep one of them.",
    "Duplicate inline": "The same key stands twice: keep one of them.",
    "Unescaped": "Write a backslash twice, or use single quotation marks.",
    "Expected '='": "A key is followed by = and its value.",
    "Expected newline": "Only one key stands on a line, and quotes inside of quotes need \\.",
    "Unterminated": "Close the quotation marks.",
    "Unclosed": "Close the brackets.",
    "Expected ']'": "Close the brackets.",
}
"""What to do, by the beginning of what the parser says."""

_CURLY = r"[=,\[{]\s*[“”„‘’]"
"""Where a value should begin, quotation marks as a word processor sets them."""


class Toml:
    """A stretch of TOML that was parsed."""

    __slots__ = ("base", "data", "file", "lines")

    def __init__(self, data: Mapping[str, object], file: str, base: int, lines: Lines) -> None:
        self.data = data
        """What it says."""
        self.file = file
        """Path inside the pack."""
        self.base = base
        """How many lines of the file stand before it."""
        self.lines = lines
        """Where its keys stand."""


def parse(text: str, file: str, mistakes: list[Mistake], base: int = 0) -> Toml | None:
    """Parse a stretch of TOML; None, and a mistake noted, where it is none.

    Args:
        text: the stretch, with line ends of one kind.
        file: path inside the pack.
        mistakes: what is wrong goes here.
        base: how many lines of the file stand before it.
    """
    found: list[tuple[int, str, str]] = []
    data: Mapping[str, object] = {}
    try:
        data = tomli.loads(text)
        found = faults(text)
    except tomli.TOMLDecodeError as error:
        found = [_broken(error, text)]
    except RecursionError:
        found = [(1, "tables or lists lie too deep", "Use at most 20 levels.")]
    except ValueError as error:
        found = [(1, f"a value is beyond all bounds: {shown(str(error))}", "Shorten it.")]
    mistakes.extend(Mistake(file, base + line, what, instead) for line, what, instead in found)
    return None if found else Toml(data, file, base, Lines(text, base))


def _broken(error: tomli.TOMLDecodeError, text: str) -> tuple[int, str, str]:
    message = error.msg
    # At the end of the text, the parser names the line after the last.
    line = min(error.lineno, text.rstrip("\n").count("\n") + 1)
    row = next(iter(text.split("\n")[line - 1 : line]), "")
    if re.search(_CURLY, row):
        what = "this isn't TOML: curly quotation marks open a value"
        return line, what, 'Write straight ones: key = "words".'
    known = (words for start, words in _ADVICE.items() if message.startswith(start))
    advice = next(known, "Look at this line, and at what stands open above it.")
    return line, f"this isn't TOML: {shown(message[:1].lower() + message[1:])}", advice
