"""What is asked of somebody who comes back on another day, and when that is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from coachtui.interview.again import next_day, still, tick
from coachtui.interview.answers import Answers, Entry, Row
from coachtui.interview.relevance import view
from coachtui.pack.load import load
from coachtui.pack.model import Pack


@pytest.fixture(scope="module")
def pack(small_folder: Path) -> Pack:
    return load(small_folder)


@pytest.fixture
def far_west(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A clock eight hours behind UTC."""
    monkeypatch.delenv("COACHTUI_NOW", raising=False)
    monkeypatch.setenv("TZ", "UTC+8")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def read_back(pack: Pack, at: str, day: date) -> str:
    """What is read back on a day of an aim that was given at a moment."""
    answers: Answers = {"aim": Entry(value="steady work", at=at)}
    return still(pack, answers, view(pack, answers), day)


def test_an_answer_is_read_back_from_the_day_after_on(pack: Pack) -> None:
    told = "2026-11-22T12:00:00Z"
    assert read_back(pack, told, date(2026, 11, 22)) == ""
    assert read_back(pack, told, date(2026, 11, 23)) == "steady work"
    assert read_back(pack, "", date(2026, 11, 23)) == "steady work"


@pytest.mark.usefixtures("far_west")
def test_which_day_it_was_goes_by_the_clock_of_the_person(pack: Pack) -> None:
    evening = "2026-11-23T04:00:00Z"  # eight in the evening of the 22nd
    assert read_back(pack, evening, date(2026, 11, 22)) == ""
    assert read_back(pack, evening, date(2026, 11, 23)) == "steady work"
    afternoon = "2026-11-22T23:00:00Z"  # three in the afternoon of that same day
    assert read_back(pack, afternoon, date(2026, 11, 22)) == ""


@pytest.mark.parametrize(
    ("given", "meant", "then"),
    [
        ("2026-08-31", "2026-11-30", "2027-02-22"),  # three months, to the end of the month
        ("2026-01-31", "2026-02-28", "2026-12-22"),
        ("2026-11-02", "2026-11-16", "2026-12-06"),  # no whole month: two weeks
        ("2026-10-20", "2026-11-17", "2026-12-20"),
        ("2026-11-16", "2026-11-16", "None"),
        ("2026-11-16", "2026-11-02", "None"),
        ("2026-11-16", "soon", "None"),
    ],
)
def test_it_is_looked_at_again_as_long_after_as_the_last_time(
    pack: Pack, given: str, meant: str, then: str
) -> None:
    answers: Answers = {"review": Entry(value=meant, at=f"{given}T12:00:00Z")}
    assert str(next_day(pack, answers, date(2026, 11, 22))) == then
    assert next_day(pack, {}, date(2026, 11, 22)) is None


def test_a_tick_taken_off_brings_back_what_was_said_before_it() -> None:
    def after(before: Row) -> list[Row]:
        rows: tuple[Row, ...] = ({"row": 1, "name": "Mei", "here": "yes"}, {"row": 2})
        return tick(rows, (before,), "here", 1)

    assert after({"row": 1, "here": "no"})[0] == {"row": 1, "name": "Mei", "here": "no"}
    silent: Row = {"row": 1}
    for without in (silent, {**silent, "here": "yes"}):
        assert after(without) == [{"row": 1, "name": "Mei"}, {"row": 2}]
