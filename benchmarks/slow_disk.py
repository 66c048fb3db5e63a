"""Typing while answers are being saved to a slow disk."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable

from benchmarks.measure import COACHTUI, PYTHON, Found, drain, on_terminal, over, room
from benchmarks.typing_words import LETTERS, open_field, type_letters
from benchmarks.world import furnish
from tests.terminal import KEYS, environment


def measure() -> list[Found]:
    """With saves under way, no key comes more than 16 ms later than on a fast disk.

    A save that held up the keys would hold up at least one of the five that are typed
    during it, so the 95th percentile shows it, and less noise than the slowest key.
    """
    with room() as folder:
        counted = folder / "fsyncs"
        calm, slow = folder / "calm", folder / "slow"
        furnish(calm / "coachtui")
        furnish(slow / "coachtui")
        slowed = (PYTHON, "-m", "benchmarks.slowed")
        slow_env = environment(slow, BENCH_FSYNCS=str(counted))
        with on_terminal(COACHTUI, environment(calm)) as ours, on_terminal(slowed, slow_env) as its:
            open_field(ours)
            open_field(its)
            before = counted.stat().st_size
            took = zip(*type_letters(ours, its, before=_save_now_and_then()), strict=True)
            calm_ms, slow_ms = (list(one) for one in took)
            fsyncs = counted.stat().st_size - before
    assert fsyncs > len(LETTERS) // 2, (
        f"only {fsyncs} fsyncs while {len(LETTERS)} letters were typed"
    )
    return [over("key to repaint while a slow disk saves", slow_ms, calm_ms, 16, 95)]


def _save_now_and_then() -> Callable[[int], None]:
    """Begin a save before every fifth letter, and leave the screen time to have begun it."""
    typed: Counter[int] = Counter()

    def before(fd: int) -> None:
        typed[fd] += 1
        if typed[fd] % 5 == 1:
            os.write(fd, KEYS["ctrl+s"].encode())
            drain(fd, 0.05)

    return before
