"""What is said of a draft once it is given, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.pack.model import Pack
from tests import remarked
from tests.plain.hold import given, hold_at, value
from tests.remarked import BAD, MENDED


@pytest.fixture(autouse=True)
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pack:
    found = remarked.pack(tmp_path)
    monkeypatch.setattr("coachtui.workspace.packs.read", lambda *_, **__: found)
    return found


def test_words_that_were_given_are_spoken_of_with_the_way_to_mend(home: Path) -> None:
    held = hold_at(home, "scene", BAD, ":quit")
    assert held.says(
        "Worth a thought: What would one person say of it?",
        "“An amazing talk.”",
        "Guideline: I picture one person, and their words.",
        "It is kept. :edit scene mends it",
    )
    assert value(home, "scene") == BAD


def test_words_that_are_fine_are_not_spoken_of(home: Path) -> None:
    assert "Guideline" not in hold_at(home, "scene", MENDED, ":quit").said


def test_the_way_to_mend_it_leads_there(home: Path) -> None:
    held = hold_at(home, "scene", BAD, ":edit scene", MENDED, "", ":quit")
    assert held.said.count("Guideline") == 2  # both of the first words
    assert value(home, "scene") == MENDED


def test_a_visit_speaks_of_new_words_too(home: Path) -> None:
    given(home, {"scene": MENDED})
    held = hold_at(home, "aim", ":edit scene", BAD, "", ":quit")
    assert held.says("Worth a thought: What would one person say of it?", ":edit scene mends it")
