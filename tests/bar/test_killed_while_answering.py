"""R3: killed at any moment while answers are entered, no acknowledged answer is lost."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
import tomli

from coachtui.files.save import strays
from coachtui.pack.load import load
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.bar.answering import QUESTIONS, SMALL

KILLS = int(os.environ.get("BAR_KILLS", "20"))
"""Before a release 500 and more, by this variable."""


def _killed_after(home: Path, first: int, seconds: float) -> int:
    """Enter answers from a number on, and be killed; the last number that was acknowledged."""
    command = [sys.executable, "-m", "tests.bar.answering", str(home), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = process.stdout.readline()
        time.sleep(seconds)
        process.kill()
        lines = [said, *process.stdout.read().split("\n")]
    # The last line may be half written.
    return max(int(line) for line in lines[:-1] if line.strip())


def assert_kept(home: Path, last: int) -> int:
    """All up to an acknowledged answer is there; the number of the newest that was recorded."""
    workspace = open_workspace(Home(home), holder="command", pack=load(SMALL))
    folder = workspace.store.folder
    assert not workspace.read_only
    for name in ("answers.toml", "edits.toml", "workspace.toml"):
        if (folder / name).exists():
            assert "records" in tomli.loads((folder / name).read_text())["eof"]
    assert strays(folder) == strays(folder / "changes") == ()
    recorded = [
        int(change.after["value"].rpartition(" ")[2])  # type: ignore[index]
        for change in sorted(workspace._recording.changes, key=lambda one: one.n)
        if not (change.undoes or change.redoes)
    ]
    assert recorded == list(range(len(recorded)))
    assert recorded[-1] >= last
    for number in range(max(0, last - len(QUESTIONS) + 1), last + 1):
        entry = workspace.answers[QUESTIONS[number % len(QUESTIONS)]]
        shown = int(str(entry.value).rpartition(" ")[2])
        assert shown >= number
        assert shown % len(QUESTIONS) == number % len(QUESTIONS)
    while workspace.redo():
        pass  # what was recorded and not applied comes back, so that the count goes on
    workspace.close()
    return recorded[-1]


def _kill(home: Path, times: int) -> None:
    dice = random.Random(times)
    newest = -1
    for _ in range(times):
        last = _killed_after(home, newest + 1, dice.uniform(0, 0.2))
        newest = assert_kept(home, last)


@pytest.mark.bar
def test_killed_again_and_again_no_acknowledged_answer_is_lost(home: Path) -> None:
    _kill(home, KILLS)


def test_killed_twice_no_acknowledged_answer_is_lost(home: Path) -> None:
    _kill(home, 2)
