"""One comparison for previews, versions and replay: it equals deciding everything afresh."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.decide.compare import Stand, cards, compare, decisions, stand
from coachtui.decide.model import Decision
from coachtui.decide.verdict import decide
from coachtui.interview.answers import Entry
from coachtui.pack.load import load
from coachtui.pack.question import Question
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits, edit_line
from tests.people import everybody, persona

PACK = load(Path(__file__).resolve().parents[2] / "content" / "linkedin")
THRESHOLDS = [one for one in PACK.questions.values() if one.ladder and one.kind == "choice"]


def changed(before: Stand, question: Question, choice: str) -> Stand:
    """The same person with another answer."""
    return stand(PACK, {**before.answers, question.id: Entry(value=choice)}, before.edits)


@pytest.mark.parametrize("question", THRESHOLDS, ids=[one.id for one in THRESHOLDS])
@pytest.mark.parametrize("id_", everybody(PACK))
def test_a_preview_equals_what_then_happens(id_: str, question: Question) -> None:
    before = stand(PACK, persona(PACK, id_), Edits())
    for choice in question.choices:
        after = changed(before, question, choice.id)
        found = compare(PACK, before, after, cards(PACK))
        again = derive(PACK, after.answers, Edits())
        flipped = {flip.case.id: (flip.before.verdict, flip.after.verdict) for flip in found.flips}
        for card in PACK.cards.values():
            then = decide(PACK, before.strategy, card.direction, card.facts).verdict
            now = decide(PACK, again, card.direction, card.facts).verdict
            assert flipped.get(card.id) == ((then, now) if then != now else None)
        standing = {line.id: line for line in before.strategy.lines if line.enabled}
        later = {line.id: line for line in again.lines if line.enabled}
        assert {line.id for line in found.lines.added} == set(later) - set(standing)
        assert {line.id for line in found.lines.gone} == set(standing) - set(later)


def test_the_answers_that_differ_are_named() -> None:
    before = stand(PACK, persona(PACK, "grace"), Edits())
    after = changed(before, PACK.questions["in-line"], "placeless")
    found = compare(PACK, before, after, ())
    assert found
    # What was asked below the line isn't asked where there is nothing below it.
    assert found.answers == ("in-line", "in-reason", "in-bare", "welcome")
    assert not compare(PACK, before, before, cards(PACK))


def test_a_line_that_is_only_reworded_is_a_difference() -> None:
    before = stand(PACK, persona(PACK, "grace"), Edits())
    (line, *_) = before.strategy.lines
    after = stand(PACK, before.answers, edit_line(Edits(), line.id, text="In words of mine."))
    assert compare(PACK, before, after, ())


def test_past_decisions_are_cases_newest_first_and_cards_or_undone_ones_are_not() -> None:
    facts = {"known": "words", "note": "line", "hat": "none", "link": "list"}
    past = [Decision(id=f"{n}", at="", direction="in", facts=facts) for n in range(60)]
    past.append(Decision(id="undone", at="", direction="in", facts={}, undone=True))
    past.append(Decision(id="told", at="", direction="in", facts={}, good="She wrote first."))
    past.append(Decision(id="card", at="", direction="in", facts={}, card="thabo"))
    found = decisions(past)
    assert [case.id for case in found] == [f"{n}" for n in range(59, 9, -1)]
    grace = stand(PACK, persona(PACK, "grace"), Edits())
    stricter = changed(grace, PACK.questions["in-line"], "vouch")
    flips = compare(PACK, grace, stricter, found).flips
    assert len(flips) == 50
    assert {(one.before.verdict, one.after.verdict) for one in flips} == {("accept", "ask")}


def test_a_decision_by_facts_that_are_gone_is_passed_over() -> None:
    strange = [
        Decision(id="a", at="", direction="in", facts={"known": "once"}),
        Decision(id="b", at="", direction="sideways", facts={}),
    ]
    grace = stand(PACK, persona(PACK, "grace"), Edits())
    nobody = stand(PACK, {}, Edits())
    assert not compare(PACK, grace, nobody, decisions(strange)).flips
