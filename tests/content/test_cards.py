"""The rehearsal cards: fair, brief, and between them a use for every fact and rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

import pytest
from msgspec import Struct

from coachtui.authoring.personas import answers
from coachtui.decide.model import Decided
from coachtui.decide.verdict import decided
from coachtui.decide.walk import Walk, walk
from coachtui.pack.model import Card
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits
from tests.content.lesson import pack, words
from tests.content.test_lesson import BANNED

FIRST = ["thabo", "aylin", "henrik", "ji-ho", "samira", "wiremu"]
"""The cards that the deck begins with; four of them stand in the lesson."""

YES = {"accept", "note", "plain"}
"""Verdicts that make a link."""


class Who(Struct, frozen=True):
    """What a card says of a person and no rule may go by."""

    region: str
    sex: str
    trade: str


PEOPLE = {
    "thabo": Who("Africa", "man", "yours"),
    "aylin": Who("Europe", "woman", "recruits"),
    "henrik": Who("Europe", "man", "another"),
    "ji-ho": Who("East Asia", "man", "learns"),
    "samira": Who("Middle East", "woman", "another"),
    "wiremu": Who("Oceania", "man", "another"),
    "lucia": Who("Latin America", "woman", "yours"),
    "nandini": Who("South Asia", "woman", "recruits"),
    "denise": Who("North America", "woman", "another"),
    "efua": Who("Africa", "woman", "learns"),
    "janelle": Who("North America", "woman", "another"),
    "ruwan": Who("South Asia", "man", "sells"),
    "ximena": Who("Latin America", "woman", "yours"),
    "hideko": Who("East Asia", "woman", "learns"),
    "yousef": Who("Middle East", "man", "another"),
    "andres": Who("Latin America", "man", "another"),
    "gethin": Who("Europe", "man", "another"),
    "kirsten": Who("Oceania", "woman", "another"),
    "wanjiru": Who("Africa", "woman", "yours"),
    "losa": Who("Oceania", "woman", "another"),
    "pavel": Who("Europe", "man", "learns"),
    "tenzin": Who("South Asia", "man", "learns"),
    "curtis": Who("North America", "man", "another"),
    "wei-ting": Who("East Asia", "man", "sells"),
    "renato": Who("Latin America", "man", "yours"),
    "folake": Who("Africa", "woman", "another"),
    "moussa": Who("Africa", "man", "yours"),
    "jelena": Who("Europe", "woman", "another"),
    "hanan": Who("Middle East", "woman", "another"),
    "sunita": Who("South Asia", "woman", "another"),
}
"""Who is on which card."""


def cards(*directions: str) -> list[Card]:
    """The cards of some directions, or all."""
    return [one for one in pack().cards.values() if not directions or one.direction in directions]


@cache
def ways(direction: str) -> dict[str, Walk]:
    """The usual answers of each made-up person, made ready."""
    strategies = {one.id: derive(pack(), answers(pack(), one), Edits()) for one in pack().personas}
    return {id_: walk(pack(), one, direction) for id_, one in strategies.items()}


def judged(card: Card) -> dict[str, Decided]:
    """What each made-up person's usual answers say of a card as it stands."""
    return {id_: decided(way, card.facts) for id_, way in ways(card.direction).items()}


def unsaid(card: Card) -> list[str]:
    """The facts of a card's direction that are left to be judged."""
    return [fact for fact in pack().asks[card.direction] if fact not in card.facts]


def filled(card: Card) -> Iterator[dict[str, str]]:
    """Every way to judge what a card leaves open."""
    open_ = unsaid(card)
    choices = ([one.id for one in pack().facts[fact].choices] for fact in open_)
    for chosen in product(*choices):
        yield {**card.facts, **dict(zip(open_, chosen, strict=True))}


def let_in(card: Card) -> bool | None:
    """Whether most would link with the person, whatever is left open; None: as many as not."""
    yes = no = 0
    for way in ways(card.direction).values():
        links = {decided(way, facts).verdict in YES for facts in filled(card)}
        yes += links == {True}
        no += links == {False}
    return None if yes == no else yes > no


def pairs() -> list[tuple[Card, Card]]:
    """The minimal pairs, the earlier card first."""
    return [(pack().cards[one.pair], one) for one in cards() if one.pair]


def test_there_are_at_least_twenty_four_and_the_six_come_first() -> None:
    assert len(cards()) >= 24
    assert [one.id for one in cards()][:6] == FIRST
    assert {one.direction for one in cards()} == set(pack().verdicts)


def test_there_are_some_more_invitations_to_answer_than_to_send() -> None:
    coming, going = len(cards("in")), len(cards("out"))
    assert 0.55 <= coming / (coming + going) <= 0.65
    assert 2 <= len(cards("removal")) <= 3


@pytest.mark.parametrize("card", cards(), ids=lambda one: one.id)
def test_a_card_is_brief_and_fits_any_reader(card: Card) -> None:
    assert 35 <= len(words(card.text)) <= 60
    assert "{" not in card.text
    assert 1 <= len(card.facts) <= 5
    assert set(card.facts) <= set(pack().asks[card.direction])


@pytest.mark.parametrize("card", cards(), ids=lambda one: one.id)
def test_a_card_has_no_hype_and_gives_no_answer_away(card: Card) -> None:
    said = card.text.lower()
    assert [word for word in BANNED if re.search(rf"(?<!\w){re.escape(word)}", said)] == []
    for answer in ("accept", "decline", "invite ", "remove", "unfollow", "vouch", "not yet"):
        assert answer not in said


def test_length_does_not_tell_the_answer() -> None:
    lengths = {True: [0], False: [0]}
    for card in cards("in", "out"):
        if (side := let_in(card)) is not None:
            lengths[side].append(len(words(card.text)))
    yes, no = (sum(of) / (len(of) - 1) for of in (lengths[True], lengths[False]))
    assert abs(yes - no) <= 3


def test_names_are_different_from_the_first_word_on() -> None:
    names = [part for one in cards() for part in one.name.split()]
    assert len(names) == len(set(names))
    assert len({one.text for one in cards()}) == len(cards())


def test_at_least_a_third_stand_in_pairs_that_differ_in_one_fact_and_stand_apart() -> None:
    order = [one.id for one in cards()]
    paired = {one.id for both in pairs() for one in both}
    assert len(paired) >= len(cards()) / 3
    assert len(paired) == 2 * len(pairs()), "no card is in two pairs"
    for earlier, later in pairs():
        assert order.index(later.id) - order.index(earlier.id) > 1
        assert earlier.direction == later.direction
        assert len(set(earlier.facts.items()) ^ set(later.facts.items())) == 2
        assert earlier.name != later.name


def test_a_pair_parts_somebodys_answers() -> None:
    for earlier, later in pairs():
        before, after = judged(earlier), judged(later)
        assert any(before[id_].verdict != after[id_].verdict for id_ in before), later.id


def test_at_least_a_third_leave_something_to_be_judged_that_matters_to_somebody() -> None:
    open_ = [one for one in cards() if unsaid(one)]
    assert len(open_) >= len(cards()) / 3
    hanging = [one for one in open_ if any(of.undecided for of in judged(one).values())]
    assert len(hanging) >= len(open_) / 2


def test_every_choice_of_every_fact_is_on_some_card() -> None:
    said = {pair for one in cards() for pair in one.facts.items()}
    there = {(fact.id, one.id) for fact in pack().facts.values() for one in fact.choices}
    assert said == there


def test_every_rule_decides_some_card_for_somebody() -> None:
    settled = [of for one in cards() for of in judged(one).values() if of.verdict]
    assert {id_ for of in settled for id_ in of.rules} == {rule.id for rule in pack().rules}


def test_every_verdict_is_given_on_some_card() -> None:
    given = {(of.direction, of.verdict) for one in cards() for of in judged(one).values()}
    there = {(way, one) for way, verdicts in pack().verdicts.items() for one in verdicts}
    assert there <= given


def test_four_in_five_are_decided_by_a_rule_that_speaks_of_them() -> None:
    everything = [of for one in cards() for of in judged(one).values()]
    spoken = [of for of in everything if of.verdict and not _only_otherwise(of.rules)]
    assert len(spoken) >= 0.8 * len(everything)


def _only_otherwise(rules: Iterable[str]) -> bool:
    last = {rule.id for rule in pack().rules if rule.otherwise}
    return set(rules) <= last


def test_the_table_of_people_is_complete() -> None:
    assert list(PEOPLE) == [one.id for one in cards()]


@pytest.mark.parametrize("of", ["region", "sex", "trade"])
def test_nothing_that_no_rule_reads_tells_whether_somebody_is_let_in(of: str) -> None:
    sides: dict[str, set[bool | None]] = {}
    for card in cards("in", "out"):
        sides.setdefault(getattr(PEOPLE[card.id], of), set()).add(let_in(card))
    assert [who for who, seen in sides.items() if not seen >= {True, False}] == []


def test_women_and_men_are_let_in_about_as_often() -> None:
    share = {}
    for sex in ("woman", "man"):
        sides = [let_in(one) for one in cards("in", "out") if PEOPLE[one.id].sex == sex]
        share[sex] = sides.count(True) / len(sides)
    assert abs(share["woman"] - share["man"]) <= 0.15


def test_those_of_whom_most_would_say_yes_and_no_are_not_all_of_one_door() -> None:
    for direction in ("in", "out"):
        assert {let_in(one) for one in cards(direction)} >= {True, False}
