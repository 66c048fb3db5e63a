"""A whole sitting with real keys on a real terminal, from an empty home to exported pages."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.sitting import SHIPPED, asked, by_keys, by_lines, saved
from tests.terminal import Terminal

COMMAND = [sys.executable, "-m", "coachtui"]
SIZES = [(80, 24), (120, 36)]
ROUTES = [("grace", "core", "2"), ("marek", "door", "3")]


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x36"])
@pytest.mark.parametrize(("persona", "route", "key"), ROUTES, ids=["core", "door"])
def test_a_sitting_by_keys_leaves_what_the_linear_mode_leaves(
    env: dict[str, str],
    tmp_path: Path,
    persona: str,
    route: str,
    key: str,
    size: tuple[int, int],
) -> None:
    steps = list(asked(SHIPPED, persona, route))
    keys = {**env, "COACHTUI_HOME": str(tmp_path / "keys")}
    lines = {**env, "COACHTUI_HOME": str(tmp_path / "lines")}
    with Terminal(COMMAND, env=keys, size=size, cwd=tmp_path) as terminal:
        terminal.until("Begin")
        terminal.press(key)
        by_keys(terminal, steps)
        terminal.until("Enough for today")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    by_lines(COMMAND, lines, steps, [key])
    assert saved(tmp_path / "keys") == saved(tmp_path / "lines")
