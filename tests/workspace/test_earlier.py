from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.pack.load import load
from coachtui.workspace.earlier import earlier
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.paper import page
from coachtui.workspace.workspace import Workspace


@pytest.fixture
def workspace(small_folder: Path, home: Path) -> Workspace:
    return open_workspace(Home(home), pack=load(small_folder), holder="app")


def test_answers_that_stood_before_come_newest_first_each_once(workspace: Workspace) -> None:
    for words in ("one", "two", "one", "three"):
        workspace.answer("aim", words)
    assert [one.words for one in earlier(workspace, "aim")] == ["one", "two"]


def test_an_answer_taken_away_is_still_found(workspace: Workspace) -> None:
    workspace.answer("closed", ["sales"])
    workspace.clear("closed")
    (found,) = earlier(workspace, "closed")
    workspace.answer("closed", found.raw)
    assert workspace.view.known["closed"] == ("sales",)


def test_what_the_log_tells_of_no_answer_is_passed_over(workspace: Workspace) -> None:
    workspace.answer("aim", "one")
    workspace.answer("aim", "two")
    workspace.close()
    log = workspace.store.folder / "changes" / "0001.jsonl"
    line = b'{"n":3,"at":"","by":"","part":"answers","key":"aim","after":{"state":"opeo"}}\n'
    log.write_bytes(log.read_bytes() + line)
    again = open_workspace(Home(workspace.store.folder.parents[1]), pack=workspace.pack)
    assert [one.words for one in earlier(again, "aim")] == ["one"]


def test_a_repeat_comes_back_with_the_numbers_of_its_rows(workspace: Workspace) -> None:
    workspace.answer("circle", [{"name": "A", "known": "met"}, {"name": "B", "known": "met"}])
    before = workspace.answers["circle"].value
    workspace.answer("circle", [{"name": "C", "known": "met"}, {"name": "D", "known": "met"}])
    (found,) = earlier(workspace, "circle")
    workspace.answer("circle", found.raw)
    assert workspace.answers["circle"].value == before


def test_a_first_answer_has_none_before_it(workspace: Workspace) -> None:
    workspace.answer("aim", "one")
    assert earlier(workspace, "aim") == ()


def test_proposing_an_answer_keeps_nothing(workspace: Workspace) -> None:
    workspace.answer("aim", "one")
    changed = workspace.proposed("aim", "two")
    assert changed["aim"].value == "two"
    assert workspace.view.known["aim"] == "one"
    assert not workspace.drafts


def test_a_page_is_dated_and_says_when_to_look_again(workspace: Workspace, frozen: object) -> None:
    workspace.answer("review", "2027-02-01")
    workspace.answer("line", "met")
    paper = page(workspace, "card", whys=True)
    assert paper.dates == ("22 November 2026", "look again 1 February 2027")
    whys = {item.id: item.why for block in paper.blocks for item in block.items}
    assert whys["in-line"] == (("From which step up do you say yes at once?", "we have met"),)
    assert not any(item.why for block in page(workspace, "card").blocks for item in block.items)
