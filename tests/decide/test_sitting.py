"""A sitting at the cards is left and gone on with; the log says what was judged in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.decide.model import Decision
from coachtui.decide.sitting import Sitting, begun, from_data, judged, seen, to_data
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits


@pytest.fixture(scope="module")
def pack(small_folder: Path) -> Pack:
    return load(small_folder)


def one(id_: str, card: str = "", *, undone: bool = False, direction: str = "in") -> Decision:
    return Decision(
        id=id_,
        at="2026-11-22T20:00:00Z",
        direction=direction,
        facts={},
        chosen="decline" if direction == "in" else "offer",
        card=card,
        undone=undone,
    )


def test_cards_judged_before_come_last_whether_in_the_log_or_in_a_lesson(pack: Pack) -> None:
    strategy = derive(pack, {}, Edits())
    past = [one("a", "school"), one("b", "museum", undone=True), one("c")]
    known = {"gut": {"fair": "accept"}}
    assert sorted(seen(pack, known, past)) == ["fair", "school"]
    cards = [card.id for card in begun(pack, strategy, known, past).cards]
    assert set(cards[:2]) == {"museum", "school-paid"}


def test_only_what_was_judged_since_it_began_and_stands_belongs_to_it(pack: Pack) -> None:
    sitting = begun(pack, derive(pack, {}, Edits()), {}, [one("a", "school")])
    past = [
        one("a", "school"),
        one("b", "fair", undone=True),
        one("c", "museum"),
        one("d", "museum", direction="out"),
        one("e", "gone"),
        replace(one("f", "school-paid"), chosen="gone"),
    ]
    assert {card: decision.id for card, decision in judged(pack, sitting, past).items()} == {
        "museum": "d"
    }


def test_it_waits_as_plain_data_and_comes_back_the_same(pack: Pack) -> None:
    sitting = Sitting(cards=(pack.cards["fair"], pack.cards["school"]), after="a")
    assert from_data(pack, to_data(sitting)) == sitting


@pytest.mark.parametrize(
    "data", [None, "fair", {}, {"cards": "fair"}, {"cards": []}, {"cards": [7, "gone"]}]
)
def test_what_is_no_sitting_is_none(pack: Pack, data: object) -> None:
    assert from_data(pack, data) is None


def test_a_card_that_the_pack_has_no_more_is_left_out(pack: Pack) -> None:
    fewer = replace(pack, cards={"fair": pack.cards["fair"]})
    found = from_data(fewer, {"cards": ["school", "fair", "fair"], "after": "a"})
    assert found is not None
    assert [card.id for card in found.cards] == ["fair"]
