"""A file that was changed by somebody else while it was open: nothing of either is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

from coachtui.files.errors import Gone, SaveError, Trouble
from coachtui.strategy.edits import Mine
from coachtui.workspace.errors import Conflict
from coachtui.workspace.store import ANSWERS, DRAFTS, EDITS
from coachtui.workspace.workspace import Workspace
from tests.workspace.conftest import Open

Keep = Literal["mine", "theirs", "both"]


@pytest.fixture
def path(workspace: Workspace) -> Path:
    """The answers file, changed by hand while the workspace was open and changed too."""
    workspace.answer("aim", "one")
    workspace.answer("evenings", 6)
    workspace.flush()
    path = workspace.store.folder / ANSWERS
    path.write_bytes(path.read_bytes().replace(b'"one"', b'"theirs"'))
    workspace.answer("aim", "mine")
    workspace.answer("place", 3)
    with pytest.raises(Conflict) as caught:
        workspace.flush()
    assert caught.value.name == ANSWERS
    assert b'"theirs"' in path.read_bytes()
    return path


def _versions(path: Path) -> list[str]:
    """Which words for the aim stand in any file, but for the log."""
    found = []
    for file in path.parent.rglob("*"):
        if file.is_file() and file.suffix in (".toml", ".bak"):
            text = file.read_text()
            found += [word for word in ("theirs", "mine") if f'value = "{word}"' in text]
    return sorted(set(found))


@pytest.mark.parametrize(
    ("keep", "stands"), [("mine", "mine"), ("theirs", "theirs"), ("both", "mine")]
)
def test_both_versions_are_there_afterwards_whatever_is_kept(
    workspace: Workspace, opened: Open, path: Path, keep: Keep, stands: str
) -> None:
    workspace.resolve(ANSWERS, keep)
    assert workspace.answers["aim"].value == stands
    assert not workspace.unsaved
    workspace.answer("travel", "no")
    workspace.flush()
    workspace.answer("travel", "yes")
    workspace.close()
    assert _versions(path) == ["mine", "theirs"]
    assert opened().answers["aim"].value == stands


def test_keeping_both_sets_theirs_where_it_is_seen(
    workspace: Workspace, opened: Open, path: Path
) -> None:
    workspace.resolve(ANSWERS, "both")
    [beside] = path.parent.glob("answers.conflict-*.toml")
    assert b'"theirs"' in beside.read_bytes()
    workspace.close()
    assert beside.name in opened().notices[0]


def test_keeping_both_puts_changes_of_different_answers_together(
    opened: Open,
) -> None:
    workspace = opened()
    for id_, raw in {"aim": "one", "place": 3, "travel": "yes"}.items():
        workspace.answer(id_, raw)
    workspace.edit("first-aim", note="one")
    workspace.edit("first-aim", text="Mine.")
    workspace.draft("scene", "a morning")
    workspace.flush()
    folder = workspace.store.folder
    path = folder / ANSWERS
    theirs = path.read_bytes().replace(b'"one"', b'"theirs"')
    path.write_bytes(theirs)
    workspace.answer("place", 4)
    with pytest.raises(Conflict):
        workspace.flush()
    workspace.resolve(ANSWERS, "both")
    found = {id_: entry.value for id_, entry in workspace.answers.items()}
    assert found == {"aim": "theirs", "place": 4, "travel": "yes"}
    assert not workspace.unsaved
    assert list(folder.glob("answers.conflict-*")) == []
    assert [one.read_bytes() for one in (folder / "quarantine").iterdir()] == [theirs]
    workspace.close()
    again = opened()
    assert {id_: entry.value for id_, entry in again.answers.items()} == found
    again.undo()
    assert again.answers["aim"].value == "one"


def test_where_both_changed_the_same_answer_the_others_of_theirs_are_taken_over(
    opened: Open,
) -> None:
    workspace = opened()
    for id_, raw in {"aim": "one", "place": 3}.items():
        workspace.answer(id_, raw)
    workspace.flush()
    path = workspace.store.folder / ANSWERS
    theirs = path.read_bytes().replace(b'"one"', b'"theirs"').replace(b"= 3", b"= 5")
    path.write_bytes(theirs)
    workspace.answer("aim", "mine")
    with pytest.raises(Conflict):
        workspace.flush()
    workspace.resolve(ANSWERS, "both")
    assert (workspace.answers["aim"].value, workspace.answers["place"].value) == ("mine", 5)
    [beside] = path.parent.glob("answers.conflict-*")
    assert beside.read_bytes() == theirs


@pytest.mark.parametrize(
    ("change", "together"),
    [
        (lambda workspace: workspace.edit("no-chase", note="mine"), True),
        (lambda workspace: workspace.edit("first-aim", off=True), False),
        (lambda workspace: workspace.add(Mine(id="mine-1", section="aims", text="Words.")), True),
    ],
    ids=["another line", "the same line", "an own line"],
)
def test_keeping_both_puts_edits_of_different_lines_together(
    opened: Open, change: Callable[[Workspace], None], together: bool
) -> None:
    workspace = opened()
    workspace.answer("aim", "one")
    workspace.edit("first-aim", note="one")
    workspace.flush()
    path = workspace.store.folder / EDITS
    path.write_bytes(path.read_bytes().replace(b'"one"', b'"theirs"'))
    change(workspace)
    mine = workspace.edits
    with pytest.raises(Conflict):
        workspace.flush()
    workspace.resolve(EDITS, "both")
    note = workspace.edits.lines["first-aim"].note
    assert (note == "theirs") is together
    assert (workspace.edits == mine) is not together
    assert bool(list(path.parent.glob("edits.conflict-*"))) is not together
    workspace.close()
    assert opened().edits == workspace.edits


def test_keeping_both_puts_drafts_together(opened: Open) -> None:
    workspace = opened()
    workspace.draft("scene", "a morning")
    workspace.flush()
    path = workspace.store.folder / DRAFTS
    path.write_bytes(path.read_bytes().replace(b"a morning", b"an evening"))
    workspace.draft("aim", "half a")
    with pytest.raises(Conflict):
        workspace.flush()
    workspace.resolve(DRAFTS, "both")
    workspace.close()
    assert opened().drafts == {"scene": "an evening", "aim": "half a"}


def test_both_are_kept_though_theirs_cannot_be_read(workspace: Workspace, path: Path) -> None:
    cut = path.read_bytes()[:40]
    path.write_bytes(cut)
    workspace.resolve(ANSWERS, "both")
    assert workspace.answers["aim"].value == "mine"
    [beside] = path.parent.glob("answers.conflict-*")
    assert beside.read_bytes() == cut


def test_taking_theirs_can_be_undone(workspace: Workspace, opened: Open, path: Path) -> None:
    workspace.resolve(ANSWERS, "theirs")
    assert "place" not in workspace.answers
    workspace.close()
    again = opened()
    values = [change.after["value"] for change in again.history("aim")]  # type: ignore[index]
    assert values == ["one", "mine", "theirs"]
    again.undo()
    again.undo()
    assert again.answers["aim"].value == "mine"
    assert again.answers["place"].value == 3


def test_nothing_is_logged_while_a_conflict_stands(workspace: Workspace, path: Path) -> None:
    assert len(workspace.store.changes()) == 2
    workspace.resolve(ANSWERS, "mine")
    assert len(workspace.store.changes()) == 4


def test_a_file_that_was_removed_meanwhile_is_a_conflict_too(
    workspace: Workspace, opened: Open
) -> None:
    for words in ("zero", "one"):
        workspace.answer("aim", words)
        workspace.flush()
    (workspace.store.folder / ANSWERS).unlink()
    workspace.answer("aim", "two")
    with pytest.raises(Conflict):
        workspace.flush()
    with pytest.raises(Gone):
        workspace.resolve(ANSWERS, "theirs")
    workspace.resolve(ANSWERS, "mine")
    workspace.close()
    assert opened().answers["aim"].value == "two"


def test_a_file_that_came_into_being_meanwhile_is_a_conflict_too(workspace: Workspace) -> None:
    (workspace.store.folder / ANSWERS).write_bytes(b"whatever")
    workspace.answer("aim", "two")
    with pytest.raises(Conflict):
        workspace.flush()


def test_theirs_that_cannot_be_read_is_not_taken(workspace: Workspace, path: Path) -> None:
    cut = path.read_bytes()[:40]
    path.write_bytes(cut)
    with pytest.raises(Trouble, match="its end is missing"):
        workspace.resolve(ANSWERS, "theirs")
    assert workspace.answers["aim"].value == "mine"
    workspace.resolve(ANSWERS, "mine")
    assert [
        one.read_bytes()
        for one in (path.parent / "quarantine").iterdir()
        if cut == one.read_bytes()
    ]


@pytest.mark.parametrize("keep", ["mine", "theirs", "both"])
@pytest.mark.parametrize(
    ("name", "change"),
    [
        (EDITS, lambda workspace, words: workspace.edit("first-aim", note=words)),
        (DRAFTS, lambda workspace, words: workspace.draft("scene", words)),
    ],
    ids=["edits", "drafts"],
)
def test_edits_and_drafts_are_settled_the_same_way(
    workspace: Workspace,
    opened: Open,
    name: str,
    change: Callable[[Workspace, str], None],
    keep: Keep,
) -> None:
    workspace.answer("aim", "one")
    change(workspace, "before")
    workspace.flush()
    path = workspace.store.folder / name
    path.write_bytes(path.read_bytes().replace(b"before", b"theirs"))
    change(workspace, "mine")
    with pytest.raises(Conflict):
        workspace.flush()
    workspace.resolve(name, keep)
    workspace.close()
    again = opened()
    words = (again.drafts.get("scene"), again.edits.lines.get("first-aim"))
    assert ("theirs" if keep == "theirs" else "mine") in str(words)
    files = [file.read_text() for file in path.parent.rglob("*.toml*") if file.is_file()]
    assert any("theirs" in text for text in files)
    assert any("mine" in text for text in files)


def test_two_files_in_conflict_are_settled_one_after_the_other(workspace: Workspace) -> None:
    workspace.answer("aim", "one")
    workspace.draft("scene", "before")
    workspace.flush()
    for name in (ANSWERS, DRAFTS):
        path = workspace.store.folder / name
        path.write_bytes(path.read_bytes() + b"# a note\n")
    workspace.answer("aim", "two")
    workspace.draft("scene", "after")
    with pytest.raises(Conflict) as first:
        workspace.flush()
    with pytest.raises(Conflict) as second:
        workspace.resolve(first.value.name, "mine")
    workspace.resolve(second.value.name, "mine")
    assert {first.value.name, second.value.name} == {ANSWERS, DRAFTS}
    assert not workspace.unsaved


def test_a_folder_that_went_away_is_no_conflict_but_a_failure_that_heals(
    workspace: Workspace, opened: Open
) -> None:
    """As when a disk is pulled out: put back, everything is saved."""
    workspace.answer("aim", "one")
    workspace.flush()
    folder = workspace.store.folder
    folder.rename(folder.with_name("away"))
    workspace.answer("aim", "two")
    with pytest.raises(SaveError, match="the folder is gone"):
        workspace.flush()
    folder.with_name("away").rename(folder)
    workspace.close()
    assert opened().answers["aim"].value == "two"


def test_a_file_that_turned_into_a_folder_is_no_conflict_but_a_failure(
    workspace: Workspace,
) -> None:
    workspace.answer("aim", "one")
    workspace.flush()
    path = workspace.store.folder / ANSWERS
    path.unlink()
    path.mkdir()
    workspace.answer("aim", "two")
    with pytest.raises(SaveError, match="a folder stands where the file should be"):
        workspace.flush()
    path.rmdir()
    with pytest.raises(Conflict):
        workspace.flush()
    workspace.resolve(ANSWERS, "mine")
    assert b'"two"' in path.read_bytes()
