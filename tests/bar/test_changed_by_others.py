"""R9: a file that somebody else changed, took away, moved or copied: both versions exist after.

Of each kind of file that a person's words stand in, while it is open here.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coachtui.decide.model import Decision
from coachtui.files.errors import SaveError
from coachtui.workspace.copies import beside
from coachtui.workspace.errors import Conflict
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.store import ANSWERS, DRAFTS, EDITS
from coachtui.workspace.workspace import Workspace
from tests.bar.figures import Measured
from tests.bar.saver import opened_pack

pytestmark = pytest.mark.row("R9")

Change = Callable[[Workspace, str], None]
KINDS: dict[str, Change] = {
    ANSWERS: lambda workspace, words: workspace.answer("aim", words),
    EDITS: lambda workspace, words: workspace.edit("first-aim", note=words),
    DRAFTS: lambda workspace, words: workspace.draft("scene", words),
}
"""The files, and how words come to stand in each."""

COPIES = (
    "{stem}.sync-conflict-20261122-200000-ABCDEFG.toml",
    "{stem} (conflicted copy 2026-11-22).toml",
    "{stem} (1).toml",
)
"""How sync tools call a second version."""

OF_EACH = pytest.mark.parametrize("name", KINDS)


def opened(home: Path) -> Workspace:
    """The workspace, with the lock."""
    return open_workspace(Home(home), holder="app", pack=opened_pack())


@pytest.fixture
def workspace(home: Path, name: str) -> Workspace:
    """Open, with words that are saved."""
    workspace = opened(home)
    workspace.answer("aim", "one")
    KINDS[name](workspace, "before")
    workspace.flush()
    return workspace


def everywhere(folder: Path, words: str) -> bool:
    """Whether words stand in any file of a workspace."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return any(words.encode() in path.read_bytes() for path in files)


def reopened(workspace: Workspace, home: Path) -> str:
    """All that is shown once it is opened again."""
    workspace.close()
    again = opened(home)
    assert not again.read_only
    again.close()
    return str((again.answers, again.edits, again.drafts))


@OF_EACH
@pytest.mark.parametrize("keep", ["mine", "theirs", "both"])
def test_edited_by_hand(
    home: Path, workspace: Workspace, name: str, keep: str, measured: Measured
) -> None:
    path = workspace.store.folder / name
    path.write_bytes(path.read_bytes().replace(b"before", b"theirs"))
    KINDS[name](workspace, "mine")
    with pytest.raises(Conflict):
        workspace.flush()
    assert b"theirs" in path.read_bytes(), "nothing is saved over"
    workspace.resolve(name, keep)  # type: ignore[arg-type]
    stands = reopened(workspace, home)
    assert ("theirs" if keep == "theirs" else "mine") in stands
    assert everywhere(path.parent, "mine")
    assert everywhere(path.parent, "theirs")
    measured(changes=1, lost=0)


@OF_EACH
def test_deleted(home: Path, workspace: Workspace, name: str, measured: Measured) -> None:
    KINDS[name](workspace, "between")
    workspace.flush()
    path = workspace.store.folder / name
    path.unlink()
    KINDS[name](workspace, "mine")
    with pytest.raises(Conflict):
        workspace.flush()
    assert not path.exists(), "whoever deleted it may have meant it"
    workspace.resolve(name, "mine")
    assert "mine" in reopened(workspace, home)
    measured(changes=1, lost=0)


@OF_EACH
def test_moved_and_linked(
    home: Path, workspace: Workspace, name: str, tmp_path: Path, measured: Measured
) -> None:
    path, target = workspace.store.folder / name, tmp_path / "synced.toml"
    shutil.move(path, target)
    path.symlink_to(target)
    KINDS[name](workspace, "mine")
    workspace.flush()
    assert path.is_symlink()
    assert b"mine" in target.read_bytes(), "what the link leads to is saved"
    target.write_bytes(target.read_bytes().replace(b"mine", b"theirs"))
    KINDS[name](workspace, "again")
    with pytest.raises(Conflict):
        workspace.flush()
    workspace.resolve(name, "mine")
    assert "again" in reopened(workspace, home)
    assert path.is_symlink()
    assert everywhere(path.parent, "theirs")
    measured(changes=2, lost=0)


@OF_EACH
def test_replaced_by_a_folder(
    home: Path, workspace: Workspace, name: str, tmp_path: Path, measured: Measured
) -> None:
    path = workspace.store.folder / name
    path.unlink()
    path.mkdir()
    (path / "theirs").write_text("theirs")
    KINDS[name](workspace, "mine")
    with pytest.raises(SaveError, match="a folder stands where the file should be"):
        workspace.flush()
    assert (path / "theirs").read_text() == "theirs"
    workspace.save_elsewhere(tmp_path / "elsewhere.toml")
    assert "mine" in (tmp_path / "elsewhere.toml").read_text()
    path.rename(path.with_name("theirs"))
    with pytest.raises(Conflict):
        workspace.flush()
    workspace.resolve(name, "mine")
    assert "mine" in reopened(workspace, home)
    assert (path.with_name("theirs") / "theirs").read_text() == "theirs"
    measured(changes=1, lost=0)


@OF_EACH
@pytest.mark.parametrize("called", COPIES)
def test_a_copy_that_a_sync_tool_left(
    home: Path, workspace: Workspace, name: str, called: str, measured: Measured
) -> None:
    path = workspace.store.folder / name
    second = path.with_name(called.format(stem=path.stem))
    theirs = path.read_bytes().replace(b"before", b"theirs")
    second.write_bytes(theirs)
    workspace.close()
    again = opened(home)
    assert any(second.name in notice for notice in again.notices)
    [copy] = beside(again)
    assert "theirs" in str(copy.kept)
    KINDS[name](again, "mine")
    assert "mine" in reopened(again, home)
    assert second.read_bytes() == theirs
    measured(changes=1, lost=0)


@pytest.mark.parametrize("name", [ANSWERS])
def test_a_log_of_decisions_that_another_machine_went_on_with(
    home: Path, workspace: Workspace, measured: Measured
) -> None:
    """A sync tool brings a longer log, then takes it away again: what is there is shown."""
    record = workspace.decisions.record
    record(Decision(id="aaaaaaa1", at="", direction="in", facts={"known": "met"}, name="Ana"))
    path = workspace.store.folder / "decisions" / "0001.jsonl"
    ours = path.read_bytes()
    path.write_bytes(ours + ours.replace(b"Ana", b"Ben").replace(b"aaaaaaa1", b"aaaaaaa2"))
    assert [found.name for found in workspace.decisions.all()] == ["Ana", "Ben"]
    record(Decision(id="", at="", direction="in", facts={"known": "met"}, name="Cleo"))
    assert [found.name for found in opened(home).decisions.all()] == ["Ana", "Ben", "Cleo"]
    path.rename(path.with_name("0001 (1).jsonl"))
    record(Decision(id="", at="", direction="in", facts={"known": "met"}, name="Dora"))
    assert [found.name for found in workspace.decisions.all()] == ["Dora"]
    assert everywhere(path.parent, "Cleo")
    measured(changes=2, lost=0)
