"""A backup that is made, and one that is taken back: what must hold wherever that breaks off."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.workspace import archive
from coachtui.workspace.backup import backup, contents_of
from coachtui.workspace.home import BEFORE, RESTORING, Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.restore_plan import planned
from coachtui.workspace.restoring import restore

SMALL = Path(__file__).resolve().parents[1] / "packs" / "small"
LAST = ("answers.toml", "workspace.toml")
"""What comes back after all else of a workspace."""

Action = Callable[[], object]


@cache
def _pack() -> Pack:
    return load(SMALL)


def _say(home: Home, words: str) -> None:
    workspace = open_workspace(home, holder="command", pack=_pack())
    workspace.answer("aim", words)
    workspace.edit("first-aim", note=words)
    workspace.draft("place", words)
    workspace.close()


def make(folder: Path) -> None:
    """A home that says what is old, and a backup beside it of when it said what is new.

    What is taken back is new, whichever was there first; ``old.zip`` holds what was there.
    """
    home = Home(folder / "home")
    _say(home, "new")
    backup(home, folder / "new.zip")
    _say(home, "old")
    backup(home, folder / "old.zip")


def backing_up(folder: Path) -> Action:
    """Make a backup."""
    return lambda: backup(Home(folder / "home"), folder / "file.zip")


def taking_back(folder: Path) -> Action:
    """Take the backup back."""
    files = archive.read(folder / "new.zip")
    return lambda: restore(Home(folder / "home"), files, folder / "new.zip")


def assert_backed_up(folder: Path, *, saved: bool) -> None:
    """It is whole, or isn't there, or is empty; the home is as it was."""
    path = folder / "file.zip"
    old = archive.read(folder / "old.zip")
    assert contents_of(Home(folder / "home")) == old
    if saved or (path.exists() and path.stat().st_size):
        assert archive.read(path) == old


def assert_taken_back(folder: Path, *, saved: bool) -> None:
    """Each file is old or new; where it broke off it is said, and both states can be had."""
    home = Home(folder / "home")
    old, new = (archive.read(folder / f"{name}.zip") for name in ("old", "new"))
    found = contents_of(home)
    for name, data in found.items():
        assert data in (old.get(name), new.get(name)), name
    if saved:
        assert found == new
    _assert_answers_last(found, old, new)
    if found not in (old, new):
        assert (home.path / RESTORING).exists()
        assert any("broke off" in said for said in open_workspace(home, pack=_pack()).notices)
        [put_away] = (home.path / BEFORE).glob("before-*.zip")
        assert archive.read(put_away) == old
    restore(home, new, folder / "new.zip")
    assert contents_of(home) == new
    assert not (home.path / RESTORING).exists()
    assert planned(home, new).nothing
    workspace = open_workspace(home, holder="command", pack=_pack())
    assert workspace.answers["aim"].value == "new"
    workspace.close()


def _assert_answers_last(
    found: Mapping[str, bytes], old: Mapping[str, bytes], new: Mapping[str, bytes]
) -> None:
    answers = next(name for name in new if name.endswith(f"/{LAST[0]}"))
    if found[answers] != old[answers]:
        others = [name for name in new if not name.endswith(LAST)]
        assert [name for name in others if found.get(name) != new[name]] == []
