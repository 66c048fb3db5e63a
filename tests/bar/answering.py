"""Answers entered without end, each acknowledged on standard output once it is saved.

Run as ``python -m tests.bar.answering HOME FIRST``; the answers are words with a number that rises
from FIRST.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from coachtui.pack.load import load
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace

SMALL = Path(__file__).resolve().parents[1] / "packs" / "small"
QUESTIONS = ("aim", "scene", "flinch", "statement")


def main(home: Path, first: int) -> None:
    """Answer, save, say so; then the next."""
    workspace = open_workspace(Home(home), holder="app", pack=load(SMALL))
    for number in count(first):
        workspace.answer(QUESTIONS[number % len(QUESTIONS)], f"words number {number}")
        workspace.flush()
        print(number, flush=True)  # noqa: T201  (this is the acknowledgement)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
