"""Ticks over rounds: how long they count, and what is told of them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.interview.answers import Answers, Entry
from coachtui.interview.relevance import view
from coachtui.pack.load import load
from coachtui.strategy import ticks
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits, LineEdit
from coachtui.strategy.model import Strategy

PACK = load(Path(__file__).resolve().parents[1] / "packs" / "rounds")
MONTHLY = {
    "needs": ("pump",),
    "care-date": "2027-01-31",
    "care-every": "month",
    "by-night": "yes",
}


def answers(**given_: object) -> Answers:
    return {
        id_: Entry(value=value)  # type: ignore[arg-type]
        for id_, value in {**MONTHLY, **given_}.items()
        if value is not None
    }


def stands(day: str, ticked: dict[str, str], **given_: object) -> Strategy:
    """The strategy as it stands on a day, with lines ticked on some days."""
    said = answers(**given_)
    edits = Edits(lines={id_: LineEdit(done=on) for id_, on in ticked.items()})
    since = ticks.begun(PACK, view(PACK, said).known, date.fromisoformat(day))
    return ticks.on(PACK, derive(PACK, said, edits), since)


def done(strategy: Strategy) -> set[str]:
    return {line.id for line in strategy.lines if line.done}


def due(day: str, ticked: dict[str, str], **given_: object) -> set[str]:
    said = answers(**given_)
    edits = Edits(lines={id_: LineEdit(done=on) for id_, on in ticked.items()})
    since = ticks.begun(PACK, view(PACK, said).known, date.fromisoformat(day))
    return set(ticks.untouched(derive(PACK, said, edits), since))


def test_a_tick_for_a_reminder_counts_until_its_next_round_begins() -> None:
    ticked = {"tyres": "2027-02-03"}
    assert done(stands("2027-02-03", ticked)) == {"tyres"}
    assert done(stands("2027-02-27", ticked)) == {"tyres"}
    assert done(stands("2027-02-28", ticked)) == set()


def test_a_tick_on_the_first_day_of_a_round_counts_for_it() -> None:
    assert done(stands("2027-03-30", {"tyres": "2027-02-28"})) == {"tyres"}


def test_a_tick_from_before_the_first_round_counts_until_that_begins() -> None:
    ticked = {"tyres": "2026-11-22"}
    assert done(stands("2027-01-30", ticked)) == {"tyres"}
    assert done(stands("2027-01-31", ticked)) == set()


def test_a_tick_once_counts_for_good() -> None:
    assert done(stands("2035-01-01", {"pump": "2026-11-22", "tyres": "2026-11-22"})) == {"pump"}


def test_where_it_does_not_come_again_a_tick_of_its_one_round_counts_for_good() -> None:
    assert done(stands("2035-01-01", {"tyres": "2027-02-01"}, **{"care-every": "once"})) == {
        "tyres"
    }


def test_while_the_first_day_is_not_known_a_tick_counts() -> None:
    assert done(stands("2035-01-01", {"tyres": "2027-02-01"}, **{"care-date": None})) == {"tyres"}


def test_the_day_of_the_last_tick_stays_beside_an_open_line() -> None:
    line = next(one for one in stands("2027-04-01", {"tyres": "2027-03-03"}).lines if one.ticked)
    assert (line.id, line.done) == ("tyres", False)
    assert ticks.when(line.ticked, done=line.done) == "last: 3 March 2027"
    assert ticks.when(line.ticked, done=True) == "3 March 2027"


@pytest.mark.parametrize("written", ["yes", "2027-13-01", "last week", "9"])
def test_a_tick_without_a_day_counts_for_good_alone(written: str) -> None:
    """Somebody wrote it into the file: of which round it is can't be told."""
    ticked = {"tyres": written, "pump": written}
    assert done(stands("2027-02-03", ticked)) == {"pump"}
    assert done(stands("2027-01-01", ticked)) == {"pump", "tyres"}
    assert ticks.when(written, done=True) == ""


def test_a_reminder_is_due_from_its_day_until_something_is_ticked() -> None:
    assert due("2027-01-30", {}) == set()
    assert due("2027-01-31", {}) == {"care"}
    assert due("2027-02-20", {"tyres": "2027-02-19"}) == set()
    assert due("2027-02-28", {"tyres": "2027-02-19"}) == {"care"}


def test_what_is_ticked_for_one_reminder_is_none_of_another() -> None:
    both = {"lights-date": "2027-02-10"}
    assert due("2027-02-11", {"charge": "2027-02-10"}, **both) == {"care"}
    assert due("2027-02-11", {"tyres": "2027-02-10", "pump": "2027-02-10"}, **both) == {"lights"}


@given(st.integers(-40, 800), st.integers(-40, 800), st.sampled_from(["month", "quarter", "year"]))
def test_going_over_it_again_changes_nothing_more(ticked: int, day: int, every: str) -> None:
    """What stood open for another day is worked out afresh: no day leaves a trace."""
    start = date(2027, 1, 31)
    said = answers(**{"care-every": every})
    known = view(PACK, said).known
    edits = Edits(lines={"tyres": LineEdit(done=(start + timedelta(ticked)).isoformat())})
    derived = derive(PACK, said, edits)
    since = ticks.begun(PACK, known, start + timedelta(day))
    later = ticks.begun(PACK, known, start + timedelta(day + 400))
    once = ticks.on(PACK, derived, since)
    assert ticks.on(PACK, ticks.on(PACK, derived, later), since) == once
    assert ticks.on(PACK, once, since) == once
