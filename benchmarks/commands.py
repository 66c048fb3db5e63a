"""A command that prints a document, from its start to its end."""

from __future__ import annotations

from benchmarks.measure import COACHTUI, PYTHON, Found, alternate, ratio, room, run
from benchmarks.world import furnish
from tests.terminal import environment

TURNS = 15


def measure() -> list[Found]:
    """`coachtui checklist`, at most 2.2 times as long as only importing typer."""
    with room() as folder:
        env = environment(folder)
        furnish(folder / "coachtui")
        ours, bare = alternate(
            TURNS,
            lambda: run((*COACHTUI, "checklist"), env),
            lambda: run((PYTHON, "-c", "import typer"), env),
        )
    return [ratio("coachtui checklist, against importing typer", ours, bare, 2.2)]
