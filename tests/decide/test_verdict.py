"""Decisions agree with trying every completion, in every made-up world."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachtui.decide import boxes as splitting
from coachtui.decide import walk as walking
from coachtui.decide.boxes import Box, Condition
from coachtui.decide.verdict import decide
from tests.decide.properties import check
from tests.decide.worlds import DIRECTION, World, rolled, world

SEED = 20261122


def test_made_up_worlds_agree_with_the_oracle() -> None:
    check_worlds(500, SEED)


@pytest.mark.bar
@pytest.mark.parametrize(
    "seed",
    [
        pytest.param(SEED + number, marks=[pytest.mark.long] if number > 4 else [])
        for number in range(1, 21)
    ],
)
def test_twenty_thousand_worlds_agree_with_the_oracle(seed: int) -> None:
    check_worlds(1_000, seed)


def check_worlds(number: int, seed: int) -> None:
    """Hold so many worlds against the oracle."""
    dice = random.Random(seed)
    for _ in range(number):
        check(rolled(dice))


@st.composite
def worlds(draw: st.DrawFn) -> World:
    facts = {
        f"f{n}": tuple(f"c{m}" for m in range(size))
        for n, size in enumerate(draw(st.lists(st.integers(2, 4), min_size=1, max_size=4)))
    }
    sets = {
        fact: st.sets(st.sampled_from(choices), min_size=1).map(frozenset)
        for fact, choices in facts.items()
    }
    rule = st.tuples(
        st.fixed_dictionaries({}, optional=sets), st.sampled_from(["yes", "ask", "no"])
    )
    rules = draw(st.lists(rule, max_size=8))
    waiting = draw(st.sets(st.integers(0, len(rules) - 1), max_size=2)) if rules else set()
    known = {fact: st.sampled_from([*choices, "?"]) for fact, choices in facts.items()}
    given_ = draw(st.fixed_dictionaries({}, optional=known))
    return world(facts, rules, waiting, draw(st.sampled_from(["", "yes", "ask", "no"])), given_)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(worlds())
def test_any_world_agrees_with_the_oracle(one: World) -> None:
    check(one)


@pytest.mark.bar
@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(worlds())
def test_any_of_five_hundred_worlds_agrees_with_the_oracle(one: World) -> None:
    check(one)


def first_match_on_unknowns(
    case: Box, rules: Sequence[Condition], start: int = 0
) -> Iterator[tuple[Box, int]]:
    """A walk gone wrong: the first rule that might hold takes the whole case."""
    for place in range(start, len(rules)):
        if all(case[fact] & choices for fact, choices in rules[place]):
            yield case, place
            return
    yield case, len(rules)


def forgets_what_is_outside(
    case: Box, rules: Sequence[Condition], start: int = 0
) -> Iterator[tuple[Box, int]]:
    """A walk gone wrong: only the last fact of a rule leaves something for the rules below."""
    for place, box in ((place, case) for place in range(start, len(rules))):
        if not all(box[fact] & choices for fact, choices in rules[place]):
            continue
        for fact, choices in rules[place][-1:]:
            if outer := box[fact] & ~choices:
                rest = (*box[:fact], outer, *box[fact + 1 :])
                yield from forgets_what_is_outside(rest, rules, place + 1)
        inside = tuple(
            possible & dict(rules[place]).get(fact, possible) for fact, possible in enumerate(box)
        )
        yield inside, place
        return
    yield case, len(rules)


@pytest.mark.parametrize("mutant", [first_match_on_unknowns, forgets_what_is_outside])
def test_a_walk_gone_wrong_is_noticed(mutant: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "boxes", mutant)
    with pytest.raises(AssertionError):
        check_worlds(500, SEED)


def test_the_boxes_of_a_case_are_disjoint_and_whole() -> None:
    dice = random.Random(SEED)
    for _ in range(500):
        one = rolled(dice)
        ready = walking.walk(one.pack, one.strategy, DIRECTION)
        case = ready.case(one.given)
        split = ready.boxes(case)
        assert sum(size(box) for box, _ in split) == size(case)
        for number, (box, _) in enumerate(split):
            assert not any(splitting.meet(box, other) for other, _ in split[number + 1 :])


def size(box: Box) -> int:
    """How many completions a box holds."""
    found = 1
    for choices in box:
        found *= choices.bit_count()
    return found


def test_what_is_not_there_is_refused() -> None:
    one = rolled(random.Random(1))
    with pytest.raises(KeyError, match="sideways"):
        decide(one.pack, one.strategy, "sideways", {})
    with pytest.raises(KeyError, match="f0"):
        decide(one.pack, one.strategy, DIRECTION, {"f0": "c9"})
