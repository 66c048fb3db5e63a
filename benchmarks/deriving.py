"""Deriving a strategy, which happens after every answer."""

from __future__ import annotations

from statistics import median

from benchmarks.measure import Found, milliseconds
from benchmarks.world import SHIPPED, fullest
from coachtui.pack.load import load
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits

TURNS = 50


def measure() -> list[Found]:
    """The fullest persona's strategy, from answers in memory: at most 10 ms."""
    pack = load(SHIPPED)
    answers = fullest(pack)
    lines = len(derive(pack, answers, Edits()).lines)
    took = [milliseconds(lambda: derive(pack, answers, Edits())) for _ in range(TURNS)]
    how = f"{len(answers)} answers give {lines} lines, median of {TURNS}"
    return [Found("deriving a strategy", median(took), 10, "ms", how)]
