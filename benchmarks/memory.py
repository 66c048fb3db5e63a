"""Memory that is held once the first screen is there."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from benchmarks import bare
from benchmarks.measure import COACHTUI, PYTHON, Found, drain, on_terminal, resident, room, wait_for
from benchmarks.world import ANSWERS, NEXT, furnish
from tests.terminal import environment

TURNS = 5


def measure() -> list[Found]:
    """Ours and a bare app's, told; ours at most twice as much."""
    with room() as folder:
        env = environment(folder)
        furnish(folder / "coachtui")
        theirs = (PYTHON, "-m", "benchmarks.bare", "frame")
        ours = median(_held(COACHTUI, env, NEXT) for _ in range(TURNS))
        other = median(_held(theirs, env, bare.WORDS) for _ in range(TURNS))
    how = f"{ours:.0f} MB with {ANSWERS} answers, bare {other:.0f} MB, n = {TURNS}"
    return [Found("memory at the first screen, against a bare app", ours / other, 2, "x", how)]


def _held(command: Sequence[str], env: dict[str, str], words: str) -> float:
    with on_terminal(command, env) as fd:
        wait_for(fd, words.encode())
        drain(fd, 1)
        return resident(fd)
