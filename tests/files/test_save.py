"""A save leaves the old file or the new one, whole, and says which."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachtui.files import save as saving
from coachtui.files.errors import Exists, SaveError
from coachtui.files.save import create, make_folder, save, strays, sweep
from tests.files.calls import Calls

OLD, NEW = b"old\n" * 1000, b"new\n" * 2000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    path = tmp_path / "folder"
    path.mkdir()
    return path


@pytest.fixture
def target(folder: Path) -> Path:
    """A file that is there, and readable by others, as a copy from elsewhere may be."""
    path = folder / "answers.toml"
    path.write_bytes(OLD)
    path.chmod(0o644)
    return path


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[Calls]:
    with monkeypatch.context() as patch:
        yield Calls(patch, folder)


def test_a_new_file_holds_the_bytes_and_is_its_owners_alone(folder: Path) -> None:
    path = folder / "answers.toml"
    save(path, NEW)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(folder.iterdir()) == [path]


def test_a_file_that_others_could_read_is_its_owners_alone_afterwards(target: Path) -> None:
    save(target, NEW)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_nothing_at_all_can_be_saved_too(target: Path) -> None:
    save(target, b"")
    assert target.read_bytes() == b""


def test_the_old_file_stays_beside_the_new_one_where_asked(target: Path) -> None:
    save(target, NEW, keep=True)
    save(target, b"newest", keep=True)
    assert target.with_name("answers.toml.bak").read_bytes() == NEW
    assert {path.name for path in target.parent.iterdir()} == {"answers.toml", "answers.toml.bak"}


def test_a_first_save_has_nothing_to_keep(folder: Path) -> None:
    save(folder / "answers.toml", NEW, keep=True)
    assert [path.name for path in folder.iterdir()] == ["answers.toml"]


@pytest.mark.parametrize("number", [errno.EPERM, errno.EOPNOTSUPP, errno.EMLINK])
def test_where_the_disk_knows_no_links_the_old_file_is_copied(
    target: Path, calls: Calls, number: int
) -> None:
    save(target, OLD)
    calls.fails = {len(calls.made) + 4: number}
    save(target, NEW, keep=True)
    assert calls.made[calls.fails.popitem()[0]] == "link answers.toml"
    assert "fsync .answers.toml.bak.tmp" in calls.made
    assert target.with_name("answers.toml.bak").read_bytes() == OLD
    assert target.read_bytes() == NEW


def test_the_steps_stand_in_the_order_that_outlasts_a_power_cut(target: Path, calls: Calls) -> None:
    save(target, NEW, keep=True)
    temporary, backup = ".answers.toml.tmp", ".answers.toml.bak.tmp"
    steps = [call for call in calls.made if not call.startswith("unlink")]
    assert steps == [
        f"open {temporary}",
        f"write {temporary}",
        f"fsync {temporary}",
        f"close {temporary}",
        "link answers.toml",
        f"replace {backup}",
        f"replace {temporary}",
        "open .",
        "fsync .",
        "close .",
    ]


def test_the_bytes_are_read_back_before_they_take_the_place_of_the_old(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that kept something else is found out while the old file still stands."""
    written = os.write
    monkeypatch.setattr(os, "write", lambda file, data: written(file, b"x" * len(data)))
    with pytest.raises(SaveError, match="a fault") as caught:
        save(target, NEW)
    assert not caught.value.replaced
    assert target.read_bytes() == OLD


def test_the_temporary_file_can_only_be_a_new_one(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever guesses its name can't have us write into a file or a link of theirs."""
    monkeypatch.setattr(os, "urandom", lambda n: b"\0" * n)
    guessed = target.with_name(".answers.toml.00000000.tmp")
    other = target.with_name("other")
    other.write_bytes(b"theirs")
    for lay in (guessed.symlink_to, guessed.hardlink_to):
        lay(other)
        with pytest.raises(SaveError):
            save(target, NEW)
        assert other.read_bytes() == b"theirs"
        assert target.read_bytes() == OLD
        guessed.unlink(missing_ok=True)


def test_the_temporary_file_is_never_readable_by_others(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes = []
    synced = os.fsync

    def look(file: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(file).st_mode))
        synced(file)

    monkeypatch.setattr(os, "fsync", look)
    mask = os.umask(0)
    try:
        save(target, NEW)
    finally:
        os.umask(mask)
    assert modes[0] == 0o600


def test_bytes_are_written_to_the_last_where_the_disk_takes_a_few_at_a_time(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = os.write
    monkeypatch.setattr(os, "write", lambda file, data: written(file, data[:777]))
    save(target, NEW)
    assert target.read_bytes() == NEW


def test_a_link_stays_a_link_and_what_it_leads_to_is_replaced(folder: Path) -> None:
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "real.toml").write_bytes(OLD)
    link = folder / "answers.toml"
    link.symlink_to(elsewhere / "real.toml")
    save(link, NEW, keep=True)
    assert link.is_symlink()
    assert (elsewhere / "real.toml").read_bytes() == NEW
    assert [path.name for path in folder.glob("*.tmp")] == []


def _number_of_calls(calls: Calls, target: Path) -> int:
    save(target, OLD, keep=True)
    save(target, OLD, keep=True)
    number = len(calls.made) // 2
    calls.made.clear()
    return number + 2


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for-ever"])
@pytest.mark.parametrize(
    "number", [errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES]
)
def test_whichever_call_fails_the_file_is_old_or_new_and_the_cause_is_named(
    target: Path, calls: Calls, number: int, for_ever: bool
) -> None:
    for nth in range(_number_of_calls(calls, target)):
        calls.fails = {}
        save(target, OLD, keep=True)
        calls.made.clear()
        calls.fails, calls.for_ever = {nth: number}, for_ever
        said = None
        try:
            save(target, NEW, keep=True)
        except SaveError as error:
            said = error
        failed = calls.made[nth] if nth < len(calls.made) else ""
        calls.fails = {}
        assert said is None or (said.errno == number and "Nothing was lost" in str(said))
        assert target.read_bytes() == (NEW if said is None or said.replaced else OLD), failed
        assert target.with_name("answers.toml.bak").read_bytes() == OLD
        # Only what is cleared away last, or wasn't there any more, may fail unheard.
        assert said or not failed or failed.startswith("unlink")
        sweep(target.parent)


def test_after_a_fault_the_file_is_thrown_away_and_never_synced_again(
    target: Path, calls: Calls
) -> None:
    calls.fails = {2: errno.EIO}
    with pytest.raises(SaveError):
        save(target, NEW)
    assert calls.made[2] == "fsync .answers.toml.tmp"
    assert calls.made.count("fsync .answers.toml.tmp") == 1
    assert strays(target.parent) == ()


def test_a_folder_that_cannot_be_confirmed_is_not_called_a_loss(target: Path, calls: Calls) -> None:
    save(target, OLD)
    calls.fails = {calls.made.index("fsync ."): errno.EIO}
    calls.made.clear()
    with pytest.raises(SaveError, match="not confirmed") as caught:
        save(target, NEW)
    assert caught.value.replaced
    assert target.read_bytes() == NEW


def test_a_system_that_cannot_confirm_folders_at_all_still_saves(
    target: Path, calls: Calls
) -> None:
    save(target, OLD)
    calls.fails = {calls.made.index("fsync ."): errno.EINVAL}
    calls.made.clear()
    save(target, NEW)
    assert target.read_bytes() == NEW


def test_how_much_is_needed_is_said_when_the_disk_is_full(target: Path, calls: Calls) -> None:
    calls.fails = {1: errno.ENOSPC}
    with pytest.raises(SaveError, match="the disk is full, and 8 kB are needed"):
        save(target, NEW)


def test_a_folder_in_the_place_of_the_file_is_said_and_left_alone(folder: Path) -> None:
    (folder / "answers.toml").mkdir()
    (folder / "answers.toml" / "kept").write_bytes(OLD)
    for keep in (False, True):
        with pytest.raises(SaveError, match="a folder stands where the file should be"):
            save(folder / "answers.toml", NEW, keep=keep)
    assert (folder / "answers.toml" / "kept").read_bytes() == OLD
    assert strays(folder) == ()


def test_a_missing_folder_is_said(folder: Path) -> None:
    with pytest.raises(SaveError, match=r"the folder is gone\..* Nothing was written\.$"):
        save(folder / "gone" / "answers.toml", NEW)


def test_an_export_is_made_for_its_owner_alone(folder: Path) -> None:
    create(folder / "card.html", NEW)
    assert (folder / "card.html").read_bytes() == NEW
    assert stat.S_IMODE((folder / "card.html").stat().st_mode) == 0o600


def test_an_export_never_replaces_a_file_unasked(target: Path) -> None:
    with pytest.raises(Exists, match="there is one already"):
        create(target, NEW)
    assert target.read_bytes() == OLD
    create(target, NEW, overwrite=True)
    assert target.read_bytes() == NEW


def test_an_export_never_goes_through_a_link(target: Path) -> None:
    link = target.with_name("link")
    link.symlink_to(target)
    for overwrite in (False, True):
        with pytest.raises(Exists, match="a link"):
            create(link, NEW, overwrite=overwrite)
    assert target.read_bytes() == OLD


def test_an_export_that_fails_leaves_nothing(folder: Path, calls: Calls) -> None:
    calls.fails = {3: errno.ENOSPC}
    with pytest.raises(SaveError):
        create(folder / "card.html", NEW)
    assert list(folder.iterdir()) == []


def test_an_export_into_a_missing_folder_is_a_save_that_failed(folder: Path) -> None:
    with pytest.raises(SaveError, match="there is no such folder"):
        create(folder / "gone" / "card.html", NEW)


def test_folders_are_their_owners_alone_all_the_way(folder: Path) -> None:
    make_folder(folder / "coachtui" / "ws" / "k3j9x2ab")
    for made in ("coachtui", "coachtui/ws", "coachtui/ws/k3j9x2ab"):
        assert stat.S_IMODE((folder / made).stat().st_mode) == 0o700
    make_folder(folder / "coachtui")


def test_a_new_folder_is_confirmed_in_the_one_above(folder: Path, calls: Calls) -> None:
    make_folder(folder / "coachtui")
    assert calls.made == ["mkdir coachtui", "open .", "fsync .", "close ."]


def test_a_file_in_the_place_of_a_folder_is_said(folder: Path) -> None:
    (folder / "coachtui").write_bytes(OLD)
    with pytest.raises(SaveError, match="a file stands where the folder should be"):
        make_folder(folder / "coachtui" / "ws")


def test_strays_are_swept_and_nothing_else(target: Path) -> None:
    folder = target.parent
    (folder / ".answers.toml.0a1b2c3d.tmp").write_bytes(NEW)
    for name in (".hidden", "mine.tmp", ".answers.toml.tmp", "answers.toml.bak"):
        (folder / name).write_bytes(OLD)
    assert [path.name for path in strays(folder)] == [".answers.toml.0a1b2c3d.tmp"]
    assert sweep(folder) == 1
    assert len(list(folder.iterdir())) == 5
    assert sweep(folder / "gone") == 0


def test_names_of_temporary_files_are_never_the_same(target: Path, calls: Calls) -> None:
    with saving._temporary(target) as one, saving._temporary(target) as other:
        assert one != other


def test_a_link_that_leads_to_itself_is_told_and_stays(folder: Path) -> None:
    path = folder / "state.toml"
    path.symlink_to(path)
    with pytest.raises(SaveError, match="symbolic links"):
        save(path, NEW)
    assert path.is_symlink()
    assert list(folder.iterdir()) == [path]
