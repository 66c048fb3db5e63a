"""Rules that never fire are found with their shadows; what isn't settled gets a rule offered."""

from __future__ import annotations

import random

from msgspec.structs import replace

from coachtui.decide.coverage import dead, settling
from coachtui.decide.verdict import decide_many, decided
from coachtui.decide.walk import walk
from coachtui.strategy.model import Rule
from tests.decide.worlds import DIRECTION, completions, fires, rolled, world

FACTS = {"known": ("no", "met", "well"), "note": ("none", "own")}
WELL = frozenset({"well"})
OWN = frozenset({"own"})


def test_dead_rules_are_those_that_the_oracle_never_sees_fire() -> None:
    dice = random.Random(7)
    found = 0
    for _ in range(1_000):
        one = rolled(dice)
        ready = walk(one.pack, one.strategy, DIRECTION)
        waiting = {wait.id for wait in one.strategy.waits}
        alive = {fires(one, known)[0] for known in completions(one, {})}
        deaths = dead(ready)
        assert {death.rule for death in deaths} - waiting == {
            rule.id for rule in one.strategy.rules
        } - alive
        found += len(deaths)
    assert found > 100


def test_a_dead_rule_comes_with_the_rules_above_that_take_its_cases() -> None:
    one = world(
        FACTS,
        [({"known": WELL}, "yes"), ({"note": OWN}, "ask"), ({"known": WELL, "note": OWN}, "no")],
        set(),
        "no",
        {},
    )
    (death,) = dead(walk(one.pack, one.strategy, DIRECTION))
    assert (death.rule, death.shadows) == ("r2", ("r0",))


def test_many_are_decided_as_each_alone() -> None:
    dice = random.Random(8)
    for _ in range(50):
        one = rolled(dice)
        ready = walk(one.pack, one.strategy, DIRECTION)
        people = [one.given, {}, *completions(one, one.given)]
        assert decide_many(ready, people) == [decided(ready, facts) for facts in people]


def test_the_fact_that_most_of_the_unsettled_share_is_offered() -> None:
    one = world(FACTS, [({"known": WELL}, "yes")], set(), "", {})
    people = [
        {"known": "no", "note": "own"},
        {"known": "met", "note": "own"},
        {"known": "met", "note": "none"},
        {"known": "well", "note": "none"},
    ]
    found = settling(one.pack, one.strategy, DIRECTION, people)
    assert found is not None
    assert found.picked == {"known": ("met",)}
    assert found.verdict == ""


def test_of_what_is_shared_as_often_the_first_in_asking_order_is_offered() -> None:
    one = world(FACTS, [({"known": WELL}, "yes")], set(), "", {})
    people = [{"known": "met", "note": "own"}, {"known": "no", "note": "none"}]
    for both in (people, people[::-1]):
        found = settling(one.pack, one.strategy, DIRECTION, both)
        assert found is not None
        assert found.picked == {"known": ("no",)}


def test_nothing_is_offered_of_people_of_whom_nothing_is_told_that_is_asked() -> None:
    one = world(FACTS, [({"known": WELL}, "yes")], set(), "", {})
    assert settling(one.pack, one.strategy, DIRECTION, [{"hat": "none"}]) is None


def test_a_no_to_a_question_of_ones_own_keeps_no_rule_from_being_offered() -> None:
    one = world(FACTS, [({"known": WELL}, "yes")], set(), "", {})
    own = Rule(
        id="mine-1",
        direction=DIRECTION,
        verdict="ask",
        allowed={"mine-1": frozenset({"yes"})},
        check="Is it a friend of my sister's?",
    )
    strategy = replace(one.strategy, rules=(own, *one.strategy.rules))
    people = [
        {"known": "no", "note": "own", "mine-1": "no"},
        {"known": "met", "note": "none", "mine-1": "no"},
        {"known": "met", "note": "own", "mine-1": "no"},
    ]
    found = settling(one.pack, strategy, DIRECTION, people)
    assert found is not None
    assert found.picked == {"known": ("met",)}


def test_nothing_is_offered_where_all_is_settled_or_waits_for_an_answer() -> None:
    settled = world(FACTS, [({"known": WELL}, "yes")], set(), "no", {})
    assert settling(settled.pack, settled.strategy, DIRECTION, [{"known": "no"}]) is None
    waits = world(FACTS, [({}, "yes")], {0}, "", {})
    assert settling(waits.pack, waits.strategy, DIRECTION, [{"known": "no"}]) is None
