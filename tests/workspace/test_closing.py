"""The end of a page over all lessons: the days ahead, and what did some good."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coachtui.decide.model import Decision
from coachtui.documents.formats import render
from coachtui.documents.model import Document
from coachtui.pack.reminder import Reminder
from coachtui.workspace.closing import ahead
from coachtui.workspace.paper import page
from coachtui.workspace.workspace import Workspace
from tests.workspace.conftest import SMALL, Open

LOOK = Reminder(id="look", title="Look at my talks", lesson="which-talks", first="review", spans={})


def decided(id_: str, at: str, good: str, *, undone: bool = False) -> Decision:
    return Decision(
        id=f"{id_:a<8}", at=at, direction="in", facts={}, name=id_.upper(), good=good, undone=undone
    )


def said(made: Document, section: str) -> list[str]:
    return [item.text for block in made.blocks if block.section == section for item in block.items]


@pytest.mark.usefixtures("frozen")
class TestDates:
    def test_the_day_to_look_again_stands_there_from_today_on(self, workspace: Workspace) -> None:
        assert ahead(workspace) == ()
        workspace.answer("review", "2026-11-22")
        assert said(page(workspace, "everything"), "dates") == ["22 November 2026: Look again"]
        workspace.answer("review", "2026-11-21")
        assert ahead(workspace) == ()

    def test_what_comes_round_stands_there_too_the_nearest_first(self, opened: Open) -> None:
        monthly = replace(
            LOOK, id="monthly", title="Again", every="start", spans={"many": "1m"}, first="review"
        )
        pack = replace(SMALL, reminders={"monthly": monthly, "look": LOOK})
        workspace = opened(pack=pack)
        workspace.answer("start", "many")
        workspace.answer("review", "2026-11-01")
        assert said(page(workspace, "everything"), "dates") == ["1 December 2026: Again"]
        workspace.answer("review", "2026-12-24")
        texts = said(page(workspace, "everything"), "dates")
        assert sorted(texts) == [
            "24 December 2026: Again",
            "24 December 2026: Look again",
            "24 December 2026: Look at my talks",
        ]

    def test_one_that_begins_today_lies_ahead(self, opened: Open) -> None:
        workspace = opened(pack=replace(SMALL, reminders={"look": LOOK}))
        workspace.answer("review", "2026-11-22")
        assert "22 November 2026: Look at my talks" in said(page(workspace, "everything"), "dates")


@pytest.mark.usefixtures("frozen")
class TestGood:
    def test_the_latest_links_that_did_some_good_stand_there(self, workspace: Workspace) -> None:
        workspace.answer("aim", "calm wards")
        for number in range(1, 6):
            one = decided(f"d{number}", f"2026-11-0{number}T10:00:00Z", f"It began so, {number}.")
            workspace.decisions.record(one)
        workspace.decisions.record(decided("gone", "2026-11-09T10:00:00Z", "No.", undone=True))
        workspace.decisions.record(decided("none", "2026-11-09T10:00:00Z", ""))
        assert [text[:2] for text in said(page(workspace, "everything"), "good")] == [
            "D5",
            "D4",
            "D3",
        ]
        assert "“It began so, 5.”" in said(page(workspace, "everything"), "good")[0]

    def test_until_then_it_is_said_where_such_a_thing_is_noted(self, workspace: Workspace) -> None:
        workspace.answer("aim", "calm wards")
        assert "among past decisions" in said(page(workspace, "everything"), "good")[0]

    def test_on_a_page_with_nothing_decided_it_is_not_said(self, workspace: Workspace) -> None:
        pack = workspace.pack.documents["everything"]
        empty = replace(pack, parts=("opening",))
        workspace.pack = replace(workspace.pack, documents={"everything": empty})
        made = page(workspace, "everything")
        assert made.blocks == ()
        assert [id_ for id_, _ in made.first] == ["opening"]


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_hostile_words_of_somebody_reach_no_form(workspace: Workspace, form: str) -> None:
    workspace.answer("aim", "calm wards")
    evil = "\x1b[31mred\x9b <script>alert(1)</script> \u202e"
    workspace.decisions.record(decided("d1", "2026-11-01T10:00:00Z", evil))
    written = render(page(workspace, "everything"), form)
    assert not set("\x1b\x9b\u202e") & set(written)
    assert "<script>" not in written or form in ("text", "json")


def test_other_pages_have_neither(workspace: Workspace) -> None:
    workspace.answer("review", "2099-02-01")
    sections = [block.section for block in page(workspace, "card").blocks]
    assert not {"dates", "good"} & set(sections)
