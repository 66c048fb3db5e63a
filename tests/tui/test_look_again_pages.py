"""What came of it since: a link that did some good, cards, what was feared, the first circle."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from coachtui.decide.model import Decision
from coachtui.interview.again import tick
from coachtui.interview.answers import Row, rows_of
from coachtui.tui.disagreement import DisagreementScreen
from coachtui.tui.lines import Lines
from coachtui.tui.places import open_review, open_strategy
from coachtui.tui.rows import Rows
from coachtui.workspace.decisions import Decisions
from tests.tui.looking import later, page
from tests.tui.scenes import grace, shipped
from tests.tui.sitting import Sitting, sitting

pytestmark = pytest.mark.bar


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


async def up_to_its_rule(here: Sitting) -> None:
    """Say what did some good, and of whom; which rule it speaks for is asked then."""
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


async def test_somebody_who_was_never_decided_on_is_named_with_the_rule_it_speaks_for(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with later(home, monkeypatch, size=(80, 60)) as here:
        await up_to_its_rule(here)
        rows = here.app.screen.query_one(Rows)
        place = [row.id for row in rows.rows].index("in-known")
        await here.press(*["down"] * place, "enter")
        await here.until("Noted: Bev")
        made = here.workspace.decisions.all()[-1]
        assert (made.name, made.rules, made.good) == ("Bev", ("in-known",), "In the canteen queue")
        assert not made.until
        assert not made.chosen


async def test_the_same_key_twice_keeps_a_link_once(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with later(home, monkeypatch, size=(80, 60)) as here:
        await up_to_its_rule(here)
        record = Decisions.record

        def slowly(log: Decisions, decision: Decision) -> Decision:
            time.sleep(0.5)
            return record(log, decision)

        monkeypatch.setattr(Decisions, "record", slowly)
        await here.press("1", "1")
        await here.until("Noted: Bev")
        await here.pilot.pause(0.6)
        assert [one.name for one in here.workspace.decisions.all()].count("Bev") == 1


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
