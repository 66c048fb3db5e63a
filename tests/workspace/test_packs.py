"""The pack is kept as it was read; however that kept one is, the pack is what its files say."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coachtui.pack.load import load
from coachtui.pack.mistakes import PackError
from coachtui.workspace import packs
from coachtui.workspace.home import CACHE, Home
from coachtui.workspace.open import open_workspace
from tests.workspace.conftest import SMALL


@pytest.fixture
def folder(small_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small pack, where it can be changed, as the one that ships."""
    made = shutil.copytree(small_folder, tmp_path / "small")
    monkeypatch.setattr(packs, "find", lambda _: made)
    return made


@pytest.fixture
def kept(at: Home, folder: Path) -> Path:
    """The file in which it is kept, after a first opening."""
    assert packs.read(at, "small", may_keep=True).id == SMALL.id
    return at.path / CACHE / "small.pack"


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a pack anew is an error."""

    def never(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("coachtui.pack.load.load", never)


@pytest.mark.usefixtures("kept", "unread")
def test_what_was_read_once_is_not_read_again(at: Home, folder: Path) -> None:
    again = packs.read(at, "small", may_keep=False)
    assert again.title == SMALL.title
    assert again.personas == ()


@pytest.mark.usefixtures("kept")
def test_a_pack_that_changed_is_read_anew(at: Home, folder: Path) -> None:
    main = folder / "pack.toml"
    status = main.stat()
    text = main.read_text("utf-8")
    main.write_text(text.replace(SMALL.title, SMALL.title.swapcase(), 1), "utf-8")
    os.utime(main, ns=(status.st_atime_ns, status.st_mtime_ns))
    for may_keep in (False, True, False):
        assert packs.read(at, "small", may_keep=may_keep).title == SMALL.title.swapcase()
    assert [one.name for one in (at.path / CACHE).iterdir()] == ["small.pack"]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def random(path: Path) -> None:
    path.write_bytes(os.urandom(10_000))


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def huge(path: Path) -> None:
    os.truncate(path, 50_000_000)


def link(path: Path) -> None:
    path.rename(path.with_name("moved"))
    path.symlink_to(path.with_name("moved"))


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def no_folder(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.write_text("a file")


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    "harm",
    [cut, random, emptied, huge, link, a_folder, no_folder, a_pipe],
    ids=lambda f: f.__name__,
)
def test_whatever_stands_where_it_was_kept_the_pack_is_read(
    at: Home, kept: Path, folder: Path, harm: Callable[[Path], None]
) -> None:
    harm(kept)
    for may_keep in (False, True, True):
        assert packs.read(at, "small", may_keep=may_keep) == load(folder, whole=False)


@pytest.mark.usefixtures("kept")
def test_what_another_version_kept_is_not_taken(
    at: Home, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = load(folder, whole=False)
    monkeypatch.setattr("coachtui.pack.cache.__version__", "0.0.1")
    anew: list[Path] = []

    def noted(folder: Path, *, whole: bool) -> object:
        anew.append(folder)
        return read

    monkeypatch.setattr("coachtui.pack.load.load", noted)
    assert packs.read(at, "small", may_keep=False) is read
    assert anew == [folder]


def test_a_pack_with_mistakes_is_refused_however_it_was_kept(
    at: Home, kept: Path, folder: Path
) -> None:
    before = kept.read_bytes()
    (folder / "facts.toml").write_text("what = 1\n")
    with pytest.raises(PackError):
        packs.read(at, "small", may_keep=True)
    assert kept.read_bytes() == before


def test_a_file_that_is_no_longer_part_of_the_pack_is_complained_about(
    at: Home, kept: Path, folder: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.toml"
    outside.write_text("")
    (folder / "personas" / "led-out.toml").symlink_to(outside)
    assert kept.exists()
    with pytest.raises(PackError):
        packs.read(at, "small", may_keep=True)


def test_a_look_keeps_nothing(at: Home) -> None:
    open_workspace(at, holder="look")
    assert not at.path.exists()


def test_whoever_may_write_keeps_it_and_a_backup_has_no_use_for_it(at: Home) -> None:
    from coachtui.workspace.backup import contents_of

    open_workspace(at, holder="command").close()
    assert [one.name for one in (at.path / CACHE).iterdir()] == ["linkedin.pack"]
    assert [name for name in contents_of(at) if name.startswith(CACHE)] == []


LOOK = """
import sys
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
open_workspace(Home.default(), holder="look").strategy
print(*(name for name in sys.modules if name.startswith("coachtui.pack.")))
"""


def test_where_a_pack_is_kept_nothing_is_loaded_that_only_reads_one(at: Home) -> None:
    open_workspace(at, holder="command").close()
    done = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)
    loaded = {name.removeprefix("coachtui.pack.") for name in done.stdout.split()}
    models = {"condition", "figure", "manner", "model", "page", "question", "remark", "reminder"}
    assert loaded == {"cache", "folder", "mistakes", "operand", "source", "words", *models}
