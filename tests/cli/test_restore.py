"""`coachtui restore`: what would change is said, and nothing is done unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import reads, run

pytestmark = pytest.mark.usefixtures("frozen")


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A backup, after which somebody went on."""
    run("answer", "aim", "A post near the sea")
    run("answer", "place", "2")
    run("--workspace", "Ana B.", "--create", "answer", "aim", "Hers")
    path = str(tmp_path / "mine.zip")
    assert run("backup", path).exit_code == 0
    run("answer", "aim", "Another one")
    run("answer", "offer", "A straight reference")
    return path


def test_it_says_what_would_change_and_leaves_it(file: str) -> None:
    result = run("restore", file, "--dry-run")
    assert result.exit_code == 0
    assert "Your own workspace (linkedin) would be as it was then." in result.stdout
    assert "Answers that would be others: aim." in result.stdout
    assert "Answers that would go: offer." in result.stdout
    assert "The workspace “Ana B.” is here just so." in result.stdout
    assert reads("answers")["aim"]["value"] == "Another one"


def test_without_a_terminal_it_waits_for_a_yes(file: str) -> None:
    result = run("restore", file)
    assert result.exit_code == 2
    assert "Add --yes" in result.stderr
    assert reads("answers")["aim"]["value"] == "Another one"
    result = run("restore", file, "--yes")
    assert result.exit_code == 0
    assert reads("answers")["aim"]["value"] == "A post near the sea"
    assert "What was there before is in" in result.stdout
    result = run("restore", file, "--yes")
    assert "there is nothing to take back" in result.stdout


def test_one_persons_alone_with_nothing_said_of_others(file: str) -> None:
    run("--workspace", "Ana B.", "answer", "aim", "Hers, later")
    result = run("--workspace", "Ana B.", "restore", file, "--yes")
    assert result.exit_code == 0
    assert "Your own" not in result.stdout
    assert reads("--workspace", "Ana B.", "answers")["aim"]["value"] == "Hers"
    assert reads("answers")["aim"]["value"] == "Another one"
    result = run("--workspace", "Bo", "restore", file, "--yes")
    assert result.exit_code == 2
    assert "Ana" not in result.stdout + result.stderr


def test_it_reports_in_json(file: str) -> None:
    said = reads("restore", file, "--dry-run")
    assert said["restored"] is False
    mine = next(one for one in said["workspaces"] if not one["label"])
    assert (mine["how"], mine["changed"], mine["gone"]) == ("other", ["aim"], ["offer"])


def test_what_is_no_backup_is_said(tmp_path: Path) -> None:
    (tmp_path / "letter.zip").write_text("Dear Ana")
    result = run("restore", str(tmp_path / "letter.zip"), "--yes")
    assert result.exit_code == 1
    assert "letter.zip can't be taken back: it is no zip" in result.stderr
