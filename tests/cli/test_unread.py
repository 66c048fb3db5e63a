"""Where the answers can't be read, nothing is told that would pass for what somebody said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import fails, run, says

OF_ANSWERS = [
    "answers",
    "answers --json",
    "answers worksheet",
    "calendar --output mine.ics",
    "card",
    "card --json",
    "checklist --output mine.txt --overwrite",
    "decide in --fact rather-not=no",
    "decide in --json",
    "lessons",
    "page card",
    "questions",
    "rehearse",
    "review",
    "strategy",
    "strategy --json",
    "strategy tensions",
]
OF_OTHERS = [
    "cues link-strategically",
    "decisions",
    "page",
    "restore",
    "strategy versions",
    "where",
]


@pytest.fixture
def unread(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    says("answer", "aim", "Friends")
    [file] = home.glob("ws/*/answers.toml")
    file.write_bytes(file.read_bytes() + b'[cut = "sho')
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.txt").write_text("of yesterday")


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize("words", OF_ANSWERS)
def test_what_rests_on_answers_is_not_told(words: str) -> None:
    result = run(*words.split())
    assert (result.exit_code, result.stdout) == (1, "")
    assert "answers.toml couldn't be read as a whole" in result.stderr
    assert "coachtui doctor" in result.stderr
    assert Path("mine.txt").read_text() == "of yesterday"
    assert not Path("mine.ics").exists()


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize("words", OF_OTHERS)
def test_what_does_not_is_told_with_a_word_on_it(words: str) -> None:
    result = run(*words.split())
    assert result.exit_code == 0, result.output
    assert result.stdout
    assert "answers.toml couldn't be read as a whole" in result.stderr


@pytest.mark.usefixtures("unread")
def test_a_change_is_refused() -> None:
    assert "Nothing was changed" in fails(1, "answer", "aim", "Others")


def test_what_a_newer_coachtui_wrote_is_told_as_far_as_it_is_understood(home: Path) -> None:
    says("answer", "aim", "Friends")
    [file] = home.glob("ws/*/answers.toml")
    file.write_text(file.read_text().replace("schema = 1", "schema = 99"))
    result = run("answers")
    assert result.exit_code == 0
    assert "Friends" in result.stdout
    assert "newer" in result.stderr
