"""How much a lesson's screen writes to the terminal: over a slow line each byte is time."""

from __future__ import annotations

import os
import select
import time
from statistics import median

from benchmarks import bare
from benchmarks.measure import COACHTUI, PYTHON, Found, on_terminal, room, wait_for
from benchmarks.typing_words import drain, open_field
from benchmarks.world import furnish
from tests.terminal import KEYS, environment

WORDS = "the quick brown fox jumps over a lazy dog and runs on "
"""What is typed, letter by letter."""

QUIET = 0.25
"""Seconds without a byte after which a screen has been painted."""

PAGES = 12
"""How many pages are turned."""


def measure() -> list[Found]:
    """A key at most 1.3 times the bytes of a bare text area, a page at most 12 kB."""
    with room() as folder:
        env = environment(folder)
        furnish(folder / "coachtui")
        field = (PYTHON, "-m", "benchmarks.bare", "line")
        with on_terminal(COACHTUI, env) as ours, on_terminal(field, env) as theirs:
            open_field(ours)
            wait_for(theirs, bare.WORDS.encode())
            drain(theirs, 0.5)
            here, there = (median(_typed(fd)) for fd in (ours, theirs))
            pages = [_written(ours, KEYS["ctrl+n"]) for _ in range(PAGES)]
    how = f"{here:.0f} bytes, bare {there:.0f} bytes, n = {len(WORDS)}"
    turned = f"median {median(pages) / 1000:.1f} kB, n = {PAGES}"
    return [
        Found("bytes for a key, against a bare text area", here / there, 1.3, "x", how),
        Found("the largest page that is turned to", max(pages) / 1000, 12, "kB", turned),
    ]


def _typed(fd: int) -> list[int]:
    return [_written(fd, letter, quiet=0.05) for letter in WORDS]


def _written(fd: int, keys: str, *, quiet: float = QUIET) -> int:
    """How many bytes come until the program has been quiet for a while."""
    os.write(fd, keys.encode())
    total, until = 0, time.perf_counter() + 5
    while time.perf_counter() < until and select.select([fd], [], [], quiet)[0]:
        total += len(os.read(fd, 65536))
    return total
