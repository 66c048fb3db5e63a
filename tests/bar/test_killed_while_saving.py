"""R1: killed before any system call of a save, what stands is old or new, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.json import encode

from coachtui.files.save import strays, sweep
from coachtui.files.segments import read as read_log
from coachtui.files.segments import segments
from coachtui.workspace.decisions import Decisions
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.bar.figures import Measured
from tests.bar.homes import assert_backed_up, assert_taken_back
from tests.bar.saver import EVENTS, NEW, NEW_DECISION, OLD, OLD_DECISION, opened_pack
from tests.bar.tracing import KILLED, break_in, calls, needs_strace, prepared, run

pytestmark = pytest.mark.row("R1")

TELLING = ("write", "fsync", "link", "linkat", "rename", "renameat", "renameat2")


def assert_old_or_new(
    kind: str, folder: Path, *, saved: bool = False, in_order: bool = True
) -> None:
    """What stands is old or new, and new where it was said to be saved.

    Several files are written in order, so that a kill leaves new ones before old ones; after
    an error the others are written all the same.
    """
    if kind == "log":
        log = read_log(segments(folder / "changes"))
        assert log.damaged == ()
        assert list(log.events) in ((EVENTS[0] + EVENTS[1],) if saved else _logs())
    elif kind == "answer":
        _assert_workspace(folder, saved, in_order)
    elif kind == "decide":
        _assert_decided(folder, saved)
    elif kind == "backup":
        assert_backed_up(folder, saved=saved)
    elif kind == "restore":
        assert_taken_back(folder, saved=saved)
    else:
        path = folder / "file"
        found = path.read_bytes() if path.exists() else None
        whole = (NEW,) if saved else (NEW, OLD) if kind != "export" else (NEW, None, b"")
        assert found in whole
        backup = folder / "file.bak"
        assert not backup.exists() or backup.read_bytes() == OLD
    sweep(folder)
    assert strays(folder) == ()


def _logs() -> tuple[list[dict[str, object]], ...]:
    return EVENTS[0], EVENTS[0] + EVENTS[1]


def _assert_decided(folder: Path, saved: bool) -> None:
    """Both decisions, or the old one alone; whoever records again has both."""
    decisions, both = Decisions(folder), (OLD_DECISION, NEW_DECISION)
    assert decisions.all() in ((both,) if saved else (both, both[:1]))
    decisions.record(NEW_DECISION)
    assert decisions.all() == both
    assert decisions.damaged == ()
    assert strays(folder / "decisions") == ()


def _assert_workspace(folder: Path, saved: bool, in_order: bool) -> None:
    """It opens, is whole, shows old or new, and offers what it recorded and doesn't show."""
    workspace = open_workspace(Home(folder / "home"), holder="command", pack=opened_pack())
    assert not workspace.read_only
    assert strays(workspace.store.folder) == ()
    assert strays(workspace.store.folder / "changes") == ()
    shown: tuple[object, ...] = (
        workspace.answers["aim"].value,
        workspace.edits.lines["first-aim"].note,
        workspace.drafts["place"],
    )
    assert set(shown) <= ({"new"} if saved else {"old", "new"})
    assert not in_order or list(shown) == sorted(shown, key=str)
    recorded = any('"new"' in str(encode(change.after)) for change in workspace.history("aim"))
    lost = [notice for notice in workspace.notices if "kept it from being applied" in notice]
    assert bool(lost) == (recorded and shown[:2] != ("new", "new"))
    while lost and workspace.redo():
        pass
    assert not lost or workspace.answers["aim"].value == "new"
    workspace.close()


def _kill_at(kind: str, tmp_path: Path, names: tuple[str, ...] = ()) -> int:
    needs_strace()
    found = [call for call in calls(kind, tmp_path) if not names or call.name in names]
    for call in found:
        folder = prepared(kind, tmp_path)
        assert break_in(kind, folder, call, "signal=KILL:when={n}") in KILLED
        assert_old_or_new(kind, folder)
    return len(found)


@pytest.mark.bar
@pytest.mark.parametrize(
    "kind", ["save", "keep", "export", "log", "answer", "decide", "backup", "restore"]
)
def test_killed_before_each_call_the_file_is_old_or_new(
    kind: str, tmp_path: Path, measured: Measured
) -> None:
    kills = _kill_at(kind, tmp_path)
    assert kills > 8
    measured(kills=kills, neither_old_nor_new=0)


def test_killed_before_the_calls_that_tell_the_file_is_old_or_new(tmp_path: Path) -> None:
    assert _kill_at("keep", tmp_path, TELLING) >= 6


@pytest.mark.parametrize("kind", ["keep", "export", "log", "answer", "decide", "backup", "restore"])
def test_left_alone_the_same_save_is_new(kind: str, tmp_path: Path) -> None:
    folder = prepared(kind, tmp_path)
    assert run(kind, folder) == 0
    assert_old_or_new(kind, folder, saved=True)
