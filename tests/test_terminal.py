"""The tests' own terminal shows and sends what a real one would."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.terminal import KEYS, Terminal, environment

KEY_BY_KEY = """
import os, sys, termios, tty
before = termios.tcgetattr(0)
tty.setraw(0)
print("ready", end="\\r\\n", flush=True)
while (data := os.read(0, 100)) != b"q":
    print(data.hex(), end="\\r\\n", flush=True)
termios.tcsetattr(0, termios.TCSADRAIN, before)
"""


def python(code: str, env: dict[str, str], size: tuple[int, int] = (80, 24)) -> Terminal:
    return Terminal([sys.executable, "-c", code], env=env, size=size)


def test_words_stand_on_the_screen(env: dict[str, str]) -> None:
    with python("print('one'); print('żółw')", env) as terminal:
        assert terminal.until("żółw").startswith("one\nżółw")
        assert terminal.exit_code() == 0


def test_waiting_in_vain_shows_the_screen(env: dict[str, str]) -> None:
    with python("print('something else', flush=True); input()", env) as terminal:
        terminal.until("something else")
        with pytest.raises(AssertionError, match=r"seconds passed.*\nsomething else"):
            terminal.until("never written", timeout=0.1)


def test_waiting_stops_when_the_program_ends(env: dict[str, str]) -> None:
    with (
        python("print('over')", env) as terminal,
        pytest.raises(AssertionError, match="the program ended"),
    ):
        terminal.until("never written")


def test_words_go_when_they_are_overwritten(env: dict[str, str]) -> None:
    code = "print('here', end='', flush=True); input(); print('\\x1b[2J', end='', flush=True)"
    with python(code, env) as terminal:
        terminal.until("here")
        terminal.press("enter")
        assert "here" not in terminal.gone("here")


@pytest.mark.parametrize("key", ["enter", "f2", "f12", "ctrl+n", "shift+tab", "pagedown", "x", "é"])
def test_a_key_arrives_as_a_terminal_sends_it(env: dict[str, str], key: str) -> None:
    with python(KEY_BY_KEY, env) as terminal:
        terminal.until("ready")
        terminal.press(key)
        terminal.until(KEYS.get(key, key).encode().hex())
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_an_unknown_key_is_refused(env: dict[str, str]) -> None:
    with python("input()", env) as terminal, pytest.raises(KeyError, match="cmd"):
        terminal.press("cmd+q")


def test_a_paste_is_marked_as_one(env: dict[str, str]) -> None:
    with python(KEY_BY_KEY, env) as terminal:
        terminal.until("ready")
        terminal.paste("a\nb")
        terminal.until(b"\x1b[200~a\nb\x1b[201~".hex())


def test_a_full_screen_program_has_a_screen_of_its_own(env: dict[str, str]) -> None:
    code = """
print("before", flush=True)
print("\\x1b[?1049h\\x1b[Hinside", end="", flush=True)
input()
print("\\x1b[?1049lafter", flush=True)
"""
    with python(code, env) as terminal:
        assert "before" not in terminal.until("inside")
        terminal.press("enter")
        assert "inside" not in terminal.until("after")
        assert "before" in terminal.screen()


def test_a_sequence_in_two_pieces_is_one(env: dict[str, str]) -> None:
    code = """
import sys, time
for piece in ("a\\x1b[<", "1u", "b\\x1b", "[2Cc", "\\x1bPq#", "secret\\x1b", "\\\\d"):
    sys.stdout.write(piece); sys.stdout.flush(); time.sleep(0.02)
"""
    with python(code, env) as terminal:
        assert terminal.until("d").startswith("ab  cd\n")


def test_a_program_that_writes_much_is_never_blocked(env: dict[str, str]) -> None:
    with python("print('x' * 300_000); print('done')", env) as terminal:
        assert terminal.exit_code() == 0
        assert terminal.raw.count(b"x") == 300_000
        assert "done" in terminal.screen()


def test_a_resize_reaches_the_program(env: dict[str, str]) -> None:
    code = """
import os, signal
def tell(*_):  # not by print: a signal while it is printing is refused as a reentrant call
    os.write(1, b"%d by %d\\n" % os.get_terminal_size())
signal.signal(signal.SIGWINCH, tell)
tell()
while True:
    signal.pause()
"""
    with python(code, env, size=(100, 30)) as terminal:
        terminal.until("100 by 30")
        terminal.resize(60, 20)
        terminal.until("60 by 20")


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_program_tells_what_killed_it(env: dict[str, str], number: signal.Signals) -> None:
    with python("print('ready', flush=True); input()", env) as terminal:
        terminal.until("ready")
        terminal.kill(number)
        assert terminal.exit_code() == -number


def test_a_program_that_fails_tells_its_code(env: dict[str, str]) -> None:
    with python("raise SystemExit(2)", env) as terminal:
        assert terminal.exit_code() == 2


def test_the_environment_is_the_given_one_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "somewhere")
    monkeypatch.setenv("NO_COLOR", "1")
    given = environment(tmp_path, ACCESSIBLE="1")
    with python("import os; print(sorted(os.environ))", given, size=(200, 24)) as terminal:
        terminal.until("ACCESSIBLE")
        assert "SSH_CONNECTION" not in terminal.screen()
        assert "NO_COLOR" not in terminal.screen()


def test_two_programs_can_run_side_by_side(env: dict[str, str]) -> None:
    waits = "print(input('who? '))"
    with python(waits, env) as one, python(waits, env) as other:
        one.until("who?")
        other.until("who?")
        one.type("first\r")
        other.type("second\r")
        one.until("\nfirst")
        other.until("\nsecond")
