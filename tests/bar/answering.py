"""Answers entered without end, each acknowledged on standard output once it is saved."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.bar.saver import opened_pack

QUESTIONS = ("aim", "scene", "flinch", "statement")


def main(home: Path, first: int) -> None:
    """Answer, save, say so; then the next. The answers are words with a number that rises."""
    workspace = open_workspace(Home(home), holder="app", pack=opened_pack())
    for number in count(first):
        workspace.answer(QUESTIONS[number % len(QUESTIONS)], f"words number {number}")
        workspace.flush()
        print(number, flush=True)  # noqa: T201  (this is the acknowledgement)
