"""Beside a row stands what the usual answers say of so little, with what would turn it."""

from __future__ import annotations

from pathlib import Path

from coachtui.decide.rows import beside
from coachtui.pack.load import load
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits
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
