"""Commands in tests: run in this process, or as a program of their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from coachtui.cli.app import app
from tests.sitting import words_of

PROGRAM = (sys.executable, "-m", "coachtui")


def run(*words: str, typed: str | bytes | None = None) -> Result:
    """Run a command line; what it prints and its exit code."""
    return CliRunner().invoke(app, words, input=typed)


def says(*words: str, typed: str | bytes | None = None) -> str:
    """What a command prints; it must succeed."""
    result = run(*words, typed=typed)
    assert result.exit_code == 0, result.output
    return result.stdout


def reads(*words: str, typed: str | bytes | None = None) -> Any:  # noqa: ANN401  (JSON)
    """What a command reports as JSON."""
    return json.loads(says(*words, "--json", typed=typed))


def fails(code: int, *words: str, typed: str | bytes | None = None) -> str:
    """What a command says on standard error when it exits with a code."""
    result = run(*words, typed=typed)
    assert result.exit_code == code, result.output
    assert "\ncoachtui: " in f"\n{result.stderr}", result.output
    assert "nobody foresaw" not in result.stderr, result.output
    return result.stderr


def question(id_: str) -> dict[str, Any]:
    """One question as the commands report it."""
    return next(one for one in reads("questions") if one["id"] == id_)


def program(
    env: Mapping[str, str], words: Sequence[str], typed: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a command line as a program of its own."""
    return subprocess.run(
        [*PROGRAM, *words],
        env=dict(env),
        input=typed,
        stdin=subprocess.DEVNULL if typed is None else None,
        capture_output=True,
        timeout=60,
        check=False,
    )


def rightless(env: Mapping[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command line as somebody who isn't the administrator."""
    drop = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"]
    drop = [] if os.geteuid() else drop
    if drop and (not shutil.which(drop[0]) or subprocess.call([*drop, "true"])):
        pytest.skip("no rights can be dropped here")
    line = [*drop, *PROGRAM, *words]
    return subprocess.run(line, env=env, capture_output=True, text=True, timeout=60, check=False)


__all__ = [
    "PROGRAM",
    "fails",
    "program",
    "question",
    "reads",
    "rightless",
    "run",
    "says",
    "words_of",
]
