"""Installing a pack: it is in the home whole, or the one before is, and why is told in words."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from pathlib import Path

import pytest

from coachtui.files import locks
from coachtui.files.errors import Held, SaveError
from coachtui.pack.folder import read_files
from coachtui.pack.load import load
from coachtui.pack.mistakes import PackError
from coachtui.pack.source import DEFAULT, find
from coachtui.workspace import packs
from coachtui.workspace.errors import NotInstalled
from coachtui.workspace.home import Home
from coachtui.workspace.installing import LOCK, install
from tests.workspace.conftest import SMALL


@pytest.fixture
def files(small_folder: Path) -> dict[str, bytes]:
    """The files of the small pack."""
    return read_files(small_folder, [])


def test_an_installed_pack_is_read_as_it_was_written(at: Home, files: dict[str, bytes]) -> None:
    folder = install(at, "small", files)
    assert packs.place(at, "small") == folder
    assert packs.installed(at) == ("small",)
    assert load(folder) == SMALL
    assert packs.read(at, "small", may_keep=False).digest == SMALL.digest


def test_nobody_else_may_look_into_it(at: Home, files: dict[str, bytes]) -> None:
    folder = install(at, "small", files)
    for path in (folder.parent, folder, *folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_a_later_one_takes_the_place_of_an_earlier_one(at: Home, files: dict[str, bytes]) -> None:
    install(at, "small", files)
    changed = files["pack.toml"].replace(SMALL.title.encode(), b"Speaking less")
    install(at, "small", {**files, "pack.toml": changed})
    assert packs.read(at, "small", may_keep=True).title == "Speaking less"
    assert packs.installed(at) == ("small",)


def test_one_that_ships_is_found_and_one_that_is_neither_is_not(at: Home) -> None:
    assert packs.place(at, DEFAULT) == find(DEFAULT)
    assert packs.installed(at) == ()
    for name in ("nothing-such", "..", "../ws", "", ".small.old", "a/b"):
        with pytest.raises(FileNotFoundError):
            packs.place(at, name)


def test_one_that_lost_a_file_is_broken_and_not_gone(at: Home, files: dict[str, bytes]) -> None:
    folder = install(at, "small", files)
    (folder / "pack.toml").unlink()
    with pytest.raises(PackError, match=r"pack\.toml"):
        packs.read(at, "small", may_keep=False)
    assert packs.installed(at) == ("small",)


def test_what_an_interruption_left_is_found_and_read(at: Home, files: dict[str, bytes]) -> None:
    folder = install(at, "small", files)
    folder.rename(folder.with_name(".small.old"))
    assert packs.installed(at) == ("small",)
    assert packs.read(at, "small", may_keep=False).digest == SMALL.digest


@pytest.mark.parametrize("kind", ["file", "link", "lost link"])
def test_what_stands_in_its_place_is_not_removed(
    at: Home, files: dict[str, bytes], kind: str, tmp_path: Path
) -> None:
    root = at.path / packs.PACKS
    root.mkdir(parents=True)
    if kind == "file":
        (root / "small").write_text("mine")
    else:
        target = tmp_path / "elsewhere"
        if kind == "link":
            target.mkdir()
        (root / "small").symlink_to(target)
    with pytest.raises(NotInstalled, match="a file" if kind == "file" else "a link"):
        install(at, "small", files)
    assert (root / "small").is_symlink() == (kind != "file")
    assert sorted(path.name for path in root.iterdir()) == [LOCK, "small"]


def test_where_packs_is_a_file_it_is_told(at: Home, files: dict[str, bytes]) -> None:
    at.path.mkdir()
    (at.path / packs.PACKS).write_text("mine")
    with pytest.raises(NotInstalled, match="a file stands where the folder should be"):
        install(at, "small", files)
    assert packs.installed(at) == ()


@pytest.mark.parametrize(
    ("number", "cause", "instead"),
    [
        (errno.ENOSPC, "the disk is full", "Make room"),
        (errno.EROFS, "the disk can only be read", "--home"),
        (errno.EACCES, "you may not write there", "--home"),
    ],
)
@pytest.mark.parametrize("call", ["open", "mkdir"])
def test_a_disk_that_is_full_or_only_to_be_read_is_told_and_changes_nothing(
    at: Home,
    files: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    number: int,
    cause: str,
    instead: str,
) -> None:
    install(at, "small", files)
    real = getattr(os, call)

    def failing(path: str | Path, *args: object, **rest: object) -> object:
        if ".small.new" in str(path):
            raise OSError(number, os.strerror(number))
        return real(path, *args, **rest)

    monkeypatch.setattr(os, call, failing)
    with pytest.raises(NotInstalled) as told:
        install(at, "small", {"pack.toml": b"schema = 1"})
    assert cause in told.value.why
    assert instead in told.value.instead
    monkeypatch.undo()
    assert packs.read(at, "small", may_keep=False).digest == SMALL.digest


def test_what_the_disk_has_not_confirmed_is_told_as_that(
    at: Home, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unconfirmed(_: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("coachtui.files.folders.confirm", unconfirmed)
    with pytest.raises(SaveError, match="has not confirmed"):
        install(at, "small", files)
    assert packs.read(at, "small", may_keep=False).digest == SMALL.digest


def test_two_never_install_at_the_same_time(
    at: Home, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    install(at, "small", files)
    monkeypatch.setattr("coachtui.files.locks.WAIT", 0.05)
    lock = locks.take(at.path / packs.PACKS / LOCK, "app")
    try:
        with pytest.raises(Held):
            install(at, "small", files)
    finally:
        lock.release()
    install(at, "small", files)


def test_a_pack_removed_by_hand_is_no_longer_there(at: Home, files: dict[str, bytes]) -> None:
    shutil.rmtree(install(at, "small", files))
    assert packs.installed(at) == ()
    with pytest.raises(FileNotFoundError):
        packs.read(at, "small", may_keep=False)
