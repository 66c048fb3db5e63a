"""What is said of a decision, and of what keeps it open."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.decide.behind import clauses, passed
from coachtui.decide.falls import outcome
from coachtui.decide.model import Decided, Decision, Passed
from coachtui.decide.says import against, kept, missing, usual, verdict
from coachtui.decide.walk import facts_of
from coachtui.interview.answers import Answers, Entry
from coachtui.interview.relevance import View, view
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits, Mine, add
from coachtui.strategy.model import Strategy

MINE = Mine(id="mine-1", section="rules", direction="in", verdict="accept", ask="Is it for Mei?")
UNCOVERED = Decided(direction="in", facts={}, uncovered=True)
KEPT = Decision(
    id="a", at="2026-11-22T09:00:00Z", direction="in", facts={}, verdict="decline", chosen="ask"
)


@pytest.fixture(scope="module")
def pack(small_folder: Path) -> Pack:
    return load(small_folder)


@pytest.fixture
def strategy(pack: Pack) -> Strategy:
    answers: Answers = {"line": Entry(value="met"), "below": Entry(value="decline")}
    return derive(pack, answers, add(Edits(), MINE))


@pytest.fixture
def seen(pack: Pack) -> View:
    return view(pack, {})


def test_where_no_rule_speaks_one_of_ones_own_would_settle_it(pack: Pack, seen: View) -> None:
    assert verdict(pack, UNCOVERED) == "None of your usual answers speaks of this."
    assert missing(pack, seen, UNCOVERED, ()) == "A rule of your own would settle it."
    assert outcome(pack, UNCOVERED) == "no answer of yours speaks"


def test_where_it_hangs_on_what_is_not_told_yet_nothing_is_missing(pack: Pack, seen: View) -> None:
    open_ = Decided(direction="in", facts={}, undecided=True)
    assert verdict(pack, open_) == "It depends."
    assert missing(pack, seen, open_, ()) == ""
    assert outcome(pack, open_) == "it depends"


def test_what_was_kept_is_said_with_the_day_on_which_it_comes_back(pack: Pack) -> None:
    assert kept(pack, KEPT) == "Kept on 22 November 2026: ask what they hope for."
    named = replace(KEPT, name="Mei Tan", reason="kindness", until="2026-12-06")
    assert kept(pack, named) == (
        "Kept on 22 November 2026, Mei Tan: ask what they hope for. This time: kindness. It comes "
        "back on 6 December 2026."
    )
    assert kept(pack, replace(named, undone=True)).startswith("Taken back.")


def test_what_the_usual_answer_was_is_said_where_it_was_gone_against(pack: Pack) -> None:
    assert usual(pack, KEPT) == "decline kindly"
    assert against(pack, KEPT) == "It said: decline kindly. This time otherwise."
    for without in ({"chosen": "decline"}, {"chosen": ""}, {"verdict": ""}):
        assert against(pack, replace(KEPT, **without)) == ""


def test_what_was_told_reads_as_clauses(pack: Pack, seen: View, strategy: Strategy) -> None:
    told = {"host": "met", "fee": "?", "mine-1": "yes", "gone": "x", "topic": "gone"}
    assert clauses(pack, seen, strategy, "in", told) == (
        "we have met",
        f"can't tell: {pack.facts['fee'].ask}",
        "Is it for Mei? yes",
        "gone: x",
        "topic: gone",
    )


def test_a_rule_that_is_passed_over_is_told_with_what_ruled_it_out(
    pack: Pack, seen: View, strategy: Strategy
) -> None:
    facts = {"host": "met", "fee": "free"}
    found = Decided(
        direction="in",
        facts=facts,
        verdict="accept",
        passed=(
            Passed(rule="in-refuse", verdict="decline", facts=("host", "fee"), questions=()),
            Passed(rule="in-refuse", verdict="decline", facts=(), questions=()),
            Passed(rule="in-sales", verdict="", facts=("host",), questions=("closed", "line")),
        ),
    )
    said = [(one.text, one.out) for one in passed(pack, seen, strategy, found)]
    refuse = "If I would rather not speak there, then I decline kindly."
    assert said == [
        (refuse, "Not here: we have met, it is not."),
        (refuse, "A rule above it came first."),
        (f"One that waits for: {pack.questions['closed'].text}", "Not here: we have met."),
    ]


def test_a_question_of_ones_own_is_answered_by_one_and_two(pack: Pack, strategy: Strategy) -> None:
    own = facts_of(pack, strategy, "in")[-1]
    assert (own.id, own.ask) == ("mine-1", "Is it for Mei?")
    assert [(choice.id, choice.key) for choice in own.choices] == [("yes", "1"), ("no", "2")]
