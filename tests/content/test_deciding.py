"""The personas' own answers decide the cards: soon, for a reason, and each in its own way."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from pathlib import Path
from statistics import median

import pytest

from coachtui.authoring.personas import strategies
from coachtui.decide.model import Decided
from coachtui.decide.verdict import decide
from coachtui.decide.walk import facts_of
from coachtui.pack.load import load
from coachtui.pack.model import Card
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits
from coachtui.strategy.model import Strategy
from tests.people import everybody, persona

PACK = load(Path(__file__).resolve().parents[2] / "content" / "linkedin")
STRATEGIES = strategies(PACK)
PEOPLE = list(STRATEGIES)
PAIRS = [(id_, card) for id_ in PEOPLE for card in PACK.cards.values()]
OPEN_TO_MOST, MOST_SELECTIVE = "marek", "ines"
BEFORE = 2
"""Keys before the first fact: decide, and the direction."""


def told(strategy: Strategy, card: Card) -> tuple[Decided, tuple[str, ...]]:
    """Decide a card fact by fact, as asked; what it doesn't say can't be told."""
    given: dict[str, str] = {}
    asked: list[str] = []
    found = decide(PACK, strategy, card.direction, given)
    while found.ask and found.ask.fact:
        fact = found.ask.fact
        given[fact] = card.facts.get(fact, "?")
        asked.append(fact)
        found = decide(PACK, strategy, card.direction, given)
    return found, tuple(asked)


def completed(card: Card, given: Mapping[str, str]) -> list[dict[str, str]]:
    """Every way in which the facts of a direction may be, as far as they aren't given."""
    facts = [PACK.facts[id_] for id_ in PACK.asks[card.direction]]
    ways = [
        [choice.id for choice in fact.choices]
        if given.get(fact.id, "?") == "?"
        else [given[fact.id]]
        for fact in facts
    ]
    return [dict(zip(PACK.asks[card.direction], way, strict=True)) for way in product(*ways)]


def fires(strategy: Strategy, direction: str, known: Mapping[str, str]) -> str | None:
    """The verdict of the first rule that holds for somebody fully known."""
    for rule in strategy.rules:
        holds = all(known.get(fact) in some for fact, some in rule.allowed.items())
        if rule.direction == direction and holds:
            return rule.verdict
    return None


def test_from_home_to_the_answer_it_takes_few_keys() -> None:
    presses = [BEFORE + len(told(STRATEGIES[id_], card)[1]) for id_, card in PAIRS]
    assert median(presses) <= 5
    assert max(presses) <= 9


@pytest.mark.parametrize("id_", everybody(PACK))
def test_no_question_is_asked_that_cannot_change_the_answer(id_: str) -> None:
    strategy = STRATEGIES[id_]
    for card in PACK.cards.values():
        given: dict[str, str] = {}
        for fact in told(strategy, card)[1]:
            verdicts: dict[tuple[str, ...], set[str | None]] = {}
            for known in completed(card, given):
                rest = tuple(choice for one, choice in known.items() if one != fact)
                verdict = fires(strategy, card.direction, known)
                verdicts.setdefault(rest, set()).add(verdict)
            assert any(len(found) > 1 for found in verdicts.values()), (card.id, fact)
            given[fact] = card.facts.get(fact, "?")


@pytest.mark.parametrize("id_", everybody(PACK))
def test_an_undecided_card_names_what_is_missing_and_that_decides_it(id_: str) -> None:
    strategy = STRATEGIES[id_]
    for card in PACK.cards.values():
        found, _ = told(strategy, card)
        if found.verdict:
            continue
        assert found.undecided
        assert found.missing
        facts = {fact.id: fact for fact in facts_of(PACK, strategy, card.direction)}
        for way in product(*(facts[one].choices for one in found.missing)):
            said = {**found.facts, **{one: c.id for one, c in zip(found.missing, way, strict=True)}}
            assert decide(PACK, strategy, card.direction, said).verdict


@pytest.mark.parametrize("id_", everybody(PACK))
def test_an_unanswered_question_is_named_and_its_answer_decides(id_: str) -> None:
    answers = persona(PACK, id_)
    for left in ("in-line", "in-reason", "in-bare", "out-line", "parting"):
        if left not in answers:
            continue
        without = {one: entry for one, entry in answers.items() if one != left}
        strategy = derive(PACK, without, Edits())
        for card in PACK.cards.values():
            found = decide(PACK, strategy, card.direction, card.facts)
            whole = decide(PACK, STRATEGIES[id_], card.direction, card.facts)
            if found.ask and found.ask.question:
                assert found.verdict is None
                assert found.ask.question in without.keys() ^ answers.keys()
            elif found.verdict and whole.verdict:
                assert found.verdict == whole.verdict


def test_most_cards_are_decided_by_a_rule_that_speaks_of_them() -> None:
    last = {rule.id for rule in PACK.rules if rule.otherwise}
    spoken = [
        found.verdict is not None and not last & set(found.rules)
        for found in (told(STRATEGIES[id_], card)[0] for id_, card in PAIRS)
    ]
    assert sum(spoken) / len(spoken) >= 0.8


def test_every_verdict_of_a_direction_is_somebodys_on_some_card() -> None:
    given = {(card.direction, told(STRATEGIES[id_], card)[0].verdict) for id_, card in PAIRS}
    for direction, verdicts in PACK.verdicts.items():
        assert {(direction, verdict) for verdict in verdicts} <= given


def test_the_most_open_and_the_most_selective_part_on_half_of_the_cards() -> None:
    apart = [
        told(STRATEGIES[OPEN_TO_MOST], card)[0].verdict
        != told(STRATEGIES[MOST_SELECTIVE], card)[0].verdict
        for card in PACK.cards.values()
    ]
    assert sum(apart) >= len(apart) / 2


def test_every_card_has_its_verdict_written_beforehand() -> None:
    for one in PACK.personas:
        assert set(one.expect.verdicts) == set(PACK.cards)
