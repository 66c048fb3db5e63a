"""R8: several at once: every change is kept, or it is told at once who stands in the way."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from coachtui.pack.load import load
from coachtui.pack.source import find
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.bar.figures import Measured

pytestmark = pytest.mark.row("R8")

PACK = load(find("linkedin"))
TYPED = [id_ for id_, one in PACK.questions.items() if one.kind in ("text", "prose")][:2]


def _answer_often(home: Path, question: str, count: int) -> None:
    words = [question, "words number {n}"]
    command = [sys.executable, "-m", "tests.bar.commands", str(home), str(count), "answer", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.count(f"{question}: answered.") == count, done.stdout[-2000:]
    assert "failed" not in done.stdout


def _two_at_once(home: Path, count: int) -> None:
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda question: _answer_often(home, question, count), TYPED))
    workspace = open_workspace(Home(home), pack=PACK)
    assert len(Home(home).workspaces()) == 1
    for question in TYPED:
        values = [change.after["value"] for change in workspace.history(question)]  # type: ignore[index]
        assert values == [f"words number {number}" for number in range(count)]
        assert workspace.answers[question].value == f"words number {count - 1}"
    assert [change.n for change in workspace._recording.changes] == list(range(1, 2 * count + 1))


@pytest.mark.bar
def test_two_times_three_hundred_commands_lose_nothing(home: Path, measured: Measured) -> None:
    _two_at_once(home, 300)
    measured(commands=600, lost=0)


def test_two_times_five_commands_lose_nothing(home: Path) -> None:
    _two_at_once(home, 5)


def test_a_command_beside_an_open_app_is_told_at_once_and_changes_nothing(home: Path) -> None:
    app = open_workspace(Home(home), holder="app", pack=PACK)
    app.answer(TYPED[0], "mine")
    app.flush()
    command = [sys.executable, "-m", "coachtui", "--home", str(home), "answer", TYPED[0], "theirs"]
    starts, tellings = [], []
    for _ in range(3):
        started = time.monotonic()
        subprocess.run([*command[:5], "lessons"], capture_output=True, check=True)
        starts.append(time.monotonic() - started)
        started = time.monotonic()
        told = subprocess.run(command, capture_output=True, text=True, check=False)
        tellings.append(time.monotonic() - started)
    assert min(tellings) < min(starts) + 1  # who waited for the lock took two seconds more
    assert told.returncode == 1
    assert "the open app" in told.stderr
    assert "Traceback" not in told.stderr
    app.close()
    assert open_workspace(Home(home), pack=PACK).answers[TYPED[0]].value == "mine"


def test_what_a_killed_app_left_behind_stops_no_command(home: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path\n"
        "from coachtui.workspace.home import Home\n"
        "from coachtui.workspace.open import open_workspace\n"
        "open_workspace(Home(Path(sys.argv[1])), holder='app')\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(home)], check=False)
    [lock] = home.glob("ws/*/answers.lock")
    assert b"app" in lock.read_bytes()
    _answer_often(home, TYPED[0], 1)
