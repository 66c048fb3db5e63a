"""Cards are chosen where the rules were least tried, and judged beside them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.decide.rehearsal import SITTING, can_rehearse, exception, judge, sitting
from coachtui.decide.verdict import decide
from coachtui.pack.load import load
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits, Mine, add, edit_line
from coachtui.strategy.own import to_mine
from tests.people import everybody, persona

PACK = load(Path(__file__).resolve().parents[2] / "content" / "linkedin")
GUT = PACK.questions["gut"].cards


@pytest.mark.parametrize("id_", everybody(PACK))
def test_sittings_go_through_all_cards_before_any_comes_again(id_: str) -> None:
    strategy = derive(PACK, persona(PACK, id_), Edits())
    seen = list(GUT)
    while len(seen) < len(PACK.cards):
        fresh = len(PACK.cards) - len(seen)
        cards = [card.id for card in sitting(PACK, strategy, seen)]
        assert len(set(cards)) == len(cards) == SITTING
        assert not set(cards[:fresh]) & set(seen)
        assert cards == [card.id for card in sitting(PACK, strategy, seen)]
        seen += cards


@pytest.mark.parametrize("id_", everybody(PACK))
def test_two_of_a_pair_never_follow_each_other(id_: str) -> None:
    strategy = derive(PACK, persona(PACK, id_), Edits())
    cards = sitting(PACK, strategy, [], len(PACK.cards) - 4)
    for one, two in pairwise(cards):
        assert one.pair != two.id
        assert two.pair != one.id


def test_a_pair_is_kept_apart_also_where_the_file_has_them_together() -> None:
    first, second, third = [replace(card, pair="") for card in PACK.cards.values()][:3]
    nothing = derive(PACK, {}, Edits())
    for pair in ((first, replace(second, pair=first.id)), (replace(first, pair=second.id), second)):
        pack = replace(PACK, cards={card.id: card for card in (*pair, third)})
        chosen = [card.id for card in sitting(pack, nothing, [])]
        assert chosen == [first.id, third.id, second.id]


def test_a_card_that_the_lessons_have_no_more_counts_for_nothing() -> None:
    strategy = derive(PACK, persona(PACK, "ines"), Edits())
    assert sitting(PACK, strategy, ["gone"]) == sitting(PACK, strategy, [])


def test_there_is_something_to_rehearse_once_a_usual_answer_is_ones_own() -> None:
    nothing = derive(PACK, {}, Edits())
    bare = replace(nothing, lines=tuple(one for one in nothing.lines if not one.because))
    assert not can_rehearse(PACK, bare)
    own = Mine(id="mine-1", section="rules", direction="in", verdict="accept", ask="Is it Mei?")
    edits = add(Edits(), own)
    assert can_rehearse(PACK, derive(PACK, {}, edits))
    assert not can_rehearse(PACK, derive(PACK, {}, edit_line(edits, "mine-1", off=True)))
    assert not can_rehearse(replace(PACK, cards={}), derive(PACK, {}, edits))


@pytest.mark.parametrize("id_", everybody(PACK))
def test_the_next_card_meets_rules_that_no_card_before_it_met(id_: str) -> None:
    strategy = derive(PACK, persona(PACK, id_), Edits())
    met: set[str] = set()
    for card in sitting(PACK, strategy, [], 3):
        found = set(decide(PACK, strategy, card.direction, card.facts).rules)
        assert found - met
        met |= found


def test_hand_and_rule_are_held_against_each_other() -> None:
    strategy = derive(PACK, persona(PACK, "ines"), Edits())
    thabo = PACK.cards["thabo"]
    assert judge(PACK, strategy, thabo, "decline").held == "alike"
    assert judge(PACK, strategy, thabo, "ask").held == "apart"
    nothing = derive(PACK, {}, Edits())
    assert judge(PACK, nothing, thabo, "ask").held == "unsettled"


@pytest.mark.parametrize("id_", everybody(PACK))
def test_an_exception_for_a_card_decides_it_and_stands_above_the_rule(id_: str) -> None:
    strategy = derive(PACK, persona(PACK, id_), Edits())
    for card in PACK.cards.values():
        found = decide(PACK, strategy, card.direction, card.facts)
        if found.verdict is None:
            continue
        other = next(one for one in PACK.verdicts[card.direction] if one != found.verdict)
        mine = to_mine(exception(PACK, card.direction, card.facts, other), "mine-1")
        after = derive(PACK, persona(PACK, id_), add(Edits(), mine))
        again = decide(PACK, after, card.direction, card.facts)
        assert (again.verdict, again.rules) == (other, ("mine-1",))
