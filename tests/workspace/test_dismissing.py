"""What pulls apart can be kept on purpose, and comes back once the answers behind it change."""

from __future__ import annotations

import pytest
from msgspec import structs

from coachtui.interview.values import Invalid
from coachtui.pack import condition
from coachtui.pack.model import Pack, Tension
from coachtui.strategy.tensions import tensions
from coachtui.workspace.errors import ReadOnly
from coachtui.workspace.workspace import Workspace
from tests.workspace.conftest import Open

CLOSED = "many-and-closed"


@pytest.fixture
def torn(workspace: Workspace) -> Workspace:
    """Answers that pull apart, saved."""
    workspace.answer("place", 5)
    workspace.answer("line", "worked")
    workspace.flush()
    assert _standing(workspace) == [CLOSED]
    return workspace


def _standing(workspace: Workspace) -> list[str]:
    found = tensions(workspace.pack, workspace.answers, workspace.edits)
    return [tension.id for tension in found]


def test_a_tension_that_is_kept_on_purpose_stands_no_more(torn: Workspace, opened: Open) -> None:
    torn.dismiss(CLOSED, " I like it \x1b[31mso.\r\nYes. ")
    assert _standing(torn) == []
    kept = torn.edits.dismissed[CLOSED]
    assert kept.reason == "I like it so.\nYes."
    assert kept.answers == {"place": 5, "line": "worked"}
    torn.close()
    again = opened()
    assert again.edits == torn.edits
    assert _standing(again) == []


def test_it_is_back_once_an_answer_that_it_reads_changes(torn: Workspace) -> None:
    torn.dismiss(CLOSED, "")
    torn.answer("aim", "another")
    assert _standing(torn) == []
    torn.answer("place", 4)
    assert _standing(torn) == [CLOSED]


def test_it_can_be_looked_at_again(torn: Workspace) -> None:
    torn.dismiss(CLOSED, "so")
    torn.recall(CLOSED)
    assert _standing(torn) == [CLOSED]
    assert not torn.edits.dismissed


def test_keeping_it_and_looking_again_can_be_undone(torn: Workspace, opened: Open) -> None:
    torn.dismiss(CLOSED, "so")
    torn.recall(CLOSED)
    torn.close()
    again = opened()
    again.undo()
    assert again.edits.dismissed[CLOSED].reason == "so"
    again.undo()
    assert _standing(again) == [CLOSED]
    again.redo()
    assert _standing(again) == []


def test_other_things_can_be_kept_under_what_they_hang_on(torn: Workspace, opened: Open) -> None:
    torn.dismiss("fits-in-known-ask", "yes", under={"since": "2026-11-22T20:00:00Z"})
    torn.close()
    kept = opened().edits.dismissed["fits-in-known-ask"]
    assert kept.answers == {"since": "2026-11-22T20:00:00Z"}


def test_answers_of_several_values_are_the_same_after_they_were_saved(
    pack: Pack, opened: Open
) -> None:
    """A file has lists where an answer has tuples."""
    several = condition.Test(subject="closed", at_least=1)
    both = Tension(id="both", when=((several,),), text="Really?")
    pack = structs.replace(pack, tensions=(both,))
    workspace = opened(pack=pack)
    workspace.answer("closed", [pack.questions["closed"].choices[0].id])
    assert _standing(workspace) == ["both"]
    workspace.dismiss("both", "so")
    assert _standing(workspace) == []
    workspace.close()
    assert _standing(opened(pack=pack)) == []


def test_a_reason_that_is_too_long_is_refused_and_not_cut(torn: Workspace) -> None:
    with pytest.raises(Invalid, match="501 characters"):
        torn.dismiss(CLOSED, "x" * 501)
    assert not torn.edits.dismissed


def test_what_the_pack_does_not_have_cannot_be_kept(torn: Workspace) -> None:
    with pytest.raises(KeyError):
        torn.dismiss("no-such", "so")


def test_in_a_workspace_that_can_only_be_read_nothing_is_kept(
    torn: Workspace, opened: Open
) -> None:
    torn.close()
    opened(holder="app")
    second = opened(holder="app")
    with pytest.raises(ReadOnly):
        second.dismiss(CLOSED, "so")
    with pytest.raises(ReadOnly):
        second.recall(CLOSED)
