"""A backup is taken back as a whole, after it was said what that changes; nothing is lost by it."""

from __future__ import annotations

import shlex
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from coachtui.decide.model import Decision
from coachtui.files import locks
from coachtui.files.errors import Held, SaveError, Unreadable
from coachtui.files.load import as_it_stands
from coachtui.files.save import save
from coachtui.pack.folder import read_files
from coachtui.workspace import archive, packs
from coachtui.workspace.archive import NoBackup, of_workspaces
from coachtui.workspace.backup import backup, contents_of
from coachtui.workspace.doctor import report
from coachtui.workspace.home import RESTORING, Home
from coachtui.workspace.installing import install
from coachtui.workspace.open import open_workspace
from coachtui.workspace.restore_plan import planned
from coachtui.workspace.restoring import restore
from coachtui.workspace.versions import agree
from tests.workspace.conftest import SMALL, Open

LAST = ("/answers.toml", "/workspace.toml")
"""Files that come back after all others of their workspace."""

MET = Decision(id="", at="", direction="in", facts={"host": "met"})


@pytest.fixture
def saved(at: Home, opened: Open, tmp_path: Path) -> Path:
    """A backup of two workspaces."""
    for label in (None, "Ana"):
        workspace = opened(label, holder="app")
        workspace.answer("aim", f"one of {label}")
        workspace.answer("place", 3)
        workspace.decisions.record(MET)
        agree(workspace, "agreed")
        workspace.close()
    at.path.joinpath("settings.toml").write_text('# mine\ntheme = "light"\n')
    backup(at, tmp_path / "backup.zip")
    return tmp_path / "backup.zip"


def of(home: Home) -> Mapping[str, bytes]:
    return contents_of(home)


def went_on(home: Home) -> None:
    """Somebody goes on after the backup was made."""
    workspace = open_workspace(home, holder="command", pack=SMALL)
    workspace.answer("aim", "another one")
    workspace.answer("more-aims", ["one more"])
    workspace.clear("place")
    for _ in range(3):
        workspace.decisions.record(MET)
    workspace.close()


def test_into_an_empty_place_it_comes_back_byte_for_byte(
    at: Home, saved: Path, tmp_path: Path
) -> None:
    other = Home(tmp_path / "other")
    files = archive.read(saved)
    plan = planned(other, files)
    assert [part.how for part in plan.parts] == ["new", "new"]
    assert restore(other, files, saved) is None
    assert of(other) == of(at)
    assert planned(other, files).nothing


def test_what_would_change_is_said_answer_by_answer(at: Home, saved: Path) -> None:
    went_on(at)
    before = of(at)
    plan = planned(at, archive.read(saved))
    mine = next(part for part in plan.parts if not part.meta.label)
    assert (mine.changed, mine.gone, mine.back) == (("aim",), ("more-aims",), ("place",))
    assert mine.decisions == (4, 1)
    assert [part.how for part in plan.parts if part.meta.label] == ["same"]
    assert of(at) == before, "looking changes nothing"


def test_what_was_there_is_put_away_and_can_be_taken_back_too(at: Home, saved: Path) -> None:
    then = of(at)
    went_on(at)
    now = of(at)
    put_away = restore(at, archive.read(saved), saved)
    assert of(at) == then
    assert put_away
    restore(at, archive.read(put_away), put_away)
    assert of(at) == now


def test_a_workspace_that_the_backup_has_not_got_stays(at: Home, saved: Path, opened: Open) -> None:
    workspace = opened("Bo", holder="app")
    workspace.answer("aim", "Bo's")
    workspace.close()
    plan = planned(at, archive.read(saved))
    assert [meta.label for meta in plan.kept] == ["Bo"]
    restore(at, archive.read(saved), saved)
    assert open_workspace(at, "Bo", pack=SMALL).answers["aim"].value == "Bo's"


def test_an_open_app_is_in_the_way_and_nothing_is_changed(
    at: Home, saved: Path, opened: Open
) -> None:
    went_on(at)
    opened(holder="app")
    before = of(at)
    with pytest.raises(Held):
        restore(at, archive.read(saved), saved)
    assert of(at) == before


def test_what_can_not_be_put_away_stays_and_is_named(
    at: Home, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    went_on(at)
    now = of(at)

    def failing(path: Path) -> bytes:
        if path.name == "answers.toml":
            raise PermissionError(13, "Permission denied", str(path))
        return as_it_stands(path)

    files = archive.read(saved)
    monkeypatch.setattr("coachtui.workspace.backup.as_it_stands", failing)
    with pytest.raises(Unreadable, match=r"answers\.toml .* you may not read it"):
        restore(at, files, saved)
    monkeypatch.undo()
    assert of(at) == now
    assert not (at.path / RESTORING).exists()


def test_where_it_breaks_off_it_is_said_and_nothing_is_lost(
    at: Home, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    went_on(at)
    now = of(at)
    real, calls = save, 0

    def failing(path: Path, data: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls == 4:
            raise SaveError(path, OSError(28, "No space left on device"), needed=len(data))
        real(path, data)

    monkeypatch.setattr("coachtui.workspace.restoring.save", failing)
    with pytest.raises(SaveError, match="the disk is full"):
        restore(at, archive.read(saved), saved)
    monkeypatch.undo()
    assert (at.path / RESTORING).exists()
    assert any("broke off" in one for one in open_workspace(at, pack=SMALL).notices)
    put_away = next((at.path / "before").iterdir())
    assert archive.read(put_away) == now
    restore(at, archive.read(saved), saved)
    assert not (at.path / RESTORING).exists()
    assert not any("broke off" in one for one in open_workspace(at, pack=SMALL).notices)


def test_where_it_breaks_off_again_what_was_there_at_first_is_offered(
    at: Home, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    went_on(at)
    now = of(at)
    real = save

    def failing(path: Path, data: bytes) -> None:
        if path.name == "answers.toml":
            raise SaveError(path, OSError(28, "No space left on device"))
        real(path, data)

    monkeypatch.setattr("coachtui.workspace.restoring.save", failing)
    for _ in range(2):
        with pytest.raises(SaveError):
            restore(at, archive.read(saved), saved, "Ana")
    [one] = [one for one in report(at) if one.kind == "half-restored"]
    again, back = (shlex.split(line) for line in one.commands)
    assert again[-4:] == ["--workspace", "Ana", "restore", str(saved)]
    assert archive.read(Path(back[-1])) == now
    [of_bo] = [one for one in report(at, "Bo") if one.kind == "half-restored"]
    assert saved.name not in str(of_bo)
    assert not any(saved.name in one for one in open_workspace(at, pack=SMALL).notices)


def test_into_a_linked_folder_nothing_is_lost_that_was_there(
    at: Home, saved: Path, tmp_path: Path
) -> None:
    went_on(at)
    now = of(at)
    own = at.folder(at.workspaces()[0])
    own.rename(tmp_path / "elsewhere")
    own.symlink_to(tmp_path / "elsewhere")
    put_away = restore(at, archive.read(saved), saved)
    assert put_away
    assert archive.read(put_away) == now
    assert own.is_symlink()
    assert open_workspace(at, pack=SMALL).answers["aim"].value == "one of None"


def test_a_pack_comes_back_as_a_whole_and_goes_as_a_whole(
    at: Home, saved: Path, small_folder: Path
) -> None:
    files = read_files(small_folder, [])
    before = {**archive.read(saved), **{f"packs/small/{name}": one for name, one in files.items()}}
    install(at, "small", {"pack.toml": b"other", "lines/all.toml": b"other"})
    now = of(at)
    plan = planned(at, before)
    assert "packs/small/lines/all.toml" in plan.others
    assert not plan.nothing
    put_away = restore(at, before, saved)
    assert packs.read(at, "small", may_keep=False).digest == SMALL.digest
    assert planned(at, before).nothing
    assert put_away
    restore(at, archive.read(put_away), put_away)
    assert of(at) == now


@pytest.mark.parametrize("after", range(1, 12))
def test_wherever_it_breaks_off_the_answers_are_of_one_day(
    at: Home, saved: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """Those of today as long as anything else is still on its way."""
    then = of(at)
    went_on(at)
    now = of(at)
    real, done = save, 0

    def failing(path: Path, data: bytes) -> None:
        nonlocal done
        if done == after:
            raise SaveError(path, OSError(5, "Input/output error"))
        done += 1
        real(path, data)

    monkeypatch.setattr("coachtui.workspace.restoring.save", failing)
    with suppress(SaveError):
        restore(at, archive.read(saved), saved)
    monkeypatch.undo()
    kept = of(at)
    for name in (name for name in then if name.endswith("/answers.toml")):
        folder = name.removesuffix("answers.toml")
        others = [one for one in then if one.startswith(folder) and not one.endswith(LAST)]
        assert kept[name] in (then[name], now[name])
        if kept[name] != now[name]:
            assert [kept[one] == then[one] for one in others] == [True] * len(others)


def test_nothing_of_later_days_stays_among_what_comes_back(at: Home, saved: Path) -> None:
    then = of(at)
    went_on(at)
    workspace = open_workspace(at, holder="command", pack=SMALL)
    agree(workspace, "later")
    workspace.draft("scene", "half a thought")
    workspace.close()
    restore(at, archive.read(saved), saved)
    assert of(at) == then


def test_a_difference_of_one_byte_is_one(at: Home, saved: Path) -> None:
    files = dict(archive.read(saved))
    assert planned(at, files).nothing
    name = next(name for name in files if name.endswith("0001.jsonl"))
    files[name] = files[name][:-2] + b" \n"
    assert [part.how for part in planned(at, files).parts].count("other") == 1
    assert not planned(at, files).nothing


def test_settings_that_would_change_are_named(at: Home, saved: Path) -> None:
    (at.path / "settings.toml").write_text('theme = "dark"\n')
    plan = planned(at, archive.read(saved))
    assert plan.others == ("settings.toml",)
    assert not plan.nothing


def test_nobody_elses_words_are_put_away(at: Home, saved: Path, opened: Open) -> None:
    workspace = opened("Bo", holder="app")
    workspace.answer("aim", "Bo's")
    workspace.close()
    files = archive.read(saved)
    ana = at.find("Ana")
    assert ana
    put_away = restore(at, of_workspaces(files, [ana.id]), saved)
    assert put_away
    assert {name.split("/")[1] for name in archive.read(put_away)} == {ana.id}


def test_no_lock_is_left_behind(at: Home, saved: Path) -> None:
    restore(at, archive.read(saved), saved)
    assert not any(locks.is_held(path) for path in at.path.rglob("*.lock"))


def written(path: Path, files: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return path


@pytest.mark.parametrize(
    "name",
    [
        "../away.toml",
        "/etc/passwd",
        "ws/../../away.toml",
        "ws\\abcdefgh\\answers.toml",
        "C:/answers.toml",
        "ws/abcdefgh//answers.toml",
        "./settings.toml",
    ],
)
def test_no_way_leads_out_of_the_home(tmp_path: Path, name: str) -> None:
    good = {"ws/abcdefgh/answers.toml": b"x"}
    path = written(tmp_path / "bad.zip", {**good, name: b"x"})
    with pytest.raises(NoBackup, match="none of ours"):
        archive.read(path)


def test_what_belongs_into_no_backup_is_passed_over(tmp_path: Path) -> None:
    good = {"ws/abcdefgh/answers.toml": b"x"}
    strange = (
        "ws/answers.toml",
        "ws/ABC/answers.toml",
        "ws/abcdefgh/" + "a/" * 9 + "b",
        "ws/abcdefgh/" + "a" * 300,
        "ws/abcdefgh/answers (12:30).toml",
    )
    path = written(tmp_path / "hand.zip", {**good, **dict.fromkeys(strange, b"y")})
    assert archive.read(path) == good


def test_what_is_a_file_and_a_folder_is_none_of_ours(tmp_path: Path) -> None:
    both = {"ws/abcdefgh/answers.toml": b"x", "ws/abcdefgh/answers.toml/x": b"y"}
    with pytest.raises(NoBackup, match="a file in it, and a folder"):
        archive.read(written(tmp_path / "both.zip", both))


def test_a_name_that_is_no_name_is_harm(tmp_path: Path) -> None:
    path = written(tmp_path / "odd.zip", {"ws/abcdefgh/ä.toml": b"x"})
    path.write_bytes(path.read_bytes().replace("ä".encode(), b"\xff\xff"))
    with pytest.raises(NoBackup, match="it is no zip, or it is harmed"):
        archive.read(path)


def test_of_a_zip_that_was_packed_by_hand_no_lock_is_written_over(
    at: Home, saved: Path, opened: Open, tmp_path: Path
) -> None:
    """Its own locks, and what is left of saves, are none of anybody's words."""
    held = opened("Bo", holder="app")
    bo = held.store.folder
    before = of(at)
    said = {path: path.read_bytes() for path in at.path.rglob("*.lock")}
    assert said[bo / "answers.lock"]
    strange = {
        **{f"ws/{bo.name}/{name}": b"{}" for name in ("answers.lock", "Decisions.LOCK", "x.tmp")},
        **dict.fromkeys(("ws.lock", "restoring.toml", "before/b.zip", "cache/x"), b"{}"),
        f"ws/{bo.name}/answers.lock/x": b"{}",
    }
    files = archive.read(written(tmp_path / "hand.zip", {**of(at), **strange}))
    assert files == before
    held.close()
    restore(at, {**files, "settings.toml": b"# other"}, tmp_path / "hand.zip")
    assert {path for path in at.path.rglob("*.lock") if path.is_dir()} == set()
    assert not (at.path / "cache").exists()


def test_a_link_in_a_zip_is_none_of_ours(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("ws/abcdefgh/answers.toml")
    link.external_attr = (0o120777 << 16) | 0x20
    with zipfile.ZipFile(tmp_path / "link.zip", "w") as made:
        made.writestr("ws/abcdefgh/edits.toml", b"x")
        made.writestr(link, b"/etc/passwd")
    with pytest.raises(NoBackup, match="none of ours"):
        archive.read(tmp_path / "link.zip")


def test_what_is_no_backup_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "words.zip").write_text("not a zip at all")
    with pytest.raises(NoBackup, match="no zip"):
        archive.read(tmp_path / "words.zip")
    with pytest.raises(NoBackup, match="no workspace"):
        archive.read(written(tmp_path / "other.zip", {"letter.txt": b"Dear Ana"}))
    with pytest.raises(NoBackup, match="it isn't there"):
        archive.read(tmp_path / "none.zip")
    whole = written(tmp_path / "cut.zip", {"ws/abcdefgh/answers.toml": b"x" * 9000}).read_bytes()
    for cut in (10, len(whole) // 2, len(whole) - 5):
        (tmp_path / "cut.zip").write_bytes(whole[:cut])
        with pytest.raises(NoBackup):
            archive.read(tmp_path / "cut.zip")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_is_in_it_twice_is_not_guessed_at(tmp_path: Path) -> None:
    path = written(tmp_path / "twice.zip", {"ws/abcdefgh/answers.toml": b"one"})
    with zipfile.ZipFile(path, "a") as made:
        made.writestr("ws/abcdefgh/answers.toml", b"two")
    with pytest.raises(NoBackup, match="twice"):
        archive.read(path)


@pytest.mark.parametrize(("place", "value"), [(6, 1), (8, 99)], ids=["locked", "packed otherwise"])
def test_a_zip_that_is_locked_or_packed_in_another_way_is_said_to_be_none(
    tmp_path: Path, place: int, value: int
) -> None:
    path = written(tmp_path / "odd.zip", {"ws/abcdefgh/answers.toml": b"one"})
    data = bytearray(path.read_bytes())
    listed = data.index(b"PK\x01\x02")
    data[place] = data[listed + place + 2] = value
    path.write_bytes(data)
    with pytest.raises(NoBackup, match="it is no zip, or it is harmed"):
        archive.read(path)


def test_a_zip_in_which_one_file_swallows_the_next_is_harmed(tmp_path: Path) -> None:
    """A wrong bit in the length of the first one's remark does that, and the others look whole."""
    files = {f"ws/abcdefgh/{name}": b"x" for name in ("answers.toml", "drafts.toml")}
    path = written(tmp_path / "swallowed.zip", files)
    data = bytearray(path.read_bytes())
    first = data.index(b"PK\x01\x02")
    data[first + 32] = data.index(b"PK\x05\x06") - data.index(b"PK\x01\x02", first + 1)
    path.write_bytes(data)
    with zipfile.ZipFile(path) as found:
        assert found.testzip() is None
        assert len(found.namelist()) == 1
    with pytest.raises(NoBackup, match="it is no zip, or it is harmed"):
        archive.read(path)


@pytest.mark.parametrize("odd", [b"ws/abcdefg_/answers.toml", b"ws/abcdefgh/answers.lock"])
def test_a_wrong_bit_in_a_name_is_harm_and_makes_no_stranger_of_a_file(
    tmp_path: Path, odd: bytes
) -> None:
    whole = b"ws/abcdefgh/answers.toml"
    path = written(tmp_path / "renamed.zip", {whole.decode(): b"x", "ws/abcdefgh/x.toml": b"y"})
    path.write_bytes(odd.join(path.read_bytes().rsplit(whole, 1)))  # as it is listed at the end
    with pytest.raises(NoBackup, match="it is no zip, or it is harmed"):
        archive.read(path)


def test_a_bomb_is_put_down_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "BYTES", 1_000_000)
    path = written(tmp_path / "bomb.zip", {"ws/abcdefgh/answers.toml": b"\0" * 50_000_000})
    with pytest.raises(NoBackup, match="unpacked it has more"):
        archive.read(path)
    monkeypatch.setattr(archive, "MEMBERS", 3)
    many = {f"ws/abcdefgh/{n}.toml": b"x" for n in range(5)}
    with pytest.raises(NoBackup, match="more than 3 files"):
        archive.read(written(tmp_path / "many.zip", many))
