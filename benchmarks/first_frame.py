"""From the start of the program to the words of the next step on the screen, 200 answers there."""

from __future__ import annotations

import asyncio
from pathlib import Path

from benchmarks import bare
from benchmarks.measure import COACHTUI, PYTHON, SIZE, Found, alternate, ratio, room, until_seen
from benchmarks.tree import dump
from benchmarks.world import NEXT, furnish
from coachtui.tui.app import CoachApp
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.terminal import environment

TURNS = 30


def measure() -> list[Found]:
    """At most 1.9 times a bare app, and 1.1 times the same widgets with literal words."""
    with room() as folder:
        env = environment(folder)
        home = furnish(folder / "coachtui")
        tree = folder / "tree.json"
        asyncio.run(_dump(home, tree))
        ours, frame, dummy = alternate(
            TURNS,
            lambda: until_seen(COACHTUI, env, NEXT),
            lambda: until_seen((PYTHON, "-m", "benchmarks.bare", "frame"), env, bare.WORDS),
            lambda: until_seen((PYTHON, "-m", "benchmarks.dummy", str(tree)), env, NEXT),
        )
    return [
        ratio("first frame, against a header and a footer", ours, frame, 1.9),
        ratio("first frame, against the same widgets with literal words", ours, dummy, 1.1),
    ]


async def _dump(home: Path, tree: Path) -> None:
    workspace = open_workspace(Home(home), holder="app")
    app = CoachApp(workspace, Home(home))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        dump(app, tree)
    workspace.close()
