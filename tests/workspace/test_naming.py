"""What is said of a change, and once it was taken back or brought back: what stands now."""

from __future__ import annotations

from coachtui.workspace.naming import redone, undone
from coachtui.workspace.workspace import Workspace


def back(workspace: Workspace) -> str:
    taken = workspace.undo()
    assert taken
    return undone(workspace, taken).partition("” ")[2]


def forth(workspace: Workspace) -> str:
    brought = workspace.redo()
    assert brought
    return redone(workspace, brought).partition("” ")[2]


def test_a_first_answer_is_open_again_and_answered_again(workspace: Workspace) -> None:
    workspace.answer("aim", "one")
    assert back(workspace) == "is open again."
    assert forth(workspace) == "is answered again."


def test_an_answer_that_was_cleared_is_answered_again(workspace: Workspace) -> None:
    workspace.answer("aim", "one")
    workspace.clear("aim")
    assert back(workspace) == "is answered again."
    assert forth(workspace) == "is open again."


def test_an_answer_that_was_changed_has_its_earlier_or_its_later_one(workspace: Workspace) -> None:
    workspace.answer("aim", "one")
    workspace.answer("aim", "two")
    assert back(workspace) == "has its earlier answer again."
    assert forth(workspace) == "has its later answer again."


def test_what_was_left_is_left_again(workspace: Workspace) -> None:
    workspace.mark("aim", "unsure")
    workspace.answer("aim", "one")
    assert back(workspace) == "is left again as you had left it."
    assert forth(workspace) == "is answered again."


def test_what_was_being_typed_is_there_again(workspace: Workspace) -> None:
    workspace.draft("aim", "x" * 900)
    workspace.clear("aim")
    assert back(workspace) == "is there again."
    assert workspace.drafts["aim"] == "x" * 900


def test_an_edit_keeps_its_name(workspace: Workspace) -> None:
    workspace.answer("aim", "one")
    workspace.edit("first-aim", note="mine")
    taken = workspace.undo()
    assert taken
    assert undone(workspace, taken) == "Undone: the edit of “First: one”."
