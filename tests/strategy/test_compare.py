"""What differs between two strategies: also what reads as before, and what is only reworded."""

from __future__ import annotations

from msgspec.structs import replace

from coachtui.strategy.compare import compare, made
from coachtui.strategy.model import RULES, Line, Rule, Strategy


def line(id_: str, *because: str, direction: str = "") -> Line:
    section = RULES if direction else "aims"
    return Line(
        id=id_, section=section, text=id_, derived=id_, because=because, direction=direction
    )


def strategy(*lines: Line, rules: tuple[Rule, ...] = ()) -> Strategy:
    return Strategy(lines=lines, rules=rules, waits=(), sections={})


def test_words_of_ones_own_are_a_difference_though_the_answers_give_the_same() -> None:
    before = line("a")
    found = compare(strategy(before), strategy(replace(before, text="Mine.")))
    assert [(one.before.text, one.after.text) for one in found.changed] == [("a", "Mine.")]


def test_a_rule_that_reads_as_before_and_decides_otherwise_is_a_difference() -> None:
    reads = line("a", direction="in")
    rule = Rule(id="a", direction="in", verdict="yes", allowed={}, check="")
    before = strategy(reads, rules=(rule,))
    assert not compare(before, before)
    assert compare(before, strategy(reads, rules=(replace(rule, verdict="no"),))).changed


def test_of_what_an_answer_made_that_which_rests_on_it_comes_first() -> None:
    after = strategy(
        line("other", "aim"), line("also", "place", "aim"), line("whole", "place"), line("mine")
    )
    assert [one.id for one in made(strategy(), after, "place")][:2] == ["whole", "also"]
