"""`coachtui restore`: what would change is said, and nothing is done unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.workspace.home import Home
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


@pytest.fixture
def elsewhere(tmp_path: Path) -> str:
    """A backup that somebody else made of their own answers and of a client's called Ana B."""
    other = ("--home", str(tmp_path / "other"))
    run(*other, "answer", "aim", "Somebody else's")
    run(*other, "--workspace", "Ana B.", "--create", "answer", "aim", "Said to somebody else")
    run(*other, "--workspace", "Cleo", "--create", "answer", "aim", "Cleo's")
    path = str(tmp_path / "theirs.zip")
    assert run(*other, "backup", path).exit_code == 0
    return path


@pytest.mark.parametrize("asked", ["--yes", "--dry-run"])
def test_another_ones_own_answers_never_stand_in_for_ones_own(
    file: str, elsewhere: str, asked: str, home: Path
) -> None:
    _ = file  # somebody has answered here
    before = sorted(home.rglob("*"))
    result = run("restore", elsewhere, asked)
    assert result.exit_code == 1
    told = " ".join(result.stderr.split())
    assert "theirs.zip can't be taken back here" in told
    assert "--home FOLDER" in told
    assert "Nothing was changed." in told
    assert sorted(home.rglob("*")) == before
    assert reads("answers")["aim"]["value"] == "Another one"


def test_nor_those_of_a_client_who_is_called_the_same(file: str, elsewhere: str) -> None:
    _ = file
    result = run("restore", elsewhere, "--workspace", "Ana B.", "--yes")
    assert result.exit_code == 1
    assert "another workspace “Ana B.”" in " ".join(result.stderr.split())
    assert reads("--workspace", "Ana B.", "answers")["aim"]["value"] == "Hers"


def test_a_client_whom_nobody_here_is_called_like_can_be_taken_alone(
    file: str, elsewhere: str
) -> None:
    _ = file
    assert run("restore", elsewhere, "--workspace", "Cleo", "--yes").exit_code == 0
    assert reads("--workspace", "Cleo", "answers")["aim"]["value"] == "Cleo's"


def test_where_nothing_was_said_yet_a_backup_is_taken_back(
    elsewhere: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACHTUI_NOW", "2026-11-23T20:00:00Z")  # a new machine, looked at first
    Home(home).create("", "self")
    Home(home).create("Ana B.")
    assert run("restore", elsewhere, "--yes").exit_code == 0
    assert reads("answers")["aim"]["value"] == "Somebody else's"
    assert reads("--workspace", "Ana B.", "answers")["aim"]["value"] == "Said to somebody else"


def test_a_client_is_found_in_a_backup_however_the_name_is_typed(elsewhere: str) -> None:
    assert run("restore", elsewhere, "--workspace", "ana  b.", "--yes").exit_code == 0
    assert reads("--workspace", "Ana B.", "answers")["aim"]["value"] == "Said to somebody else"


def test_it_says_how_a_client_is_opened(elsewhere: str) -> None:
    told = run("restore", elsewhere, "--workspace", "Ana B.", "--yes").stdout
    assert "`coachtui --workspace 'Ana B.'` opens the workspace “Ana B.”." in told
    told = run("restore", elsewhere, "--workspace", "Ana B.", "--yes").stdout
    assert "opens" not in told, "nothing new is here"


def test_of_several_clients_it_is_said_once(elsewhere: str) -> None:
    told = " ".join(run("restore", elsewhere, "--yes").stdout.split())
    assert "Each of these is opened by its name: `coachtui --workspace " in told
    assert told.count("opened by") == 1


def test_what_is_no_backup_is_said(tmp_path: Path) -> None:
    (tmp_path / "letter.zip").write_text("Dear Ana")
    result = run("restore", str(tmp_path / "letter.zip"), "--yes")
    assert result.exit_code == 1
    assert "letter.zip can't be taken back: it is no zip" in result.stderr
