"""How many keys it takes to decide on somebody, and that none of them is for nothing."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping
from itertools import product

import pytest

from coachtui.decide.model import CANT_TELL
from coachtui.decide.walk import facts_of
from coachtui.pack.model import Card, Fact, Pack
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits
from coachtui.strategy.model import Rule, Strategy
from coachtui.tui import course as on_the_way
from coachtui.tui.course import Course
from tests.people import answers_of
from tests.tui.scenes import shipped

pytestmark = pytest.mark.bar


class _Space:
    """Of a workspace what deciding reads."""

    def __init__(self, pack: Pack, strategy: Strategy) -> None:
        self.pack, self.strategy = pack, strategy


def asked(pack: Pack, strategy: Strategy, card: Card) -> tuple[Course, list[tuple[Fact, Course]]]:
    """The facts that are asked of somebody, each with what was told before it."""
    space = _Space(pack, strategy)
    course, found = Course(direction=card.direction), []
    while fact := on_the_way.fact_asked(space, course):  # type: ignore[arg-type]
        found.append((fact, course))
        course = on_the_way.told(course, fact.id, card.facts.get(fact.id, CANT_TELL))
    return course, found


def everybody() -> Iterator[tuple[Strategy, Card]]:
    pack = shipped()
    for persona in pack.personas:
        strategy = derive(pack, answers_of(pack, persona), Edits())
        for card in pack.cards.values():
            yield strategy, card


def test_from_home_an_answer_takes_five_keys_mostly_and_nine_at_most() -> None:
    presses = [2 + len(asked(shipped(), *one)[1]) for one in everybody()]
    assert statistics.median(presses) <= 5
    assert max(presses) <= 9


def fires(rules: tuple[Rule, ...], facts: Mapping[str, str]) -> str:
    """The verdict of the first rule that holds, tried in the plainest way."""
    for rule in rules:
        if all(facts[fact] in choices for fact, choices in rule.allowed.items()):
            return rule.verdict
    return ""


def test_nothing_is_asked_that_cannot_change_the_answer() -> None:
    seen = set()
    for strategy, card in everybody():
        rules = tuple(rule for rule in strategy.rules if rule.direction == card.direction)
        if any(wait.direction == card.direction for wait in strategy.waits):
            continue
        facts = facts_of(shipped(), strategy, card.direction)
        for fact, before in asked(shipped(), strategy, card)[1]:
            case = (id(strategy), fact.id, before.given)
            if case not in seen:
                seen.add(case)
                assert can_change(rules, facts, fact, before.facts), (card.id, fact.id)
    assert len(seen) > 100


def can_change(
    rules: tuple[Rule, ...], facts: tuple[Fact, ...], fact: Fact, told: Mapping[str, str]
) -> bool:
    """Whether two people who differ in one fact alone would be answered differently."""
    others = [one for one in facts if one.id != fact.id]
    open_ = [
        [one.id for one in other.choices]
        if told.get(other.id, CANT_TELL) == CANT_TELL
        else [told[other.id]]
        for other in others
    ]
    for rest in product(*open_):
        known = dict(zip((one.id for one in others), rest, strict=True))
        if len({fires(rules, {**known, fact.id: one.id}) for one in fact.choices}) > 1:
            return True
    return False


def test_before_a_direction_is_chosen_nothing_is_decided() -> None:
    space = _Space(shipped(), derive(shipped(), {}, Edits()))
    assert on_the_way.decided(space, Course()) is None  # type: ignore[arg-type]
