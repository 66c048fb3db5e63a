"""The tensions: fair to both ends, one question each, and ways out that lead out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from coachtui.interview.answers import Answers, Entry, Value
from coachtui.interview.relevance import questions_in
from coachtui.interview.values import parse
from coachtui.pack.model import Tension
from coachtui.pack.question import Question
from coachtui.strategy.edits import Edits
from coachtui.strategy.tensions import tensions
from tests.content.lesson import given, pack, words
from tests.content.test_lesson import BANNED

CLOSE, WIDE, EITHER = "close", "wide", "either"

ENDS = {
    "close-and-open-door": CLOSE,
    "wide-and-narrow-door": WIDE,
    "wide-and-no-time": WIDE,
    "wide-and-introducing": WIDE,
    "out-wider-than-in": EITHER,
    "in-wider-than-out": EITHER,
    "asks-much-sends-plain": WIDE,
    "true-of-four-hundred": WIDE,
    "turns-away-own": CLOSE,
    "close-and-new-work": CLOSE,
    "close-and-found": CLOSE,
    "nobody-to-speak": EITHER,
    "nobody-new": CLOSE,
    "recruiters-ask": EITHER,
    "silence-and-clients": EITHER,
    "figure-and-silence": EITHER,
    "witness-and-silence": EITHER,
    "looking-unsaid": EITHER,
    "rec-rarely-and-many": CLOSE,
    "rec-freely-and-introduced-rarely": WIDE,
    "names-unintroduced": EITHER,
}
"""At which end of the line each arises."""


def circle(known: str, why: str) -> list[dict[str, str]]:
    """Three people on one rung, for one reason."""
    rest = {"phrase": "a phrase", "recent": "recent", "here": "yes"}
    return [{"name": name, "known": known, "why": why, **rest} for name in ("A", "B", "C")]


def owed(many: int) -> list[dict[str, str]]:
    """So many people who are owed a recommendation."""
    return [{"name": f"Somebody {n}", "work": "a winter", "state": "seen"} for n in range(many)]


RAISED: dict[str, list[dict[str, object]]] = {
    "close-and-open-door": [{"place": 2, "in-line": "heard"}, {"place": 1, "in-line": "placeless"}],
    "wide-and-narrow-door": [{"place": 6, "in-line": "together"}, {"place": 7, "in-line": "vouch"}],
    "wide-and-no-time": [{"place": 6, "minutes": "ten"}],
    "wide-and-introducing": [{"place": 7, "introduce": "nearly-all"}],
    "out-wider-than-in": [
        {"in-line": "words", "out-line": "placeless"},
        {"in-line": "together", "out-line": "heard"},
        {"in-line": "vouch", "out-line": "words"},
    ],
    "in-wider-than-out": [
        {"in-line": "placeless", "out-line": "words"},
        {"in-line": "heard", "out-line": "together"},
        {"in-line": "words", "out-line": "vouch"},
    ],
    "asks-much-sends-plain": [{"must": ["how", "why", "three"], "plain": "placeless"}],
    "true-of-four-hundred": [{"must": ["true"], "tools": "full"}],
    "turns-away-own": [{"in-line": "words", "in-bare": "decline", "plain": "words"}],
    "close-and-new-work": [{"place": 2, "aim-kind": "job", "screen": "screens"}],
    "close-and-found": [
        {"place": 2, "aim-kind": "found", "in-line": "vouch", "in-bare": "decline"},
        {"place": 1, "aim-kind": "clients", "in-line": "words", "in-bare": "decline"},
    ],
    "nobody-to-speak": [{"need": "advocacy", "circle": circle("words", "first")}],
    "nobody-new": [
        {"need": "knowledge", "circle": circle("vouch", "first")},
        {"need": "knowledge", "circle": circle("heard", "glad")},
    ],
    "recruiters-ask": [{"in-line": "words", "welcome": ["recruiter"], "closed": ["uneasy"]}],
    "silence-and-clients": [
        {"closed": ["discretion"], "aim-kind": "clients"},
        {"closed": ["discretion"], "in-line": "words", "welcome": ["client"]},
    ],
    "figure-and-silence": [{"profile-proof": ["figure"], "profile-unsaid": ["figures"]}],
    "witness-and-silence": [{"profile-proof": ["person"], "profile-unsaid": ["people"]}],
    "looking-unsaid": [
        {"aim-kind": "job", "profile-unsaid": ["looking"]},
        {"aim-kind": "found", "profile-unsaid": ["looking"]},
    ],
    "rec-rarely-and-many": [{"rec-many": "rarely", "owed": owed(5)}],
    "rec-freely-and-introduced-rarely": [
        {"rec-many": "freely", "introduce": "few"},
        {"rec-many": "freely", "introduce": "none"},
    ],
    "names-unintroduced": [{"introduce": "none", "invite-back": ["name"]}],
}
"""Answers that raise each, one set for every way in which it may arise."""

QUIET: list[dict[str, object]] = [
    {"place": 3, "in-line": "heard", "minutes": "ten", "introduce": "nearly-all"},
    {"place": 5, "in-line": "together", "minutes": "ten", "introduce": "nearly-all"},
    {"in-line": "words", "out-line": "heard"},
    {"in-line": "heard", "out-line": "words"},
    {"must": ["how", "why"], "plain": "placeless", "tools": "full"},
    {"must": ["how", "why", "true"], "plain": "heard", "tools": "pick"},
    {"in-line": "words", "in-bare": "wait", "plain": "words"},
    {"in-line": "words", "in-bare": "decline", "plain": "together"},
    {"place": 2, "aim-kind": "job", "screen": "face"},
    {"place": 2, "aim-kind": "help", "in-line": "words", "in-bare": "decline"},
    {"need": "advocacy", "circle": circle("together", "first")},
    {"need": "knowledge", "circle": circle("words", "other")},
    {"need": "skills", "circle": circle("vouch", "glad")},
    {"in-line": "words", "welcome": ["trade"], "closed": ["uneasy", "discretion"]},
    {"profile-proof": ["figure"], "profile-unsaid": ["people"]},
    {"aim-kind": "clients", "profile-unsaid": ["looking"]},
    {"rec-many": "rarely", "owed": owed(4)},
    {"rec-many": "some", "introduce": "few"},
    {"introduce": "few", "invite-back": ["name"]},
]
"""Answers just beside those: nothing pulls apart."""


def raised(answers: Answers) -> list[str]:
    """What pulls apart under some answers."""
    return [one.id for one in tensions(pack(), answers, Edits())]


def other_answers(question: Question) -> Iterator[Value]:
    """Answers to a closed question, some of each kind, or circles of every sort."""
    ids = [one.id for one in question.choices]
    if question.kind == "scale":
        yield from range(1, (question.max or 1) + 1)
    elif question.kind == "choice":
        yield from ids
    elif question.kind == "choices":
        yield from ((id_,) for id_ in ids)
    elif question.id == "owed":
        yield parse(question, owed(2))
    else:
        for known in ("placeless", "together"):
            yield parse(question, circle(known, "first"))


CASES = [(id_, answers) for id_, sets in RAISED.items() for answers in sets]


def all_() -> list[Tension]:
    return list(pack().tensions)


def test_as_many_stand_at_one_end_as_at_the_other() -> None:
    assert [one.id for one in all_()] == list(ENDS)
    ends = list(ENDS.values())
    assert [ends.count(end) for end in (CLOSE, WIDE, EITHER)] == [6, 6, 9]


def test_as_many_go_by_a_place_at_one_end_as_at_the_other() -> None:
    by_place = [ENDS[one.id] for one in all_() if "place" in questions_in(one.when)]
    assert by_place.count(CLOSE) == by_place.count(WIDE)
    assert EITHER not in by_place


def test_neither_end_is_spoken_to_at_greater_length() -> None:
    means = {}
    for end in (CLOSE, WIDE):
        lengths = [len(words(one.text)) for one in all_() if ENDS[one.id] == end]
        means[end] = sum(lengths) / len(lengths)
    assert abs(means[CLOSE] - means[WIDE]) <= 4


@pytest.mark.parametrize("tension", all_(), ids=lambda one: one.id)
def test_it_is_brief_says_what_pulls_apart_and_asks_once(tension: Tension) -> None:
    assert 15 <= len(words(tension.text)) <= 45
    assert tension.text.count("?") == 1
    assert tension.text.endswith("?")
    assert re.match(r"[A-Z]", tension.text)
    assert "{" not in tension.text


@pytest.mark.parametrize("tension", all_(), ids=lambda one: one.id)
def test_it_is_curious_and_never_scolds(tension: Tension) -> None:
    said = " ".join((tension.text, *tension.ways.values())).lower()
    scolding = ("should", "but ", "why do", "really", "surely", "contradict", "yet you", "wrong")
    assert [word for word in (*BANNED, *scolding) if re.search(rf"\b{re.escape(word)}", said)] == []


@pytest.mark.parametrize("tension", all_(), ids=lambda one: one.id)
def test_it_has_two_or_three_ways_out_in_a_few_words(tension: Tension) -> None:
    assert 2 <= len(tension.ways) <= 3
    for id_, way in tension.ways.items():
        assert id_ in pack().questions
        assert 5 <= len(words(way)) <= 10, way
        assert re.fullmatch(r"[a-z][^.?]*", way), way
    assert set(tension.ways) & set(questions_in(tension.when))


@pytest.mark.parametrize("tension", all_(), ids=lambda one: one.id)
def test_it_never_reads_typed_words(tension: Tension) -> None:
    for id_ in questions_in(tension.when):
        assert pack().questions[id_].kind in {"choice", "choices", "scale", "repeat"}


@pytest.mark.parametrize(("id_", "answers"), CASES)
def test_it_arises(id_: str, answers: Mapping[str, object]) -> None:
    assert raised(given(answers)) == [id_]


@pytest.mark.parametrize(("id_", "answers"), CASES)
def test_it_does_not_arise_while_one_of_its_answers_is_missing(
    id_: str, answers: Mapping[str, object]
) -> None:
    for left_out in answers:
        rest = {one: value for one, value in answers.items() if one != left_out}
        assert id_ not in raised(given(rest)), left_out


@pytest.mark.parametrize("answers", QUIET)
def test_answers_just_beside_raise_nothing(answers: Mapping[str, object]) -> None:
    assert raised(given(answers)) == []


@pytest.mark.parametrize(("id_", "answers"), CASES)
def test_each_way_out_that_it_reads_leads_out(id_: str, answers: Mapping[str, object]) -> None:
    tension = next(one for one in all_() if one.id == id_)
    stuck = given(answers)
    for way in set(tension.ways) & set(answers):
        tried = other_answers(pack().questions[way])
        assert any(id_ not in raised({**stuck, way: Entry(value=value)}) for value in tried), way


def test_every_set_of_conditions_is_tried() -> None:
    assert list(RAISED) == list(ENDS)
    for one in all_():
        assert len(RAISED[one.id]) >= len(one.when)
