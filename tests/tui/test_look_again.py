"""After some months: what still holds, what came of it, and what may change. Five minutes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events

from coachtui.clock import stamp
from coachtui.decide.model import Decision
from coachtui.interview.again import next_day, pages, tick
from coachtui.interview.answers import Entry, Row, rows_of
from coachtui.tui.answer import AnswerScreen
from coachtui.tui.disagreement import DisagreementScreen
from coachtui.tui.home import HomeScreen
from coachtui.tui.lines import Lines
from coachtui.tui.look_again import LookAgainScreen
from coachtui.tui.places import open_look, open_review, open_strategy
from coachtui.tui.preview import PreviewDialog
from coachtui.tui.review import ReviewScreen
from coachtui.tui.rows import Rows
from coachtui.workspace.looking import LOOK, look
from coachtui.workspace.versions import agree, versions
from tests.tui.scenes import grace, shipped
from tests.tui.sitting import Sitting, sitting, small_pack

pytestmark = pytest.mark.bar

NOVEMBER, JANUARY, FEBRUARY = (
    "2026-11-22T20:00:00Z",
    "2027-01-03T09:00:00Z",
    "2027-02-22T09:00:00Z",
)


@asynccontextmanager
async def later(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    agreed: bool = True,
    answers: Mapping[str, object] | None = None,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Sitting]:
    """Answered in November, in January somebody was decided on; it is February now."""
    monkeypatch.setenv("COACHTUI_NOW", NOVEMBER)
    async with sitting(home, shipped(), answers={**grace(), **(answers or {})}) as here:
        if agreed:
            agree(here.workspace, "")
        monkeypatch.setenv("COACHTUI_NOW", JANUARY)
        facts = {"known": "words", "note": "line", "hat": "none", "link": "list"}
        here.workspace.decisions.record(
            Decision(
                id="aaaaaaaa",
                at=stamp(),
                direction="in",
                facts=facts,
                verdict="accept",
                rules=("in-known",),
                chosen="accept",
                name="Ana [/] P.",
            )
        )
    monkeypatch.setenv("COACHTUI_NOW", FEBRUARY)
    async with sitting(home, shipped(), size=size) as here:
        yield here


async def page(here: Sitting, number: int) -> None:
    """Look again, as far as a page; all before it are left as they are."""
    open_look(here.app)
    await here.until("1 of 6")
    for at in range(2, number + 1):
        await here.press("ctrl+n")
        await here.until(f"{at} of 6")


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


# A link that did some good


async def test_a_link_that_did_some_good_is_kept_with_its_decision_and_shown_beside_its_rule(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with later(home, monkeypatch, size=(80, 60)) as here:
        await page(here, 2)
        await here.type("She asked about my rota")
        await here.press("enter")
        await here.until("With whom?")
        assert "Ana [/] P." in here.view
        assert "3 January 2027 · accept" in here.view
        await here.press("1")
        await here.until("Noted: Ana [/] P.")
        assert here.workspace.decisions.all()[0].good == "She asked about my rota"
        await here.press("enter")
        await here.until("3 of 6")
        await here.press("escape")
        open_strategy(here.app)
        await here.pilot.pause()
        here.app.screen.query_one(Lines).point("line:in-known")
        await here.press("enter")
        await here.until("It led to a link that did some good:")
        assert "Ana [/] P., 3 January 2027: “She asked about my rota”" in here.view
        await here.press("escape", "escape")
        open_review(here.app)
        await here.pilot.pause()
        here.app.screen.query_one(Lines).point("in-line")
        await here.until("it did some good: Ana [/] P.")


async def test_somebody_who_was_never_decided_on_is_named_with_the_rule_it_speaks_for(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with later(home, monkeypatch, size=(80, 60)) as here:
        await page(here, 2)
        await here.type("In the canteen queue")
        await here.press("enter")
        await here.until("With whom?")
        await here.press("o")
        await here.until("A name or initials")
        await here.type("Bev")
        await here.press("enter")
        await here.until("How did it come about?")
        await here.press("1")
        await here.until("Which of these does it speak for?")
        rows = here.app.screen.query_one(Rows)
        place = [row.id for row in rows.rows].index("in-known")
        await here.press(*["down"] * place, "enter")
        await here.until("Noted: Bev")
        made = here.workspace.decisions.all()[-1]
        assert (made.name, made.rules, made.good) == ("Bev", ("in-known",), "In the canteen queue")
        assert not made.until
        assert not made.chosen


async def test_words_about_nobody_yet_are_never_left_behind(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with later(home, monkeypatch) as here:
        await page(here, 2)
        await here.type("She asked")
        await here.press("ctrl+n")
        await here.until("With whom?")
        assert "2 of 6" in here.view
        await here.press("escape")
        await here.saved()
    async with sitting(home, shipped()) as here:
        await here.press("r")
        await here.until("She asked")
        assert "2 of 6" in here.view


# The cards


async def test_four_cards_are_judged_and_hand_is_held_against_rule(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with later(home, monkeypatch, size=(80, 40)) as here:
        await page(here, 3)
        await here.until("card 1 of 4")
        await here.press("4", "backspace")
        await here.until("card 1 of 4")
        await here.press("4", "4")
        await here.until("card 3 of 4")
        await here.pilot.pause(0.2)
        await here.press("escape")
        await here.press("r")
        await here.until("card 3 of 4")
        await here.press("2", "2")
        await here.until("your hand:")
        await here.pilot.pause(0.2)
        standing = [one for one in here.workspace.decisions.all() if one.card and not one.undone]
        assert len(standing) == 4
        assert all(one.chosen and not one.until for one in standing)
        rows = here.app.screen.query_one(Rows).rows
        apart = next(row for row in rows if row.mark == "≠")
        await here.press(apart.key)
        await here.until("What did you see that the rule didn't?")
        assert isinstance(here.app.screen, DisagreementScreen)
        await here.press("escape")
        await here.until("3 of 6")


async def test_cards_that_were_judged_before_are_not_the_ones_dealt(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with later(home, monkeypatch) as here:
        await page(here, 3)
        await here.until("card 1 of 4")
        for card in grace()["gut"]:  # type: ignore[attr-defined]
            assert shipped().cards[card].name not in here.view


# What they expected to break


async def test_what_happened_stands_with_the_line(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with later(home, monkeypatch) as here:
        await page(here, 4)
        assert "“Leaving the bare ones, for any student nurse. And that's fine.”" in here.view
        await here.press("y")
        await here.type("Twice, gladly")
        await here.press("enter")
        await here.until("5 of 6")
        await here.press("ctrl+b")
        await here.until("4 of 6")
        assert "Twice, gladly" in here.view
        await here.type(" so")
        await here.press("enter")
        await here.until("5 of 6")
        line = next(one for one in here.workspace.strategy.lines if one.id == "flinch")
        assert line.note == "22 February 2027: yes. Twice, gladly so"


async def test_earlier_notes_to_it_stay(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with later(home, monkeypatch) as here:
        here.workspace.edit("flinch", note="mind the Trust")
        await page(here, 4)
        await here.press("n")
        await here.press("enter")
        await here.until("5 of 6")
        line = next(one for one in here.workspace.strategy.lines if one.id == "flinch")
        assert line.note == "mind the Trust\n22 February 2027: no"


async def test_words_without_a_yes_or_no_ask_for_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with later(home, monkeypatch) as here:
        await page(here, 4)
        await here.press("tab")
        await here.type("Once")
        await here.press("enter")
        await here.until("And did you?")
        assert "4 of 6" in here.view
        await here.press("s")
        await here.press("enter")
        await here.until("5 of 6")


# The circle


async def test_who_is_there_is_ticked_and_a_tick_taken_off_brings_back_what_was(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with later(home, monkeypatch) as here:
        await page(here, 5)
        assert "[ ] Mr Adair" in here.view
        await here.press("4")
        await here.until("[x] Mr Adair")
        rows = rows_of(here.workspace.view.known["circle"])
        assert [row["here"] for row in rows] == ["yes"] * 5
        await here.press("4")
        rows = rows_of(here.workspace.view.known["circle"])
        assert rows[3]["here"] == "unsure"
        assert here.workspace.answers["circle"].last == 5
        await here.press("enter")
        await here.until("6 of 6")


def test_a_tick_taken_off_a_row_that_was_ticked_before_leaves_it_open() -> None:
    rows: tuple[Row, ...] = ({"row": 1, "name": "Bev", "here": "yes"},)
    assert tick(rows, rows, "here", 1) == [{"row": 1, "name": "Bev"}]
    open_: tuple[Row, ...] = ({"row": 1, "name": "Bev"},)
    assert tick(open_, (), "here", 1) == list(rows)


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
        await here.pilot.pause(0.1)
        assert len(versions(here.workspace)) == 2
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
