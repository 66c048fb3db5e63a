"""Line by line: what is said goes out as plain lines, what is typed comes in as a line.

No cursor movement, no redraw, no colour: a screen reader, a log and a dumb terminal
all get the same.
"""

from __future__ import annotations

import os
import sys
import textwrap
from typing import TextIO

from msgspec import Struct

from coachtui.text import clean, shown


class Ended(Exception):  # noqa: N818  (nothing went wrong)
    """The person closed the input, or asked to stop."""


class Talk(Struct, frozen=True, kw_only=True):
    """Where a sitting is typed and printed."""

    source: TextIO
    sink: TextIO
    width: int = 80

    def say(self, text: str = "", indent: str = "") -> None:
        """Print a text, wrapped; its own line ends stay."""
        for line in shown(text).split("\n"):
            wrapped = textwrap.wrap(
                line,
                self.width,
                initial_indent=indent,
                subsequent_indent=" " * len(indent),
                break_long_words=False,
                break_on_hyphens=False,
            )
            print("\n".join(wrapped) if wrapped else "", file=self.sink)

    def ask(self, prompt: str = "> ") -> str:
        """Print a prompt and read one line, cleaned.

        Raises:
            Ended: the input is closed.
        """
        print(prompt, end="", file=self.sink, flush=True)
        line = self.source.readline()
        if not line:
            print(file=self.sink)
            raise Ended
        return clean(line).strip("\n").strip()

    def number(self, prompt: str, most: int) -> int | None:
        """Ask for one of 1 to `most`; None for an empty line."""
        while line := self.ask(prompt):
            if line.isdecimal() and 1 <= int(line) <= most:
                return int(line)
            self.say(f"A number from 1 to {most}, please, or Enter to leave it.")
        return None


def on_terminal() -> Talk:
    """The talk over standard input and output, as wide as COLUMNS says, 80 else."""
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdecimal() and 20 <= int(columns) <= 400 else 80
    return Talk(source=sys.stdin, sink=sys.stdout, width=width)
