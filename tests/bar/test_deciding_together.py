"""R8: decisions are recorded from anywhere, also beside an open app, and none is lost."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from coachtui.files.save import strays
from coachtui.pack.load import load
from coachtui.pack.source import find
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.workspace import Workspace
from tests.bar.figures import Measured

pytestmark = pytest.mark.row("R8")

KILLS = int(os.environ.get("BAR_KILLS", "20"))

PACK = load(find("linkedin"))
TYPED = [id_ for id_, one in PACK.questions.items() if one.kind in ("text", "prose")][:2]


def _record(home: Path, name: str, count: int) -> list[int]:
    """Record decisions by commands; the numbers of those that were acknowledged."""
    command = [sys.executable, "-m", "tests.bar.recording", str(home), name, str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return [int(line) for line in done.stdout.split()]


def _numbers(workspace: Workspace, name: str) -> list[int]:
    """The numbers of the decisions about somebody, in the order of the log."""
    names = [one.name.rpartition(" ") for one in workspace.decisions.all()]
    return [int(number) for who, _, number in names if who == name]


def _beside_an_open_app(home: Path, count: int, *names: str) -> None:
    app = open_workspace(Home(home), holder="app", pack=PACK)
    app.answer(TYPED[0], "mine")
    with ThreadPoolExecutor(len(names)) as pool:
        acknowledged = list(pool.map(lambda name: _record(home, name, count), names))
    assert acknowledged == [list(range(count)) for _ in names]
    app.answer(TYPED[1], "mine too")
    app.close()
    for workspace in (app, open_workspace(Home(home), pack=PACK)):
        assert [_numbers(workspace, name) for name in names] == acknowledged
        assert len(workspace.decisions.all()) == count * len(names)
        assert workspace.decisions.damaged == ()
        assert [workspace.answers[id_].value for id_ in TYPED] == ["mine", "mine too"]


@pytest.mark.bar
@pytest.mark.long
def test_three_hundred_decisions_beside_an_open_app_are_all_kept(home: Path) -> None:
    _beside_an_open_app(home, 300, "[/] Ana \u202e")


@pytest.mark.bar
@pytest.mark.long
def test_two_who_record_a_hundred_and_fifty_each_lose_nothing(home: Path) -> None:
    _beside_an_open_app(home, 150, "Ana", "Ben")


def test_two_who_record_five_each_beside_an_open_app_lose_nothing(home: Path) -> None:
    _beside_an_open_app(home, 5, "Ana", "[/] Ben \u202e")


def _decided_beside_an_open_app(home: Path, count: int) -> None:
    """Decide by the command itself, each a process of its own; all of it is kept."""
    app = open_workspace(Home(home), holder="app", pack=PACK)
    app.answer(TYPED[0], "mine")
    command = [sys.executable, "-m", "tests.bar.commands", str(home), str(count), "--json"]
    words = ["decide", "in", "--fact", "known=refuse", "--name", "Ana {n}"]
    done = subprocess.run([*command, *words], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    told = _each(done.stdout)
    app.answer(TYPED[1], "mine too")
    app.close()
    assert {one["verdict"] for one in told} == {"decline"}
    kept = open_workspace(Home(home), pack=PACK).decisions.all()
    assert [one.id for one in kept] == [one["recorded"] for one in told]
    assert _numbers(app, "Ana") == list(range(count))


def _each(reports: str) -> list[dict[str, object]]:
    """Reports in JSON, one behind the other."""
    found, place = [], 0
    while reports[place:].strip():
        one, place = json.JSONDecoder().raw_decode(reports, place)
        found.append(one)
        place += len(reports[place:]) - len(reports[place:].lstrip())
    return found


@pytest.mark.bar
def test_three_hundred_decide_commands_beside_an_open_app_are_all_kept(
    home: Path, measured: Measured
) -> None:
    _decided_beside_an_open_app(home, 300)
    measured(decisions_beside_an_open_app=300, lost=0)


def test_two_decide_commands_beside_an_open_app_are_both_kept(home: Path) -> None:
    _decided_beside_an_open_app(home, 2)


def _killed_while_recording(home: Path, name: str, seconds: float) -> list[int]:
    """Record without end and be killed; the numbers of those that were acknowledged."""
    command = [sys.executable, "-m", "tests.bar.recording", str(home), name, "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout
        said = process.stdout.readline()
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGKILL)
        # The last line may be half written.
        lines = (said + process.stdout.read()).split("\n")[:-1]
    return [int(line) for line in lines]


def _kill_who_records(home: Path, times: int) -> None:
    dice = random.Random(times)  # so that a failure can be repeated
    app = open_workspace(Home(home), holder="app", pack=PACK)
    for nth in range(times):
        acknowledged = _killed_while_recording(home, f"run {nth}", dice.uniform(0, 0.2))
        recorded = _numbers(app, f"run {nth}")
        assert acknowledged == list(range(len(acknowledged)))
        assert recorded in (acknowledged, [*acknowledged, len(acknowledged)])
        assert app.decisions.damaged == ()
        started = time.monotonic()
        assert _numbers(app, "between") == list(range(nth))
        assert _record(home, "between", 1) == [0]
        [last] = [one for one in app.decisions.all() if one.name == "between 0"][-1:]
        app.decisions.amend(last.id, name=f"between {nth}")
        assert time.monotonic() - started < 30
        assert strays(app.store.folder / "decisions") == ()
    app.close()


@pytest.mark.bar
@pytest.mark.long
def test_killed_again_and_again_no_acknowledged_decision_is_lost(home: Path) -> None:
    _kill_who_records(home, KILLS)


def test_killed_twice_no_acknowledged_decision_is_lost(home: Path) -> None:
    _kill_who_records(home, 2)


def test_a_recorder_that_was_killed_while_it_held_the_lock_blocks_nobody(home: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path\n"
        "from coachtui.files import locks\n"
        "locks.take(Path(sys.argv[1]), 'command')\n"
        "os.kill(os.getpid(), 9)\n"
    )
    app = open_workspace(Home(home), holder="app", pack=PACK)
    lock = app.store.folder / "decisions.lock"
    subprocess.run([sys.executable, "-c", script, str(lock)], check=False)
    assert b"command" in lock.read_bytes()
    assert _record(home, "Ana", 1) == [0]
    assert _numbers(app, "Ana") == [0]
    app.close()
