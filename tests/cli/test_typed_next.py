"""What a command says to type next does it for the same person, and in the same home."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.run import run, says

pytestmark = pytest.mark.usefixtures("frozen")

HERS = ("--workspace", "Ana B.")
LESSON = "link-strategically"


@pytest.fixture(autouse=True)
def hers(frozen: object) -> None:
    """A client of whom something is known, and one of whom nothing is."""
    _ = frozen
    says(*HERS, "--create", "answer", "aim", "Her aim")
    says(*HERS, "answer", "aim", "Her other aim")
    says("--workspace", "Bo", "--create", "where")


def named(*words: str) -> list[str]:
    """The commands that a command names."""
    result = run(*words)
    told = " ".join((result.stdout + result.stderr).split())
    return re.findall(r"`(coachtui[^`]*)`", told)


@pytest.mark.parametrize(
    "words",
    [
        ["restore"],
        ["restore", "1", "--yes"],
        ["calendar"],
        ["lessons", "forget", LESSON],
        ["lessons", "undo"],
        ["pack", "use", "meetings"],
        ["strategy", "diff"],
        ["strategy", "versions"],
        ["page", "--output", "page.md"],
    ],
    ids=" ".join,
)
def test_a_clients_command_names_commands_for_that_client(words: list[str]) -> None:
    found = named(*HERS, *words)
    assert found
    assert all(one.startswith("coachtui --workspace 'Ana B.' ") for one in found), found


@pytest.mark.parametrize("words", [["answers"], ["review"]], ids=" ".join)
def test_where_nothing_is_answered_too(words: list[str]) -> None:
    assert named("--workspace", "Bo", *words) == ["coachtui --workspace Bo questions"]


def test_a_pack_is_said_to_be_opened_for_whom_it_is() -> None:
    told = " ".join(says(*HERS, "pack", "use", "meetings").split())
    assert "From here on coachtui --workspace 'Ana B.' opens “Which meetings" in told


def test_in_another_home_the_home_is_named_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    other = str(tmp_path / "other")
    assert named("--home", other, "answers") == [f"coachtui --home {other} questions"]


def test_ones_own_names_nobody() -> None:
    assert named("answers") == ["coachtui questions"]
