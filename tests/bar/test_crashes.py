"""S12: an error that nobody foresaw, in every command and at any prompt, tells of nobody.

Of the screens it is held in `test_every_screen`.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main
from typer.testing import Result

from coachtui import crash
from coachtui.cli.commands import COMMANDS
from coachtui.plain.talk import Talk
from tests.bar import every
from tests.bar.every import ELSEWHERE, LOOKING, WRITING, Words
from tests.bar.figures import Measured
from tests.cli.conftest import made_once, read_once
from tests.cli.run import run, says

pytestmark = [
    pytest.mark.bar,
    pytest.mark.row("S12"),
    pytest.mark.usefixtures("frozen", "made_once", "read_once"),
]
__all__ = ["made_once", "read_once"]

CANARY = "Bev O. Canary"
LINES = ["", "1", "1", CANARY, ":why", ":hint", ":map", "", ":strategy", ":review", "", ":export"]
"""What is typed in the linear mode, from the first question on."""


def broken(*_: object, **__: object) -> None:
    """What nobody foresaw, with words in what it says and in what it holds."""
    held = f"{CANARY} in {Path.home()}"
    raise RuntimeError(held)


def leaf(words: Words) -> object:
    """The command that a line calls, as the command line knows it."""
    module = importlib.import_module(f"coachtui.cli.{COMMANDS[words[0]]}")
    made = typer.main.get_command(module.app)
    within = getattr(made, "commands", {})
    return within.get(words[1], made) if len(words) > 1 else made


def assert_nothing_told(home: Path, result: Result, what: object) -> None:
    """A few words and the kind of the error; a report that anybody may read."""
    assert result.exit_code == 1, (what, result.output)
    report, *_ = crash.reports(home)
    for told in (result.stdout[-400:], result.stderr, report.read_text()):
        assert "Traceback" not in told, what
        assert str(Path.home()) not in told, what
    for told in (result.stderr, report.read_text()):
        assert "Canary" not in told, what
        assert "RuntimeError" in told, what
    assert report.name in result.stderr, what
    report.unlink()


def test_no_command_tells_of_anybody(
    tmp_path: Path,
    small_folder: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    measured: Measured,
) -> None:
    beside = tmp_path / "beside"
    every.prepare(beside, small_folder, CANARY)
    lines = [*LOOKING, *WRITING, *ELSEWHERE]
    for words in lines:
        with monkeypatch.context() as patch:
            patch.setattr(leaf(words), "callback", broken)
            result = run(*every.filled(words, beside))
        assert_nothing_told(home, result, words)
        assert result.stdout == "", words
    measured(commands_crashed=len(lines), words_told=0)


def counted(monkeypatch: pytest.MonkeyPatch, breaks_at: int) -> Iterator[int]:
    """How often something was asked, with an error at one of the prompts; 0: at none."""
    ask = Talk.ask
    asked = 0

    def asking(talk: Talk, *given: object, **named: object) -> str:
        nonlocal asked
        asked += 1
        if asked == breaks_at:
            broken()
        return ask(talk, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Talk, "ask", asking)
    while True:
        yield asked


def test_no_prompt_of_the_linear_mode_tells_of_anybody(
    home: Path, monkeypatch: pytest.MonkeyPatch, measured: Measured
) -> None:
    says("answer", "tuesday", CANARY)
    typed = "".join(f"{line}\n" for line in [*LINES, ":quit"])
    with monkeypatch.context() as patch:
        asked = counted(patch, 0)
        next(asked)
        assert run("--plain", typed=typed).exit_code == 0
        prompts = next(asked)
    assert prompts > 8
    for place in range(1, prompts + 1):
        with monkeypatch.context() as patch:
            next(counted(patch, place))
            result = run("--plain", typed=typed)
        assert_nothing_told(home, result, f"prompt {place}")
    measured(prompts_crashed=prompts, words_told=0)
