"""What is asked with curiosity: only where there is something to be curious about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.decide.curious import misfit, question, settles, unfit, unsettled
from coachtui.decide.model import Decision
from coachtui.interview.answers import Answers, Entry
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits, edit_line
from coachtui.strategy.model import Strategy

STRANGER = {"host": "new", "topic": "mine", "fee": "paid"}
WITHOUT_LAST = edit_line(Edits(), "in-otherwise", off=True)


@pytest.fixture(scope="module")
def pack(small_folder: Path) -> Pack:
    return load(small_folder)


def strategy(pack: Pack, edits: Edits = Edits(), below: str = "decline") -> Strategy:  # noqa: B008
    answers: Answers = {
        "line": Entry(value="met"),
        "below": Entry(value=below),
        "closed": Entry(value=("far",)),
    }
    return derive(pack, answers, edits)


def against(at: str, facts: Mapping[str, str] = STRANGER) -> Decision:
    return Decision(
        id=f"d{at}",
        at=f"2026-11-{at}T20:00:00Z",
        direction="in",
        facts=facts,
        verdict="decline",
        rules=("in-otherwise",),
        chosen="accept",
    )


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("You speak often. Whom does it serve?", "Whom does it serve?"),
        ("Whom does it serve?", "Whom does it serve?"),
        ("It's so: who decides? ", "It's so: who decides?"),
    ],
)
def test_the_question_of_a_tension_is_its_last_sentence(words: str, last: str) -> None:
    assert question(words) == last


def test_a_rule_gone_against_twice_is_asked_about_in_its_words(pack: Pack) -> None:
    now = strategy(pack)
    (one,) = unfit(pack, now, Edits(), [against("01"), against("02")])
    assert misfit(pack, now, one) == (
        "Twice you said “say yes” where your usual answer is: “If none of these, then I decline "
        "kindly.” Keep it, make it narrower, or change it?"
    )


def test_more_often_is_not_counted(pack: Pack) -> None:
    past = [against(f"0{day}") for day in range(1, 6)]
    (one,) = unfit(pack, strategy(pack), Edits(), past)
    assert misfit(pack, strategy(pack), one).startswith("More than twice you said")


def test_a_rule_that_would_say_otherwise_today_is_let_be(pack: Pack) -> None:
    past = [against("01"), against("02", {**STRANGER, "host": "met"})]
    assert not unfit(pack, strategy(pack), Edits(), past)


def test_facts_that_the_pack_has_no_more_raise_no_question(pack: Pack) -> None:
    odd = {"host": "gone", "topic": "mine"}
    assert not unfit(pack, strategy(pack), Edits(), [against("01", odd), against("02", odd)])
    assert not unsettled(
        replace(pack, cards={}), strategy(pack, WITHOUT_LAST), [against("01", odd)]
    )


def test_what_no_rule_settles_is_offered_one(pack: Pack) -> None:
    bare = replace(pack, cards={})
    (sketch,) = unsettled(bare, strategy(pack, WITHOUT_LAST), [against("01"), against("02")])
    assert settles(bare, sketch) == (
        "One rule would settle most of what is open: “If I may not have heard of them, then I "
        "______.” What do you do then?"
    )


def test_where_something_can_still_be_asked_no_rule_is_missing(pack: Pack) -> None:
    bare = replace(pack, cards={})
    past = [against("01", {"topic": "mine"}), against("02", {"topic": "mine"})]
    assert not unsettled(bare, strategy(pack, WITHOUT_LAST), past)
    assert not unsettled(bare, strategy(pack), past)
