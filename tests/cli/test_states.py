"""`coachtui restore` without a file: earlier states are listed, compared, and taken back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.cli.run import fails, reads, run, says

pytestmark = pytest.mark.usefixtures("frozen")


@pytest.fixture
def folder(home: Path) -> Path:
    """A workspace's folder after three saves."""
    for words in ("One", "Two", "Three"):
        run("answer", "aim", words)
    run("strategy", "version", "--reason", "agreed")
    run("answer", "aim", "Four")
    return open_workspace(Home(home)).store.folder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits at a terminal."""
    monkeypatch.setattr("coachtui.cli.restore.answering", lambda: True)


def bytes_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def aim() -> object:
    return reads("answers")["aim"]["value"]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def test_the_states_are_listed_with_what_is_in_them(folder: Path) -> None:
    before = bytes_of(folder)
    said = says("restore")
    assert "  1  As it was before the last save: 1 answer" in said
    assert "`coachtui restore FILE.zip` takes a backup back." in said
    one, agreed = reads("restore")
    assert (agreed["kind"], agreed["parts"]) == ("agreed", ["answers", "edits"])
    assert (one["number"], one["name"], one["kind"]) == (1, "answers.toml.bak", "before")
    assert (one["answers"], one["parts"]) == (1, ["answers"])
    assert bytes_of(folder) == before


def test_where_there_is_none_it_is_said(home: Path) -> None:
    assert "There is no earlier state" in says("restore")
    assert reads("restore") == []
    assert not home.exists()


@pytest.mark.parametrize("named", ["1", "answers.toml.bak"])
def test_what_it_would_change_is_said_and_nothing_done(folder: Path, named: str) -> None:
    before = bytes_of(folder)
    said = says("restore", named, "--dry-run")
    assert "now   Four" in said
    assert "then  Three" in said
    told = fails(2, "restore", named)
    assert "Add --yes" in told
    assert bytes_of(folder) == before


def test_taken_back_it_says_where_the_other_is_and_undo_brings_it_back(folder: Path) -> None:
    said = says("restore", "1", "--yes")
    assert "Taken back." in said
    [path] = (folder / "quarantine").iterdir()
    assert str(path) in said
    assert b"Four" in path.read_bytes()
    assert aim() == "Three"
    assert "`coachtui lessons undo`" in said
    says("lessons", "undo")
    assert aim() == "Four"


@pytest.mark.usefixtures("asked")
def test_at_a_terminal_it_asks(folder: Path) -> None:
    before = bytes_of(folder)
    assert "Nothing was changed." in says("restore", "1", typed="n\n")
    assert bytes_of(folder) == before
    says("restore", "1", typed="y\n")
    assert aim() == "Three"


@pytest.mark.parametrize("named", ["3", "0", "99999999999", "answers.toml.bakk", "-"])
def test_one_that_is_not_there_is_said_with_those_that_are(folder: Path, named: str) -> None:
    before = bytes_of(folder)
    assert "state" in fails(2, "restore", named, "--yes")
    assert bytes_of(folder) == before


def test_a_file_is_a_backup_and_all_else_a_state(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for named in ("gone.zip", "some/where", "GONE.ZIP"):
        assert "can't be taken back" in fails(1, "restore", named, "--yes")
    (tmp_path / "1").write_text("a letter")
    assert "it is no zip" in fails(1, "restore", "1", "--yes")
    assert "second versions" in fails(2, "restore", "1", "--add")
    assert "Only one of" in fails(2, "restore", "1", "--add", "--put-away")


def test_what_could_not_be_read_comes_back(folder: Path) -> None:
    cut(folder / "answers.toml")
    harmed = (folder / "answers.toml").read_bytes()
    assert reads("restore")[0]["name"] == "newest"
    said = says("restore", "newest", "--yes")
    assert "Taken back." in said
    assert "undo" not in said
    assert aim() == "Four"
    assert harmed in [path.read_bytes() for path in (folder / "quarantine").iterdir()]


def test_an_earlier_one_may_be_taken_in_place_of_the_newest(folder: Path) -> None:
    run("answer", "aim", "Five")
    cut(folder / "answers.toml")
    number = next(one["number"] for one in reads("restore") if one["kind"] == "agreed")
    says("restore", str(number), "--yes")
    assert aim() == "Three"
    says("answer", "aim", "Six")


def test_where_nothing_is_known_the_list_says_so(folder: Path) -> None:
    shutil.rmtree(folder / "changes")
    shutil.rmtree(folder / "versions")
    (folder / "answers.toml.bak").unlink()
    cut(folder / "answers.toml")
    assert "There is no earlier state" in says("restore")


def test_what_a_newer_version_wrote_is_left(folder: Path) -> None:
    path = folder / "answers.toml"
    path.write_bytes(path.read_bytes().replace(b"schema = 1", b"schema = 9"))
    before = bytes_of(folder)
    assert "a newer coachtui wrote it" in fails(1, "restore", "1", "--yes")
    assert bytes_of(folder) == before


def test_beside_an_open_app_nothing_is_taken(home: Path, folder: Path) -> None:
    app = open_workspace(Home(home), holder="app")
    before = bytes_of(folder)
    assert "the open app" in fails(1, "restore", "1", "--yes")
    assert "then  Three" in says("restore", "1", "--dry-run")
    app.close()
    assert bytes_of(folder) == before


SECOND = "answers.sync-conflict-20261120-101500-ABC.toml"


@pytest.fixture
def second(home: Path, folder: Path) -> Path:
    """A second version of the answers."""
    run("--workspace", "Ana", "--create", "answer", "aim", "Hers")
    run("--workspace", "Ana", "answer", "trade", "Tuning")
    shutil.copy(open_workspace(Home(home), "Ana").store.folder / "answers.toml", folder / SECOND)
    return folder / SECOND


@pytest.mark.parametrize(
    ("words", "left", "trade"),
    [([], "Hers", "Tuning"), (["--add"], "Four", "Tuning"), (["--put-away"], "Four", None)],
)
def test_of_a_second_version_all_is_taken_or_some_or_nothing(
    second: Path, words: list[str], left: str, trade: str | None
) -> None:
    other = second.read_bytes()
    said = reads("restore", SECOND, "--yes", *words)
    assert aim() == left
    assert reads("answers").get("trade", {}).get("value") == trade
    assert not second.exists()
    assert other in [Path(path).read_bytes() for path in said["put_away"]]
    assert said["undo"] == (words != ["--put-away"])


def test_a_second_version_that_says_nothing_new_or_cannot_be_read_is_put_away(
    second: Path,
) -> None:
    shutil.copy(second.with_name("answers.toml"), second)
    assert "it says what stands already" in says("restore", SECOND, "--put-away", "--yes")
    second.write_bytes(b"")
    assert "--put-away" in fails(2, "restore", SECOND, "--yes")
    says("restore", SECOND, "--put-away", "--yes")
    assert not second.exists()
    assert "no second version" in fails(2, "restore", "1", "--put-away", "--yes")


def test_nothing_is_said_of_other_people(second: Path) -> None:
    said = run("--workspace", "Ana", "restore").output
    assert "Four" not in said
    assert SECOND not in said
