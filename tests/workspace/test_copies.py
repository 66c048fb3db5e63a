"""Other states of what a workspace holds: found, compared, taken back, and nothing lost by it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coachtui.files.errors import SaveError
from coachtui.workspace.copies import NEWEST, Copy, beside, copies, differs, newest_of
from coachtui.workspace.errors import ReadOnly
from coachtui.workspace.home import Home
from coachtui.workspace.naming import name_of
from coachtui.workspace.open import open_workspace
from coachtui.workspace.store import ANSWERS, DRAFTS, EDITS
from coachtui.workspace.taking import mended, put_away
from coachtui.workspace.versions import agree
from coachtui.workspace.workspace import Workspace
from tests.workspace.conftest import SMALL, Open

Harm = Callable[[Path], object]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def garbled(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"', b""))


def emptied(path: Path) -> None:
    path.write_bytes(b"")


HARMS = (cut, garbled, emptied, Path.unlink)


@pytest.fixture
def folder(workspace: Workspace) -> Path:
    """A workspace's folder after some days of work; nobody holds it."""
    for words in ("one", "two", "three"):
        workspace.answer("aim", words)
        workspace.edit("first-aim", note=words)
        workspace.flush()
    workspace.answer("place", 3)
    workspace.answer("place", 4)
    workspace.flush()
    workspace.undo()
    workspace.flush()
    workspace.draft("scene", "a morning in")
    workspace.close()
    return workspace.store.folder


def said(workspace: Workspace) -> dict[str, object]:
    return {id_: entry.value for id_, entry in workspace.answers.items()}


WHOLE = {"aim": "three", "place": 3}


# What couldn't be read


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("names", [(ANSWERS,), (EDITS,), (ANSWERS, EDITS)])
def test_the_newest_is_known_though_files_are_harmed(
    at: Home, folder: Path, opened: Open, harm: Harm, names: tuple[str, ...]
) -> None:
    for name in names:
        harm(folder / name)
    harmed = {name: (folder / name).read_bytes() for name in names if (folder / name).exists()}
    workspace = opened(holder="app")
    assert workspace.read_only
    found = copies(workspace)[0]
    assert found.name == NEWEST
    assert {name: (folder / name).read_bytes() for name in harmed} == harmed
    again = mended(at, workspace)
    assert not again.read_only
    assert again.unsaved
    again.close()
    last = opened()
    assert said(last) == WHOLE
    assert last.edits.lines["first-aim"].note == "three"
    assert last.drafts == {"scene": "a morning in"}
    assert last.notices == ()
    kept = [path.read_bytes() for path in (folder / "quarantine").glob("*")]
    assert sorted(kept) == sorted(harmed.values())


@pytest.mark.parametrize("lost", ["answers.toml.bak", "changes"])
def test_either_what_was_before_or_the_log_is_enough(
    at: Home, folder: Path, opened: Open, lost: str
) -> None:
    cut(folder / ANSWERS)
    shutil.rmtree(folder / lost) if lost == "changes" else (folder / lost).unlink()
    workspace = mended(at, opened(holder="app"))
    found = said(workspace)
    assert found == (WHOLE if lost != "changes" else {"aim": "three", "place": 4})
    workspace.close()
    assert said(opened()) == found


def test_where_neither_is_there_nothing_is_made_up(at: Home, folder: Path, opened: Open) -> None:
    cut(folder / ANSWERS)
    cut(folder / "answers.toml.bak")
    shutil.rmtree(folder / "changes")
    workspace = opened(holder="app")
    assert newest_of(workspace) is None
    assert [one.name for one in copies(workspace)] == ["edits.toml.bak"]


def test_a_log_of_which_a_part_is_missing_is_not_followed(
    at: Home, folder: Path, opened: Open
) -> None:
    cut(folder / ANSWERS)
    (folder / "answers.toml.bak").unlink()
    log = folder / "changes" / "0001.jsonl"
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[1:]))
    assert newest_of(opened(holder="app")) is None


def test_what_was_edited_by_hand_before_the_last_save_is_in_the_newest(
    at: Home, folder: Path, opened: Open
) -> None:
    path = folder / ANSWERS
    path.write_bytes(path.read_bytes().replace(b'"three"', b'"by hand"'))
    workspace = opened()
    workspace.answer("place", 5)
    workspace.close()
    cut(path)
    again = mended(at, opened(holder="app"))
    assert said(again) == {"aim": "by hand", "place": 5}


def test_what_stood_before_the_last_save_outlasts_the_mending(
    at: Home, folder: Path, opened: Open
) -> None:
    before = (folder / "answers.toml.bak").read_bytes()
    cut(folder / ANSWERS)
    mended(at, opened(holder="app")).close()
    assert (folder / "answers.toml.bak").read_bytes() == before


def test_keys_that_this_version_does_not_know_stay(at: Home, folder: Path, opened: Open) -> None:
    path = folder / ANSWERS
    text = path.read_text().replace("schema = 1\n", 'schema = 1\nmood = "calm"\n')
    path.write_text(text.replace('value = "three"\n', 'value = "three"\ncolour = "blue"\n'))
    workspace = opened()
    workspace.answer("place", 5)
    workspace.close()
    cut(folder / ANSWERS)
    mended(at, opened(holder="app")).close()
    text = (folder / ANSWERS).read_text()
    assert 'mood = "calm"' in text
    assert 'colour = "blue"' in text


def test_undo_goes_on_where_it_was(at: Home, folder: Path, opened: Open) -> None:
    cut(folder / ANSWERS)
    workspace = mended(at, opened(holder="app"))
    for _ in range(4):
        workspace.undo()
    assert workspace.answers["aim"].value in ("one", "two")


def test_what_a_newer_version_wrote_is_looked_at_and_never_taken_apart(
    at: Home, folder: Path, opened: Open
) -> None:
    path = folder / ANSWERS
    path.write_bytes(path.read_bytes().replace(b"schema = 1", b"schema = 9"))
    workspace = opened(holder="app")
    assert said(workspace) == WHOLE
    assert newest_of(workspace) is None


def test_what_a_workspace_is_comes_back_too(at: Home, opened: Open) -> None:
    client = opened("Ana")
    client.answer("aim", "hers")
    client.close()
    path = client.store.folder / "workspace.toml"
    cut(path)
    found = opened("Ana", holder="app")
    assert found.read_only
    assert (found.meta.label, found.meta.kind) == ("Ana", "client")
    again = mended(at, found)
    assert not again.read_only
    again.close()
    assert opened("Ana").answers["aim"].value == "hers"


# Taking one back


def test_what_is_as_it_stands_is_not_offered(folder: Path, opened: Open) -> None:
    workspace = opened()
    shutil.copy(folder / ANSWERS, folder / "answers (1).toml")
    assert [one.name for one in copies(workspace)] == ["answers.toml.bak", "edits.toml.bak"]
    assert differs(workspace, beside(workspace)[0]) == ()


def named(workspace: Workspace, kind: str) -> Copy:
    return next(one for one in copies(workspace) if one.kind == kind)


def test_a_state_is_compared_in_words_and_taken_back_in_one_step(
    folder: Path, opened: Open
) -> None:
    workspace = opened()
    agree(workspace, "first")
    workspace.answer("aim", "four")
    workspace.clear("place")
    workspace.answer("travel", "yes")
    workspace.edit("first-aim", note="other")
    workspace.flush()
    before = said(workspace)
    copy = named(workspace, "agreed")
    assert copy.answered == 2
    told = {one.about: (one.was, one.now) for one in differs(workspace, copy)}
    assert told[SMALL.questions["aim"].text] == ("four", "three")
    assert told[SMALL.questions["place"].text] == ("(no answer)", "3")
    assert told["The line `first-aim`"] == ("note: “other”", "note: “three”")
    workspace.take_back(copy.kept, copy.parts)
    workspace.flush()
    assert said(workspace) == {**WHOLE}
    newest = workspace.newest
    assert newest
    assert "another state" in name_of(workspace, newest)
    [aside] = (folder / "quarantine").glob("answers.*.toml")
    assert '"four"' in aside.read_text()
    workspace.undo()
    assert {id_: value for id_, value in said(workspace).items() if value is not None} == {
        id_: value for id_, value in before.items() if value is not None
    }


def test_taking_back_what_was_put_away_leads_back(folder: Path, opened: Open) -> None:
    workspace = opened()
    agree(workspace, "first")
    workspace.answer("aim", "four")
    workspace.flush()
    copy = named(workspace, "agreed")
    workspace.take_back(copy.kept, copy.parts)
    workspace.flush()
    for part in ("answers", "edits"):
        copy = next(one for one in copies(workspace) if one.parts == (part,))
        workspace.take_back(copy.kept, copy.parts)
    workspace.close()
    assert said(opened()) == {**WHOLE, "aim": "four"}


def test_of_a_second_version_only_some_answers_may_be_taken(folder: Path, opened: Open) -> None:
    other = opened("Ana")
    for id_, raw in {"aim": "theirs", "travel": "yes"}.items():
        other.answer(id_, raw)
    other.close()
    shutil.copy(other.store.folder / ANSWERS, folder / "answers.sync-conflict-1-ABC.toml")
    workspace = opened()
    [copy] = beside(workspace)
    assert copy.kind == "beside"
    workspace.take_back(copy.kept, copy.parts, only={"travel"})
    workspace.close()
    assert said(opened()) == {**WHOLE, "travel": "yes"}


def test_a_second_version_is_put_away_and_can_be_taken_back(folder: Path, opened: Open) -> None:
    text = (folder / ANSWERS).read_bytes().replace(b'"three"', b'"theirs"')
    (folder / "answers (1).toml").write_bytes(text)
    workspace = opened()
    put_away(workspace, beside(workspace)[0])
    assert beside(workspace) == ()
    assert named(workspace, "aside").kept.answers["aim"].value == "theirs"
    assert [one.read_bytes() for one in (folder / "quarantine").iterdir()] == [text]


def test_second_versions_of_other_files_and_harmed_ones_are_told_of(
    folder: Path, opened: Open
) -> None:
    for name in ("workspace (1).toml", "drafts (1).toml", "edits (Ana's conflicted copy).toml"):
        shutil.copy(folder / DRAFTS, folder / name)
    (folder / "answers (1).toml").write_bytes(b"")
    workspace = opened()
    found = {one.name: (one.parts, one.fault is None) for one in beside(workspace)}
    assert found == {
        "answers (1).toml": (("answers",), False),
        "drafts (1).toml": (("drafts",), True),
        "edits (Ana's conflicted copy).toml": (("edits",), True),
        "workspace (1).toml": ((), True),
    }
    for one in beside(workspace):
        put_away(workspace, one)
    assert beside(workspace) == ()
    assert len(list((folder / "quarantine").iterdir())) == 4


def test_drafts_of_a_second_version_are_taken_beside_ones_own(folder: Path, opened: Open) -> None:
    other = opened("Ana")
    other.draft("aim", "half a")
    other.close()
    shutil.copy(other.store.folder / DRAFTS, folder / "drafts (1).toml")
    workspace = opened()
    [copy] = beside(workspace)
    assert [one.now for one in differs(workspace, copy)] != []
    workspace.take_back(copy.kept, copy.parts)
    assert workspace.drafts == {"scene": "a morning in", "aim": "half a"}


def test_where_nothing_can_be_changed_nothing_is_taken(folder: Path, opened: Open) -> None:
    workspace = opened(holder="app")
    workspace.answer("aim", "four")
    workspace.flush()
    (folder / "answers (1).toml").write_bytes((folder / ANSWERS).read_bytes())
    second = opened(holder="app")
    copy = copies(second)[0]
    with pytest.raises(ReadOnly):
        second.take_back(copy.kept, copy.parts)
    with pytest.raises(ReadOnly):
        put_away(second, beside(second)[0])


def test_where_what_stands_cannot_be_put_away_nothing_is_taken(folder: Path, opened: Open) -> None:
    workspace = opened()
    (folder / "quarantine").write_bytes(b"a file")
    copy = named(workspace, "before")
    with pytest.raises(SaveError, match="a file stands where the folder should be"):
        workspace.take_back(copy.kept, copy.parts)
    assert said(workspace) == WHOLE


def test_a_look_finds_the_same(at: Home, folder: Path, opened: Open) -> None:
    cut(folder / ANSWERS)
    look = open_workspace(at, pack=SMALL)
    assert copies(look)[0].kept.answers["aim"].value == "three"
