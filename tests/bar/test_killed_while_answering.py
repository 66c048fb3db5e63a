"""R3: killed at any moment while answers are entered, no acknowledged answer is lost."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest
import tomli

from coachtui.files.save import strays
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.bar.answering import QUESTIONS
from tests.bar.figures import Measured
from tests.bar.saver import opened_pack
from tests.bar.warm import Warm, warm

pytestmark = pytest.mark.row("R3")

KILLS = int(os.environ.get("BAR_KILLS", "200"))
"""Before a release 2,000, by this variable."""

EACH = 25
"""Kills over one home: all that was ever recorded is looked through after each."""


def _killed_after(process: Warm, home: Path, first: int, seconds: float) -> int:
    """Enter answers from a number on, and be killed; the last number that was acknowledged."""
    pid = process.copy(home, first)
    said = process.line()
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    return max(int(line) for line in [said, *process.rest()[:-1]])


def assert_kept(home: Path, last: int) -> int:
    """All up to an acknowledged answer is there; the number of the newest that was recorded."""
    workspace = open_workspace(Home(home), holder="command", pack=opened_pack())
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


def _kill(home: Path, times: int) -> int:
    """Be killed so often; how many answers were recorded, none of them lost."""
    dice, recorded = random.Random(times), 0
    with warm("answering") as process:
        for begin in range(0, times, EACH):
            newest = -1
            for _ in range(min(EACH, times - begin)):
                place = home / str(begin)
                last = _killed_after(process, place, newest + 1, dice.uniform(0, 0.06))
                newest = assert_kept(place, last)
            recorded += newest + 1
    return recorded


@pytest.mark.bar
def test_killed_again_and_again_no_acknowledged_answer_is_lost(
    home: Path, measured: Measured
) -> None:
    measured(kills=KILLS, answers=_kill(home, KILLS), lost=0)


def test_killed_twice_no_acknowledged_answer_is_lost(home: Path) -> None:
    _kill(home, 2)
