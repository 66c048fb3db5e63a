"""`coachtui undo` and `coachtui redo`: a step back, and forth again."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.pack.load import load
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.cli.run import fails, reads, says


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch, small_folder: Path) -> None:
    pack = load(small_folder)
    monkeypatch.setattr("coachtui.workspace.packs.read", lambda *_, **__: pack)


def aim() -> object:
    return reads("answers").get("aim", {}).get("value")


def test_the_last_change_is_taken_back_and_said_by_name() -> None:
    says("answer", "aim", "calm wards")
    says("answer", "aim", "calmer wards")
    assert says("undo").strip().endswith("has its earlier answer again.")
    assert aim() == "calm wards"
    assert says("undo").strip().endswith("is open again.")
    assert aim() is None


def test_it_is_brought_back_as_long_as_nothing_else_was_changed() -> None:
    says("answer", "aim", "calm wards")
    says("undo")
    assert says("redo").strip().endswith("is answered again.")
    assert aim() == "calm wards"
    says("undo")
    says("answer", "place", "2")
    assert "There is nothing to bring back" in fails(1, "redo")


def test_an_edit_of_a_line_is_a_change_too() -> None:
    says("answer", "aim", "calm wards")
    line = reads("strategy")["lines"][0]["id"]
    says("strategy", "edit", line, "--note", "mine")
    assert reads("undo")["id"] == line
    assert aim() == "calm wards"


def test_with_nothing_to_take_back_it_says_so() -> None:
    assert "There is nothing to take back" in fails(1, "undo")
    assert "There is nothing to bring back" in fails(1, "redo")


def test_while_an_app_holds_the_answers_nothing_is_taken_back(home: Path) -> None:
    says("answer", "aim", "calm wards")
    other = open_workspace(Home(home), holder="app")
    try:
        fails(1, "undo")
    finally:
        other.close()
    assert aim() == "calm wards"
