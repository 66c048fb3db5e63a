"""A backup holds everything, for its owner alone, and can be had back."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from coachtui.decide.model import Decision
from coachtui.files.errors import Exists, SaveError, Unreadable
from coachtui.workspace import archive as archives
from coachtui.workspace import backup as backing
from coachtui.workspace.archive import README, NoBackup, TooMuch, read
from coachtui.workspace.backup import Made, backup
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.versions import agree, versions
from tests.workspace.conftest import SMALL, Open

MET = Decision(id="", at="", direction="in", facts={"host": "met"})


@pytest.fixture
def filled(at: Home, opened: Open) -> Home:
    for label in (None, "Ana"):
        workspace = opened(label, holder="app")
        workspace.answer("aim", f"one of {label}")
        workspace.edit("first-aim", note="mine")
        workspace.draft("place", "many")
        workspace.flush()
        workspace.answer("aim", f"two of {label}")
        workspace.decisions.record(MET)
        agree(workspace, f"one of {label}")
        workspace.close()
    at.path.joinpath("settings.toml").write_text('# mine\ntheme = "light"\n')
    return at


def test_unpacked_elsewhere_it_is_all_there_again(filled: Home, tmp_path: Path) -> None:
    target = tmp_path / "backup.zip"
    made = backup(filled, target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
        archive.extractall(tmp_path / "back")
    assert made == Made(len(names) - 1, ())
    assert names[0] == README
    assert not any(name.endswith((".lock", ".tmp")) for name in names)
    back = Home(tmp_path / "back")
    assert back.workspaces() == filled.workspaces()
    assert back.settings.theme == "light"
    for label in (None, "Ana"):
        old, new = (open_workspace(one, label, pack=SMALL) for one in (filled, back))
        assert (new.answers, new.edits, new.drafts) == (old.answers, old.edits, old.drafts)
        assert new.history("aim") == old.history("aim")
        assert new.decisions.all() == old.decisions.all() != ()
        assert versions(new) == versions(old) != ()
        assert not new.read_only


def test_one_workspace_alone_brings_nothing_of_the_others(filled: Home, tmp_path: Path) -> None:
    ana = filled.find("Ana")
    assert ana
    backup(filled, tmp_path / "ana.zip", [filled.folder(ana)])
    with zipfile.ZipFile(tmp_path / "ana.zip") as archive:
        assert {name.split("/")[1] for name in archive.namelist() if "/" in name} == {ana.id}


def test_whoever_works_with_two_packs_has_both_in_their_backup(
    filled: Home, tmp_path: Path
) -> None:
    ana = filled.find("Ana")
    assert ana
    other = filled.choose(ana, "other")
    backup(filled, tmp_path / "ana.zip", [filled.folder(one) for one in filled.of(ana)])
    with zipfile.ZipFile(tmp_path / "ana.zip") as archive:
        found = {name.split("/")[1] for name in archive.namelist() if "/" in name}
    assert found == {ana.id, other.id}


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20])


def from_later(path: Path) -> None:
    path.write_text(path.read_text().replace("schema = 1", "schema = 99"))


@pytest.mark.parametrize("harm", [cut_short, from_later])
@pytest.mark.parametrize("packs", [1, 2])
def test_of_somebody_whose_workspace_is_damaged_it_is_theirs_all_the_same(
    filled: Home, tmp_path: Path, harm: Callable[[Path], None], packs: int
) -> None:
    ana = filled.find("Ana")
    assert ana
    theirs = {ana.id, *(filled.choose(ana, "other").id for _ in range(packs - 1))}
    filled.describe(ana)
    harm(filled.folder(ana) / "workspace.toml")
    again = filled.find("Ana")
    assert again
    backup(filled, tmp_path / "ana.zip", [filled.folder(one) for one in filled.of(again)])
    assert {name.split("/")[1] for name in read(tmp_path / "ana.zip")} == theirs


def test_of_nobody_nothing_is_copied(filled: Home, tmp_path: Path) -> None:
    assert not backup(filled, tmp_path / "nobody.zip", []).files


@pytest.mark.parametrize("linked", ["ws", "ws/{id}", "ws/{id}/changes"])
def test_what_is_linked_into_the_home_is_in_it(filled: Home, tmp_path: Path, linked: str) -> None:
    before = backing.contents_of(filled)
    path = filled.path / linked.format(id=filled.workspaces()[0].id)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "round").symlink_to(filled.path)
    assert backing.contents_of(filled) == before


def test_what_is_none_of_ours_is_named_and_keeps_no_backup_from_being_taken_back(
    filled: Home, tmp_path: Path
) -> None:
    before = backing.contents_of(filled)
    folder = filled.folder(filled.workspaces()[0])
    deep = folder / "/".join("abcdefgh")
    deep.mkdir(parents=True)
    strangers = [
        folder.parent / ".DS_Store",
        folder.parent / "answers-copy" / "answers.toml",
        folder / "answers (12:30).toml",
        folder / os.fsdecode(b"caf\xe9.toml"),
        deep / "x",
    ]
    for path in strangers:
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    made = backup(filled, tmp_path / "backup.zip")
    assert len(made.strangers) == len(strangers)
    assert "ws/.DS_Store" in made.strangers
    assert read(tmp_path / "backup.zip") == before


@pytest.mark.parametrize(("most", "number"), [("MEMBERS", 3), ("BYTES", 100)])
def test_what_could_not_be_taken_back_is_not_called_a_backup(
    filled: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: str, number: int
) -> None:
    monkeypatch.setattr(archives, most, number)
    with pytest.raises(TooMuch, match="too much for a backup"):
        backup(filled, tmp_path / "backup.zip")
    assert not (tmp_path / "backup.zip").exists()


def test_a_pipe_is_no_backup_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.zip")
    with pytest.raises(NoBackup, match="this is no file"):
        read(tmp_path / "pipe.zip")


def test_a_file_that_is_there_is_not_replaced_unasked(filled: Home, tmp_path: Path) -> None:
    target = tmp_path / "backup.zip"
    target.write_bytes(b"mine")
    with pytest.raises(Exists):
        backup(filled, target)
    assert target.read_bytes() == b"mine"
    assert backup(filled, target, overwrite=True).files


def test_of_nothing_there_is_no_backup(at: Home, tmp_path: Path) -> None:
    assert not backup(at, tmp_path / "backup.zip").files
    assert not (tmp_path / "backup.zip").exists()


def test_an_open_app_does_not_stand_in_the_way(filled: Home, opened: Open, tmp_path: Path) -> None:
    opened(holder="app")
    assert backup(filled, tmp_path / "backup.zip").files


def test_damaged_files_are_in_it_as_they_are(filled: Home, tmp_path: Path) -> None:
    folder = filled.folder(filled.workspaces()[0])
    (folder / "answers.toml").write_bytes(b"half of")
    backup(filled, tmp_path / "backup.zip")
    with zipfile.ZipFile(tmp_path / "backup.zip") as archive:
        assert archive.read(f"ws/{folder.name}/answers.toml") == b"half of"


def test_a_backup_that_reads_otherwise_is_not_called_one(
    filled: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zipped = backing.zipped
    monkeypatch.setattr(
        backing, "zipped", lambda contents: zipped(dict(list(contents.items())[1:]))
    )
    with pytest.raises(SaveError, match="a fault"):
        backup(filled, tmp_path / "backup.zip")


def test_logs_are_read_before_the_answers_they_tell_of(filled: Home) -> None:
    """An app may be open: what it saves meanwhile may be in the answers, never in the log alone."""
    names = list(backing.contents_of(filled))
    logs = [place for place, name in enumerate(names) if "/changes/" in name]
    assert logs == list(range(len(logs)))
    assert logs


def test_a_folder_that_cannot_be_listed_is_no_empty_one(
    filled: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("changes"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(Unreadable, match="changes couldn't be read as a whole: you may not read"):
        backup(filled, tmp_path / "backup.zip")
    assert not (tmp_path / "backup.zip").exists()
