"""An answer that several lessons ask for says in which of them it was given."""

from __future__ import annotations

import pytest

from coachtui.interview.answers import State
from coachtui.workspace.origin import said_in
from coachtui.workspace.workspace import Workspace
from tests.workspace.conftest import SMALL, Open

FIRST, SECOND = (lesson.id for lesson in SMALL.lessons)


def told(workspace: Workspace, here: str, question: str = "aim") -> str:
    lesson = said_in(workspace, question, here)
    return lesson.id if lesson else ""


def test_it_is_told_wherever_it_was_not_given(workspace: Workspace) -> None:
    workspace.answer("aim", "calm wards", lesson=FIRST)
    assert (told(workspace, FIRST), told(workspace, SECOND)) == ("", FIRST)
    workspace.answer("aim", "calmer wards", lesson=SECOND)
    assert (told(workspace, FIRST), told(workspace, SECOND)) == (SECOND, "")


def test_one_given_outside_of_any_lesson_counts_as_given_in_its_own(workspace: Workspace) -> None:
    workspace.answer("aim", "calm wards")
    assert (told(workspace, FIRST), told(workspace, SECOND)) == ("", FIRST)


def test_one_that_only_one_lesson_asks_for_comes_from_nowhere_else(workspace: Workspace) -> None:
    workspace.answer("place", 2, lesson=SECOND)
    assert (told(workspace, FIRST, "place"), told(workspace, SECOND, "place")) == ("", "")


@pytest.mark.parametrize("state", ["unsure", "skipped", "coach", "open"])
def test_what_is_no_answer_now_was_said_nowhere(workspace: Workspace, state: State) -> None:
    workspace.answer("aim", "calm wards", lesson=SECOND)
    workspace.mark("aim", state)
    assert told(workspace, FIRST) == ""


def test_undo_and_redo_bring_the_place_back_too(workspace: Workspace) -> None:
    workspace.answer("aim", "calm wards", lesson=SECOND)
    workspace.answer("aim", "calmer wards", lesson=FIRST)
    workspace.undo()
    assert told(workspace, FIRST) == SECOND
    workspace.redo()
    assert told(workspace, SECOND) == FIRST


def test_an_answer_made_sure_again_counts_as_said_there(workspace: Workspace) -> None:
    workspace.answer("aim", "calm wards", lesson=FIRST)
    workspace.mark("aim", "open")
    workspace.mark("aim", "answered", lesson=SECOND)
    assert told(workspace, FIRST) == SECOND


def test_it_is_known_on_another_day_and_stands_in_no_answer(
    workspace: Workspace, opened: Open
) -> None:
    workspace.answer("aim", "calm wards", lesson=SECOND)
    workspace.close()
    assert SECOND not in (workspace.store.folder / "answers.toml").read_text()
    assert told(opened(), FIRST) == SECOND


def test_a_lesson_that_is_gone_is_not_named(workspace: Workspace) -> None:
    workspace.answer("aim", "calm wards", lesson="gone-for-good")
    assert (told(workspace, FIRST), told(workspace, SECOND)) == ("", FIRST)


def test_an_answer_edited_by_hand_counts_as_given_in_its_own_lesson(
    workspace: Workspace, opened: Open
) -> None:
    workspace.answer("aim", "calm wards", lesson=SECOND)
    workspace.close()
    path = workspace.store.folder / "answers.toml"
    path.write_text(path.read_text().replace("calm wards", "loud wards"))
    again = opened()
    assert again.answers["aim"].value == "loud wards"
    assert (told(again, FIRST), told(again, SECOND)) == ("", FIRST)
