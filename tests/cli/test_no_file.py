"""What stands in the place of a file and is none: nobody waits for it, and it can be mended."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coachtui.workspace.home import Home
from tests.cli.run import program, reads, says

NAMES = ("answers.lock", "answers.toml", "drafts.toml", "edits.toml", "workspace.toml")
COMMANDS = (
    ["--plain"],
    ["answer", "aim", "Others"],
    ["answers"],
    ["decide", "in"],
    ["doctor"],
    ["doctor", "--mend"],
    ["restore"],
    ["restore", "newest", "--yes"],
)


@pytest.fixture
def folder(home: Path) -> Path:
    """The folder of somebody's own workspace, with words in it."""
    for words in ("Clients", "Friends"):
        says("answer", "aim", words)
    own = Home(home).own()
    assert own
    return Home(home).folder(own)


@pytest.mark.parametrize("name", NAMES)
def test_a_pipe_is_waited_for_by_no_command(name: str, env: dict[str, str], folder: Path) -> None:
    for words in COMMANDS:
        (folder / name).unlink(missing_ok=True)
        os.mkfifo(folder / name)
        done = program(env, words, b":quit\n" * 3)
        assert b"nobody foresaw" not in done.stderr, words


@pytest.mark.parametrize("name", ["answers.toml", "workspace.toml"])
def test_what_the_doctor_says_of_a_pipe_mends_it(
    name: str, env: dict[str, str], folder: Path
) -> None:
    (folder / name).unlink()
    os.mkfifo(folder / name)
    assert b"coachtui restore newest" in program(env, ["doctor"]).stdout
    assert program(env, ["restore", "newest", "--yes"]).returncode == 0
    assert reads("answers")["aim"]["value"] == "Friends"
    assert program(env, ["doctor"]).returncode == 0


def test_a_pipe_among_the_reports_of_crashes_is_none(env: dict[str, str], folder: Path) -> None:
    reports = folder.parents[1] / "reports"
    reports.mkdir()
    os.mkfifo(reports / "crash-2026-11-22T200000Z-0a1b.txt")
    assert b"no reports" in program(env, ["doctor", "reports"]).stdout
    assert program(env, ["doctor"]).returncode == 0
