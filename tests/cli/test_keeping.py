"""`where`, `doctor`, `backup` and `pack check`; and data that can't be read or written."""

from __future__ import annotations

import errno
import json
import shutil
import stat
import zipfile
from pathlib import Path

import pytest
import tomli_w

from coachtui import __version__
from coachtui.files.errors import SaveError
from coachtui.pack.model import Persona
from tests.cli.run import fails, reads, run, says
from tests.sitting import SHIPPED, asked, words_of

pytestmark = pytest.mark.usefixtures("frozen")


def test_where_tells_every_place(home: Path) -> None:
    places = reads("where")
    assert places["data"] == str(home)
    assert places["settings"] == str(home / "settings.toml")
    assert Path(places["content"], "linkedin", "pack.toml").is_file()
    assert (places["pack"], places["version"]) == ("linkedin", __version__)
    assert str(home) in says("where")


def test_the_doctor_finds_nothing_wrong_with_whole_files() -> None:
    says("answer", "aim", "Clients")
    assert reads("doctor")["fine"] is True
    assert "answers.toml is whole" in says("doctor")


def test_the_doctor_finds_a_file_that_was_cut_short(home: Path) -> None:
    says("answer", "aim", "Clients")
    (file,) = home.glob("ws/*/answers.toml")
    file.write_bytes(file.read_bytes()[:60])
    result = run("doctor", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["fine"] is False
    assert run("doctor").exit_code == 1


def test_what_is_cut_short_is_not_changed(home: Path) -> None:
    says("answer", "aim", "Clients")
    (file,) = home.glob("ws/*/answers.toml")
    kept = file.read_bytes()[:-30]
    file.write_bytes(kept)
    assert "answers.toml" in fails(1, "answer", "aim", "Others")
    assert file.read_bytes() == kept


def test_a_backup_holds_every_file(home: Path, tmp_path: Path) -> None:
    says("answer", "aim", "Clients")
    says("strategy", "edit", "no-answer", "--on")
    file = tmp_path / "away.zip"
    told = reads("backup", str(file))
    assert told["file"] == str(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with zipfile.ZipFile(file) as zipped:
        assert zipped.testzip() is None
        for path in home.glob("ws/*/*.toml"):
            assert zipped.read(path.relative_to(home).as_posix()) == path.read_bytes()


def test_a_backup_can_be_put_back_by_unpacking_it(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    says("answer", "aim", "Clients")
    says("backup", str(tmp_path / "away.zip"))
    before = reads("answers")
    shutil.rmtree(home)
    shutil.unpack_archive(tmp_path / "away.zip", home)
    assert reads("answers") == before


def test_a_backup_of_one_workspace_holds_no_other(tmp_path: Path) -> None:
    says("answer", "aim", "Mine alone")
    says("--workspace", "Anna", "--create", "answer", "aim", "Hers")
    says("backup", str(tmp_path / "anna.zip"), "--workspace", "Anna")
    with zipfile.ZipFile(tmp_path / "anna.zip") as zipped:
        held = b"".join(zipped.read(name) for name in zipped.namelist())
    assert b"Hers" in held
    assert b"Mine alone" not in held


def test_a_backup_is_never_written_over_unless_it_is_said(tmp_path: Path) -> None:
    says("answer", "aim", "Clients")
    file = tmp_path / "away.zip"
    file.write_text("mine")
    fails(1, "backup", str(file))
    assert file.read_text() == "mine"
    says("backup", str(file), "--overwrite")
    assert zipfile.is_zipfile(file)


def test_backups_of_two_clients_on_one_day_stand_side_by_side(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACHTUI_NOW", "2026-11-22T20:00:00Z")
    monkeypatch.chdir(tmp_path)
    for name in ("Anna", "Bo"):
        says("--workspace", name, "--create", "answer", "aim", f"Said by {name}")
    assert "coachtui-2026-11-22.zip" in says("backup", "--workspace", "Anna")
    first = (tmp_path / "coachtui-2026-11-22.zip").read_bytes()
    assert "coachtui-2026-11-22-2.zip" in says("backup", "--workspace", "Bo")
    assert (tmp_path / "coachtui-2026-11-22.zip").read_bytes() == first


def test_there_is_nothing_to_copy_at_first(tmp_path: Path) -> None:
    fails(1, "backup", str(tmp_path / "away.zip"))
    assert not (tmp_path / "away.zip").exists()


def test_a_good_pack_passes(small_folder: Path) -> None:
    assert run("pack", "check", str(small_folder)).exit_code == 0
    assert (
        "    3 min  Somebody waits for my answer" in run("pack", "check", str(small_folder)).stdout
    )
    found = reads("pack", "check", str(small_folder))
    assert found["errors"] == 0
    measured = found["lessons"]["which-talks"]
    assert (measured["pages"], measured["words"], measured["longest"]) == (8, 22, 16)
    assert list(measured["minutes"]) == ["whole", "core", "door"]


def test_every_mistake_of_a_pack_is_said_with_its_place(small_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(small_folder, folder)
    with (folder / "rules.toml").open("a") as file:
        file.write('\n[[rule]]\nid = "in-line"\ndirection = "up"\nverdict = "fly"\ntext = "x"\n')
    result = run("pack", "check", str(folder))
    assert result.exit_code == 1
    assert result.stdout.count("rules.toml:") >= 2
    assert "`in-line`" in result.stdout
    told = json.loads(run("pack", "check", str(folder), "--json").stdout)
    assert told["errors"] == len([one for one in told["mistakes"] if not one["remark"]])
    assert {"file", "line", "what", "instead", "remark"} == told["mistakes"][0].keys()


def test_remarks_do_not_fail_a_pack(small_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(small_folder, folder)
    (folder / "notes.toml").write_text("")
    result = run("pack", "check", str(folder))
    assert result.exit_code == 0
    assert "notes.toml:0: remark: " in result.stdout


def test_a_pack_that_is_not_there_exits_2(tmp_path: Path) -> None:
    fails(2, "pack", "check", str(tmp_path / "nothing"))


def test_an_empty_folder_is_no_pack(tmp_path: Path) -> None:
    assert run("pack", "check", str(tmp_path)).exit_code == 1


def test_what_can_not_be_saved_is_said(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    says("answer", "aim", "Clients")
    (file,) = home.glob("ws/*/answers.toml")
    before = file.read_bytes()

    def full(path: Path, data: bytes, *, keep: bool = False) -> None:
        raise SaveError(path, OSError(errno.ENOSPC, "full"), needed=len(data))

    monkeypatch.setattr("coachtui.workspace.store.save", full)
    told = fails(1, "answer", "aim", "Others")
    assert "the disk is full" in told
    assert "Others" not in told
    assert file.read_bytes() == before


def test_where_data_can_not_be_kept_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for words in (["answer", "aim", "Clients"], ["card"], ["decisions"], ["where"], ["backup"]):
        told = fails(1, "--home", str(tmp_path / "file"), *words)
        assert f"{tmp_path / 'file'} is a file" in told
        assert "Name another place with --home" in told
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize(
    "route", [*(pytest.param(one, marks=pytest.mark.bar) for one in ("core", "door")), "whole"]
)
def test_a_route_by_commands_gives_a_page_to_keep(route: str) -> None:
    for question, raw in asked(SHIPPED, "grace", route):
        says("answer", question.id, "--", *words_of(question, raw))
    rules = {one["id"] for one in reads("strategy")["rules"] if one["enabled"]}
    assert {"in-refuse", "in-known", "in-otherwise"} <= rules
    for name in ("checklist", "card"):
        assert len(says(name)) > 300


@pytest.mark.parametrize("persona", SHIPPED.personas, ids=lambda one: one.id)
def test_everybodys_answers_give_the_strategy_they_should(persona: Persona) -> None:
    says("answers", "load", "-", typed=tomli_w.dumps({"answers": dict(persona.answers)}))
    standing = {one["id"] for one in reads("strategy")["lines"] if one["enabled"]}
    assert set(persona.expect.has) <= standing
    assert not set(persona.expect.lacks) & standing
