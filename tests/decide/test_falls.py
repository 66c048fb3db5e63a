"""Who would fare otherwise under other answers: real people first, and counted apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.decide.compare import Stand, cards, compare, decisions, stand
from coachtui.decide.falls import Fall, falls, whom
from coachtui.decide.model import Decision
from coachtui.interview.answers import Answers, Entry
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.strategy.edits import Edits


@pytest.fixture(scope="module")
def pack(small_folder: Path) -> Pack:
    return load(small_folder)


def under(pack: Pack, line: str) -> Stand:
    """A speaker who says yes from a step of the ladder up, and else declines."""
    answers: Answers = {"line": Entry(value=line), "below": Entry(value="decline")}
    return stand(pack, answers, Edits())


def told(pack: Pack) -> tuple[Fall, ...]:
    """Who would fare otherwise where the line is drawn higher."""
    facts = {"host": "met", "topic": "mine", "fee": "paid"}
    past = [
        Decision(id="a", at="2026-11-20T09:00:00Z", direction="in", facts=facts, name="Ada Lind"),
        Decision(id="b", at="2026-11-21T09:00:00Z", direction="in", facts=facts),
    ]
    before, after = under(pack, "met"), under(pack, "worked")
    found = compare(pack, before, after, (*cards(pack), *decisions(past)))
    return falls(pack, before, after, found)


def test_real_people_come_first_the_newest_first_and_then_those_on_cards(pack: Pack) -> None:
    found = told(pack)
    assert [(one.turn, one.seen) for one in found[:2]] == [
        ("somebody: say yes → decline kindly", "21 November 2026"),
        ("Ada Lind: say yes → decline kindly", "20 November 2026"),
    ]
    assert {one.seen for one in found[2:]} == {"a made-up person"}


def test_they_are_counted_apart(pack: Pack) -> None:
    found = told(pack)
    made_up = [one for one in found if not one.when]
    assert whom(found) == f"2 people and {len(made_up)} made-up people"
    assert whom([found[0], made_up[0]]) == "one person and one made-up person"
    assert whom(found[:1]) == "one person"
    assert whom(made_up[:1]) == "one made-up person"
    assert whom([]) == ""
