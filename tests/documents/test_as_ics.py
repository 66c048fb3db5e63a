"""Calendar files: other libraries read in them what was meant, whatever the words are."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import example, given
from hypothesis import strategies as st

from coachtui.documents.appointment import LONGEST, words
from coachtui.documents.as_ics import render
from coachtui.documents.model import Item
from coachtui.interview.rounds import nth
from coachtui.text import shown
from tests.documents.calendars import NOON, appointment, events, lines, zone_in
from tests.documents.pages import EVERY_PAYLOAD, FORBIDDEN, hostile, page

ZURICH = "Europe/Zurich"
LINE = 75
"""The most octets of a line, its end not counted."""


def rule(written: str) -> str:
    return next(line for line in lines(written) if line.startswith("RRULE:"))


def test_an_entry_says_what_when_how_long_and_how_often() -> None:
    (event,) = events(render([appointment(span="3m", words="a\nb")], ZURICH))
    assert event.summary.value == "Look at my bicycle"
    assert event.description.value == "a\nb"
    assert event.dtstart.value == datetime(2027, 1, 31, 8, 30, tzinfo=event.dtstart.value.tzinfo)
    assert event.duration.value == timedelta(minutes=20)
    assert event.uid.value == "care-c0ffee@coachtui"
    assert event.sequence.value == "7"
    assert event.dtstamp.value == event.last_modified.value == NOON


def test_it_is_an_entry_to_keep_and_no_invitation() -> None:
    written = render([appointment()], ZURICH)
    assert not [line for line in lines(written) if line.startswith(("METHOD", "ATTENDEE"))]
    assert "BEGIN:VALARM" not in written


def test_what_comes_once_has_no_rule() -> None:
    (event,) = events(render([appointment()], ZURICH))
    assert not hasattr(event, "rrule")


def test_without_a_time_it_is_for_the_whole_day_and_leaves_the_day_free() -> None:
    written = render([appointment(at="", span="1m")], ZURICH)
    (event,) = events(written)
    assert event.dtstart.value == date(2027, 1, 31)
    assert event.duration.value == timedelta(days=1)
    assert event.transp.value == "TRANSPARENT"
    assert "VTIMEZONE" not in written


@pytest.mark.parametrize("zone", ["", "Nowhere/Town", "../../etc/passwd", "Europe/Zurich\r\nX:y"])
def test_where_the_zone_has_no_name_the_time_is_that_of_wherever_one_is(zone: str) -> None:
    written = render([appointment()], zone)
    assert "DTSTART:20270131T083000" in lines(written)
    assert "VTIMEZONE" not in written


def test_a_whole_file_holds_each_and_its_zone_once() -> None:
    two = [appointment(), appointment("2031-07-01", uid="other@coachtui")]
    written = render(two, ZURICH)
    assert [one.uid.value for one in events(written)] == ["care-c0ffee@coachtui", "other@coachtui"]
    assert written.count("BEGIN:VTIMEZONE") == 1


@pytest.mark.parametrize(
    "zone",
    [ZURICH, "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo"],
)
@pytest.mark.parametrize("first", ["2027-01-31", "2027-07-15", "2045-03-25"])
def test_the_zone_that_is_described_is_the_one_that_is_named(zone: str, first: str) -> None:
    told = zone_in(render([appointment(first, span="1w")], zone))
    start = datetime.fromisoformat(f"{first}T08:30")
    for week in range(0, 52 * 10, 3):
        day = start + timedelta(weeks=week)
        assert (
            day.replace(tzinfo=told).utcoffset() == day.replace(tzinfo=ZoneInfo(zone)).utcoffset()
        )


@pytest.mark.parametrize("first", ["0001-01-01", "1026-02-22", "2199-12-31", "9999-12-31"])
@pytest.mark.parametrize("at", ["", "00:00", "23:59"])
def test_a_day_that_nobody_lives_to_see_is_written_all_the_same(first: str, at: str) -> None:
    (event,) = events(render([appointment(first, at=at, span="1y")], ZURICH))
    assert str(event.dtstart.value)[:10] == first


@given(
    st.dates(date(1970, 1, 1), date(2300, 12, 31)),
    st.sampled_from(["1d", "10d", "1w", "6w", "1m", "3m", "6m", "11m", "1y", "4y"]),
)
@example(date(2027, 1, 31), "1m")
@example(date(2028, 2, 29), "1y")
def test_a_calendar_comes_to_the_very_days_on_which_rounds_begin(first: date, span: str) -> None:
    written = render([appointment(first.isoformat(), at="", span=span)], "")
    start = datetime.combine(first, time(), UTC)
    days = [day.date() for day in islice(rrulestr(rule(written), dtstart=start), 30)]
    assert days == [nth(first, span, number) for number in range(30)]


def test_the_end_of_each_month_is_kept() -> None:
    written = render([appointment("2027-01-30", span="1m")], ZURICH)
    found = rrulestr(rule(written), dtstart=datetime(2027, 1, 30, tzinfo=UTC))
    assert [f"{day:%d.%m.}" for day in islice(found, 4)] == ["30.01.", "28.02.", "30.03.", "30.04."]


@EVERY_PAYLOAD
def test_hostile_words_are_words_and_nothing_else(payload: str) -> None:
    written = render([appointment(title=payload, words=payload, span="1m")], ZURICH)
    (event,) = events(written)
    assert event.summary.value == shown(payload)
    assert event.description.value == shown(payload)
    assert not [one for one in FORBIDDEN if one in written.replace("\r\n", "")]
    plain = {
        line.partition(":")[0]
        for line in lines(render([appointment(words="x", span="1m")], ZURICH))
    }
    assert {line.partition(":")[0] for line in lines(written)} == plain


INJECTED = (
    "x\r\nEND:VEVENT\r\nBEGIN:VALARM\nATTENDEE:mailto:a@b\r;,\\n\\N\\;\u2028BEGIN:VEVENT\x85Z:1"
)


def test_no_line_gets_in_that_is_not_ours() -> None:
    written = render([appointment(title=INJECTED, words=INJECTED)], ZURICH)
    (event,) = events(written)
    assert "ATTENDEE" in event.description.value
    begun = [line for line in lines(written) if line.startswith(("BEGIN", "END", "ATTENDEE"))]
    assert begun == [
        line
        for line in lines(render([appointment(title="x", words="y")], ZURICH))
        if line.startswith(("BEGIN", "END"))
    ]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
@example("what\\Never, and \\n; too\\")
def test_lines_are_folded_between_letters_at_75_octets(text: str) -> None:
    written = render([appointment(title=f"ü{text}", words=f"{text}漢\n{text}👩‍👩‍👧‍👦")], ZURICH)
    encoded = written.encode()
    assert encoded.count(b"\r") == encoded.count(b"\n") == encoded.count(b"\r\n")
    for row in encoded.split(b"\r\n"):
        assert len(row) <= LINE
        row.decode()  # no letter is cut in two
    (event,) = events(written)
    assert event.description.value == shown(f"{text}漢\n{text}👩‍👩‍👧‍👦")


def test_what_is_done_has_no_place_in_an_entry() -> None:
    done = Item(id="a", text="Done.", tick=True, done=True, ticked="2027-01-01")
    again = Item(id="b", text="Again.", tick=True, ticked="2026-01-01", note="with care\nand oil")
    said = Item(id="c", text="", words=("Own words", "", "of two lines"))
    told = words(page("list", done, again, said, title="At the bench"))
    assert told == (
        "AT THE BENCH\n[ ] Again.\n  note: with care\n  note: and oil\n  Own words\n  of two lines"
    )
    assert words(page("list", done)) == ""


@EVERY_PAYLOAD
def test_what_stands_on_a_hostile_page_goes_in_harmless(payload: str) -> None:
    told = words(hostile(payload))
    assert not [one for one in FORBIDDEN if one in told]
    assert len(told) <= LONGEST
