"""What no decision ever touches is named, and so is what personas decide otherwise than written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.authoring.broken import Case, assert_named

CASES: dict[str, Case] = {
    "a dead rule, with those that shadow it": (
        "rules.toml",
        'if = { host = { at_least = "met" }, topic = ["mine", "near"] }\n',
        'if = { host = { at_least = "new" } }\n'
        'verdict = "offer"\ntext = "If I may, then I offer a talk."\n\n'
        '[[rule]]\nid = "out-late"\ndirection = "out"\nif = { topic = "mine" }\n',
        "rule:out-late",
        "it never fires: `out-refuse` and `out-known` above it takes all",
        "Move it up",
    ),
    "a fact that no rule uses": (
        "facts.toml",
        '[[fact]]\nid = "fee"',
        '[[fact]]\nid = "hour"\nask = "When is it?"\n'
        'choices = { day = "by day", night = "at night" }\n\n[[fact]]\nid = "fee"',
        "fact:hour",
        "no rule uses it",
        "Write a rule that reads it",
    ),
    "a card that no persona decides": (
        "rehearsal.toml",
        'facts = { host = "worked", topic = "mine" }',
        'facts = { host = "worked" }',
        "card:museum",
        "no persona decides it; it would need `topic`",
        "say more",
    ),
    "a tension that can't arise": (
        "tensions.toml",
        '{ place = { at_least = 4 }, line = { at_least = "worked" } }',
        '{ place = { at_least = 4, below = 3 }, line = { at_least = "worked" } }',
        "tension:many-and-closed",
        "`when` never holds, whatever is answered",
        "Look at its `when`",
    ),
    "a verdict that the answers don't give": (
        "personas/vera.toml",
        'museum = "offer"',
        'museum = "not-yet"',
        "persona:vera",
        "on the card `museum` the verdict is `offer` by `out-known`",
        "what is expected",
    ),
    "a verdict that was thought open": (
        "personas/vera.toml",
        'museum = "offer"',
        'museum = "?"',
        "persona:vera",
        "on the card `museum` the verdict is `offer`",
        "what is expected",
    ),
    "a tension that the answers raise": (
        "personas/vera.toml",
        'evenings = 6\ntravel = "no"\ngut = { school = "accept", fair = "decline" }\nline = "met"',
        'evenings = 2\ntravel = "no"\ngut = { school = "accept", fair = "decline" }\nline = "new"',
        "persona:vera",
        "these answers raise the tension `few-and-open`",
        "what is expected",
    ),
    "a tension that the answers don't raise": (
        "personas/vera.toml",
        "tensions = []",
        'tensions = ["few-and-open"]',
        "persona:vera",
        "these answers don't raise the tension `few-and-open`",
        "what is expected",
    ),
}


def test_an_answer_that_a_persona_is_never_asked_for_is_remarked_upon(tmp_path: Path) -> None:
    case: Case = (
        "personas/yves.toml",
        'line = "new"',
        'line = "new"\nbelow = "ask"',
        "persona:yves",
        "it answers `below`, which these answers don't lead to",
        "Take it out",
    )
    assert_named(case, tmp_path, remark=True)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_it_is_named_with_its_place_and_its_mend(case: Case, tmp_path: Path) -> None:
    assert_named(case, tmp_path)
