"""Thirty thousand decisions: opened, looked through, held in memory."""

from __future__ import annotations

from statistics import median

from benchmarks.measure import (
    COACHTUI,
    Found,
    drain,
    milliseconds,
    on_terminal,
    press,
    resident,
    room,
    wait_for,
)
from benchmarks.world import NEXT, SHIPPED, furnish, with_decisions
from coachtui.decide.model import Decision
from coachtui.pack.load import load
from coachtui.tui.decisions import findable, fitting, real
from tests.terminal import KEYS, environment

COUNT = 30_000
TURNS = 5

FIND = ("p", "person 12345", "2013 accept", "nobody at all")
"""What may be typed to find somebody: it fits all, one, some and none."""

READ = 3.0
"""Seconds after which they are read and can be looked through."""


def measure() -> list[Found]:
    """Open within 100 ms, looked through within a frame of 16 ms, and within 250 MB in memory."""
    with room() as folder:
        env = environment(folder)
        home = furnish(folder / "coachtui")
        past = with_decisions(home, COUNT)
        opened, sizes = [], []
        for _ in range(TURNS):
            with on_terminal(COACHTUI, env) as fd:
                wait_for(fd, NEXT.encode())
                drain(fd, READ)
                press(fd, "p", f"Person {COUNT - 1}")
                drain(fd, READ)
                press(fd, KEYS["escape"], NEXT)
                drain(fd, 0.5)
                opened.append(press(fd, "p", f"Person {COUNT - 1}"))
                sizes.append(resident(fd))
    decisions = real(past)
    words = findable(load(SHIPPED), decisions)
    took = {typed: _found(decisions, words, typed) for typed in FIND}
    slowest = max(took, key=lambda typed: took[typed])
    how = f"{COUNT:,} decisions, n = {TURNS}"
    return [
        Found("the list of decisions opens", median(opened), 100, "ms", how),
        Found("looking through it", took[slowest], 16, "ms", f"{slowest!r}, the slowest of four"),
        Found("memory with it open", median(sizes), 250, "MB", how),
    ]


def _found(decisions: list[Decision], words: list[str], typed: str) -> float:
    return median(milliseconds(lambda: fitting(decisions, words, typed)) for _ in range(9))
