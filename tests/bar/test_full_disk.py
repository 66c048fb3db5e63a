"""R6: on a disk with any little room left, files are old or new, and room heals it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coachtui.files.errors import SaveError
from coachtui.files.save import create, strays
from coachtui.files.toml import read
from coachtui.pack.load import load
from coachtui.workspace import archive
from coachtui.workspace.backup import backup, contents_of
from coachtui.workspace.home import BEFORE, Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.restoring import restore
from tests.bar import homes
from tests.bar.figures import Measured
from tests.bar.saver import SMALL

pytestmark = pytest.mark.row("R6")

STEP, SIZE = 4096, 512 * 1024
PACK = load(SMALL)
Check = Callable[[bool], None]
LONG = "words and more words " * 1000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte."""
    path = tmp_path / "disk"
    path.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=700", "tmpfs", str(path)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield path
    subprocess.run(["umount", "-l", str(path)], check=True)


def fill(disk: Path, room: int) -> Path:
    """Leave so much room, in bytes."""
    path = disk / "filling"
    path.write_bytes(b"")
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    path.write_bytes(b"x" * max(0, free - room))
    return path


def _rooms(times: int) -> range:
    return range(0, times * STEP, STEP)


def _save_with(disk: Path, times: int) -> None:
    workspace = open_workspace(Home(disk / "home"), holder="app", pack=PACK)
    workspace.answer("aim", "before")
    workspace.answer("scene", LONG)
    workspace.flush()
    path = workspace.store.folder / "answers.toml"
    failed = 0
    for number, room in enumerate(_rooms(times)):
        filling = fill(disk, room)
        workspace.answer("aim", f"words number {number}")
        workspace.draft("place", f"draft number {number}")
        told = _told(workspace.flush)
        failed += bool(told)
        assert not told or ("the disk is full" in told and "are needed" in told)
        assert workspace.unsaved == bool(told)
        assert _is_whole(path)
        assert strays(path.parent) == ()
        filling.unlink()
        workspace.flush()
        assert not workspace.unsaved
        assert f"words number {number}".encode() in path.read_bytes()
    assert 0 < failed < times
    workspace.close()
    again = open_workspace(Home(disk / "home"), pack=PACK)
    assert again.answers["aim"].value == f"words number {times - 1}"
    values = [change.after["value"] for change in again.history("aim")]  # type: ignore[index]
    assert values == ["before", *(f"words number {number}" for number in range(times))]


def _told(save: Callable[[], object]) -> str:
    """What is said when a save fails; nothing where it doesn't."""
    try:
        save()
    except SaveError as error:
        return str(error)
    return ""


def _is_whole(path: Path) -> bool:
    document = read(path)
    return document.fault is None and not document.by_hand


@pytest.mark.bar
def test_saving_with_any_little_room(disk: Path, measured: Measured) -> None:
    _save_with(disk, 50)
    measured(rooms=50, lost=0)


@pytest.mark.bar
def test_exporting_with_any_little_room(disk: Path, measured: Measured) -> None:
    failed = 0
    for room in _rooms(50):
        filling = fill(disk, room)
        export = disk / "card.html"
        told = _told(lambda: create(export, LONG.encode() * 5))  # noqa: B023
        failed += bool(told)
        assert not told or "the disk is full, and 105 kB are needed" in told
        assert export.exists() == (not told)
        assert told or export.read_bytes() == LONG.encode() * 5
        export.unlink(missing_ok=True)
        assert strays(disk) == ()
        filling.unlink()
    assert 0 < failed < 50
    measured(rooms=50, half_written=0)


def _with_room(disk: Path, times: int, action: Callable[[], object], check: Check) -> None:
    """Do something with ever more room; what is needed is said, and room heals it."""
    failed = 0
    for room in _rooms(times):
        filling = fill(disk, room)
        told = _told(action)
        failed += bool(told)
        assert not told or ("the disk is full" in told and "needed" in told), told
        check(not told)
        filling.unlink(missing_ok=True)
    assert 0 < failed < times


@pytest.mark.bar
def test_backing_up_with_any_little_room(disk: Path, tmp_path: Path) -> None:
    homes.make(tmp_path)
    old, path = archive.read(tmp_path / "old.zip"), disk / "file.zip"

    def check(done: bool) -> None:
        assert path.exists() == done
        assert not done or archive.read(path) == old
        path.unlink(missing_ok=True)
        assert strays(disk) == ()

    _with_room(disk, 20, lambda: backup(Home(tmp_path / "home"), path), check)


@pytest.mark.bar
def test_taking_a_backup_back_with_any_little_room(disk: Path) -> None:
    homes.make(disk)
    old, new = (archive.read(disk / f"{name}.zip") for name in ("old", "new"))
    home = Home(disk / "home")

    def check(done: bool) -> None:
        found = contents_of(home)
        assert all(data in (old.get(name), new.get(name)) for name, data in found.items())
        assert found == new or not done
        assert strays(home.path) == ()
        (disk / "filling").unlink()
        restore(home, old, disk / "old.zip")
        assert contents_of(home) == old
        for path in (home.path / BEFORE).iterdir():
            path.unlink()

    _with_room(disk, 30, lambda: restore(home, new, disk / "new.zip"), check)


def test_saving_with_hardly_any_room(disk: Path) -> None:
    _save_with(disk, 20)
