"""Beside a row stands what the usual answers say of so little, with what would turn it."""

from __future__ import annotations

from pathlib import Path

from coachtui.decide.rows import beside
from coachtui.pack.load import load
from coachtui.pack.question import Question
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits
from tests.decide.worlds import DIRECTION, world
from tests.people import persona

PACK = load(Path(__file__).resolve().parents[2] / "content" / "linkedin")
CIRCLE = PACK.questions["circle"]


def says(person: str, **row: object) -> str:
    """What stands beside a row of somebody's first circle."""
    strategy = derive(PACK, persona(PACK, person), Edits())
    return beside(PACK, strategy, CIRCLE, {"name": "B. O.", **row})


def test_one_further_fact_that_would_turn_it_is_named() -> None:
    words = says("grace", known="vouch", why="first", recent="recent")
    assert words == "invite without a note, unless I owe them discretion or fairness"
    assert says("marek", known="words", why="first", recent="recent") == "invite without a note"


def test_nothing_is_said_where_it_hangs_on_more_or_on_an_answer() -> None:
    assert says("grace") == ""
    assert says("grace", known="heard", why="first") == ""
    assert beside(PACK, derive(PACK, {}, Edits()), CIRCLE, {"known": "vouch"}) == ""


def test_a_row_that_was_edited_by_hand_breaks_nothing() -> None:
    assert says("grace", known="sometimes") == ""
    assert says("grace", known=3) == ""


FACTS = {"known": ("no", "heard", "met", "well", "kin"), "note": ("none", "own")}


def made_up(*rules: dict[str, frozenset[str]]) -> str:
    """What stands beside a row of which nothing is known, where all but these are said yes to."""
    one = world(FACTS, [(rule, "no") for rule in rules], set(), "yes", {})
    asked = Question(id="friends", kind="repeat", text="Who?", decide=DIRECTION)
    return beside(one.pack, one.strategy, asked, {})


def test_either_of_two_facts_turns_it() -> None:
    kin, own = frozenset({"kin"}), frozenset({"own"})
    assert made_up({"known": kin}) == "say yes, unless kin"
    assert made_up({"known": kin}, {"known": frozenset({"no"})}) == "say yes, unless no or kin"
    assert made_up({"known": kin, "note": own}) == ""


def test_an_exception_that_takes_several_choices_to_tell_is_left_unsaid() -> None:
    assert made_up({"known": frozenset({"no", "heard"})}) == ""
