from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits, add
from coachtui.strategy.model import Rule
from coachtui.strategy.own import Sketch, from_data, lacks, like, says, to_data, to_mine, toggle


@pytest.fixture(scope="module")
def pack(small_folder: Path) -> Pack:
    return load(small_folder)


def sketch(pack: Pack, *picks: tuple[str, str]) -> Sketch:
    made = Sketch(direction="in")
    for fact, choice in picks:
        made = toggle(pack, made, fact, choice)
    return made


def test_the_sentence_grows_with_what_is_picked(pack: Pack) -> None:
    assert says(pack, Sketch(direction="in")) == "If ______, then I ______."
    one = sketch(pack, ("topic", "far"))
    assert says(pack, one) == "If something else, then I ______."
    whole = Sketch(direction="in", picked=one.picked, ask="Is it for Mei?", verdict="accept")
    said = "If something else and the answer to “Is it for Mei?” is yes, then I say yes."
    assert says(pack, whole) == said


def test_words_of_ones_own_that_look_like_the_sentence_leave_it_whole(pack: Pack) -> None:
    odd = Sketch(direction="in", ask="If so, then I go?")
    assert says(pack, odd) == "If the answer to “If so, then I go?” is yes, then I ______."


def test_it_says_what_is_lacking(pack: Pack) -> None:
    assert lacks(pack, Sketch(direction="in", verdict="accept")).startswith("Say when it holds")
    assert lacks(pack, sketch(pack, ("topic", "far"))) == "Say what you do then."
    assert not lacks(pack, Sketch(direction="in", ask="Is it for Mei?", verdict="accept"))


def test_picking_twice_takes_out_again(pack: Pack) -> None:
    assert sketch(pack, ("topic", "far"), ("topic", "far")).picked == {}


def test_choices_keep_the_order_of_the_pack(pack: Pack) -> None:
    assert sketch(pack, ("topic", "sales"), ("topic", "mine")).picked == {
        "topic": ("mine", "sales")
    }


def test_what_is_kept_is_derived_as_it_was_shown(pack: Pack) -> None:
    picked = sketch(pack, ("host", "met"), ("host", "worked"), ("fee", "free"))
    whole = Sketch(direction="in", picked=picked.picked, verdict="decline")
    strategy = derive(pack, {}, Edits(mine=(to_mine(whole, "mine-1"),)))
    line = next(one for one in strategy.lines if one.mine)
    assert line.text == says(pack, whole) == "If we have met and it is not, then I decline kindly."


def test_a_rule_of_ones_own_that_is_changed_stays_where_it_stood(pack: Pack) -> None:
    first = to_mine(replace(sketch(pack, ("topic", "far")), verdict="decline"), "mine-1")
    second = to_mine(replace(sketch(pack, ("fee", "paid")), verdict="accept"), "mine-2")
    edits = add(add(Edits(), first), second)
    changed = to_mine(replace(sketch(pack, ("topic", "sales")), verdict="decline"), "mine-1")
    strategy = derive(pack, {}, add(edits, changed))
    assert [rule.id for rule in strategy.rules if rule.id.startswith("mine")] == [
        "mine-1",
        "mine-2",
    ]
    assert [one.if_ for one in add(edits, changed).mine] == [changed.if_, second.if_]


def test_an_exception_begins_where_its_rule_holds_with_no_verdict(pack: Pack) -> None:
    rule = Rule(
        id="r",
        direction="in",
        verdict="accept",
        allowed={"host": frozenset({"met", "worked"}), "mine-1": frozenset({"yes"})},
        check="",
    )
    assert like(pack, rule) == Sketch(direction="in", picked={"host": ("met", "worked")})


def test_a_draft_comes_back_without_what_the_pack_has_no_more(pack: Pack) -> None:
    half = Sketch(direction="in", picked={"topic": ("far",)}, ask="Mei?", verdict="accept")
    assert from_data(pack, "in", to_data(half)) == half
    old = {"picked": {"topic": ["far", "gone"], "gone": ["x"], "fee": 3}, "ask": "Mei?"}
    assert from_data(pack, "in", old) == Sketch(
        direction="in", picked={"topic": ("far",)}, ask="Mei?"
    )
    assert from_data(pack, "in", "half a thought") is None
