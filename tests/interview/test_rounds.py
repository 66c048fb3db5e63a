"""When something comes round again: by answers and the day, and by any calendar."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from coachtui.interview.offers import every
from coachtui.interview.rounds import Rounds, nth, rounds
from coachtui.pack.reminder import Reminder

CARE = Reminder(
    id="care",
    title="Look at my bicycle",
    lesson="care",
    first="care-date",
    every="care-every",
    spans={"month": "1m", "quarter": "3m", "year": "1y", "often": "10d"},
    time="care-time",
    times={"morning": "08:30"},
)
UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
DAYS = st.dates(date(1900, 1, 1), date(2300, 12, 31))
SPANS = st.builds(
    lambda amount, unit: f"{amount}{unit}", st.integers(1, 30), st.sampled_from(sorted(UNITS))
)


def seen(day: str, **answers: str) -> Rounds | None:
    known = {f"care-{key}": value for key, value in answers.items()}
    return rounds(CARE, known, date.fromisoformat(day))


def begun_and_next(day: str, **answers: str) -> tuple[str, str]:
    found = seen(day, **answers)
    assert found is not None
    return str(found.begun), str(found.next)


def test_nothing_is_guessed_while_the_first_day_is_not_known() -> None:
    assert seen("2027-03-03") is None
    assert seen("2027-03-03", every="month", time="morning") is None
    assert seen("2027-03-03", date="soon", every="month") is None


def test_before_the_first_day_no_round_has_begun() -> None:
    assert begun_and_next("2027-01-30", date="2027-01-31", every="month") == ("None", "2027-01-31")


def test_on_its_day_a_round_has_begun() -> None:
    told = begun_and_next("2027-01-31", date="2027-01-31", every="month")
    assert told == ("2027-01-31", "2027-02-28")


@pytest.mark.parametrize(
    ("day", "begun", "then"),
    [
        ("2027-02-27", "2027-01-31", "2027-02-28"),
        ("2027-02-28", "2027-02-28", "2027-03-31"),
        ("2027-03-30", "2027-02-28", "2027-03-31"),
        ("2028-02-28", "2028-01-31", "2028-02-29"),
        ("2028-02-29", "2028-02-29", "2028-03-31"),
    ],
)
def test_from_the_end_of_a_month_it_stays_the_end_of_a_month(
    day: str, begun: str, then: str
) -> None:
    assert begun_and_next(day, date="2027-01-31", every="month") == (begun, then)


def test_from_the_day_that_few_years_have_the_others_take_the_day_before() -> None:
    leap = {"date": "2028-02-29", "every": "year"}
    assert begun_and_next("2029-02-27", **leap) == ("2028-02-29", "2029-02-28")
    assert begun_and_next("2029-02-28", **leap) == ("2029-02-28", "2030-02-28")
    assert begun_and_next("2032-02-28", **leap) == ("2031-02-28", "2032-02-29")


@pytest.mark.parametrize("often", [{}, {"every": "once"}])
def test_a_choice_without_a_span_and_one_that_is_not_known_come_once(often: dict[str, str]) -> None:
    assert begun_and_next("2027-01-01", date="2027-01-31", **often) == ("None", "2027-01-31")
    assert begun_and_next("2035-01-01", date="2027-01-31", **often) == ("2027-01-31", "None")


def test_the_time_of_day_is_that_of_the_choice_else_none() -> None:
    morning = seen("2027-01-01", date="2027-01-31", time="morning")
    assert morning is not None
    assert morning.at == time(8, 30)
    for other in ({}, {"time": "any"}):
        found = seen("2027-01-01", date="2027-01-31", **other)
        assert found is not None
        assert found.at is None


def test_the_calendar_ends_and_so_do_rounds() -> None:
    assert begun_and_next("9999-12-31", date="9999-12-01", every="month") == ("9999-12-01", "None")
    assert begun_and_next("9999-12-31", date="9999-12-25", every="often") == ("9999-12-25", "None")
    assert begun_and_next("9999-12-31", date="0001-01-31", every="year")[1] == "None"


@given(DAYS, SPANS, st.integers(0, 200))
def test_any_round_is_where_another_calendar_has_it(first: date, span: str, number: int) -> None:
    step = relativedelta(**{UNITS[span[-1]]: int(span[:-1]) * number})
    assert nth(first, span, number) == first + step


@given(DAYS, SPANS, st.integers(-5_000, 90_000))
def test_every_day_lies_in_one_round_alone(first: date, span: str, later: int) -> None:
    day = first + timedelta(days=later)
    reminder = Reminder(
        id="r", title="R", lesson="l", first="first", every="every", spans={"so": span}
    )
    found = rounds(reminder, {"first": first.isoformat(), "every": "so"}, day)
    assert found is not None
    assert found.next is not None
    assert day < found.next
    if found.begun is None:
        assert found.next == first
        assert day < first
    else:
        assert first <= found.begun <= day
        starts = [nth(first, span, number) for number in _around(first, span, found.begun)]
        assert (found.begun, found.next) in pairwise(starts)


def _around(first: date, span: str, begun: date) -> range:
    """Numbers of rounds among which one is that begins on a day."""
    least = {"d": 1, "w": 7, "m": 28, "y": 365}[span[-1]] * int(span[:-1])
    most = {"d": 1, "w": 7, "m": 31, "y": 366}[span[-1]] * int(span[:-1])
    gone = (begun - first).days
    return range(gone // most, gone // least + 2)


def test_how_often_is_said_in_words() -> None:
    assert [every(one) for one in ("1d", "2w", "1m", "3m", "1y")] == [
        "every day",
        "every 2 weeks",
        "every month",
        "every 3 months",
        "every year",
    ]
