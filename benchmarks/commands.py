"""Commands from their start to their end: one that prints a document, one that decides."""

from __future__ import annotations

from benchmarks.measure import COACHTUI, PYTHON, Found, alternate, ratio, room, run
from benchmarks.world import DIRECTION, furnish
from tests.terminal import environment

TURNS = 15


def measure() -> list[Found]:
    """Each at most 1.8 times as long as only importing typer."""
    decide = ("decide", DIRECTION, "--json")
    with room() as folder:
        env = environment(folder)
        furnish(folder / "coachtui")
        checklist, decided, bare = alternate(
            TURNS,
            lambda: run((*COACHTUI, "checklist"), env),
            lambda: run((*COACHTUI, *decide), env),
            lambda: run((PYTHON, "-c", "import typer"), env),
        )
    return [
        ratio("coachtui checklist, against importing typer", checklist, bare, 1.8),
        ratio(f"coachtui {' '.join(decide)}, against importing typer", decided, bare, 1.8),
    ]
