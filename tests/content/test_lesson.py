"""The lesson on linking strategically: twenty pages, brief, and every point of its source."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from coachtui.authoring import prose_check
from coachtui.authoring.balance import balance
from coachtui.authoring.evidence import evidence
from coachtui.authoring.notes import Notes
from coachtui.authoring.screen import screen
from coachtui.interview.flow import in_route
from coachtui.interview.minutes import minutes
from coachtui.pack.question import TYPED, Question
from tests.content.lesson import (
    PAGES,
    everything_said,
    lesson,
    own,
    pack,
    pages,
    prose,
    questions,
    sentences,
    words,
)

POINTS = {
    "pause before inviting": {
        "start": "A little time beforehand",
        "tuesday": "what for",
        "flinch": "slowly",
    },
    "begin with objectives": {"tuesday": "what for", "aim": "One aim is enough"},
    "what a link means here": {
        "need": "know and trust",
        "paid": "trust and work with",
        "trust": "trust decides",
    },
    "the invite tools": {"welcome": "a few will do", "ten": "The tools offer you everybody"},
    "the case for many": {"paid": "before you need them"},
    "a spectrum": {
        "paid": "a line, with many places",
        "place": "for this aim and this year",
        "statement": "Tell people how you link",
    },
    "reach": {"introduce": "within three steps"},
    "an initial group": {
        "ten": "More can always be invited",
        "circle": "Start with a few people",
        "in-reason": "now and then you may want to reach",
    },
    "the boot on the other foot": {
        "glad": "Before you write one, receive one",
        "in-reason": "line or two of their own",
    },
    "a fair exception": {"plain": "the standard line is no offence"},
    "both directions": {
        "gut": "somebody whom you might invite",
        "trust": "I'd put my name to them",
        "out-line": "two doors",
        "in-reason": "Below your line",
        "welcome": "Whom do you keep out",
        "flinch": "usual answers",
    },
    "it goes on": {"review": "how it began"},
}
"""The twelve points of the source: for each the pages that hold it, and words to know it by."""

BANNED = (*prose_check.BANNED, *pack().banned)
"""Hype, scolding, filler, loaded words, promises that this release doesn't keep, American."""


def test_there_are_twenty_pages_in_the_order_of_the_blueprint() -> None:
    assert {page.id: page.title for page in lesson().pages} == PAGES
    assert list(pages()) == list(PAGES)


@pytest.mark.parametrize("point", POINTS)
def test_each_point_of_the_source_is_taught_where_the_map_says(point: str) -> None:
    for page, sign in POINTS[point].items():
        heard = " ".join(everything_said(pages()[page])).replace("\n", " ").lower()
        assert sign.lower() in heard, f"{page} says nothing of it"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_brief(page: str) -> None:
    assert 40 <= len(words(prose(pages()[page]))) <= 120
    assert len(words(pages()[page].title)) <= 6


@pytest.mark.parametrize("measure", [prose_check.prose, screen, balance, evidence])
def test_it_keeps_to_the_measures_of_any_pack(measure: Callable[[Notes], None]) -> None:
    notes = Notes(pack())
    measure(notes)
    assert [one.what for one in notes.mistakes] == []


def test_no_hype_no_scolding_and_no_promise_that_is_not_kept() -> None:
    assert {"stranger", "you should", "verdicts", "favorite", "overdue"} <= set(pack().banned)
    assert "game-changer" in BANNED


def test_cards_and_claims_are_free_of_it_too() -> None:
    said = [card.text for card in pack().cards.values()]
    said += [
        part
        for claim in pack().claims.values()
        for part in (claim.says, claim.limits)
        if claim.id != "willing"  # its strangers were strangers
    ]
    found = {word for text in said for word in BANNED if re.search(rf"\b{word}\b", text.lower())}
    assert found == set()


def test_the_lesson_fits_an_evening_the_short_way_a_lunch_and_the_door_a_tea() -> None:
    assert 32 <= minutes(pack(), lesson(), "whole") <= 44
    assert minutes(pack(), lesson(), "core") <= 24
    assert minutes(pack(), lesson(), "door") <= 9


def test_the_three_routes() -> None:
    assert [route.id for route in lesson().routes] == ["whole", "core", "door"]
    (test,) = (lesson().routes[2].when or ((),))[0]
    assert (test.subject, test.any_of) == ("start", ("waiting",))
    held = [one.id for one in own() if in_route(lesson(), "door", one)]
    assert held == [
        "aim", "aim-kind", "in-line", "in-reason", "in-bare", "welcome", "closed", "plain",
    ]  # fmt: skip


def test_core_holds_its_pages_whole_and_what_the_rules_need() -> None:
    whole = ["start", "aim", "place", "out-line", "in-reason", "welcome", "glad", "circle",
             "flinch", "review"]  # fmt: skip
    held = {one.id for one in own() if in_route(lesson(), "core", one)}
    assert held == {id_ for page in whole for id_ in pages()[page].questions} | {"plain"}


def test_stopping_is_fine_after_the_gut_the_hats_and_the_circle() -> None:
    assert [one.id for one in own() if one.stop] == ["gut", "closed", "first-step"]
    for stop in ("gut", "welcome", "circle"):
        assert questions(pages()[stop])[-1].stop


def test_there_are_at_least_thirty_questions() -> None:
    assert len(own()) >= 30


@pytest.mark.parametrize("question", own(), ids=lambda one: one.id)
def test_a_question_says_what_for_and_helps(question: Question) -> None:
    assert len(list(sentences(question.why))) == 1
    assert 1 <= len(question.hints) <= 3
    assert question.cue
    if question.kind in TYPED:
        assert question.example
