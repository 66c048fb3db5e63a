"""What comes round, line by line: the same as on the full screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.pack.load import load
from tests.conftest import REPOSITORY
from tests.documents.calendars import events
from tests.plain.hold import given, hold, kept, value

ROUNDS = load(REPOSITORY / "tests" / "packs" / "rounds")
MONTHLY = {
    "way": "to work",
    "needs": ["oil"],
    "care-date": "2027-01-31",
    "care-every": "month",
    "care-time": "morning",
    "by-night": "no",
}


@pytest.fixture(autouse=True)
def rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pack with reminders, on 3 March 2027."""
    monkeypatch.setattr("coachtui.workspace.packs.read", lambda *_, **__: ROUNDS)
    at(monkeypatch, "2027-03-03")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


def at(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setenv("COACHTUI_NOW", f"{day}T09:00:00Z")


def test_the_greeting_says_what_is_due_and_counts_no_days(home: Path) -> None:
    given(home, MONTHLY)
    held = hold(home)
    assert held.says(":due: Look at my bicycle, as you meant to about now")
    assert "overdue" not in held.said


def test_before_its_day_nothing_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, "2027-01-30")
    given(home, MONTHLY)
    assert ":due: " not in hold(home).said
    assert hold(home, ":due").says("nothing that you meant to come back to about now")


def test_its_lines_are_ticked_one_by_one_and_then_it_is_due_no_more(home: Path) -> None:
    given(home, MONTHLY)
    held = hold(home, ":due", "1", "1", "")
    assert held.says("AT THE WORKBENCH", "1  done: I press the tyres", "Kept.", "1  done: I wipe")
    edits = kept(home).edits.lines
    assert {id_: one.done for id_, one in edits.items()} == {
        "tyres": "2027-03-03",
        "chain": "2027-03-03",
    }
    assert ":due: " not in hold(home).said


def test_the_next_round_opens_them_again_with_the_day_of_the_last(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(home, MONTHLY)
    hold(home, ":due", "1")
    told = hold(home, ":lesson", "2", ":strategy").said
    assert "done: I press the tyres with my thumb. (3 March 2027) [tyres]" in told
    at(monkeypatch, "2027-03-31")
    held = hold(home, ":due", "")
    assert held.says(":due: Look at my bicycle", "(last: 3 March 2027)", "1  done: I press")
    held = hold(home, ":lesson", "2", ":strategy tyres", "4")
    assert held.says("(last: 3 March 2027) [tyres]", "tick it")


def test_its_lesson_begins_at_the_first_page(home: Path) -> None:
    given(home, MONTHLY)
    assert hold(home, ":due", "3").says("go through the lesson again", "What does it need?")


def test_not_now_is_a_month_from_today(home: Path) -> None:
    given(home, MONTHLY)
    assert hold(home, ":due", "4").says("not now: in a month", "On 3 April 2027, then.")
    assert value(home, "care-date") == "2027-04-03"
    assert ":due: " not in hold(home).said


def test_the_calendar_file_stands_among_the_pages(home: Path, folder: Path) -> None:
    given(home, MONTHLY)
    held = hold(home, ":lesson", "2", ":export", "2", "")
    assert held.says(
        "2  Calendar file",
        "Look at my bicycle: from 31 January 2027, every month, at 08:30 for 20 minutes.",
        "Charge the lights: by your answers its day isn't asked for.",
        "It names nobody.",
        "Written:",
        "updates the same entry",
    )
    (event,) = events((folder / "reminders.ics").read_bytes().decode())
    assert event.summary.value == "Look at my bicycle"


def test_without_a_day_the_calendar_file_asks_for_an_answer_first(home: Path, folder: Path) -> None:
    given(home, {"way": "to work"})
    held = hold(home, ":lesson", "2", ":export", "2")
    assert held.says("has no day yet. First: “When do I look at it first?” (:edit care-date)")
    assert not list(folder.iterdir())


def test_a_file_that_is_there_is_replaced_on_a_yes_alone(home: Path, folder: Path) -> None:
    given(home, MONTHLY)
    (folder / "mine.ics").write_text("mine")
    held = hold(home, ":lesson", "2", ":export mine.ics", "2", "")
    assert held.says("There is a file of that name already")
    assert "updates the same entry" not in held.said
    assert (folder / "mine.ics").read_text() == "mine"
    hold(home, ":lesson", "2", ":export mine.ics", "2", "r")
    assert (folder / "mine.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
