"""Typing while answers are being saved to a slow disk."""

from __future__ import annotations

import os

from benchmarks.measure import COACHTUI, PYTHON, Found, on_terminal, over, room
from benchmarks.typing_words import LETTERS, open_field, type_letters
from benchmarks.world import furnish
from tests.terminal import KEYS, environment

SAVES = 60
"""Saves that must at least have begun, for this to say anything."""


def measure() -> list[Found]:
    """With saving under way at each key, hardly any comes more than 16 ms later than without."""
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
            took = zip(*type_letters(ours, its, before=_save), strict=True)
            calm_ms, slow_ms = (list(one) for one in took)
        saves = counted.stat().st_size // 2
    assert saves >= SAVES, f"only {saves} saves while {len(LETTERS)} letters were typed"
    return [over("key to repaint while a slow disk saves", slow_ms, calm_ms, 16, 99)]


def _save(fd: int) -> None:
    os.write(fd, KEYS["ctrl+s"].encode())
