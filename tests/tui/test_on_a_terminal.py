"""The app on a real terminal: how it begins, how it is ended from outside, what it writes."""

from __future__ import annotations

import re
import signal
import sys
from pathlib import Path

import pytest

from coachtui.files.locks import Holder, holder
from coachtui.workspace.home import Home
from coachtui.workspace.open import LOCK, open_workspace
from tests.terminal import Terminal

pytestmark = pytest.mark.bar

COMMAND = [sys.executable, "-m", "coachtui"]


def begun(terminal: Terminal) -> None:
    terminal.until("Begin")
    terminal.press("enter")
    terminal.until("Which is nearest")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_ended_from_outside_it_saves_first(
    env: dict[str, str], home: Path, number: signal.Signals
) -> None:
    with Terminal(COMMAND, env=env) as terminal:
        begun(terminal)
        terminal.press("1", "enter")
        terminal.until("year from now")
        terminal.type("Bev rang on a Tuesday")
        terminal.until("Bev rang on a Tuesday")
        terminal.kill(number)
        assert terminal.exit_code() == 128 + number
    workspace = open_workspace(Home(home))
    assert workspace.answers["tuesday"].value == "Bev rang on a Tuesday"


def test_leaving_by_its_key_gives_zero_and_the_terminal_back(env: dict[str, str]) -> None:
    with Terminal(COMMAND, env=env) as terminal:
        begun(terminal)
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
        assert b"\x1b[?1049l" in terminal.raw


def test_opened_anew_beside_a_window_that_was_closed_it_ends_as_any(
    env: dict[str, str], home: Path
) -> None:
    first = open_workspace(Home(home), holder="app")
    first.answer("start", "new")
    first.flush()
    with Terminal(COMMAND, env=env) as terminal:
        terminal.until("Open in another window")
        first.close()
        terminal.press("t")
        terminal.until("Everything can be changed here now")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    assert holder(first.store.folder / LOCK) == Holder()


def test_nothing_that_was_pasted_is_obeyed_by_the_terminal(env: dict[str, str]) -> None:
    with Terminal(COMMAND, env=env) as terminal:
        begun(terminal)
        terminal.press("1", "enter")
        terminal.until("year from now")
        terminal.paste("one \u202etwo\u2028three")
        terminal.until("one two three")
        terminal.paste("\x1b]52;c;aGk=\x07")
        terminal.press("escape")
        terminal.until("Tuesday")
        assert b"\x1b]52;" not in terminal.raw
        assert "\u202e".encode() not in terminal.raw


def test_without_colours_it_sends_none(env: dict[str, str]) -> None:
    with Terminal(COMMAND, env={**env, "NO_COLOR": "1"}) as terminal:
        begun(terminal)
        terminal.press("1")
        terminal.until("●")
        colour = rb"\x1b\[[0-9;]*(?:3[0-7]|38;[25]|4[0-7]|48;[25]|9[0-7])[;m]"
        assert not re.search(colour, terminal.raw)
