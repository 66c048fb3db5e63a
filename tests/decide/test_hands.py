"""Cards judged by gut in a lesson, beside what the usual answers say of them today."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.decide.hands import hands, says
from coachtui.interview.answers import Answers, Entry
from coachtui.interview.relevance import view
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits


@pytest.fixture(scope="module")
def pack(small_folder: Path) -> Pack:
    return load(small_folder)


def held(pack: Pack, gut: dict[str, str], **answers: object) -> list[str]:
    entries: Answers = {
        id_: Entry(value=value)  # type: ignore[arg-type]
        for id_, value in {**answers, "gut": gut}.items()
    }
    strategy = derive(pack, entries, Edits())
    return [says(pack, one) for one in hands(pack, strategy, view(pack, entries).known, "gut")]


def test_hand_and_rule_are_said_of_each_card_in_a_line(pack: Pack) -> None:
    told = held(
        pack, {"fair": "accept", "school": "accept"}, line="met", below="ask", closed=("nothing",)
    )
    assert told == [
        "Ada Lind: say yes, by hand and by rule.",
        "Jon Vesely: say yes, by hand. Your answer would be: ask what they hope for.",
    ]


def test_a_card_that_no_answer_settles_says_so(pack: Pack) -> None:
    told = held(pack, {"fair": "accept"}, line="met")
    assert told == ["Jon Vesely: say yes, by hand. Your answers don't settle this yet."]


def test_cards_that_were_not_judged_are_left_out(pack: Pack) -> None:
    assert held(pack, {}, line="met", below="ask") == []


def test_a_judgement_that_the_pack_has_no_more_is_passed_over(pack: Pack) -> None:
    fewer = replace(pack, cards={"fair": pack.cards["fair"]})
    told = held(fewer, {"school": "accept", "fair": "perhaps"}, line="met", below="ask")
    assert told == []


def test_a_rehearsal_that_was_not_asked_has_no_hands(pack: Pack) -> None:
    strategy = derive(pack, {}, Edits())
    assert hands(pack, strategy, {}, "gut") == ()
    assert hands(pack, strategy, {"line": "met"}, "line") == ()
