"""Breaking one thing in the small pack, and finding it named by the deep check."""

from __future__ import annotations

import shutil
from pathlib import Path

from coachtui.authoring.check import check_folder
from coachtui.pack.load import read
from coachtui.pack.mistakes import Mistake

SMALL = Path(__file__).resolve().parents[1] / "packs" / "small"
LESSON = "lessons/which-talks.md"
SECOND = "lessons/give-the-talk.md"

Case = tuple[str, str, str, str, str, str]
"""A file, what stands in it, what an author wrote there, the place of the mistake as in
`Pack.places`, words of what is wrong, words of what to write instead."""


def broken(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """Copy the small pack with changes: file, what stands there once, what stands there now."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    for file, old, new in changes:
        text = (folder / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    return folder


def found(folder: Path, *changes: tuple[str, str, str]) -> tuple[Mistake, ...]:
    """All that the check says of the small pack with changes."""
    return check_folder(broken(folder, *changes))[1]


def assert_named(case: Case, folder: Path, *, remark: bool = False) -> None:
    """Check that what an author broke is named at its place, with its mend."""
    file, old, new, place, what, instead = case
    mistakes = found(folder, (file, old, new))
    pack, _ = read(folder)
    assert pack is not None
    at = pack.places[place]
    there = [m for m in mistakes if (m.file, m.line, m.remark) == (at.file, at.line, remark)]
    assert any(what in m.what and instead in m.instead for m in there), mistakes
