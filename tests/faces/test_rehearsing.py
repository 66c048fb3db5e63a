"""Eight people judge all cards by real keys; what isn't settled says what it lacks."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import tomli_w

from coachtui.authoring.personas import strategies
from coachtui.decide.rehearsal import SITTING, Judged, judge, sitting
from coachtui.decide.verdict import decide
from coachtui.interview.pipes import fill_page
from coachtui.pack.model import Card
from coachtui.strategy.model import Strategy
from tests.people import AT_ONCE
from tests.sitting import SHIPPED, until_said
from tests.terminal import Terminal

pytestmark = pytest.mark.bar

COMMAND = [sys.executable, "-m", "coachtui"]
STRATEGIES = strategies(SHIPPED)
GUT = SHIPPED.questions["gut"].cards
FIRST = "1"
"""The key of the first verdict of each direction: the hand is quick, and the same every time."""


def loaded(env: Mapping[str, str], persona: str) -> None:
    """Somebody who has answered everything."""
    answers = next(one for one in SHIPPED.personas if one.id == persona).answers
    states = {id_: "skipped" for id_ in SHIPPED.questions if id_ not in answers}
    given = tomli_w.dumps({"answers": dict(answers), "states": states})
    subprocess.run(
        [*COMMAND, "answers", "load", "-"], input=given.encode(), env=dict(env), check=True,
        capture_output=True,
    )  # fmt: skip


def cards_of(strategy: Strategy, seen: list[str]) -> tuple[Card, ...]:
    """The cards of the next sitting."""
    return sitting(SHIPPED, strategy, seen, SITTING)


@pytest.mark.parametrize(
    "persona",
    [pytest.param(one, marks=() if one in AT_ONCE else pytest.mark.long) for one in STRATEGIES],
)
def test_all_cards_are_judged_by_keys_and_what_is_open_takes_what_it_lacks(
    env: dict[str, str], tmp_path: Path, persona: str
) -> None:
    loaded(env, persona)
    strategy = STRATEGIES[persona]
    seen = list(GUT)
    with Terminal(COMMAND, env=env, size=(80, 24), cwd=tmp_path) as terminal:
        terminal.until("Rehearse eight cards")
        terminal.press("h")
        while len(set(seen)) < len(SHIPPED.cards):
            cards = cards_of(strategy, seen)
            for card in cards:
                until_said(terminal, card.name)
                terminal.press(FIRST)
            seen += [card.id for card in cards]
            differ = [
                judged for card in cards if (judged := judged_first(strategy, card)).held != "alike"
            ]
            until_said(terminal, "Enough for today")
            for judged in differ:
                until_said(terminal, judged.card.name)
            left = list(differ)
            for place, judged in enumerate(differ, 1):
                if judged.held == "unsettled":
                    until_said(terminal, "Enough for today")
                    if settle(terminal, strategy, judged, str(place)) == judged.gut:
                        left.remove(judged)
                    # Where that settled it, the next card is opened at once.
                    if left:
                        until_said(terminal, (judged if judged in left else left[0]).card.name)
                        until_said(terminal, "Esc leave it for now")
                        terminal.press("escape")
            until_said(terminal, "Enough for today")
            terminal.press("o")


def judged_first(strategy: Strategy, card: Card) -> Judged:
    """A card, judged by the first key."""
    return judge(SHIPPED, strategy, card, next(iter(SHIPPED.verdicts[card.direction])))


def settle(terminal: Terminal, strategy: Strategy, judged: Judged, key: str) -> str:
    """Open a card that isn't settled: it names what it lacks, and once that is given, it's decided.

    Every persona has answered everything, so what is lacking are facts. Gives the verdict.
    """
    terminal.press(key)
    until_said(terminal, "Not settled yet")
    facts, found = dict(judged.card.facts), judged.decided
    while found.verdict is None:
        assert found.ask is not None
        fact = SHIPPED.facts[found.ask.fact]
        until_said(terminal, fill_page(SHIPPED, fact.ask, {}, judged.card.name))
        chosen = fact.choices[-1]
        terminal.press(chosen.key)
        facts[fact.id] = chosen.id
        found = decide(SHIPPED, strategy, judged.card.direction, facts)
    words = SHIPPED.verdicts[judged.card.direction][found.verdict]
    until_said(terminal, f"Your answer would be: {words}.")
    terminal.press("l")
    terminal.gone("Your answer would be")
    return found.verdict
