"""R10 and S8: a damaged or hostile workspace is never shown as whole, nor saved over, nor slow."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from coachtui.pack.load import load
from coachtui.workspace.home import Home
from coachtui.workspace.open import Workspace, open_workspace
from tests.bar.damage import cuts, flips
from tests.bar.figures import Measured
from tests.bar.saver import SMALL
from tests.files.test_toml import BOMBS, END

pytestmark = pytest.mark.row("R10")

PACK = load(SMALL)
VERA = next(persona for persona in PACK.personas if persona.title.startswith("Vera")).answers


@pytest.fixture
def folder(home: Path) -> Path:
    """The folder of a workspace with answers of every kind and some edits."""
    workspace = open_workspace(Home(home), holder="command", pack=PACK)
    for id_, raw in VERA.items():
        workspace.answer(id_, raw)
    workspace.edit("few", text="Fewer.", note="so it is")
    workspace.draft("opening", "with a joke")
    workspace.flush()
    workspace.answer("aim", "calmer wards")
    workspace.edit("few", note="or not")
    workspace.close()
    return workspace.store.folder


def _opened(home: Path) -> Workspace:
    workspace = open_workspace(Home(home), holder="command", pack=PACK)
    assert workspace._lock
    workspace._lock.release()
    return workspace


def _assert_never_taken_for_whole(home: Path, path: Path, harmed: bytes, *, cut: bool) -> None:
    path.write_bytes(harmed)
    workspace = _opened(home)
    told = workspace.read_only or [one for one in workspace.notices if path.name in one]
    assert told, harmed
    # Where only the sum at the very end is missing, everything is there, and that is said.
    assert workspace.read_only or not cut or b"\nrecords = " in harmed
    if workspace.read_only:
        workspace.close()
        assert path.read_bytes() == harmed
        return
    if path.name == "edits.toml":
        workspace.edit("few", note="after the harm")
    else:
        workspace.answer("aim", "after the harm")
    workspace.flush()
    kept = [one.read_bytes() for one in (path.parent / "quarantine").iterdir()]
    assert harmed in kept


@pytest.mark.bar
@pytest.mark.parametrize("name", ["answers.toml", "edits.toml"])
def test_cut_anywhere_it_is_never_taken_for_whole(
    home: Path, folder: Path, name: str, measured: Measured
) -> None:
    path = folder / name
    whole = path.read_bytes()
    harmed = list(cuts(whole))
    for data in harmed:
        _assert_never_taken_for_whole(home, path, data, cut=True)
    measured(damages=len(harmed), taken_for_whole=0, saved_over=0)


@pytest.mark.bar
@pytest.mark.parametrize("name", ["answers.toml", "edits.toml"])
def test_with_a_wrong_bit_it_is_never_taken_for_whole(
    home: Path, folder: Path, name: str, measured: Measured
) -> None:
    path = folder / name
    whole = path.read_bytes()
    harmed = list(flips(whole))
    for data in harmed:
        _assert_never_taken_for_whole(home, path, data, cut=False)
    measured(damages=len(harmed), taken_for_whole=0, saved_over=0)


@pytest.mark.bar
def test_a_log_that_is_damaged_anywhere_costs_no_answer(
    home: Path, folder: Path, measured: Measured
) -> None:
    path = folder / "changes" / "0001.jsonl"
    whole = path.read_bytes()
    harmed = [*cuts(whole), *flips(whole)]
    for data in harmed:
        path.write_bytes(data)
        workspace = _opened(home)
        assert not workspace.read_only
        assert workspace.answers["aim"].value == "calmer wards"
        assert list(folder.glob("changes/*")) == [path]
        assert path.read_bytes() == data or workspace.notices
    measured(damages=len(harmed), taken_for_whole=0, saved_over=0)


FILES = ["answers.toml", "edits.toml", "drafts.toml", "workspace.toml"]


@pytest.mark.bar
@pytest.mark.row("S8")
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_workspace_made_to_keep_us_busy_opens_in_a_second(
    home: Path, folder: Path, bomb: str, measured: Measured
) -> None:
    slowest = 0.0
    whole = {name: (folder / name).read_bytes() for name in FILES}
    for name in FILES:
        (folder / name).write_bytes(b"schema = 1\n" + BOMBS[bomb] + END)
        started = time.process_time()
        workspace = _opened(home)
        slowest = max(slowest, time.process_time() - started)
        assert slowest < 1
        assert workspace.read_only or any(name in notice for notice in workspace.notices)
        (folder / name).write_bytes(whole[name])
    measured(files=len(FILES), most_seconds=slowest)


LOGS = {
    "many lines": b"{}\n" * 2_600_000,
    "one long line": b'{"n":1,"after":"' + b"x" * 7_900_000 + b'"}\n',
    "too large": b"{}\n" * 3_000_000,
    "lists in lists": b'{"n":1,"after":' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}\n",
    "no end": b'{"n":1,' * 1_000_000,
    "many numbers": b'{"n":1,"after":[' + b"1," * 3_900_000 + b"1]}\n",
}


@pytest.mark.bar
@pytest.mark.row("S8")
@pytest.mark.parametrize("log", LOGS)
def test_a_log_made_to_keep_us_busy_keeps_nobody(
    home: Path, folder: Path, log: str, measured: Measured
) -> None:
    (folder / "changes" / "0001.jsonl").write_bytes(LOGS[log])
    started = time.process_time()
    workspace = _opened(home)
    workspace.undo()
    slowest = time.process_time() - started
    assert slowest < 1
    measured(files=1, most_seconds=slowest)
    assert workspace.answers["aim"].value
    workspace.answer("aim", "still here")
    workspace.flush()
    assert _opened(home).answers["aim"].value == "still here"


def test_some_cuts_and_bombs(home: Path, folder: Path) -> None:
    path = folder / "answers.toml"
    whole = path.read_bytes()
    for data in list(cuts(whole))[::24]:
        _assert_never_taken_for_whole(home, path, data, cut=True)
    path.write_bytes(BOMBS["a long list"] + END)
    assert "more stands in it" in _opened(home).read_only
