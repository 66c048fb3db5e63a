"""A lesson that was begun by mistake is forgotten in one step, which undo takes back whole."""

from __future__ import annotations

import tempfile
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachtui.strategy.derive import derive
from coachtui.workspace.forgetting import forgetting, told
from coachtui.workspace.home import Home
from coachtui.workspace.model import Change
from coachtui.workspace.naming import name_of
from coachtui.workspace.open import open_workspace
from coachtui.workspace.store import ANSWERS, DRAFTS, EDITS
from coachtui.workspace.workspace import ReadOnly, Workspace
from tests.people import values
from tests.workspace.conftest import SMALL, Open

FIRST, SECOND = (lesson.id for lesson in SMALL.lessons)


def bytes_of(workspace: Workspace) -> dict[str, bytes]:
    """What is on the disk, file by file, once all is saved."""
    workspace.flush()
    folder = workspace.store.folder
    return {
        name: (folder / name).read_bytes()
        for name in (ANSWERS, EDITS, DRAFTS)
        if (folder / name).exists()
    }


def test_its_answers_states_and_drafts_go_at_once_and_come_back_at_once(
    workspace: Workspace,
) -> None:
    workspace.answer("opening", "story")
    workspace.answer("place", 2)
    workspace.mark("scene", "coach")
    workspace.draft("flinch", "The one ab")
    before = workspace.answers, workspace.drafts
    workspace.forget(FIRST)
    assert (set(workspace.answers), workspace.drafts) == ({"opening"}, {})
    workspace.undo()
    assert (workspace.answers, workspace.drafts) == before
    workspace.redo()
    assert (set(workspace.answers), workspace.drafts) == ({"opening"}, {})
    workspace.undo()
    workspace.undo()
    assert "scene" not in workspace.answers


def test_an_answer_stays_that_another_lesson_with_answers_of_its_own_asks_too(
    workspace: Workspace,
) -> None:
    workspace.answer("aim", "calm wards")
    workspace.answer("place", 2)
    assert forgetting(workspace, FIRST).kept == 0
    workspace.answer("opening", "story")
    found = forgetting(workspace, FIRST)
    assert (found.answers, found.kept, found.stays) == (1, 1, ("Give the talk",))
    workspace.forget(FIRST)
    assert set(workspace.answers) == {"aim", "opening"}


def test_an_answer_that_belongs_to_another_lesson_stays(workspace: Workspace) -> None:
    workspace.answer("aim", "calm wards", lesson=SECOND)
    workspace.answer("opening", "story")
    workspace.forget(SECOND)
    assert set(workspace.answers) == {"aim"}


def test_edits_and_ticks_stay_and_come_back_with_their_lines(workspace: Workspace) -> None:
    workspace.answer("opening", "story")
    workspace.edit("opening", text="A story, always.", done="2026-11-22")
    edits = workspace.edits
    workspace.forget(SECOND)
    assert workspace.edits == edits
    assert "opening" not in {line.id for line in workspace.strategy.lines}
    workspace.undo()
    line = next(one for one in workspace.strategy.lines if one.id == "opening")
    assert (line.text, bool(line.ticked)) == ("A story, always.", True)


def test_what_would_go_is_said_beforehand_and_nothing_is_changed(workspace: Workspace) -> None:
    workspace.answer("place", 2)
    workspace.answer("aim", "calm wards")
    workspace.answer("opening", "story")
    workspace.draft("flinch", "The one ab")
    before = workspace.answers, workspace.drafts
    found = forgetting(workspace, FIRST)
    assert [line.id for line in found.lines.gone] == ["few"]
    assert told(found) == (
        "1 answer and 1 draft would be cleared; undo brings them back.",
        "1 answer stays: “Give the talk” asks for it too.",
        "1 line of your strategy would go; ticks and edits are kept.",
    )
    assert (workspace.answers, workspace.drafts) == before


def test_the_lines_that_are_said_to_go_are_those_that_go(workspace: Workspace) -> None:
    for id_, raw in {"aim": "calm wards", "line": "met", "below": "ask", "place": 2}.items():
        workspace.answer(id_, raw)
    said = {line.id for line in forgetting(workspace, FIRST).lines.gone}
    before = {line.id for line in workspace.strategy.lines if line.enabled}
    workspace.forget(FIRST)
    after = {line.id for line in workspace.strategy.lines if line.enabled}
    assert said == before - after
    assert said


def test_where_nothing_is_answered_nothing_is_forgotten(workspace: Workspace) -> None:
    found = forgetting(workspace, SECOND)
    assert not found
    assert "nothing to forget" in told(found)[0]
    workspace.forget(SECOND)
    assert workspace.undo() is None


def test_forgetting_twice_is_taken_back_step_by_step(workspace: Workspace) -> None:
    workspace.answer("opening", "story")
    workspace.forget(SECOND)
    workspace.draft("opening", "a ques")
    workspace.forget(SECOND)
    workspace.undo()
    assert (dict(workspace.answers), workspace.drafts) == ({}, {"opening": "a ques"})
    workspace.undo()
    assert workspace.answers["opening"].value == "story"


def test_it_is_called_by_the_lesson(workspace: Workspace) -> None:
    workspace.answer("place", 2)
    workspace.answer("evenings", 6)
    workspace.forget(FIRST)
    taken = workspace.undo()
    assert taken
    assert name_of(workspace, taken) == "the forgetting of “Which talks to take”"


def test_it_is_taken_back_on_another_day_too(workspace: Workspace, opened: Open) -> None:
    workspace.answer("place", 2)
    workspace.answer("evenings", 6)
    before = workspace.answers
    workspace.forget(FIRST)
    workspace.close()
    again = opened()
    assert not again.answers
    again.undo()
    assert again.answers == before


def test_a_crash_before_the_file_leaves_the_lesson_and_redo_forgets_it_whole(
    workspace: Workspace, opened: Open
) -> None:
    workspace.answer("place", 2)
    workspace.answer("evenings", 6)
    workspace.flush()
    before = workspace.answers
    workspace.forget(FIRST)
    with (
        mock.patch.object(workspace.store, "write", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        workspace.flush()
    assert workspace._lock
    workspace._lock.release()
    again = opened()
    assert again.answers == before
    assert any("recorded" in notice for notice in again.notices)
    again.redo()
    assert not again.answers


def test_no_half_of_it_is_ever_written(workspace: Workspace) -> None:
    """Whoever saves on another thread meanwhile sees all of it or nothing."""
    workspace.answer("place", 2)
    workspace.answer("evenings", 6)
    seen: list[int] = []
    saving = workspace._recording.saving
    put = saving.put

    def looked(kept: object, *changes: Change) -> None:
        put(kept, *changes)  # type: ignore[arg-type]
        seen.append(_owned(saving))

    with mock.patch.object(saving, "put", looked):
        workspace.forget(FIRST)
    assert seen
    assert all(seen)


def _owned(saving: object) -> bool:
    """Whether the thread that puts keeps others from writing."""
    return bool(saving._guard._is_owned())  # type: ignore[attr-defined]


def test_a_workspace_that_can_only_be_read_forgets_nothing(
    workspace: Workspace, opened: Open
) -> None:
    workspace.answer("place", 2)
    workspace.close()
    other = opened(holder="look")
    other.read_only = "another has it"
    with pytest.raises(ReadOnly):
        other.forget(FIRST)
    assert other.answers


def test_no_lesson_of_that_name_is_a_mistake(workspace: Workspace) -> None:
    with pytest.raises(KeyError):
        workspace.forget("nothing")
    with pytest.raises(KeyError):
        forgetting(workspace, "nothing")


@settings(max_examples=30, deadline=None)
@given(data=st.data(), lesson=st.sampled_from([FIRST, SECOND]))
def test_forget_and_undo_leave_the_same_bytes(data: st.DataObject, lesson: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = open_workspace(Home(Path(folder) / "home"), holder="command", pack=SMALL)
        ids = data.draw(st.lists(st.sampled_from(list(SMALL.questions)), max_size=12))
        first, raw = data.draw(st.sampled_from([("opening", "story"), ("travel", "yes")]))
        workspace.answer(first, raw)
        for id_ in ids:
            if data.draw(st.booleans()):
                workspace.answer(id_, data.draw(values(SMALL, SMALL.questions[id_])))
            else:
                workspace.draft(id_, data.draw(st.text(max_size=9)))
        before = bytes_of(workspace)
        workspace.forget(lesson)
        forgotten = bytes_of(workspace)
        if forgotten != before:
            workspace.undo()
            assert bytes_of(workspace) == before
            workspace.redo()
            after = {name: data for name, data in bytes_of(workspace).items() if name != ANSWERS}
            assert after == {name: data for name, data in forgotten.items() if name != ANSWERS}
        workspace.close()


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_whatever_the_order_the_same_answers_give_the_same_strategy(data: st.DataObject) -> None:
    ids = data.draw(st.lists(st.sampled_from(list(SMALL.questions)), unique=True, max_size=10))
    given_ = {id_: data.draw(values(SMALL, SMALL.questions[id_])) for id_ in ids}
    other = data.draw(st.permutations(ids))
    found = []
    for order in (ids, other):
        with tempfile.TemporaryDirectory() as folder:
            workspace = open_workspace(Home(Path(folder) / "home"), holder="command", pack=SMALL)
            for place, id_ in enumerate(order):
                workspace.answer(id_, given_[id_], lesson=(FIRST, SECOND)[place % 2])
            found.append(derive(SMALL, workspace.answers, workspace.edits))
            workspace.close()
    assert found[0] == found[1]
