"""What is kept to be quicker is believed only as it was kept, and is in nobody's way."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from pathlib import Path

import pytest

from coachtui.files import cache
from coachtui.files.cache import keep, recall
from coachtui.files.errors import SaveError
from coachtui.files.load import MOST

DATA = bytes(range(256))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file in which something is kept."""
    made = tmp_path / "cache" / "one"
    keep(made, "key", DATA)
    return made


def test_what_was_kept_is_there_for_its_key_alone(path: Path) -> None:
    assert recall(path, "key") == DATA
    assert recall(path, "other") is None
    assert recall(path.with_name("two"), "key") is None


def test_it_is_its_owners_alone(path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_newest_takes_the_place_of_what_was_kept(path: Path) -> None:
    stray = path.with_name(".one.0123abcd.tmp")
    stray.write_bytes(b"half of it")
    keep(path, "new", b"more")
    assert recall(path, "new") == b"more"
    assert recall(path, "key") is None
    assert list(path.parent.iterdir()) == [path]


def test_cut_short_anywhere_it_is_as_none(path: Path) -> None:
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert recall(path, "key") is None
    path.write_bytes(whole + b"\0")
    assert recall(path, "key") is None


def test_with_any_byte_changed_it_is_as_none(path: Path) -> None:
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert recall(path, "key") is None


def test_a_huge_one_is_not_read(path: Path) -> None:
    os.truncate(path, MOST + 1)
    assert recall(path, "key") is None


def test_a_folder_or_a_pipe_in_its_place_is_left_alone(path: Path) -> None:
    path.unlink()
    path.mkdir()
    keep(path, "key", DATA)
    assert recall(path, "key") is None
    path.rmdir()
    os.mkfifo(path)
    assert recall(path, "key") is None


def test_a_link_in_its_place_is_not_followed(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    assert recall(path, "key") is None
    keep(path, "key", b"other")
    assert elsewhere.read_bytes() == before


def test_a_link_in_place_of_its_folder_is_not_followed(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    path.parent.rename(elsewhere)
    path.parent.symlink_to(elsewhere)
    stray = elsewhere / ".mine.0123abcd.tmp"
    stray.write_bytes(b"of somebody else")
    before = (elsewhere / path.name).read_bytes()
    assert recall(path, "key") is None
    keep(path, "key", b"other")
    assert (elsewhere / path.name).read_bytes() == before
    assert stray.exists()


def test_what_came_with_a_folder_from_elsewhere_is_as_none(path: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(path.parent, tmp_path / "copy")
    assert recall(copy / path.name, "key") is None


def test_where_nothing_can_be_kept_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    keep(file / "one", "key", DATA)
    assert file.read_text() == "in the way"

    def full(path: Path, data: bytes) -> None:
        raise SaveError(path, OSError(errno.ENOSPC, "full"))

    monkeypatch.setattr(cache, "save", full)
    keep(tmp_path / "cache" / "one", "key", DATA)
    assert recall(tmp_path / "cache" / "one", "key") is None
