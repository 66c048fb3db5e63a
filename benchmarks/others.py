"""The first frame of other programs made with Textual, beside ours, where they are installed.

They are looked for on the ``PATH`` and in the folders that ``BENCH_OTHERS`` names; nothing is
fetched. Their first frame shows other things than ours, so this is told and no budget.
"""

from __future__ import annotations

import os
import shutil
from statistics import median

from benchmarks.measure import COACHTUI, Found, Skipped, alternate, room, until_seen
from benchmarks.world import NEXT, furnish
from tests.terminal import environment

OTHERS = {"posting": "Collection", "harlequin": "Query Editor"}
"""Programs, and words of their first screen."""

TURNS = 5


def measure() -> list[Found | Skipped]:
    """How many times as long as ours each takes; a visible skip where there is none."""
    return [_beside(name, words) for name, words in OTHERS.items()]


def _beside(name: str, words: str) -> Found | Skipped:
    what = f"first frame of {name}, against ours"
    path = os.pathsep.join([os.environ.get("BENCH_OTHERS", ""), os.environ.get("PATH", "")])
    program = shutil.which(name, path=path)
    if program is None:
        return Skipped(what, "not installed")
    with room() as folder:
        env = environment(folder)
        furnish(folder / "coachtui")
        try:
            ours, theirs = alternate(
                TURNS,
                lambda: until_seen(COACHTUI, env, NEXT),
                lambda: until_seen((program,), env, words),
            )
        except (TimeoutError, OSError):
            return Skipped(what, f"it ended, or {words!r} never came")
    how = f"{median(theirs):.0f} ms, ours {median(ours):.0f} ms, {TURNS} turns"
    return Found(what, median(theirs) / median(ours), None, "x", how)
