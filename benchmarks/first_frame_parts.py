"""Where the milliseconds of our first frame go: told, without budgets."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path
from statistics import median

from benchmarks.marked import PARTS
from benchmarks.measure import PYTHON, Found, on_terminal, room, wait_for
from benchmarks.world import NEXT, furnish
from tests.terminal import environment

TURNS = 9


def measure() -> list[Found]:
    """Each part of a start, by its median."""
    with room() as folder:
        env = environment(folder, BENCH_MARKS=str(folder / "marks"))
        furnish(folder / "coachtui")
        _start(env)  # only warms caches
        starts = [_start(env) for _ in range(TURNS)]
    parts = [median(part) for part in zip(*starts, strict=True)]
    how = f"of {sum(parts):.0f} ms, median of {TURNS}"
    return [Found(name, part, None, "ms", how) for name, part in zip(PARTS, parts, strict=True)]


def _start(env: dict[str, str]) -> list[float]:
    marks = Path(env["BENCH_MARKS"])
    marks.unlink(missing_ok=True)
    started = time.perf_counter()
    with on_terminal((PYTHON, "-m", "benchmarks.marked"), env) as fd:
        wait_for(fd, NEXT.encode())
        seen = time.perf_counter()
    moments = [started, *map(float, marks.read_text("ascii").split()), seen]
    return [(after - before) * 1000 for before, after in pairwise(sorted(moments))]
