"""How much a lesson's screen writes to the terminal: over a slow line each byte is time."""

from __future__ import annotations

import os
import select
import time
from statistics import median

from benchmarks import bare
from benchmarks.measure import COACHTUI, PYTHON, Found, drain, on_terminal, room, wait_for
from benchmarks.typing_words import open_field
from benchmarks.world import furnish, take_longest_way
from tests.terminal import KEYS, environment

WORDS = "the quick brown fox jumps over a lazy dog and runs on "
"""What is typed, letter by letter."""

QUIET = 0.25
"""Seconds without a byte after which a screen has been painted."""

FIRST = 1.0
"""Seconds within which the first byte comes, if any does."""

CALM = 2.0
"""Seconds after which nothing of the page that was opened is still to come."""

PAGES = 80
"""At most so many pages are turned."""

MOST = 12
"""Kilobytes of a page, at most."""

END = b"You have been through"
"""Words of the screen after the last page."""

REMARK = 1000
"""Bytes of a remark that keeps one on the page, at most."""


def measure() -> list[Found]:
    """A key at most 1.3 times the bytes of a bare text area, each page at most 12 kB.

    The pages are those of the first lesson from its open question on, and the terminal has all
    colours, which take the most bytes.
    """
    with room() as folder:
        env = environment(folder, COLORTERM="truecolor")
        home = furnish(folder / "coachtui")
        field = (PYTHON, "-m", "benchmarks.bare", "line")
        with on_terminal(COACHTUI, env) as ours, on_terminal(field, env) as theirs:
            open_field(ours)
            wait_for(theirs, bare.WORDS.encode())
            drain(theirs, 0.5)
            here, there = (median(_typed(fd)) for fd in (ours, theirs))
        take_longest_way(home)
        with on_terminal(COACHTUI, env) as ours:
            open_field(ours)
            drain(ours, CALM)
            pages = _turned(ours)
    how = f"{here:.0f} bytes, bare {there:.0f} bytes, n = {len(WORDS)}"
    turned = f"median {median(pages) / 1000:.1f} kB, n = {len(pages)}"
    return [
        Found("bytes for a key, against a bare text area", here / there, 1.3, "x", how),
        Found("the largest page that is turned to", max(pages) / 1000, MOST, "kB", turned),
    ]


def _typed(fd: int) -> list[int]:
    return [_written(fd, letter) for letter in WORDS]


def _turned(fd: int) -> list[int]:
    """The bytes of each page, up to the end of the lesson."""
    pages = []
    for _ in range(PAGES):
        written = _answer(fd, KEYS["ctrl+n"], QUIET)
        if END in written:
            break
        if len(written) > REMARK:
            pages.append(len(written))
    return pages


def _written(fd: int, key: str) -> int:
    return len(_answer(fd, key, 0.05))


def _answer(fd: int, keys: str, quiet: float) -> bytes:
    """What comes until the program has been quiet for a while."""
    os.write(fd, keys.encode())
    written, until = bytearray(), time.perf_counter() + 5
    while time.perf_counter() < until:
        if not select.select([fd], [], [], quiet if written else FIRST)[0]:
            break
        written += os.read(fd, 65536)
    return bytes(written)
