"""Edits come back from their file as they were made, and odd ones are named, not guessed at."""

from __future__ import annotations

import pytest
import tomli
import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coachtui.pack import condition
from coachtui.pack.condition import Operand, Ref
from coachtui.strategy.edits import Edits, Mine, from_data, to_data

IDS = st.sampled_from(["host", "topic", "fee"])
OPERANDS: st.SearchStrategy[Operand] = IDS | st.integers(-9, 9) | IDS.map(Ref)
SOME = st.lists(OPERANDS, min_size=1, max_size=3).map(tuple)
BOUNDS = st.builds(
    condition.Test,
    subject=IDS,
    none_of=st.none() | SOME,
    at_least=st.none() | OPERANDS,
    below=st.none() | OPERANDS,
).filter(lambda test: (test.none_of, test.at_least, test.below) != (None, None, None))
TESTS = st.builds(condition.Test, subject=IDS, any_of=SOME) | BOUNDS
RULES = st.builds(
    Mine,
    id=st.just("mine-1"),
    section=st.just("rules"),
    text=st.sampled_from(["", "Not on a Monday."]),
    direction=st.just("in"),
    verdict=st.sampled_from(["accept", "decline"]),
    if_=st.lists(TESTS, unique_by=lambda test: test.subject).map(tuple),
    ask=st.sampled_from(["", "Is it for Mei?"]),
)


@given(RULES)
def test_a_rule_of_ones_own_comes_back_from_its_file_whatever_it_asks(mine: Mine) -> None:
    (back,) = from_data(tomli.loads(tomli_w.dumps(to_data(Edits(mine=(mine,)))))).mine
    assert replace(back, if_=()) == replace(mine, if_=())
    # All of its conditions must hold, so their order says nothing.
    assert set(back.if_) == set(mine.if_)


@pytest.mark.parametrize(
    "asked",
    [{}, [], {"at_most": "met"}, {"at_least": []}, {"not": [{}, "met"]}],
)
def test_a_condition_that_cannot_be_read_is_named(asked: object) -> None:
    mine = {"id": "mine-1", "section": "rules", "direction": "in", "verdict": "accept"}
    with pytest.raises(ValueError, match=r"`if\.host`"):
        from_data({"mine": [{**mine, "if": {"host": asked}}]})
