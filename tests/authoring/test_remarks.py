"""Remarks that nobody uses, that cite nothing, that can never speak or never be silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.authoring.check import check_folder
from tests.remarked import remarked

CASES = {
    "a remark that no question takes": (
        "lessons/which-talks.md",
        'remarks = ["grand", "crowd", "long"]',
        'remarks = ["grand", "crowd"]',
        "remark `long`: no question takes it",
        'remarks = ["long"]',
    ),
    "a guideline that isn't there": (
        "remarks.toml",
        'line = "chapter"',
        'line = "chapters"',
        "remark `grand`: `line` names `chapters`, which isn't there",
        "`chapter`",
    ),
    "a guideline for each row": (
        "lines.toml",
        'id = "slots"\nsection = "before"\n',
        'id = "slots"\neach = "circle"\nsection = "before"\n',
        "`line` names `slots`, which is a line for each row",
        "stands once",
    ),
    "what it looks for is ruled out": (
        "remarks.toml",
        'lacks = ["<quote>", "<number>"]',
        'lacks = ["AMAZING", "hug*"]',
        "remark `grand`: it never speaks",
        "one of the two",
    ),
    "a sign is ruled out": (
        "remarks.toml",
        'has = ["<grand>"]',
        'has = ["<number>", "take 2"]',
        "remark `grand`: it never speaks",
        "one of the two",
    ),
    "longer than anything may be": (
        "remarks.toml",
        "longer = 400",
        "longer = 100000",
        "`longer` is 100000, and 100000 characters fit at most",
        "lower",
    ),
    "a remark that can't be silenced": (
        "remarks.toml",
        'has = ["everybody", "crowd*"]',
        'lacks = ["café", "Cafe"]\nleast = 2',
        "it always speaks: `least` is 2, and only 1 of `lacks` differ",
        "no difference",
    ),
    "a pipe that leads nowhere": (
        "remarks.toml",
        "Who stands in front?",
        "Who stands in front of {nobody}?",
        "remark `crowd`: `say` pipes `nobody`, which isn't there",
        "",
    ),
}


def changed(folder: Path, file: str, old: str, new: str) -> Path:
    remarked(folder)
    text = (folder / file).read_text()
    assert text.count(old) == 1
    (folder / file).write_text(text.replace(old, new))
    return folder


def test_remarks_that_are_fine_pass(tmp_path: Path) -> None:
    mistakes = check_folder(remarked(tmp_path / "pack"))[1]
    assert [one for one in mistakes if "remark" in one.what and not one.remark] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "what", "instead"), CASES.values(), ids=CASES.keys()
)
def test_what_is_broken_is_named(
    file: str, old: str, new: str, what: str, instead: str, tmp_path: Path
) -> None:
    mistakes = check_folder(changed(tmp_path / "pack", file, old, new))[1]
    assert any(what in one.what and instead in one.instead for one in mistakes), mistakes


def test_part_of_what_it_looks_for_may_be_ruled_out(tmp_path: Path) -> None:
    new = 'lacks = ["huge*", "amazingly"]'
    folder = changed(tmp_path / "pack", "remarks.toml", 'lacks = ["<quote>", "<number>"]', new)
    assert not any("never speaks" in one.what for one in check_folder(folder)[1])


def test_an_example_that_is_spoken_of_is_remarked_upon(tmp_path: Path) -> None:
    folder = changed(
        tmp_path / "pack",
        "lessons/which-talks.md",
        'example = "A ward sister',
        'example = "A crowd, and a ward sister',
    )
    said = [one.what for one in check_folder(folder)[1] if one.remark]
    assert "remark `crowd`: it speaks of the example of `scene`" in said
