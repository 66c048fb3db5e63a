"""What stands on the disk: readable, in order, the same for the same answers, never less."""

from __future__ import annotations

import errno
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import tomli
from msgspec import structs

from coachtui.files.errors import SaveError
from coachtui.files.toml import dump, read
from coachtui.strategy.edits import Mine
from coachtui.workspace.errors import ReadOnly
from coachtui.workspace.store import ANSWERS, DRAFTS, EDITS
from coachtui.workspace.workspace import Workspace
from tests.workspace.conftest import SMALL, Open

VERA = next(persona for persona in SMALL.personas if persona.title.startswith("Vera")).answers


def _file(workspace: Workspace, name: str = ANSWERS) -> Path:
    return workspace.store.folder / name


def _inside(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@pytest.mark.usefixtures("frozen")
def test_the_answers_file_reads_like_what_was_said(workspace: Workspace) -> None:
    workspace.answer("circle", [{"name": "A. L.", "known": "met"}])
    workspace.answer("scene", "They say:\n“It works.”")
    workspace.mark("place", "unsure")
    workspace.answer("aim", "calm wards", by="coach")
    workspace.flush()
    made, _, end = _file(workspace).read_text().partition("[eof]\n")
    assert made == (
        "schema = 1\n"
        "\n"
        "[answers.scene]\n"
        'value = """\n'
        "They say:\n"
        '“It works.”"""\n'
        'at = "2026-11-22T20:00:00Z"\n'
        "\n"
        "[answers.aim]\n"
        'value = "calm wards"\n'
        'by = "coach"\n'
        'at = "2026-11-22T20:00:00Z"\n'
        "\n"
        "[answers.place]\n"
        'state = "unsure"\n'
        'at = "2026-11-22T20:00:00Z"\n'
        "\n"
        "[answers.circle]\n"
        "value = [\n"
        '    { row = 1, name = "A. L.", known = "met" },\n'
        "]\n"
        'at = "2026-11-22T20:00:00Z"\n'
        "\n"
    )
    assert end.startswith("records = 4\n")


@pytest.mark.usefixtures("frozen")
def test_the_same_answers_leave_the_same_bytes_whichever_way_they_were_given(
    opened: Open,
) -> None:
    plain, wandering = opened("plain"), opened("wandering")
    for id_, raw in VERA.items():
        plain.answer(id_, raw)
    plain.edit("few", note="so it is", text="Fewer.")
    plain.add(Mine(id="mine-1", section="aims", text="Cake."))
    plain.edit("room", off=True)
    plain.flush()
    for id_, raw in list(VERA.items())[::-1]:
        wandering.answer(id_, raw)
        wandering.flush()
        wandering.mark(id_, "unsure")
        wandering.draft(id_, "something typed")
        wandering.clear(id_)
        wandering.undo()
        wandering.draft(id_, None)
        wandering.mark(id_, "answered")
    wandering.edit("room", off=True)
    wandering.add(Mine(id="mine-1", section="aims", text="Pie."))
    wandering.edit("few", text="Fewer.")
    wandering.undo()
    wandering.redo()
    wandering.edit("few", note="so it is")
    wandering.add(Mine(id="mine-1", section="aims", text="Cake."))
    wandering.flush()
    for name in (ANSWERS, EDITS):
        assert _file(plain, name).read_bytes() == _file(wandering, name).read_bytes()
        assert read(_file(plain, name)).data


def test_files_hold_what_was_kept_and_nothing_else_is_there(workspace: Workspace) -> None:
    workspace.answer("aim", "one")
    workspace.flush()
    workspace.answer("aim", "two")
    workspace.edit("first-aim", note="mine")
    workspace.draft("place", "many")
    workspace.flush()
    assert _inside(workspace.store.folder) == {
        "workspace.toml",
        "workspace.toml.bak",
        "answers.toml",
        "answers.toml.bak",
        "edits.toml",
        "drafts.toml",
        "changes",
        "changes/0001.jsonl",
        "answers.lock",
    }
    assert read(_file(workspace, "answers.toml.bak")).data["answers"]["aim"]["value"] == "one"  # type: ignore[index]


def test_everything_is_its_owners_alone_whatever_the_mask(at: object, opened: Open) -> None:
    mask = os.umask(0)
    try:
        workspace = opened(holder="app")
        workspace.answer("aim", "one")
        workspace.edit("first-aim", note="mine")
        workspace.draft("place", "many")
        workspace.flush()
        workspace.answer("aim", "two")
        workspace.close()
    finally:
        os.umask(mask)
    home = workspace.store.folder.parents[1]
    for path in (home, *home.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


CANARY = "Canary Ottilie"


def test_names_stand_inside_of_files_only_and_only_where_the_layout_says(opened: Open) -> None:
    workspace = opened(CANARY, holder="app")
    workspace.answer("aim", CANARY)
    workspace.answer("circle", [{"name": CANARY}])
    workspace.edit("first-aim", note=CANARY)
    workspace.draft("scene", CANARY)
    workspace.flush()
    workspace.answer("aim", f"{CANARY} again")
    workspace.close()
    home = workspace.store.folder.parents[1]
    holding = set()
    for path in home.rglob("*"):
        assert "anary" not in path.name.lower()
        if path.is_file() and CANARY.encode() in path.read_bytes():
            holding.add(path.relative_to(workspace.store.folder).as_posix())
    assert holding == {
        "workspace.toml",
        "workspace.toml.bak",
        "answers.toml",
        "answers.toml.bak",
        "edits.toml",
        "drafts.toml",
        "changes/0001.jsonl",
    }


def test_modes_that_were_loosened_are_repaired_and_said(workspace: Workspace, opened: Open) -> None:
    workspace.answer("aim", "one")
    workspace.close()
    loose = [workspace.store.folder, _file(workspace), _file(workspace, "changes")]
    for path in loose:
        path.chmod(0o755)
    assert opened(holder="look").notices == ()
    [notice] = opened().notices
    assert "now they can't" in notice
    assert [stat.S_IMODE(path.stat().st_mode) for path in loose] == [0o700, 0o600, 0o700]


def test_strays_are_swept_by_the_one_who_holds_the_lock(workspace: Workspace, opened: Open) -> None:
    workspace.answer("aim", "one")
    workspace.close()
    strays = [
        _file(workspace, ".answers.toml.0a1b2c3d.tmp"),
        _file(workspace, "changes/.0001.jsonl.0a1b2c3d.tmp"),
    ]
    for stray in strays:
        stray.write_bytes(b"half")
        stray.chmod(0o600)
    opened(holder="look")
    assert all(stray.exists() for stray in strays)
    assert "interrupted" in opened().notices[0]
    assert not any(stray.exists() for stray in strays)


def _edit_by_hand(path: Path, change: Callable[[dict[str, object]], object]) -> None:
    data = tomli.loads(path.read_text())
    eof = data.pop("eof")
    schema = data.pop("schema")
    change(data)
    assert schema == 1
    path.write_bytes(dump(data))
    assert eof


def test_what_this_version_does_not_know_is_kept(workspace: Workspace, opened: Open) -> None:
    workspace.answer("aim", "one")
    workspace.edit("first-aim", note="mine")
    workspace.draft("place", "many")
    workspace.flush()

    def add(data: dict[str, object]) -> None:
        data["colour"] = "blue"
        data["later"] = {"a": [1, 2]}

    for name in (ANSWERS, EDITS, DRAFTS, "workspace.toml"):
        _edit_by_hand(_file(workspace, name), add)
    _edit_by_hand(
        _file(workspace),
        lambda data: data["answers"]["aim"].update(weight=3),  # type: ignore[index]
    )
    workspace.close()
    other = structs.replace(SMALL, digest="f" * 64)
    again = opened(pack=other)
    again.answer("aim", "two")
    again.edit("first-aim", note="mine too")
    again.draft("place", "few")
    again.close()
    for name in (ANSWERS, EDITS, DRAFTS, "workspace.toml"):
        data = read(_file(workspace, name)).data
        assert (data["colour"], data["later"]) == ("blue", {"a": [1, 2]}), name
    entry = read(_file(workspace)).data["answers"]["aim"]  # type: ignore[index]
    assert (entry["weight"], entry["value"]) == (3, "two")
    assert read(_file(workspace, "workspace.toml")).data["digest"] == "f" * 64


def test_answers_to_questions_that_are_gone_are_kept_after_the_others(
    workspace: Workspace, opened: Open
) -> None:
    for id_ in ("aim", "place", "evenings"):
        workspace.answer(id_, 3 if id_ != "aim" else "one")
    workspace.close()
    fewer = {id_: one for id_, one in SMALL.questions.items() if id_ not in ("aim", "evenings")}
    again = opened(pack=structs.replace(SMALL, questions=fewer))
    again.answer("travel", "no")
    again.close()
    assert list(read(_file(workspace)).data["answers"]) == ["place", "travel", "aim", "evenings"]  # type: ignore[call-overload]
    assert opened().answers["aim"].value == "one"


def test_a_renamed_question_finds_its_answer_and_draft(workspace: Workspace, opened: Open) -> None:
    workspace.answer("aim", "one")
    workspace.draft("aim", "one and")
    workspace.flush()
    for name, table in ((ANSWERS, "answers"), (DRAFTS, "drafts")):
        _edit_by_hand(
            _file(workspace, name),
            lambda data, table=table: data.update({table: {"goal": data[table]["aim"]}}),  # type: ignore[misc]
        )
    workspace._lock.release()  # type: ignore[union-attr]
    again = opened()
    assert again.answers["aim"].value == "one"
    assert again.drafts == {"aim": "one and"}
    again.answer("aim", "two")
    again.close()
    assert list(read(_file(workspace)).data["answers"]) == ["aim"]  # type: ignore[call-overload]


def test_an_answer_that_fits_no_more_is_kept_open_and_said(
    workspace: Workspace, opened: Open
) -> None:
    workspace.answer("place", 5)
    workspace.close()
    fewer = structs.replace(SMALL.questions["place"], max=3)
    again = opened(pack=structs.replace(SMALL, questions={**SMALL.questions, "place": fewer}))
    assert (again.answers["place"].value, again.answers["place"].state) == (5, "open")
    assert "is kept, but open" in again.notices[0]


@pytest.mark.parametrize("value", ["1.5", "[1, 2]", "{ a = 1 }", "2026-11-22", "[[1]]"])
def test_an_entry_that_says_nothing_stays_in_the_file_until_it_is_answered(
    workspace: Workspace, opened: Open, value: str
) -> None:
    workspace.answer("aim", "one")
    workspace.answer("place", 3)
    workspace.close()
    path = _file(workspace)
    edited = path.read_text().replace("value = 3", f"value = {value}")
    path.write_text(edited)
    again = opened()
    assert not again.read_only
    assert "place" not in again.answers
    assert any("`place`" in notice and "stays there" in notice for notice in again.notices)
    again.answer("aim", "two")
    again.flush()
    kept = tomli.loads(edited)["answers"]["place"]
    assert read(path).data["answers"]["place"] == kept  # type: ignore[index]
    [aside] = (path.parent / "quarantine").iterdir()
    assert aside.read_text() == edited
    again.answer("place", 2)
    again.close()
    assert len(list((path.parent / "quarantine").iterdir())) == 1
    assert opened().answers["place"].value == 2


def test_a_file_edited_by_hand_is_taken_and_a_copy_kept_before_the_next_save(
    workspace: Workspace, opened: Open
) -> None:
    workspace.answer("aim", "one")
    workspace.close()
    path = _file(workspace)
    edited = path.read_bytes().replace(b'"one"', b'"my own"')
    path.write_bytes(edited)
    again = opened()
    assert again.answers["aim"].value == "my own"
    assert "edited by hand" in again.notices[0]
    again.answer("aim", "two")
    again.flush()
    [aside] = (path.parent / "quarantine").iterdir()
    assert aside.read_bytes() == edited
    again.answer("aim", "three")
    again.close()
    assert len(list((path.parent / "quarantine").iterdir())) == 1
    assert opened().notices == ()


def _harms(raw: bytes) -> dict[str, bytes]:
    return {
        "cut at a line": raw[: raw.index(b"[answers.place]")],
        "cut in a word": raw[:60],
        "without its end": raw[: raw.index(b"[eof]")],
        "empty": b"",
        "nothing but NULs": b"\0" * len(raw),
        "a tail of NULs": raw[:100] + b"\0" * 100,
        "no TOML": raw.replace(b"value = 3", b"value = three"),
        "not UTF-8": raw.replace(b"one", b"\xff\xfe"),
        "newer": raw.replace(b"schema = 1", b"schema = 2"),
    }


@pytest.mark.parametrize("name", [*_harms(b"one [answers.place] [eof]")])
def test_a_file_that_cannot_be_read_as_a_whole_is_shown_and_never_saved_over(
    workspace: Workspace, opened: Open, name: str
) -> None:
    workspace.answer("aim", "one")
    workspace.flush()
    workspace.answer("place", 3)
    workspace.close()
    path = _file(workspace)
    harmed = _harms(path.read_bytes())[name]
    path.write_bytes(harmed)
    again = opened()
    assert "couldn't be read as a whole" in again.read_only
    for change in (
        lambda: again.answer("aim", "two"),
        lambda: again.draft("aim", "two"),
        lambda: again.mark("aim", "unsure"),
        lambda: again.clear("aim"),
        again.undo,
        again.redo,
    ):
        with pytest.raises(ReadOnly, match="couldn't be read as a whole"):
            change()
    assert again.strategy.lines
    again.close()
    assert path.read_bytes() == harmed


def test_answers_that_are_gone_are_not_taken_for_a_new_beginning(
    workspace: Workspace, opened: Open
) -> None:
    workspace.answer("aim", "one")
    workspace.flush()
    workspace.answer("aim", "two")
    workspace.close()
    _file(workspace).unlink()
    again = opened()
    assert "isn't there any more" in again.read_only
    _file(workspace, "answers.toml.bak").rename(_file(workspace))
    again.close()
    assert opened().answers["aim"].value == "one"


def test_damaged_edits_leave_the_answers_to_be_read(workspace: Workspace, opened: Open) -> None:
    workspace.answer("aim", "one")
    workspace.edit("first-aim", note="mine")
    workspace.close()
    _file(workspace, EDITS).write_bytes(b"lines = 3\n[eof]\nrecords = 1\n")
    again = opened()
    assert again.answers["aim"].value == "one"
    assert "edits.toml couldn't be read" in again.read_only


def test_damaged_drafts_are_kept_aside_and_keep_nobody_from_going_on(
    workspace: Workspace, opened: Open
) -> None:
    workspace.draft("aim", "calm wa")
    workspace.close()
    path = _file(workspace, DRAFTS)
    harmed = path.read_bytes()[:40]
    path.write_bytes(harmed)
    again = opened()
    assert not again.read_only
    assert any("drafts.toml couldn't be read" in notice for notice in again.notices)
    again.draft("place", "many")
    again.close()
    [aside] = (path.parent / "quarantine").iterdir()
    assert aside.read_bytes() == harmed
    assert opened().drafts == {"place": "many"}


def _said_of_drafts(workspace: Workspace) -> str:
    [notice] = [one for one in workspace.notices if one.startswith("drafts.toml")]
    return notice


def test_drafts_are_said_to_be_in_quarantine_only_once_they_are(
    workspace: Workspace, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.draft("aim", "calm wa")
    workspace.close()
    path = _file(workspace, DRAFTS)
    path.write_bytes(path.read_bytes()[:40])
    quarantine = path.parent / "quarantine"
    stays = "stays as it is"
    assert stays in _said_of_drafts(opened(holder="look"))
    with monkeypatch.context() as patch:
        patch.setattr(os, "mkdir", _full)
        full = opened()
    assert stays in _said_of_drafts(full)
    full.close()
    assert path.exists()
    assert not quarantine.exists()
    assert "is kept in quarantine" in _said_of_drafts(opened())
    assert len(list(quarantine.iterdir())) == 1


def _full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_second_versions_that_sync_tools_leave_are_listed(
    workspace: Workspace, opened: Open
) -> None:
    workspace.answer("aim", "one")
    workspace.close()
    names = [
        "answers.sync-conflict-20261122-204340-ABCDEFG.toml",
        "answers (1).toml",
        "answers (Vera's conflicted copy 2026-11-22).toml",
        "answers.conflict-2026-11-22T204340Z.toml",
    ]
    for name in names:
        _file(workspace, name).write_bytes(b"")
        _file(workspace, name).chmod(0o600)
    notices = opened().notices
    assert len(notices) == len(names)
    assert all(any(name in notice for notice in notices) for name in names)


def test_answers_behind_a_link_stay_behind_it(workspace: Workspace, opened: Open) -> None:
    workspace.answer("aim", "one")
    workspace.close()
    elsewhere = workspace.store.folder.parents[2] / "cloud.toml"
    _file(workspace).rename(elsewhere)
    _file(workspace).symlink_to(elsewhere)
    again = opened()
    again.answer("aim", "two")
    again.close()
    assert _file(workspace).is_symlink()
    assert b'"two"' in elsewhere.read_bytes()
    assert opened().answers["aim"].value == "two"


def test_a_folder_in_the_place_of_the_answers_is_said(workspace: Workspace, opened: Open) -> None:
    workspace.close()
    _file(workspace).mkdir()
    assert "this is no file" in opened().read_only


def test_what_could_not_be_saved_stays_and_is_saved_at_the_next_attempt(
    workspace: Workspace, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    workspace.answer("aim", "one")
    workspace.flush()
    workspace.answer("aim", "two")
    workspace.draft("place", "many")
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(SaveError, match="the disk is full"):
            workspace.flush()
    assert workspace.unsaved
    assert workspace.answers["aim"].value == "two"
    assert b'"one"' in _file(workspace).read_bytes()
    workspace.close()
    again = opened()
    assert again.answers["aim"].value == "two"
    assert again.drafts == {"place": "many"}
    assert len(again.history("aim")) == 2


def test_a_draft_that_is_larger_than_a_file_keeps_no_answer_from_being_saved(
    workspace: Workspace, opened: Open
) -> None:
    workspace.answer("aim", "one")
    workspace.draft("scene", "x" * 9_000_000)
    with pytest.raises(SaveError, match="more than a file may"):
        workspace.flush()
    assert workspace.unsaved
    workspace.draft("scene", "x" * 90_000)
    workspace.close()
    again = opened()
    assert again.answers["aim"].value == "one"
    assert len(str(again.drafts["scene"])) == 90_000


def test_changes_made_while_another_thread_writes_are_all_saved(
    workspace: Workspace, opened: Open
) -> None:
    done = threading.Event()

    def write() -> None:
        while not done.is_set():
            workspace.flush()

    writers = [threading.Thread(target=write) for _ in range(2)]
    for writer in writers:
        writer.start()
    for number in range(300):
        workspace.answer("aim", f"words {number}")
        workspace.draft("place", f"draft {number}")
    done.set()
    for writer in writers:
        writer.join()
    workspace.close()
    again = opened()
    assert again.answers["aim"].value == "words 299"
    assert again.drafts["place"] == "draft 299"
    values = [change.after["value"] for change in again.history("aim")]  # type: ignore[index]
    assert values == [f"words {number}" for number in range(300)]


def test_answers_can_be_saved_elsewhere_with_all_that_belongs_to_them(
    workspace: Workspace, opened: Open, tmp_path: Path
) -> None:
    from coachtui.workspace.loading import load as take_in
    from coachtui.workspace.loading import read as read_sheet

    workspace.answer("aim", "one")
    workspace.edit("first-aim", text="Mine.")
    workspace.draft("place", "many")
    workspace.save_elsewhere(tmp_path / "rescue.toml")
    other = opened("other")
    take_in(other, read_sheet((tmp_path / "rescue.toml").read_text()))
    assert other.answers["aim"].value == "one"
    assert other.edits == workspace.edits
    assert other.drafts == workspace.drafts
    assert stat.S_IMODE((tmp_path / "rescue.toml").stat().st_mode) == 0o600
