"""The same answers in the same order leave the same bytes, whichever face was used."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.sitting import SHIPPED, asked, by_commands, by_lines, saved

pytestmark = pytest.mark.bar

COMMAND = [sys.executable, "-m", "coachtui"]


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize(
    ("persona", "route", "number"), [("grace", "core", 2), ("marek", "door", 3)]
)
def test_commands_and_lines_leave_the_same_bytes(
    env: dict[str, str], tmp_path: Path, persona: str, route: str, number: int
) -> None:
    steps = list(asked(SHIPPED, persona, route))
    one = {**env, "COACHTUI_HOME": str(tmp_path / "one")}
    other = {**env, "COACHTUI_HOME": str(tmp_path / "other")}
    by_commands(COMMAND, one, steps)
    by_lines(COMMAND, other, steps, [str(number)])
    assert saved(tmp_path / "one")[0] == saved(tmp_path / "other")[0]
