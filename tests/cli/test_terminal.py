"""Commands on a real terminal: the one question, Ctrl+C, and the width of the screen."""

from __future__ import annotations

from tests.cli.run import PROGRAM, reads, run
from tests.terminal import Terminal


def opened(env: dict[str, str], *words: str, size: tuple[int, int] = (80, 24)) -> Terminal:
    return Terminal([*PROGRAM, *words], env=env, size=size)


def test_a_workspace_is_made_after_one_question(env: dict[str, str]) -> None:
    with opened(env, "--workspace", "Anna B.", "answer", "aim", "Hers") as terminal:
        terminal.until("There is no workspace “Anna B.” yet.")
        terminal.type("y")
        terminal.press("enter")
        terminal.until("aim: answered.")
        assert terminal.exit_code() == 0
    assert reads("answers", "--workspace", "Anna B.")["aim"]["value"] == "Hers"


def test_a_workspace_is_not_made_on_a_no(env: dict[str, str]) -> None:
    with opened(env, "--workspace", "Anna", "card") as terminal:
        terminal.until("Make it, for a client?")
        terminal.press("enter")
        assert terminal.exit_code() == 2
    assert run("--workspace", "Anna", "card").exit_code == 2


def test_ctrl_c_at_the_question_makes_nothing(env: dict[str, str]) -> None:
    with opened(env, "--workspace", "Anna", "card") as terminal:
        terminal.until("Make it, for a client?")
        terminal.asleep()
        terminal.press("ctrl+c")
        assert terminal.exit_code() == 130
        assert "Traceback" not in terminal.screen()
    assert run("--workspace", "Anna", "card").exit_code == 2


def test_a_page_is_no_wider_than_the_screen(env: dict[str, str]) -> None:
    env = {name: value for name, value in env.items() if name not in ("COLUMNS", "LINES")}
    with opened(env, "strategy", size=(50, 40)) as terminal:
        assert terminal.exit_code() == 0
        assert b"in-refuse" in terminal.raw
        assert max(map(len, terminal.raw.decode().split("\r\n"))) <= 50
