"""Links that did some good, as they stand beside a rule and beside the question behind it."""

from __future__ import annotations

from coachtui.decide.good import by_question, by_rule, newest
from coachtui.decide.model import Decision
from coachtui.strategy.model import RULES, Line, Strategy


def link(at: str, *rules: str, good: str = "She wrote first.", undone: bool = False) -> Decision:
    return Decision(
        id=at, at=f"2026-11-{at}T09:00:00Z", direction="in", facts={}, rules=rules, good=good,
        undone=undone,
    )  # fmt: skip


def strategy(**because: tuple[str, ...]) -> Strategy:
    """Rules, each with the questions that it rests on."""
    lines = tuple(
        Line(id=id_, section=RULES, text=id_, derived=id_, because=cited, direction="in")
        for id_, cited in because.items()
    )
    return Strategy(lines=lines, rules=(), waits=(), sections={})


PAST = [
    link("01", "known"),
    link("02", "known", "note"),
    link("03", "known", good=""),
    link("04", "known", undone=True),
    link("05", "note"),
    link("06", "known"),
]


def test_beside_a_rule_stand_those_that_it_decided_the_newest_first() -> None:
    found = {rule: [one.id for one in links] for rule, links in by_rule(PAST).items()}
    assert found == {"known": ["06", "02", "01"], "note": ["05", "02"]}


def test_beside_a_question_the_newest_comes_first_whichever_of_its_rules_decided() -> None:
    both = strategy(note=("line",), known=("line", "below"))
    found = {one: [link.id for link in links] for one, links in by_question(PAST, both).items()}
    assert found == {"line": ["06", "05", "02", "01"], "below": ["06", "02", "01"]}


def test_one_that_was_taken_back_or_told_of_no_good_is_left_out() -> None:
    assert [one.id for one in newest(reversed(PAST))] == ["06", "05", "02", "01"]
