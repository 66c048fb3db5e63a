"""`coachtui pack new`: a pack begun by a command, checked and gone on with at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.pack.load import load
from tests.cli.run import fails, reads, says

pytestmark = pytest.mark.usefixtures("frozen")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_once: None) -> None:
    """Somebody who writes packs, in a folder of theirs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("coachtui.pack.load.load", load)


def test_it_is_written_checked_and_gone_on_with(home: Path) -> None:
    told = says("pack", "new", "garden", "--title", "What I lend")
    assert "“What I lend” is written into garden; its id is garden." in told
    assert "coachtui pack preview garden" in told
    assert not home.exists()
    assert "Nothing is wrong" in says("pack", "check", "garden")
    says("pack", "use", "garden")
    says("answer", "thing", "The long ladder")
    says("answer", "line", "met")
    assert reads("decide", "in", "--fact", "known=friend")["verdict"] == "lend"
    assert "The long ladder" in says("checklist")


def test_it_reports_as_data_too() -> None:
    made = reads("pack", "new", "Green House")
    assert (made["id"], made["title"]) == ("green-house", "Green House")
    assert "lessons/lending.md" in made["files"]


def test_a_name_with_a_space_stands_quoted_in_what_to_say_next() -> None:
    assert "coachtui pack check 'Green House'" in says("pack", "new", "Green House")


def test_a_folder_that_is_not_empty_is_refused() -> None:
    says("pack", "new", "garden")
    before = Path("garden/pack.toml").read_text("utf-8")
    assert "garden isn't empty" in fails(1, "pack", "new", "garden", "--title", "Other")
    assert Path("garden/pack.toml").read_text("utf-8") == before
