"""The doctor finds what is wrong, says what it means and what to do, and changes nothing."""

from __future__ import annotations

import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from coachtui.decide.model import Decision
from coachtui.files import locks
from coachtui.workspace.decisions import Decisions
from coachtui.workspace.doctor import Finding, report
from coachtui.workspace.home import Home
from coachtui.workspace.versions import agree
from coachtui.workspace.workspace import Workspace
from tests.workspace.conftest import Open

MET = Decision(id="", at="", direction="in", facts={"host": "met"})


@pytest.fixture
def folder(opened: Open) -> Path:
    """A workspace's folder with all kinds of files in it; nobody holds it."""
    workspace = opened("Ana")
    for words in ("one", "two"):
        workspace.answer("aim", words)
        workspace.edit("first-aim", note=words)
        workspace.draft("place", words)
        workspace.flush()
    workspace.close()
    return workspace.store.folder


def _bytes(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _ill(at: Home) -> list[Finding]:
    return [finding for finding in report(at) if finding.weight != "fine"]


def _one(at: Home) -> Finding:
    [finding] = _ill(at)
    assert finding.means
    assert finding.instead
    return finding


def test_of_whoever_works_with_two_packs_it_looks_at_both(at: Home, folder: Path) -> None:
    ana = at.find("Ana")
    assert ana
    other = at.choose(ana, "other")
    said = " ".join(finding.what for finding in report(at, "Ana"))
    assert f"({ana.id})" in said
    assert f"({other.id})" in said


def test_all_is_well_with_a_workspace_that_was_closed(at: Home, folder: Path) -> None:
    before = _bytes(at.path)
    assert _ill(at) == []
    said = " ".join(finding.what for finding in report(at))
    assert "Workspace “Ana”" in said
    assert "answers.toml is whole, 1 record" in said
    assert "4 changes on record" in said
    assert _bytes(at.path) == before


def test_there_is_something_to_say_before_there_is_anything(at: Home) -> None:
    assert _ill(at) == []
    assert any("isn't made yet" in finding.what for finding in report(at))


def test_a_file_in_the_place_of_the_home(at: Home) -> None:
    at.path.write_bytes(b"")
    assert "is a file" in _one(at).what


def test_a_file_that_was_cut_short_and_what_can_be_had_back(at: Home, folder: Path) -> None:
    (folder / "answers.toml").write_bytes((folder / "answers.toml").read_bytes()[:50])
    finding = _one(at)
    assert finding.weight == "wrong"
    assert "its end is missing" in finding.what
    assert "known from elsewhere" in finding.instead
    assert finding.commands == ("coachtui --workspace Ana restore newest",)


def test_beside_what_a_newer_version_wrote_nothing_is_moved_out_of_the_way(
    at: Home, folder: Path
) -> None:
    path = folder / "answers.toml"
    path.write_bytes(path.read_bytes().replace(b"schema = 1", b"schema = 9"))
    (folder / "edits.toml").write_bytes(b"")
    newer, cut = _ill(at)
    assert (newer.kind, newer.commands) == ("newer", ())
    assert (cut.kind, cut.commands) == ("cut-short", ())
    assert "newer coachtui" in cut.instead


def test_a_file_that_is_gone_or_described_wrongly(at: Home, folder: Path) -> None:
    (folder / "workspace.toml").write_bytes(b"")
    assert "workspace.toml couldn't be read" in _one(at).what


def test_a_file_that_was_edited_by_hand(at: Home, folder: Path) -> None:
    path = folder / "answers.toml"
    path.write_bytes(path.read_bytes().replace(b"two", b"three"))
    finding = _one(at)
    assert finding.weight == "look"
    assert "isn't as it was saved" in finding.what


def test_a_harmed_log(at: Home, folder: Path) -> None:
    with (folder / "changes" / "0001.jsonl").open("ab") as file:
        file.write(b'{"n":')
    assert "harmed in 0001.jsonl" in _one(at).what


def test_a_harmed_record_of_decisions(at: Home, folder: Path) -> None:
    Decisions(folder).record(MET)
    assert _ill(at) == []
    assert any("1 decision on record" in finding.what for finding in report(at))
    with (folder / "decisions" / "0001.jsonl").open("ab") as file:
        file.write(b'{"id":')
    assert "decisions is harmed in 0001.jsonl" in _one(at).what


def test_a_decision_that_was_interrupted(at: Home, folder: Path) -> None:
    Decisions(folder).record(MET)
    (folder / "decisions" / ".0001.jsonl.0a1b2c3d.tmp").write_bytes(b"")
    assert "being recorded when it was interrupted" in _one(at).what
    Decisions(folder).record(MET)
    assert _ill(at) == []


def test_versions_that_are_damaged_or_were_edited_by_hand(
    at: Home, folder: Path, opened: Open
) -> None:
    workspace = opened("Ana")
    times = [agree(workspace, reason).time for reason in ("one", "two", "three")]
    workspace.close()
    assert _ill(at) == []
    assert any("3 agreed versions are whole" in finding.what for finding in report(at))
    damaged, edited = (folder / "versions" / f"{time}.toml" for time in times[1:])
    damaged.write_bytes(damaged.read_bytes()[:50])
    edited.write_bytes(edited.read_bytes().replace(b"three", b"four"))
    first, second = _ill(at)
    assert first.what.endswith(f"the version of {times[1]} can't be read: its end is missing.")
    assert f"the version of {times[2]} isn't as it was saved" in second.what
    for finding in (first, second):
        assert finding.means
        assert "backup" in finding.instead


def test_what_an_interrupted_version_left_goes_at_the_next_opening(
    at: Home, folder: Path, opened: Open
) -> None:
    (folder / "versions").mkdir(mode=0o700)
    (folder / "versions" / ".2026-11-22T20-00-00Z.toml.0a1b2c3d.tmp").write_bytes(b"")
    assert "1 unfinished file of" in _one(at).what
    opened("Ana").close()
    assert _ill(at) == []


def test_a_lock_that_is_held_and_one_whose_holder_is_gone(
    at: Home, folder: Path, opened: Open
) -> None:
    app = opened("Ana", holder="app")
    assert "an open app (process " in _one(at).what
    content = (folder / "answers.lock").read_bytes()
    app.close()
    (folder / "answers.lock").write_bytes(content)
    assert _ill(at) == []
    assert any("is gone; nothing is held" in finding.what for finding in report(at))


def test_somebody_who_records_without_end(at: Home, folder: Path) -> None:
    held = locks.take(folder / "decisions.lock", "command")
    finding = _one(at)
    held.release()
    assert "a command (process " in finding.what
    assert "no decision can be recorded" in finding.means


def test_modes_that_let_others_look_in(at: Home, folder: Path) -> None:
    (folder / "answers.toml").chmod(0o644)
    finding = _one(at)
    assert "answers.toml" in finding.what
    assert "opening the workspace does it too" in finding.instead


def test_strays_second_versions_and_what_was_set_aside(at: Home, folder: Path) -> None:
    for name in (".answers.toml.0a1b2c3d.tmp", "answers (1).toml"):
        (folder / name).write_bytes(b"")
        (folder / name).chmod(0o600)
    (folder / "quarantine").mkdir(mode=0o700)
    (folder / "quarantine" / "answers.2026.toml").write_bytes(b"")
    said = [finding.what for finding in _ill(at)]
    assert len(said) == 2
    assert "1 unfinished file of" in said[0]
    assert "answers (1).toml" in said[1]
    assert any("1 earlier version in quarantine" in finding.what for finding in report(at))


def test_settings_that_cannot_be_used(at: Home, folder: Path) -> None:
    (at.path / "settings.toml").write_text("theme = 3\n")
    assert "line 1: `theme`" in _one(at).what


def test_lessons_that_cannot_be_used(at: Home, folder: Path) -> None:
    path = folder / "workspace.toml"
    text = path.read_text().replace('pack = "linkedin"', 'pack = "no-such"')
    path.write_text(text)
    at.describe(at.workspaces()[0])
    assert "its lessons, no-such, can't be used" in _one(at).what


def test_a_disk_that_is_nearly_full(
    at: Home, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**9, 10**9, 4096))
    finding = _one(at)
    assert "4.1 kB are free" in finding.what
    assert finding.instead == "Make room."


def test_a_terminal_without_a_full_screen(at: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert "no full screen" in _one(at).what


def test_one_workspace_alone_is_looked_at_where_one_is_named(
    at: Home, folder: Path, workspace: Workspace
) -> None:
    said = " ".join(finding.what for finding in report(at, "ana"))
    assert "Workspace “Ana”" in said
    assert "Your own" not in said
    assert any("no workspace “Ben”" in finding.what for finding in report(at, "Ben"))


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("free", "said"), [(3_240_000_000, "3.3 GB"), (48_000_000_000, "48 GB"), (840, "840 bytes")]
)
def test_free_room_is_said_in_units_that_people_read(
    at: Home, free: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**12, 10**12, free))
    assert any(f"{said} are free on its disk." in finding.what for finding in report(at))
