"""The thread over several lessons: how far somebody is in each, in words, and which comes next."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import pytest

from coachtui.interview.answers import Answers, Entry, State
from coachtui.interview.flow import next_open
from coachtui.interview.minutes import minutes, minutes_left, remaining, took, words
from coachtui.interview.relevance import view
from coachtui.interview.thread import Far, answered, length, next_of, said, taken, thread
from coachtui.pack.load import load
from tests.people import persona

PACK = load(Path(__file__).resolve().parents[1] / "packs" / "small")
VERA = persona(PACK, "vera")
FIRST, SECOND = (lesson.id for lesson in PACK.lessons)


def left(*ids: str, state: State = "skipped") -> Answers:
    return {id_: Entry(state=state) for id_ in ids}


def far(
    answers: Answers,
    lesson: str = FIRST,
    routes: Mapping[str, str] | None = None,
    drafts: Collection[str] = (),
) -> Far:
    found = thread(PACK, answers, view(PACK, answers), routes or {}, drafts)
    return next(one for one in found if one.lesson.id == lesson)


def without(*ids: str) -> Answers:
    return {id_: entry for id_, entry in VERA.items() if id_ not in ids}


def test_at_first_no_lesson_is_begun_and_each_says_what_it_takes() -> None:
    one = far({})
    assert not one.begun
    assert not one.done
    assert said(one) == f"not begun, {took(minutes(PACK, PACK.lessons[0], 'whole'))}"


def test_a_lesson_under_way_says_its_page_and_what_is_left() -> None:
    one = far({"start": VERA["start"], "scene": VERA["scene"]})
    assert said(one) == f"page 2 of 8, {minutes_left(one.way)}"
    assert "%" not in said(one)


def test_the_page_is_that_of_the_place_where_it_was_left() -> None:
    one = far({"start": VERA["start"]})
    assert said(one, "review").startswith("page 8 of 8, ")


def test_a_lesson_is_begun_by_an_answer_a_word_or_a_draft_of_its_own() -> None:
    assert far({"opening": VERA["opening"]}, SECOND).begun
    assert far(left("opening", state="coach"), SECOND).begun
    assert far({}, SECOND, drafts=["opening"]).begun
    assert not far(left("opening", state="open"), SECOND).begun


def test_what_another_lesson_asked_begins_none_but_is_counted() -> None:
    second = far({**VERA, **left("opening", state="open")}, SECOND)
    assert not second.begun
    assert answered(second) == 1
    assert answered(far(VERA)) == 0


def test_a_question_that_was_answered_elsewhere_is_passed_by_what_is_open() -> None:
    step = next_open(far({"aim": VERA["aim"]}, SECOND).way)
    assert step is not None
    assert step.question.id == "opening"
    step = next_open(far({}, SECOND).way)
    assert step is not None
    assert step.question.id == "aim"


def test_its_minutes_count_no_answer_that_is_given_but_the_page_is_yet_to_be_read() -> None:
    alone, after = far({}, SECOND), far({"aim": VERA["aim"]}, SECOND)
    assert remaining(alone.way) - remaining(after.way) == pytest.approx(1.0)
    page = PACK.lessons[1].pages[0]
    assert remaining(after.way) == pytest.approx(words(page) / 200 + 0.5)
    assert length(after) == "about a minute"


def test_a_done_lesson_says_what_was_left_and_by_which_shorter_way() -> None:
    assert said(far(VERA)) == "done"
    assert said(far({**without("scene"), **left("scene", state="coach")})) == "done; 1 to talk over"
    short = without("scene", "more-aims", "travel")
    assert said(far(short, routes={FIRST: "core"})) == "done, by “The short way”"


def test_a_shorter_way_that_led_through_all_of_it_is_no_shorter_way() -> None:
    one = far(VERA, routes={FIRST: "door"})
    assert (one.route, said(one)) == ("whole", "done")


def test_a_way_that_the_lesson_no_longer_has_is_not_gone_on_with() -> None:
    assert far({}, routes={FIRST: "gone"}).route == "whole"
    assert far({"start": Entry(value="waiting")}, routes={FIRST: "gone"}).route == "door"


def test_the_next_lesson_is_the_first_in_the_order_that_is_not_done() -> None:
    nothing = thread(PACK, {}, view(PACK, {}), {})
    first, second = next_of(nothing), next_of(nothing, FIRST)
    assert first is not None
    assert second is not None
    assert (first.lesson.id, second.lesson.id) == (FIRST, SECOND)
    whole = thread(PACK, VERA, view(PACK, VERA), {})
    assert next_of(whole) is None


def test_the_ways_that_were_taken_are_those_of_lessons_that_are_begun() -> None:
    given = {"opening": VERA["opening"]}
    assert taken(thread(PACK, given, view(PACK, given), {FIRST: "core"})) == {SECOND: ""}
