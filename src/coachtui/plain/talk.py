"""Line by line: what is said goes out as plain lines, what is typed comes in as a line.

No cursor movement, no redraw, no colour: a screen reader, a log and a dumb terminal
all get the same.
"""

from __future__ import annotations

import os
import shutil
import sys
from io import TextIOWrapper
from typing import NamedTuple, TextIO

from msgspec import Struct

from coachtui.documents.width import width, wrap
from coachtui.text import clean, cut, shown

WIDEST, NARROWEST = 80, 20
"""Columns of a line, unless ``COLUMNS`` says otherwise."""

LONG_LINE = 4000
"""Bytes of a typed line above which a terminal may have cut it."""

QUOTED = "> "
"""Before somebody's own words inside a line."""


class Ended(Exception):  # noqa: N818  (nothing went wrong)
    """The input is closed."""


class Word(Exception):  # noqa: N818  (the same)
    """A word of command was typed where something else was asked."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed


class Said(NamedTuple):
    """A text to be said, and what stands before its first line."""

    text: str
    lead: str = ""


class Talk(Struct, kw_only=True):
    """Where a sitting is typed and printed."""

    source: TextIO
    sink: TextIO
    width: int = WIDEST
    lines: int = 0
    """How many were printed so far, each prompt one of them."""

    def say(self, text: str = "", lead: str = "") -> None:
        """Print a text, wrapped behind its lead; its own line ends stay."""
        lead = shown(lead)
        for row in shown(text).split("\n"):
            first = lead + QUOTED if row.startswith(QUOTED) else lead
            indent = " " * width(first)
            words = row.removeprefix(QUOTED) if first is not lead else row
            for line in wrap(words, max(self.width - len(indent), NARROWEST // 2)) or [""]:
                print(f"{first}{line}".rstrip(), file=self.sink)
                self.lines += 1
                first = indent
            lead = " " * width(lead)

    def ask(self, prompt: str = "> ", *, whole: bool = False) -> str:
        """Print a prompt and read one line, cleaned.

        Args:
            prompt: What stands before what is typed.
            whole: Spaces at both ends stay.

        Raises:
            Ended: the input is closed.
        """
        print(shown(prompt), end="", file=self.sink, flush=True)
        self.lines += 1
        line = self.source.readline()
        if not line or not self.source.isatty():
            print(file=self.sink)  # nobody's Enter has ended the line of the prompt
        if not line:
            raise Ended
        line = clean(line).strip("\n")
        if len(line.encode(errors="replace")) > LONG_LINE:
            self._long(line)
        return line if whole else line.strip()

    def _long(self, line: str) -> None:
        self.say(
            f"That line is long, {len(line):,} characters: a terminal may have cut it. It ends"
            f" with “{line[-40:]}”. If more should follow, :file PATH takes an answer from a"
            " file, and :editor opens your editor."
        )

    def number(self, prompt: str, most: int, *, back: bool = False) -> int | None:
        """Ask for one of 1 to `most`; None for an empty line, or ``:back``, as `heard`.

        Raises:
            Word: another word of command was typed.
        """
        while typed := self.heard(prompt, back=back):
            if typed.isdecimal() and len(typed) < 10 and 1 <= int(typed) <= most:
                return int(typed)
            self.say(f"A number from 1 to {most}, please, or Enter to leave it.")
        return None

    def letter(self, prompt: str, letters: str, *, back: bool = False) -> str:
        """Ask for one of some letters; "" for an empty line, or ``:back``, as `heard`.

        Raises:
            Word: another word of command was typed.
        """
        while typed := self.heard(prompt, back=back):
            if typed[0].lower() in letters:
                return typed[0].lower()
            self.say(f"One of {', '.join(letters)}, please, or Enter.")
        return ""

    def heard(self, prompt: str, *, back: bool = False) -> str:
        """Read a line at a prompt inside of something; ``:back`` leaves it as Enter does.

        Args:
            prompt: What stands before what is typed.
            back: ``:back`` leads elsewhere than Enter, and is raised as other words are.

        Raises:
            Word: another word of command was typed.
        """
        typed = self.ask(prompt)
        if is_word(typed) and (back or typed != ":back"):
            raise Word(typed)
        return "" if typed == ":back" else unescaped(typed)


def is_word(typed: str) -> bool:
    """Whether a line is a word of command: one colon; two begin an answer with a colon."""
    return typed.startswith(":") and not typed.startswith("::")


def unescaped(typed: str) -> str:
    """A line as it is meant: of two colons at its beginning one goes."""
    return typed[1:] if typed.startswith("::") else typed


def brief(words: str, most: int = 400) -> str:
    """Words that are read back: the beginning of long ones."""
    if len(words) <= most:
        return words
    return f"{cut(words, most)} ({len(words):,} characters in all)"


def on_terminal() -> Talk:
    """The talk over standard input and output; what isn't of its encoding is replaced."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    columns = shutil.get_terminal_size((WIDEST, 24)).columns
    most = 400 if os.environ.get("COLUMNS", "").isdecimal() else WIDEST
    return Talk(source=sys.stdin, sink=sys.stdout, width=max(NARROWEST, min(columns, most)))
