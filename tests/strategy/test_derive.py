"""Which lines and rules stand, in which order, and what is said to wait for an answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.interview.answers import Answers, Entry
from coachtui.pack import condition
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits, Mine, add, edit_line, place
from coachtui.strategy.model import RULES

OWN = Mine(
    id="mine-1",
    section=RULES,
    direction="in",
    verdict="accept",
    if_=(condition.Test(subject="fee", any_of=("paid",)),),
)


@pytest.fixture(scope="module")
def pack(small_folder: Path) -> Pack:
    return load(small_folder)


def test_a_rule_of_ones_own_stands_above_the_lessons_own_unless_it_was_moved(pack: Pack) -> None:
    edits = add(Edits(), OWN)
    assert derive(pack, {}, edits).rules[0].id == "mine-1"
    moved = derive(pack, {}, place(edits, "mine-1", "in-refuse"))
    assert [rule.id for rule in moved.rules[:2]] == ["in-refuse", "mine-1"]


@pytest.mark.parametrize("part", ["at_least", "below", "any_of", "none_of"])
def test_a_rule_of_ones_own_that_cites_an_answer_stands_once_that_is_given(
    pack: Pack, part: str
) -> None:
    cited = condition.Ref("line")
    test = condition.Test(
        subject="host",
        any_of=(cited,) if part == "any_of" else None,
        none_of=(cited,) if part == "none_of" else None,
        at_least=cited if part == "at_least" else None,
        below=cited if part == "below" else None,
    )
    edits = add(Edits(), replace(OWN, if_=(test,)))
    assert "mine-1" not in {rule.id for rule in derive(pack, {}, edits).rules}
    given = derive(pack, {"line": Entry(value="met")}, edits)
    (own,) = [line for line in given.lines if line.mine]
    assert own.because == ("line",)


def test_a_line_that_is_to_stand_after_itself_stays_where_it_is(pack: Pack) -> None:
    edits = add(Edits(), OWN)
    moved = derive(pack, {}, place(edits, "mine-1", "mine-1"))
    assert moved.lines == derive(pack, {}, edits).lines


def test_the_rule_for_all_others_stays_the_last_of_its_direction(pack: Pack) -> None:
    answers: Answers = {"line": Entry(value="met"), "below": Entry(value="decline")}
    edits = place(add(Edits(), OWN), "mine-1", "in-otherwise")
    strategy = derive(pack, answers, place(edits, "in-otherwise", "top"))
    assert [rule.id for rule in strategy.rules if rule.direction == "in"][-1] == "in-otherwise"


def test_rules_come_first_and_sections_in_the_order_of_the_lessons(pack: Pack) -> None:
    note = Mine(id="mine-1", section="aims", text="Bring a chart.")
    early = Mine(id="mine-2", section="statement", text="I speak in the evening.")
    strategy = derive(pack, {"travel": Entry(value="no")}, add(add(Edits(), early), note))
    sections = list(dict.fromkeys(line.section for line in strategy.lines))
    known = [RULES, *(id_ for id_ in pack.sections if id_ != RULES)]
    assert sections == sorted(sections, key=known.index)
    assert {"aims", "statement", "before"} <= set(sections)


def test_what_is_switched_off_is_not_said_to_wait(pack: Pack) -> None:
    assert "evenings" in {wait.id for wait in derive(pack, {}, Edits()).waits}
    off = edit_line(Edits(), "evenings", off=True)
    assert "evenings" not in {wait.id for wait in derive(pack, {}, off).waits}


def test_what_is_said_to_wait_names_the_question_that_it_waits_for(pack: Pack) -> None:
    for value in ("waiting", "few"):
        for wait in derive(pack, {"start": Entry(value=value)}, Edits()).waits:
            assert wait.question in pack.questions, wait.id
