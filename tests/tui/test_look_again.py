"""After some months: what still holds, and on which day it is looked at again. Five minutes."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from coachtui.interview.again import next_day, pages
from coachtui.interview.answers import Entry
from coachtui.tui.answer import AnswerScreen
from coachtui.tui.home import HomeScreen
from coachtui.tui.look_again import LookAgainScreen
from coachtui.tui.places import open_look, open_strategy
from coachtui.tui.preview import PreviewDialog
from coachtui.tui.review import ReviewScreen
from coachtui.tui.rows import Rows
from coachtui.workspace.looking import LOOK, look
from coachtui.workspace.versions import versions
from tests.later import NOVEMBER
from tests.tui.host import until
from tests.tui.looking import later, page
from tests.tui.scenes import grace, shipped
from tests.tui.sitting import sitting, small_pack

pytestmark = pytest.mark.bar


# Home


async def test_home_reads_the_day_back_and_offers_to_look_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with later(home, monkeypatch) as here:
        assert "Welcome back. You agreed this on 22 November 2026." in here.view
        assert "Still so?" in here.view
        assert "Look again   5 minutes, planned for 22 February 2027" in here.view
        assert "overdue" not in here.view
        await here.press("r")
        assert isinstance(here.app.screen, LookAgainScreen)


@pytest.mark.parametrize("day", ["2027-02-23T09:00:00Z", "2028-06-01T09:00:00Z"])
async def test_of_a_day_that_has_passed_it_is_said_so_and_no_more(
    home: Path, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    async with later(home, monkeypatch):
        pass
    monkeypatch.setenv("COACHTUI_NOW", day)
    async with sitting(home, shipped()) as here:
        assert "Look again   5 minutes, was planned for 22 February 2027" in here.view
        for word in ("overdue", "late", "days ago", "missed"):
            assert word not in here.view


async def test_on_the_day_of_the_answers_nobody_is_asked_to_look_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACHTUI_NOW", NOVEMBER)
    async with sitting(home, shipped(), answers=grace()) as here:
        assert "Look again" not in here.view


async def test_it_changed_leads_to_a_new_tuesday_and_marks_lines_and_switches_none_off(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with later(home, monkeypatch, size=(80, 60)) as here:
        standing = [line.id for line in here.workspace.strategy.lines if line.enabled]
        await here.press("c")
        await here.until("Tuesday")
        await here.press("escape")
        assert [line.id for line in here.workspace.strategy.lines if line.enabled] == standing
        open_strategy(here.app)
        await here.until("rests on what you said has changed: does it still fit?")
        await here.press("escape")
        assert isinstance(here.app.screen, HomeScreen)
        await here.saved()
    async with sitting(home, shipped(), size=(80, 60)) as here:
        await here.press("y")
        open_strategy(here.app)
        await here.pilot.pause()
        assert "does it still fit?" not in here.view


async def test_in_a_second_window_nothing_is_changed_and_that_is_said(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with later(home, monkeypatch) as first, sitting(home, shipped()) as second:
        await second.until("Open in another window")
        await second.press("escape")
        assert "Look again" not in second.view
        await second.press("n")
        assert "Only to be read" in second.said
        open_look(second.app)
        await second.pilot.pause()
        assert isinstance(second.app.screen, HomeScreen)
        assert first.workspace.answers["aim"].state == "answered"


# The first page


async def test_enter_alone_lets_it_stand(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with later(home, monkeypatch) as here:
        await page(here, 1)
        assert "You wrote on 22 November 2026:" in here.view
        assert "“A post in infection prevention within an hour of Leeds, by spring”" in here.view
        await here.press("enter")
        await here.until("2 of 6")
        assert here.workspace.answers["aim"].at == NOVEMBER


async def test_new_words_are_kept_once_it_was_seen_what_they_change(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with later(home, monkeypatch, size=(80, 50)) as here:
        await page(here, 1)
        await here.type("To teach two days a week")
        await here.press("enter")
        await here.until("This would change")
        assert isinstance(here.app.screen, PreviewDialog)
        await here.press("escape")
        assert "1 of 6" in here.view
        assert "To teach two days a week" in here.view
        await here.press("enter")
        await here.until("This would change")
        await here.press("k")
        await here.until("2 of 6")
        assert here.workspace.view.known["aim"] == "To teach two days a week"
        await here.press("escape")
        open_strategy(here.app)
        await here.until("does it still fit?")


async def test_what_was_typed_waits_there(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with later(home, monkeypatch) as here:
        await page(here, 1)
        await here.type("half a sent")
        await here.press("escape")
        await here.saved()
    async with sitting(home, shipped()) as here:
        await here.until("Go on looking again")
        assert "1 of 6" in here.view
        await here.press("r")
        await here.until("half a sent")


# Keep, or change one thing


async def test_a_new_day_lies_as_far_ahead_as_the_last_one_did(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with later(home, monkeypatch) as here:
        await page(here, 6)
        assert "Look again on 22 May 2027" in here.view
        await here.press("l")
        await here.until("You look again on 22 May 2027.")
        assert here.workspace.view.known["review"] == "2027-05-22"
        assert "as long from today" not in here.view
        await here.press("v")
        await here.until("Why so, in a line?")
        await here.press("enter")
        await here.until("6 of 6")
        await until(here.pilot, lambda: len(versions(here.workspace)) == 2, "the second")
        await here.press("e")
        await here.until("You agreed this on 22 February 2027")
        assert isinstance(here.app.screen, HomeScreen)
        assert look(here.workspace) is None
        assert not [key for key in here.workspace.drafts if key.startswith("look:")]


async def test_one_thing_can_be_changed_and_then_it_goes_on(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with later(home, monkeypatch) as here:
        await page(here, 6)
        await here.press("c")
        assert isinstance(here.app.screen, ReviewScreen)
        await here.press("escape")
        await here.press("a")
        assert isinstance(here.app.screen, AnswerScreen)
        await here.press("escape")
        await here.until("6 of 6")


async def test_where_the_aim_changed_the_page_of_a_new_tuesday_is_offered_first(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with later(home, monkeypatch) as here:
        await here.press("c", "escape")
        await page(here, 6)
        assert "Lines that rest on what has changed are marked in your strategy." in here.view
        rows = here.app.screen.query_one(Rows).rows
        assert rows[0].label.startswith("Begin anew with one page:")
        await here.press("b")
        assert isinstance(here.app.screen, AnswerScreen)
        assert here.app.screen.question.id == "tuesday"


@pytest.mark.parametrize(
    ("given", "day", "found"),
    [
        ("2026-11-22T20:00:00Z", "2027-02-22", "2027-05-22"),
        ("2026-11-30T20:00:00Z", "2027-02-28", "2027-05-22"),
        ("2026-11-22T20:00:00Z", "2026-12-20", "2027-03-22"),
        ("2026-11-22T20:00:00Z", "2026-12-02", "2027-03-04"),
        ("2027-02-22T20:00:00Z", "2027-02-22", None),
        ("2027-02-22T20:00:00Z", "2026-02-22", None),
        ("", "2027-02-22", None),
        ("2026-11-22T20:00:00Z", "soon", None),
        ("2026-11-22T20:00:00Z", "9999-12-31", None),
    ],
)
def test_the_distance_is_from_the_day_it_was_set(
    frozen: object, given: str, day: str, found: str | None
) -> None:
    from datetime import date

    answers = {"review": Entry(value=day, at=given)}
    after = next_day(shipped(), answers, date(2027, 2, 22))
    assert (after.isoformat() if after else None) == found


# Other packs, other states


async def test_keys_that_follow_fast_turn_a_page_each(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with later(home, monkeypatch) as here:
        await page(here, 1)
        for _ in range(3):
            here.app.post_message(events.Key("ctrl+n", None))
        await here.until("4 of 6")
        await here.until("What you expected to break")
        for _ in range(6):
            here.app.post_message(events.Key("ctrl+n", None))
        await here.until("Welcome back")


def test_a_pack_that_names_nothing_to_look_at_leaves_those_pages_out() -> None:
    assert pages(small_pack(), {"aim": "x", "flinch": "y"}) == ("still", "good", "cards", "keep")
    assert pages(small_pack(), {}) == ("good", "cards", "keep")


async def test_another_pack_is_looked_at_again_as_well(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(home, small_pack(), answers={"aim": "steady work"}) as here:
        open_look(here.app)
        await here.until("1 of 4")
        await here.press("ctrl+n", "ctrl+n")
        await here.until("card 1 of")


@pytest.mark.parametrize(
    "kept",
    [
        {"page": "nowhere"},
        {"page": 7},
        "x",
        ["page"],
        {"page": "circle", "rows": "x"},
        {"page": "flinch", "broke": "perhaps"},
    ],
)
async def test_a_place_that_makes_no_sense_begins_again(
    home: Path, monkeypatch: pytest.MonkeyPatch, kept: object
) -> None:
    async with later(home, monkeypatch) as here:
        here.workspace.draft(LOOK, kept)
        open_look(here.app)
        await here.until("of 6")
        await here.press("ctrl+n")
        await here.until("of 6")


async def test_undo_takes_back_what_a_page_changed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with later(home, monkeypatch) as here:
        await page(here, 5)
        await here.press("4")
        await here.until("[x] Mr Adair")
        await here.press("f5")
        await here.until("[ ] Mr Adair")
