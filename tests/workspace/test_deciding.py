"""What is recorded of a decision: all that led to it, and when it comes back."""

from __future__ import annotations

import pytest

from coachtui.decide.verdict import decide
from coachtui.workspace import versions
from coachtui.workspace.deciding import record
from coachtui.workspace.workspace import Workspace
from tests.workspace.conftest import Open


@pytest.fixture(autouse=True)
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACHTUI_NOW", "2026-11-22T12:00:00Z")


def test_the_facts_the_rules_and_the_version_are_kept(workspace: Workspace) -> None:
    workspace.answer("line", "met")
    workspace.flush()
    agreed = versions.agree(workspace, "from today")
    found = decide(workspace.pack, workspace.strategy, "in", {"host": "worked"})
    made = record(workspace, found, name="A. L.")
    assert workspace.decisions.all() == (made,)
    assert (made.verdict, made.chosen, made.reason) == ("accept", "accept", "")
    assert made.rules == ("in-line",)
    assert made.facts == {"host": "worked"}
    assert (made.version, made.at, made.until) == (agreed.time, "2026-11-22T12:00:00Z", "")


def test_against_the_usual_answer_the_reason_is_kept_and_what_waits_comes_back(
    workspace: Workspace,
) -> None:
    workspace.answer("line", "met")
    found = decide(workspace.pack, workspace.strategy, "in", {"host": "worked"})
    made = record(workspace, found, chosen="ask", reason="felt")
    assert made.against
    assert (made.reason, made.until) == ("felt", "2026-12-06")
    agreeing = record(workspace, found, chosen="accept", reason="felt")
    assert not agreeing.reason
    assert not record(workspace, found, chosen="ask", card="school").until


def test_what_stays_open_can_be_recorded_with_what_the_person_does(workspace: Workspace) -> None:
    found = decide(workspace.pack, workspace.strategy, "in", {"host": "?"})
    made = record(workspace, found, chosen="decline", reason="pressure")
    assert (made.verdict, made.chosen, made.rules, made.reason) == ("", "decline", (), "")


def test_a_second_window_records_as_well(workspace: Workspace, opened: Open) -> None:
    workspace.answer("line", "met")
    workspace.flush()
    second = opened(holder="app")
    assert second.read_only
    made = record(second, decide(second.pack, second.strategy, "in", {"host": "worked"}))
    assert workspace.decisions.all() == (made,)
