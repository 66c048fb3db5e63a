"""From a key to its letter on the screen, in a lesson's field of words."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator

from benchmarks import bare
from benchmarks.measure import COACHTUI, PYTHON, Found, drain, on_terminal, over, room, wait_for
from benchmarks.world import NEXT, furnish, opened_question
from tests.terminal import KEYS, environment

LETTERS = [chr(code) for code in range(0x100, 0x250) if chr(code).isalpha()][:300]
"""Each letter once, so that it can't be on the screen already."""


def measure() -> list[Found]:
    """Half of the keys at most 2 ms later than in a bare app, nearly all at most 8 ms."""
    with room() as folder:
        env = environment(folder)
        furnish(folder / "coachtui")
        field = (PYTHON, "-m", "benchmarks.bare", "field")
        with on_terminal(COACHTUI, env) as ours, on_terminal(field, env) as theirs:
            open_field(ours)
            wait_for(theirs, bare.WORDS.encode())
            took = zip(*type_letters(ours, theirs), strict=True)
            here, there = (list(one) for one in took)
    return [
        over("key to repaint", here, there, 2, 50),
        over("key to repaint", here, there, 8, 95),
    ]


def open_field(fd: int) -> None:
    """Go from the first screen to the field of the next question."""
    wait_for(fd, NEXT.encode())
    os.write(fd, KEYS["enter"].encode())
    wait_for(fd, opened_question().encode())
    drain(fd, 0.5)


def type_letters(
    *fds: int, before: Callable[[int], None] = lambda _: None
) -> Iterator[list[float]]:
    """Type each letter into each program, turn by turn.

    Args:
        fds: our sides of their terminals.
        before: what is done to a program before each letter.

    Yields:
        Milliseconds from key to repaint, one for each program.
    """
    pause = random.Random(1)  # noqa: S311  (so that keys don't fall into step with anything)
    for letter in LETTERS:
        took = []
        for fd in fds:
            drain(fd, pause.uniform(0.02, 0.04))
            before(fd)
            started = time.perf_counter()
            os.write(fd, letter.encode())
            wait_for(fd, letter.encode())
            took.append((time.perf_counter() - started) * 1000)
        yield took
