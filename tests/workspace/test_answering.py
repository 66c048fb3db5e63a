"""Answers, marks, drafts and edits, in memory at once and on the disk after a flush."""

from __future__ import annotations

import pytest

from coachtui.decide.model import Decision
from coachtui.interview.answers import Entry
from coachtui.interview.values import Invalid
from coachtui.strategy.edits import LineEdit, Mine
from coachtui.workspace.workspace import Workspace
from tests.workspace.conftest import Open

A, B = {"name": "Ana", "known": "met"}, {"name": "Ben"}


def _rows(workspace: Workspace) -> list[tuple[object, object]]:
    value = workspace.answers["circle"].value
    assert isinstance(value, tuple)
    return [(row["row"], row["name"]) for row in value if not isinstance(row, str)]


@pytest.mark.usefixtures("frozen")
def test_an_answer_is_there_at_once_and_after_reopening(workspace: Workspace, opened: Open) -> None:
    workspace.answer("aim", "  calm \x1b[31mwards ")
    entry = Entry(value="calm wards", at="2026-11-22T20:00:00Z")
    assert workspace.answers == {"aim": entry}
    assert workspace.unsaved
    workspace.close()
    assert not workspace.unsaved
    assert opened().answers == {"aim": entry}


def test_mappings_are_replaced_and_never_changed(workspace: Workspace) -> None:
    answers, drafts, edits = workspace.answers, workspace.drafts, workspace.edits
    workspace.answer("aim", "calm wards")
    workspace.draft("place", "many")
    workspace.edit("first-aim", note="mine")
    assert answers == {}
    assert drafts == {}
    assert not edits.lines


def test_what_is_no_answer_is_kept_as_a_draft_until_one_is_given(workspace: Workspace) -> None:
    with pytest.raises(Invalid):
        workspace.answer("place", "many")
    assert workspace.drafts == {"place": "many"}
    assert "place" not in workspace.answers
    workspace.answer("place", 3)
    assert workspace.drafts == {}


def test_too_long_an_answer_is_refused_aloud_and_kept_whole(workspace: Workspace) -> None:
    words = "x" * 501
    with pytest.raises(Invalid, match="501"):
        workspace.answer("aim", words)
    assert workspace.drafts["aim"] == words


def test_what_the_pack_bars_is_kept_as_a_draft(workspace: Workspace) -> None:
    with pytest.raises(Invalid, match="Keep it to one line"):
        workspace.answer("aim", "x" * 201)
    assert workspace.drafts["aim"] == "x" * 201
    assert workspace.answers == {}


def test_what_is_worth_a_thought_is_remarked_upon_and_kept(workspace: Workspace) -> None:
    workspace.answer("scene", "Short.")
    assert workspace.remarks("scene").soft == ("That is short. Who stands nearest to you?",)
    assert workspace.remarks("aim").soft == ()


def test_the_same_answer_again_changes_nothing(workspace: Workspace) -> None:
    workspace.answer("aim", "calm wards")
    workspace.flush()
    workspace.answer("aim", "calm wards")
    assert not workspace.unsaved
    assert len(workspace.history("aim")) == 1


@pytest.mark.parametrize("state", ["unsure", "skipped", "coach", "open"])
def test_a_mark_keeps_the_value_and_answered_brings_it_back(
    workspace: Workspace, state: str
) -> None:
    workspace.answer("aim", "calm wards")
    workspace.mark("aim", state)  # type: ignore[arg-type]
    assert workspace.answers["aim"].value == "calm wards"
    assert "aim" not in workspace.view.known
    workspace.mark("aim", "answered")
    assert workspace.view.known["aim"] == "calm wards"


def test_a_mark_leaves_what_is_typed_alone(workspace: Workspace) -> None:
    workspace.draft("place", "many")
    workspace.mark("place", "unsure")
    assert workspace.drafts == {"place": "many"}
    assert workspace.answers["place"] == Entry(state="unsure", at=workspace.answers["place"].at)


def test_nothing_can_be_marked_answered_without_an_answer(workspace: Workspace) -> None:
    with pytest.raises(Invalid, match="no answer yet"):
        workspace.mark("aim", "answered")


def test_clearing_takes_value_mark_and_draft(workspace: Workspace) -> None:
    workspace.answer("aim", "calm wards")
    workspace.draft("aim", "calmer wa")
    workspace.clear("aim")
    assert workspace.answers == {}
    assert workspace.drafts == {}
    workspace.clear("aim")
    assert len(workspace.history("aim")) == 2


def test_a_question_that_is_not_there_is_an_error(workspace: Workspace) -> None:
    with pytest.raises(KeyError):
        workspace.answer("no-such", "x")
    with pytest.raises(KeyError):
        workspace.mark("no-such", "unsure")
    with pytest.raises(KeyError):
        workspace.clear("no-such")


def test_what_an_answer_would_be_can_be_asked_and_changes_nothing(workspace: Workspace) -> None:
    assert workspace.proposed("place", "3")["place"].value == 3
    assert workspace.answers == {}
    assert not workspace.unsaved


@pytest.mark.parametrize(
    "raw",
    [None, 1.5, float("nan"), 2**70, object(), [None], {"a": {"b": [1.5]}}, [[[[[[["x"]]]]]]]],
)
def test_whatever_is_given_can_be_kept_as_a_draft_and_saved(
    workspace: Workspace, opened: Open, raw: object
) -> None:
    with pytest.raises(Invalid):
        workspace.answer("place", raw)
    kept = workspace.drafts
    workspace.close()
    assert opened().drafts == kept


def test_an_empty_draft_is_none(workspace: Workspace) -> None:
    workspace.draft("aim", "calm")
    workspace.draft("aim", "")
    assert workspace.drafts == {}


def test_rows_are_numbered_and_keep_their_numbers(workspace: Workspace) -> None:
    workspace.answer("circle", [A, B])
    assert _rows(workspace) == [(1, "Ana"), (2, "Ben")]
    workspace.answer("circle", [{"name": "Cid"}, B, {**A, "known": "worked"}])
    assert _rows(workspace) == [(3, "Cid"), (2, "Ben"), (1, "Ana")]


def test_a_row_number_is_never_used_again(workspace: Workspace, opened: Open) -> None:
    workspace.answer("circle", [A, B])
    workspace.answer("circle", [A])
    workspace.answer("circle", [A, {"name": "Cid"}])
    assert _rows(workspace) == [(1, "Ana"), (3, "Cid")]
    workspace.clear("circle")
    workspace.close()
    workspace = opened()
    workspace.answer("circle", [A])
    assert _rows(workspace) == [(4, "Ana")]
    workspace.answer("circle", [A, B])
    workspace.undo()
    workspace.answer("circle", [A, {"name": "Dan"}])
    assert _rows(workspace) == [(4, "Ana"), (6, "Dan")]


def test_rows_of_the_same_name_keep_apart(workspace: Workspace) -> None:
    workspace.answer("circle", [B, B])
    workspace.answer("circle", [B, B, A])
    assert _rows(workspace) == [(1, "Ben"), (2, "Ben"), (3, "Ana")]


def test_rows_that_name_their_number_keep_it(workspace: Workspace) -> None:
    workspace.answer("circle", [{"row": 4, **A}, B])
    assert _rows(workspace) == [(4, "Ana"), (5, "Ben")]


@pytest.mark.parametrize("row", [[1], {}, "1", True, -1, 0, 10**9, 1.0, None])
def test_a_row_number_that_is_none_is_passed_over(workspace: Workspace, row: object) -> None:
    workspace.answer("circle", [{"row": row, **A}, {"row": 2, **B}, {"row": 2, "name": "Cid"}])
    assert sorted(number for number, _ in _rows(workspace)) == [2, 3, 4]  # type: ignore[type-var]


def test_a_line_is_edited_reset_moved_and_gets_company(workspace: Workspace, opened: Open) -> None:
    workspace.answer("aim", "calm wards")
    workspace.edit("first-aim", text="Calm wards, above all.")
    assert workspace.edits.lines["first-aim"] == LineEdit(
        text="Calm wards, above all.", was="First: calm wards"
    )
    workspace.answer("evenings", 6)
    workspace.answer("opening", "story")
    workspace.place("evenings", "top")
    workspace.place("opening", "evenings")
    workspace.add(Mine(id="mine-1", section="aims", text="Bring \x1b[31mcake."))
    edits = workspace.edits
    assert edits.order == {"evenings": "top", "opening": "evenings"}
    assert edits.mine[0].text == "Bring cake."
    workspace.close()
    again = opened()
    assert again.edits == edits
    again.reset("first-aim")
    again.drop("mine-1")
    assert again.edits.lines == {}
    assert again.edits.mine == ()


def test_a_new_line_of_ones_own_is_never_called_as_one_that_a_decision_names(
    workspace: Workspace,
) -> None:
    assert workspace.free_id() == "mine-1"
    for id_ in ("mine-1", "mine-2"):
        workspace.add(Mine(id=id_, section="aims", text="Cake."))
    workspace.decisions.record(
        Decision(id="", at="", direction="in", facts={"mine-2": "yes"}, rules=("mine-1",))
    )
    for id_ in ("mine-1", "mine-2"):
        workspace.drop(id_)
    assert workspace.free_id() == "mine-3"


def test_lines_that_are_not_there_can_be_neither_edited_nor_moved(workspace: Workspace) -> None:
    workspace.answer("evenings", 6)
    with pytest.raises(KeyError):
        workspace.edit("first-aim", text="x")
    with pytest.raises(KeyError):
        workspace.place("first-aim", "top")
    with pytest.raises(KeyError):
        workspace.place("evenings", "first-aim")


def test_an_edit_that_says_nothing_new_is_none(workspace: Workspace) -> None:
    workspace.answer("aim", "calm wards")
    workspace.flush()
    workspace.edit("first-aim", note="")
    assert not workspace.unsaved


def test_strategy_and_view_follow_and_are_computed_once(workspace: Workspace) -> None:
    assert workspace.strategy is workspace.strategy
    view, strategy = workspace.view, workspace.strategy
    workspace.draft("place", "x")
    assert workspace.view is view
    workspace.answer("aim", "calm wards")
    assert "aim" in workspace.view.known
    assert workspace.strategy is not strategy
    [line] = [line for line in workspace.strategy.lines if line.because]
    assert (line.id, line.enabled) == ("first-aim", True)
    workspace.edit("first-aim", off=True)
    assert not next(one for one in workspace.strategy.lines if one.id == "first-aim").enabled
