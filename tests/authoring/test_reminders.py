"""Reminders in the deep check: what they say, what is ticked for them, what they read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coachtui.authoring.check import check_folder
from coachtui.pack.mistakes import Mistake
from tests.conftest import REPOSITORY


def found(folder: Path, file: str, old: str, new: str) -> tuple[Mistake, ...]:
    """All that the check says of the pack with reminders, with one thing changed."""
    shutil.copytree(REPOSITORY / "tests" / "packs" / "rounds", folder, dirs_exist_ok=True)
    text = (folder / file).read_text("utf-8")
    assert text.count(old) == 1
    (folder / file).write_text(text.replace(old, new), "utf-8")
    return check_folder(folder)[1]


def test_nothing_is_wrong_with_the_pack_itself(tmp_path: Path) -> None:
    assert found(tmp_path, "pack.toml", "minutes = 20", "minutes = 21") == ()


def test_a_pipe_in_a_title_is_a_mistake(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "pack.toml", "Look at my bicycle", "Look at {way}")
    assert "reminder `care`: `title` has a pipe" in one.what
    assert not one.remark


def test_a_reminder_for_which_nothing_is_ticked_is_remarked_upon(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "lines.toml", 'do = "lights"', 'do = "once"')
    assert "reminder `lights`: no line is ticked for it" in one.what
    assert one.remark


@pytest.mark.parametrize(
    ("key", "question"),
    [
        (
            'every = "care-every"\nspans = { month = "1m", quarter = "3m", year = "1y" }\n',
            "care-every",
        ),
        ('time = "care-time"\ntimes = { morning = "08:30", evening = "18:00" }\n', "care-time"),
    ],
)
def test_what_a_reminder_reads_is_used_and_what_it_no_longer_reads_is_not(
    tmp_path: Path, key: str, question: str
) -> None:
    (one,) = found(tmp_path, "pack.toml", key, "")
    assert one.what == f"question `{question}`: nothing reads it"
