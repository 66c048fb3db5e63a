"""coachtui, noting when each part of its start is over.

``python -m benchmarks.marked`` starts it as its users do. The moments are written to the file that
``BENCH_MARKS`` names, a line for each.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

PARTS = (
    "Python itself",
    "Textual, imported",
    "our modules, imported",
    "the workspace, opened",
    "the app, made",
    "the terminal, the styles, home made",
    "home, mounted",
    "laid out and painted",
)
"""What is over at each mark; the last ends when the words are seen on the terminal."""


def mark() -> None:
    """Note the moment."""
    with Path(os.environ["BENCH_MARKS"]).open("a", encoding="ascii") as marks:
        marks.write(f"{time.perf_counter()}\n")


def marked(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, with a mark once it is over."""

    @wraps(function)
    def called(*args: object, **named: object) -> object:
        result = function(*args, **named)
        mark()
        return result

    return called


def main() -> int:
    """Start as `coachtui.__main__` does."""
    mark()
    gc.disable()
    import textual.app  # noqa: F401

    mark()
    from coachtui.tui import run
    from coachtui.tui.app import CoachApp

    mark()
    vars(run)["open_workspace"] = marked(vars(run)["open_workspace"])
    for name in ("__init__", "get_default_screen", "on_mount"):
        setattr(CoachApp, name, marked(getattr(CoachApp, name)))
    return run.run()


if __name__ == "__main__":
    sys.exit(main())
