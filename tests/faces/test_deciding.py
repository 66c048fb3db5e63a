"""The same decisions and edits leave the same, whichever face was used."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
import tomli_w

from tests.sitting import SHIPPED, saved, until_said
from tests.terminal import Terminal

pytestmark = pytest.mark.bar

COMMAND = [sys.executable, "-m", "coachtui"]
Env = Mapping[str, str]

PULL = next(one for one in SHIPPED.tensions if one.id == "recruiters-ask")


def run(env: Env, *words: str, typed: str = "") -> str:
    done = subprocess.run(
        [*COMMAND, *words],
        env=dict(env),
        input=typed,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, (words, done.stdout[-2000:], done.stderr)
    return done.stdout


def by_commands(env: Env) -> None:
    first = json.loads(run(env, "rehearse", "--json"))[0]
    verdict = first["choices"][0]["id"]
    known = ["--fact", "known=vouch", "--fact", "hat=none"]
    run(env, "decide", "in", *known)
    against = ["--chosen", "wait", "--reason", "pressure"]
    run(env, "decide", "in", *known, "--name", "Ana [/]", *against)
    left_open = ["--fact", "known=?", "--fact", "note=line", "--fact", "hat=none"]
    run(env, "decide", "in", *left_open, "--fact", "link=list")
    run(env, "rehearse", f"{first['id']}={verdict}")
    run(env, "strategy", "keep", PULL.id, "--why", "Some are fine")


def by_lines(env: Env) -> None:
    lines = [
        *(":decide in", "5", "0", "", ""),
        *(":decide in", "5", "0", "n", "Ana [/]", "a", "2", "3", ""),
        *(":decide in", "?", "2", "0", "5", ""),
        *(":rehearse", "1", ""),
        *(":tensions", "1", "3", "Some are fine"),
    ]
    run(env, "--plain", typed="".join(f"{line}\n" for line in [*lines, ":quit"]))


def by_keys(env: Env) -> None:
    with Terminal(COMMAND, env=env, size=(100, 40)) as terminal:
        terminal.until("Decide on somebody now")
        terminal.press("d", "1", "5", "0")
        terminal.press("enter")
        until_said(terminal, "Kept on 22 November 2026: accept.")
        terminal.press("d", "1", "5", "0")
        until_said(terminal, "Your answer would be: accept.")
        terminal.press("n")
        until_said(terminal, "A name or initials")
        _write(terminal, "Ana [/]")
        until_said(terminal, "Ana [/] ·")
        terminal.press("a")
        until_said(terminal, "What do you do instead?")
        terminal.press("2")
        until_said(terminal, "And why, this time?")
        terminal.press("3")
        until_said(terminal, "Kept on 22 November 2026, Ana [/]: wait and look.")
        terminal.press("d", "1", "?", "2", "0", "5")
        until_said(terminal, "It depends on what you can't tell.")
        terminal.press("escape")
        terminal.until("Decide on somebody now")
        terminal.press("h")
        until_said(terminal, "card 1 of 8")
        terminal.press("1")
        until_said(terminal, "card 2 of 8")
        terminal.press("escape")
        terminal.until("Decide on somebody now")
        _keep_both(terminal)
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


def _write(terminal: Terminal, words: str) -> None:
    """Write words into a dialog that has just come."""
    time.sleep(0.3)  # as fast as a person is who reads it first
    terminal.type(words)
    terminal.until(words)
    terminal.press("enter")


def _keep_both(terminal: Terminal) -> None:
    terminal.press("a")
    until_said(terminal, PULL.text)
    terminal.press("ctrl+home", "enter")
    until_said(terminal, "keep both, on purpose")
    terminal.press("k")
    until_said(terminal, "Why keep both?")
    _write(terminal, "Some are fine")
    until_said(terminal, "Kept, on purpose.")
    terminal.press("escape")
    terminal.until("Decide on somebody now")


def decided(home: Path) -> list[list[tuple[str, object]]]:
    """The lines of the log, without their ids."""
    [log] = home.glob("ws/*/decisions/*.jsonl")
    rows = [json.loads(line, object_pairs_hook=list) for line in log.read_text().splitlines()]
    return [[(key, one) for key, one in row if key != "id"] for row in rows]


@pytest.fixture
def begun(env: dict[str, str], tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """Somebody who answered everything and agreed to it, for each face anew."""
    env["COACHTUI_NOW"] = "2026-11-22T20:00:00Z"
    home = tmp_path / "begun"
    grace = next(one for one in SHIPPED.personas if one.id == "grace")
    at = {**env, "COACHTUI_HOME": str(home)}
    run(at, "answers", "load", "-", typed=tomli_w.dumps({"answers": dict(grace.answers)}))
    run(at, "strategy", "version")

    def copied(face: str) -> dict[str, str]:
        shutil.copytree(home, tmp_path / face)
        return {**env, "COACHTUI_HOME": str(tmp_path / face)}

    return copied


FACES: Sequence[Callable[[Env], None]] = (by_commands, by_lines, by_keys)


def test_the_same_decisions_and_edits_leave_the_same(
    begun: Callable[[str], dict[str, str]], tmp_path: Path
) -> None:
    for face in FACES:
        face(begun(face.__name__))
    homes = [tmp_path / face.__name__ for face in FACES]
    first, *others = [(saved(home), decided(home)) for home in homes]
    assert len(first[1]) == 3
    assert b"Some are fine" in first[0][1]
    for other in others:
        assert other == first
