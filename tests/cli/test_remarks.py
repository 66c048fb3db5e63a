"""What is said of a draft that a command answers with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import remarked
from tests.cli.run import reads, says
from tests.remarked import BAD, MENDED


@pytest.fixture(autouse=True)
def used(tmp_path: Path) -> None:
    says("pack", "use", str(remarked.remarked(tmp_path / "remarked")))


def test_a_draft_is_kept_and_spoken_of() -> None:
    told = says("answer", "scene", BAD)
    assert "Worth a thought: What would one person say of it?" in told
    assert "    “An amazing talk.”" in told
    assert "    Guideline: I picture one person, and their words." in told
    assert "    Guideline: There are 20 minutes: I speak to somebody." in told


def test_json_carries_what_is_said() -> None:
    assert reads("answer", "scene", BAD)["guided"][0] == {
        "remark": "grand",
        "words": "What would one person say of it?",
        "sentence": "An amazing talk.",
        "line": "chapter",
        "guideline": "I picture one person, and their words.",
    }
    assert reads("answer", "scene", MENDED)["guided"] == []


def test_a_draft_that_is_left_for_later_is_not_spoken_of() -> None:
    assert "Worth a thought" not in says("answer", "scene", BAD, "--unsure")
