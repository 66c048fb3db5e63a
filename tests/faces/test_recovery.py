"""What is settled by keys and by lines leaves the same bytes, also among what was put away."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.sitting import until_said
from tests.terminal import Terminal

COMMAND = [sys.executable, "-m", "coachtui"]
HAND = 0.6
"""Seconds after which somebody who has read a question presses a key."""

SECOND = "answers.sync-conflict-20261120-101500-ABC.toml"


def did(env: dict[str, str], *words: str) -> None:
    subprocess.run([*COMMAND, *words], env=env, capture_output=True, timeout=30, check=True)


def harmed(env: dict[str, str], home: Path) -> None:
    """Somebody's answers were cut short, and a sync tool left a second version of them."""
    own = {**env, "COACHTUI_HOME": str(home)}
    for aim in ("Theirs", "Mine"):
        did(own, "answer", "aim", aim)
        if aim == "Theirs":
            did(own, "answer", "trade", "Tuning")
            [folder] = (home / "ws").iterdir()
            shutil.copy(folder / "answers.toml", folder / SECOND)
            did(own, "answer", "trade", "--clear")
    path = folder / "answers.toml"
    path.write_bytes(path.read_bytes()[:60])


def left(home: Path) -> dict[str, bytes]:
    """All that says what somebody said, or said before, or put away."""
    [folder] = (home / "ws").iterdir()
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize(
    "then",
    ["a", pytest.param("k", marks=pytest.mark.bar), pytest.param("o", marks=pytest.mark.bar)],
)
def test_taking_back_and_settling_leave_the_same(
    env: dict[str, str], tmp_path: Path, then: str
) -> None:
    harmed(env, tmp_path / "keys")
    shutil.copytree(tmp_path / "keys", tmp_path / "lines")
    before = left(tmp_path / "keys")
    keys = {**env, "COACHTUI_HOME": str(tmp_path / "keys")}
    with Terminal(COMMAND, env=keys, size=(80, 24), cwd=tmp_path) as terminal:
        for said, key in (
            ("can't be read as a whole", "t"),
            ("Two versions of your answers", then),
        ):
            until_said(terminal, said)
            until_said(terminal, "F1 help")
            time.sleep(HAND)
            terminal.press(key)
        terminal.gone("Two versions of your answers")
        until_said(terminal, "saved")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    lines = {**env, "COACHTUI_HOME": str(tmp_path / "lines"), "TERM": "dumb"}
    with Terminal(COMMAND, env=lines, size=(80, 24), cwd=tmp_path) as terminal:
        for said, typed in (
            ("can't be read as a whole", "t"),
            ("Two versions of your answers", then),
            ("Welcome back.", ":quit"),
        ):
            until_said(terminal, said)
            terminal.type(typed)
            terminal.press("enter")
        assert terminal.exit_code() == 0
    assert left(tmp_path / "keys") == left(tmp_path / "lines") != before
    put_away = [data for name, data in left(tmp_path / "lines").items() if "quarantine" in name]
    assert {before["answers.toml"], before[SECOND]} <= {*put_away}
