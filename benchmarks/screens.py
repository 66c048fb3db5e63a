"""From one screen to another: each the first time in a program, and back."""

from __future__ import annotations

from statistics import median

from benchmarks import bare
from benchmarks.measure import COACHTUI, PYTHON, Found, drain, on_terminal, press, room, wait_for
from benchmarks.world import NEXT, furnish, opened_question
from tests.terminal import KEYS, environment

TURNS = 5
"""How many times each program is started."""

LIMIT = 100
"""Milliseconds over what Textual takes from one screen of three widgets to another."""

READ = 1.0
"""Seconds for which the first screen is read: what one key leads to is loaded meanwhile."""

CALM = 0.4
"""Seconds between two keys, so that nothing of the one before is measured."""

HOME = "Welcome back"


def ways() -> dict[str, tuple[str, str]]:
    """Where one can go from home: the key, and words that are painted there and not at home."""
    return {
        "the lesson": (KEYS["enter"], opened_question()),
        "all lessons": ("l", "In the order that makes most sense"),
        "the strategy": ("s", "stop at the first yes"),
        "everything decided": ("k", "EVERYTHING I DECIDED"),
        "the map": ("m", "Ways through"),
        "deciding": ("d", "What is it about?"),
        "rehearsing": ("h", "card 1 of 8"),
        "help": (KEYS["f1"], "What can be done here"),
    }


def measure() -> list[Found]:
    """Each at most 100 ms longer than from one bare screen to another, and so is each way back."""
    to: dict[str, list[float]] = {name: [] for name in ways()}
    back: dict[str, list[float]] = {name: [] for name in ways()}
    there: list[float] = []
    here: list[float] = []
    with room() as folder:
        env = environment(folder)
        furnish(folder / "coachtui")
        theirs = (PYTHON, "-m", "benchmarks.bare", "screens")
        for _ in range(TURNS):
            with on_terminal(theirs, env) as fd:
                wait_for(fd, bare.WORDS.encode())
                there.append(_go(fd, "o", bare.ELSEWHERE))
                here.append(_go(fd, KEYS["escape"], bare.WORDS))
            with on_terminal(COACHTUI, env) as fd:
                wait_for(fd, NEXT.encode())
                drain(fd, READ)
                for name, (key, words) in ways().items():
                    to[name].append(_go(fd, key, words))
                    back[name].append(_go(fd, KEYS["escape"], HOME))
    found = [_over(f"from home to {name}", to[name], there) for name in to]
    slowest = max(back, key=lambda name: median(back[name]))
    return [*found, _over(f"back home, the slowest from {slowest}", back[slowest], here)]


def _go(fd: int, key: str, words: str) -> float:
    drain(fd, CALM)
    return press(fd, key, words)


def _over(what: str, ours: list[float], bare_: list[float]) -> Found:
    how = f"{median(ours):.0f} ms, bare {median(bare_):.0f} ms, n = {len(ours)}"
    return Found(f"{what}, over bare", median(ours) - median(bare_), LIMIT, "ms", how)
