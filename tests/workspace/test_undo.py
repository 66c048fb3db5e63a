"""Undo reaches back over days, and the history holds every answer ever given."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from unittest import mock

import msgspec
import pytest
from msgspec import structs

from coachtui.files.errors import Garbled
from coachtui.interview.values import Invalid
from coachtui.strategy.edits import Mine
from coachtui.workspace.history import replayed
from coachtui.workspace.store import ANSWERS, EDITS
from coachtui.workspace.workspace import Workspace
from tests.workspace.conftest import SMALL, Open


def test_each_undo_takes_back_one_change_and_redo_brings_it_back(workspace: Workspace) -> None:
    states = [workspace.answers]
    for words in ("one", "two", "three"):
        workspace.answer("aim", words)
        states.append(workspace.answers)
    for state in reversed(states[:-1]):
        assert workspace.undo()
        assert workspace.answers == state
    assert workspace.undo() is None
    for state in states[1:]:
        assert workspace.redo()
        assert workspace.answers == state
    assert workspace.redo() is None


def test_undo_says_what_it_took_back(workspace: Workspace) -> None:
    workspace.answer("aim", "one")
    workspace.answer("place", 2)
    taken = workspace.undo()
    assert taken
    assert (taken.key, taken.part) == ("place", "answers")


def test_undo_works_across_restarts(workspace: Workspace, opened: Open) -> None:
    workspace.answer("aim", "one")
    workspace.edit("first-aim", text="My own one.")
    workspace.answer("aim", "two")
    workspace.close()
    again = opened()
    again.undo()
    assert again.answers["aim"].value == "one"
    again.undo()
    assert not again.edits.lines
    again.close()
    last = opened()
    last.redo()
    assert last.edits.lines["first-aim"].text == "My own one."
    last.redo()
    assert last.answers["aim"].value == "two"
    assert last.redo() is None


def test_a_change_after_undo_ends_redo_and_the_history_keeps_what_was_undone(
    workspace: Workspace,
) -> None:
    workspace.answer("aim", "one")
    workspace.answer("aim", "two")
    workspace.undo()
    workspace.answer("aim", "three")
    assert workspace.redo() is None
    values = [change.after for change in workspace.history("aim")]
    assert [value["value"] for value in values if isinstance(value, dict)] == [
        "one",
        "two",
        "one",
        "three",
    ]


def test_a_cleared_draft_and_answer_come_back_together(workspace: Workspace) -> None:
    workspace.answer("aim", "calm wards")
    workspace.draft("aim", "calmer wa")
    workspace.clear("aim")
    workspace.undo()
    assert workspace.answers["aim"].value == "calm wards"
    assert workspace.drafts == {"aim": "calmer wa"}
    workspace.redo()
    assert (workspace.answers, workspace.drafts) == ({}, {})


def test_a_cleared_draft_alone_comes_back(workspace: Workspace, opened: Open) -> None:
    workspace.draft("place", "many")
    workspace.clear("place")
    workspace.close()
    again = opened()
    again.undo()
    assert again.drafts == {"place": "many"}


def test_a_draft_that_gave_way_to_an_answer_stays_in_the_history(workspace: Workspace) -> None:
    with pytest.raises(Invalid):
        workspace.answer("place", "a long thought about how many")
    workspace.answer("place", 3)
    assert workspace.history("place")[0].draft == "a long thought about how many"
    workspace.undo()
    assert workspace.drafts == {"place": "a long thought about how many"}


def test_edits_are_taken_back_one_by_one_whatever_they_were(workspace: Workspace) -> None:
    for id_, raw in {"aim": "calm wards", "evenings": 6, "opening": "story"}.items():
        workspace.answer(id_, raw)
    states = [workspace.edits]
    changes: list[Callable[[], None]] = [
        lambda: workspace.edit("first-aim", text="Calm."),
        lambda: workspace.edit("first-aim", note="why", off=True),
        lambda: workspace.place("opening", "top"),
        lambda: workspace.add(Mine(id="mine-1", section="aims", text="Cake.")),
        lambda: workspace.edit("mine-1", done="2026-11-22"),
        lambda: workspace.drop("mine-1"),
        lambda: workspace.reset("first-aim"),
    ]
    for change in changes:
        change()
        states.append(workspace.edits)
    for state in reversed(states[:-1]):
        workspace.undo()
        assert workspace.edits == state
    for state in states[1:]:
        workspace.redo()
        assert workspace.edits == state


def test_the_log_of_many_edits_stays_small(workspace: Workspace) -> None:
    for number in range(200):
        workspace.add(Mine(id=f"mine-{number}", section="aims", text="Words."))
        workspace.edit(f"mine-{number}", note="a note")
    notes = [change for change in workspace._recording.changes if change.key == "mine-150"]
    assert len(msgspec.json.encode(notes[-1])) < 300


def test_an_undone_answer_that_fits_no_more_comes_back_open(
    workspace: Workspace, opened: Open
) -> None:
    workspace.answer("place", 5)
    workspace.answer("place", 1)
    workspace.close()
    fewer = structs.replace(SMALL.questions["place"], max=3)
    pack = structs.replace(SMALL, questions={**SMALL.questions, "place": fewer})
    again = opened(pack=pack)
    again.undo()
    assert (again.answers["place"].value, again.answers["place"].state) == (5, "open")
    with pytest.raises(Invalid):
        again.mark("place", "answered")


def test_history_and_undo_know_a_renamed_question(workspace: Workspace, opened: Open) -> None:
    workspace.answer("aim", "one")
    workspace.answer("aim", "two")
    workspace.close()
    renamed = structs.replace(SMALL.questions["aim"], id="purpose", was=("aim",))
    questions = {**{k: q for k, q in SMALL.questions.items() if k != "aim"}, "purpose": renamed}
    again = opened(pack=structs.replace(SMALL, questions=questions))
    assert again.answers["purpose"].value == "two"
    assert len(again.history("purpose")) == 2
    again.undo()
    assert again.answers["purpose"].value == "one"
    assert "aim" not in again.answers


def _crash_before(workspace: Workspace, name: str) -> None:
    """Flush, and be killed just before a file is written."""
    write = workspace.store.write

    def killed(file: str, data: bytes) -> None:
        if file == name:
            raise KeyboardInterrupt
        write(file, data)

    with mock.patch.object(workspace.store, "write", killed), pytest.raises(KeyboardInterrupt):
        workspace.flush()
    assert workspace._lock
    workspace._lock.release()


def test_a_change_that_a_crash_kept_from_the_file_is_offered(
    workspace: Workspace, opened: Open
) -> None:
    workspace.answer("aim", "one")
    workspace.flush()
    workspace.answer("aim", "two")
    workspace.answer("place", 3)
    _crash_before(workspace, ANSWERS)
    again = opened()
    assert again.answers["aim"].value == "one"
    assert "place" not in again.answers
    [notice] = again.notices
    assert "where do you want to stand?” and 1 more was recorded" in notice
    again.close()
    last = opened()
    assert last.notices == ()
    last.redo()
    last.redo()
    assert last.answers["aim"].value == "two"
    assert last.answers["place"].value == 3
    assert last.redo() is None


def test_the_very_first_answer_lost_to_a_crash_is_offered(
    workspace: Workspace, opened: Open
) -> None:
    workspace.answer("aim", "one")
    _crash_before(workspace, ANSWERS)
    again = opened()
    assert not again.read_only
    again.redo()
    assert again.answers["aim"].value == "one"


def test_an_edit_lost_to_a_crash_is_offered_though_the_answer_beside_it_was_saved(
    workspace: Workspace, opened: Open
) -> None:
    workspace.answer("aim", "one")
    workspace.edit("first-aim", text="Mine.")
    workspace.answer("place", 3)
    _crash_before(workspace, EDITS)
    again = opened()
    assert again.answers["place"].value == 3
    assert "An edit was recorded" in again.notices[0]
    again.redo()
    assert again.edits.lines["first-aim"].text == "Mine."
    again.undo()
    again.undo()
    assert "place" not in again.answers


def test_what_a_crash_kept_from_the_files_is_brought_back_at_once(
    workspace: Workspace, opened: Open
) -> None:
    workspace.answer("aim", "one")
    workspace.flush()
    workspace.answer("aim", "two")
    workspace.answer("place", 3)
    _crash_before(workspace, ANSWERS)
    again = opened()
    assert [one.key for one in again.not_applied] == ["place", "aim"]
    again.bring_back()
    assert (again.answers["aim"].value, again.answers["place"].value) == ("two", 3)
    assert again.not_applied == ()
    again.undo()
    assert again.answers["aim"].value == "two"
    assert "place" not in again.answers


def test_a_step_back_that_a_crash_kept_from_the_files_is_still_to_be_taken(
    workspace: Workspace, opened: Open
) -> None:
    workspace.answer("place", 3)
    workspace.answer("aim", "one")
    workspace.flush()
    workspace.undo()
    _crash_before(workspace, ANSWERS)
    again = opened()
    assert again.answers["aim"].value == "one"
    assert again.redo() is None
    again.undo()
    assert "aim" not in again.answers
    assert again.answers["place"].value == 3
    again.redo()
    assert again.answers["aim"].value == "one"


def test_a_step_forth_that_a_crash_kept_from_the_files_is_still_to_be_taken(
    workspace: Workspace, opened: Open
) -> None:
    workspace.answer("aim", "one")
    workspace.undo()
    workspace.flush()
    workspace.redo()
    _crash_before(workspace, ANSWERS)
    again = opened()
    assert "aim" not in again.answers
    again.bring_back()
    assert again.answers["aim"].value == "one"


def test_the_log_alone_tells_all_that_was_ever_said(workspace: Workspace) -> None:
    workspace.answer("circle", [{"name": "Bev"}, {"name": "Joan"}])
    workspace.answer("circle", [{"name": "Joan"}])
    for words in ("one", "two"):
        workspace.answer("aim", words)
        workspace.mark("place", "skipped")
        workspace.edit("first-aim", note=words)
        workspace.add(Mine(id=f"mine-{words}", section="aims", text=words))
    workspace.clear("aim")
    workspace.undo()
    workspace.undo()
    workspace.flush()
    kept = replayed(workspace.store.changes())
    assert (kept.answers, kept.edits) == (workspace.answers, workspace.edits)


def test_many_changes_lost_at_once_are_all_offered(workspace: Workspace, opened: Open) -> None:
    for number in range(120):
        workspace.answer("aim", f"words {number}")
    _crash_before(workspace, ANSWERS)
    again = opened()
    assert "119 more" in again.notices[0]
    while again.redo():
        pass
    assert again.answers["aim"].value == "words 119"


def test_several_edits_lost_at_once_are_all_offered(workspace: Workspace, opened: Open) -> None:
    workspace.answer("aim", "one")
    workspace.flush()
    for number in (1, 2):
        workspace.add(Mine(id=f"mine-{number}", section="aims", text="Words."))
        workspace.edit("first-aim", note=f"note {number}")
    edits = workspace.edits
    _crash_before(workspace, EDITS)
    again = opened()
    assert "and 3 more" in again.notices[0]
    while again.redo():
        pass
    assert again.edits == edits


def test_an_answer_edited_by_hand_is_not_called_lost(workspace: Workspace, opened: Open) -> None:
    workspace.answer("aim", "one")
    workspace.answer("aim", "two")
    workspace.close()
    path = workspace.store.folder / ANSWERS
    path.write_bytes(path.read_bytes().replace(b'"two"', b'"my own"'))
    again = opened()
    assert again.notices == ("answers.toml was edited by hand; it is taken as it stands.",)
    again.undo()
    assert again.answers["aim"].value == "one"
    assert again.history("aim")[-1].before == {"value": "my own", "at": workspace.answers["aim"].at}


def _log(workspace: Workspace) -> Path:
    return workspace.store.folder / "changes" / "0001.jsonl"


@pytest.mark.parametrize(
    "line",
    [
        b'{"n":2}',
        b'{"n":2,"at":"","by":"","part":"answers","key":"aim","before":[1],"after":null}',
        b'{"n":2,"at":"","by":"","part":"answers","key":"aim","before":{"value":1.5}}',
        b'{"n":2,"at":"","by":"","part":"edits","key":"x","before":{"mine":3}}',
        b'{"n":2,"at":"","by":"","part":"edits","key":"x","before":"words","after":"words"}',
        b'{"n":2,"at":"","by":"","part":"else","key":"aim"}',
        b'{"n":2,"at":"","by":"","part":"answers","key":"aim","undoes":77}',
        b'{"n":"2"}',
    ],
)
def test_a_harmed_log_never_breaks_the_workspace(
    workspace: Workspace, opened: Open, line: bytes
) -> None:
    workspace.answer("aim", "one")
    workspace.close()
    _log(workspace).write_bytes(_log(workspace).read_bytes() + line + b"\n")
    again = opened()
    assert again.answers["aim"].value == "one"
    with suppress(Garbled):
        again.undo()
    again.answer("aim", "three")
    again.close()
    assert opened().answers["aim"].value == "three"


def test_a_log_written_twice_counts_once(workspace: Workspace, opened: Open) -> None:
    """As after a save that was replaced and not confirmed, and so tried again."""
    workspace.answer("aim", "one")
    workspace.answer("aim", "two")
    workspace.close()
    _log(workspace).write_bytes(_log(workspace).read_bytes() * 2)
    again = opened()
    assert len(again.history("aim")) == 2
    again.undo()
    assert again.answers["aim"].value == "one"
    again.undo()
    assert again.answers == {}
