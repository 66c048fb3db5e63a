"""Rules in order, verdicts, facts to ask, sections, documents, limits; cards and personas."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.authoring.broken import Case, assert_named, found

OTHERWISE = """\
[[rule]]
id = "in-other"
direction = "in"
otherwise = true
verdict = "ask"
text = "If not, then I ask what they hope for."

[[rule]]
id = "out-refuse"
"""

CASES: dict[str, Case] = {
    "a rule of no direction": (
        "rules.toml",
        'direction = "in"\nwhen = { closed = "sales" }',
        'direction = "inn"\nwhen = { closed = "sales" }',
        "rule:in-sales",
        "`direction` is `inn`, which isn't there",
        "Did you mean `in`?",
    ),
    "a verdict that is an answer, without its braces": (
        "rules.toml",
        'verdict = "{below}"',
        'verdict = "below"',
        "rule:in-otherwise",
        "`verdict` is `below`, which is a question",
        'in braces: "{below}"',
    ),
    "a verdict of another direction": (
        "rules.toml",
        'verdict = "accept"',
        'verdict = "offer"',
        "rule:in-line",
        "`verdict` is `offer`, which isn't there",
        "`accept`, `ask`, `decline`",
    ),
    "a verdict that is no choice of verdicts": (
        "rules.toml",
        'verdict = "{below}"',
        'verdict = "{line}"',
        "rule:in-otherwise",
        "`verdict` refers to `line`, whose choices aren't verdicts",
        'choices_from = "verdicts.in"',
    ),
    "a second rule for everything else": (
        "rules.toml",
        '[[rule]]\nid = "out-refuse"\n',
        OTHERWISE,
        "rule:in-other",
        "`in-otherwise` is the rule for everything else already",
        "Keep one",
    ),
    "a rule below the one for everything else": (
        "rules.toml",
        '[[rule]]\nid = "out-refuse"\n',
        OTHERWISE.replace("otherwise = true", 'if = { fee = "paid" }'),
        "rule:in-other",
        "it stands below `in-otherwise`",
        "Put it above",
    ),
    "a fact that is never asked": (
        "rules.toml",
        'host = { at_least = "met" }, topic',
        'fee = "paid", topic',
        "rule:out-known",
        "`if` reads the fact `fee`, which is never asked",
        "asks.out",
    ),
    "a section of no direction": (
        "pack.toml",
        '"rules.out" = {',
        '"rules.up" = {',
        "section:rules.up",
        "it names the direction `rules.up`, which isn't there",
        "Did you mean",
    ),
    "a line of no section": (
        "lines.toml",
        'section = "replies"',
        'section = "reply"',
        "line:reply-ask",
        "it belongs to the section `reply`, which isn't there",
        "Did you mean `replies`",
    ),
    "a part that is no section": (
        "pack.toml",
        '"before", "hosts", "replies"]',
        '"before", "hosts", "reply"]',
        "document:card",
        "it holds the part `reply`",
        "Did you mean `replies`",
    ),
    "a part that is no direction": (
        "pack.toml",
        '["rules.in", "rules.out", "before"]',
        '["rules.in", "rules.off", "before"]',
        "document:checklist",
        "it holds the part `rules.off`",
        "Did you mean",
    ),
    "a part twice": (
        "pack.toml",
        '["rules.in", "rules.out", "before"]',
        '["rules.in", "rules.in", "before"]',
        "document:checklist",
        "it holds a part twice",
        "Keep it once",
    ),
    "a limit of no day": (
        "pack.toml",
        "2026-03-01",
        "last March",
        "limit:slots",
        "`as_of` is `last March`, which is no date",
        "2026-11-22",
    ),
    "a limit of no source": (
        "pack.toml",
        'source = "slot-length"',
        'source = "slot"',
        "limit:slots",
        "`source` names the claim `slot`",
        "`count`, `slot-length`",
    ),
    "a card of no direction": (
        "rehearsal.toml",
        'direction = "out"',
        'direction = "up"',
        "card:museum",
        "`direction` is `up`, which isn't there",
        "`in`, `out`",
    ),
    "a card of no fact": (
        "rehearsal.toml",
        '{ host = "worked", topic = "mine" }',
        '{ host = "worked", topics = "mine" }',
        "card:museum",
        "`facts` names the fact `topics`",
        "Did you mean `topic`?",
    ),
    "a card of no choice": (
        "rehearsal.toml",
        '{ host = "worked", topic = "mine" }',
        '{ host = "works", topic = "mine" }',
        "card:museum",
        "the fact `host` is `works`",
        "Did you mean `worked`?",
    ),
    "a persona answers no question": (
        "personas/vera.toml",
        "evenings = 6",
        "evening = 6",
        "persona:vera",
        "it answers `evening`, which isn't there",
        "Did you mean `evenings`",
    ),
    "a persona answers with no choice": (
        "personas/vera.toml",
        'start = "many"',
        'start = "often"',
        "persona:vera",
        "its answer to `start` can't be kept",
        "as a person could",
    ),
    "a persona answers with a broken row": (
        "personas/vera.toml",
        'known = "met", seats = 30',
        'known = "meet", seats = 30',
        "persona:vera",
        "its answer to `circle` can't be kept: Row 1",
        "as a person could",
    ),
    "a persona expects no line": (
        "personas/vera.toml",
        '"in-sales", "in-line"',
        '"in-sale", "in-line"',
        "persona:vera",
        "`has` names the line `in-sale`",
        "Did you mean `in-sales`",
    ),
    "a persona lacks no line": (
        "personas/vera.toml",
        '"found", "no-chase"]',
        '"fond", "no-chase"]',
        "persona:vera",
        "`lacks` names the line `fond`",
        "Did you mean `found`?",
    ),
    "a persona's row of no line": (
        "personas/vera.toml",
        '"circle-2"]',
        '"opening-2"]',
        "persona:vera",
        "`has` names the line `opening-2`",
        "Did you mean `opening`?",
    ),
    "a persona's tension": (
        "personas/vera.toml",
        "tensions = []",
        'tensions = ["few-and-opened"]',
        "persona:vera",
        "`tensions` names `few-and-opened`",
        "Did you mean `few-and-open`",
    ),
    "a persona's card": (
        "personas/vera.toml",
        'museum = "offer"',
        'musuem = "offer"',
        "persona:vera",
        "`verdicts` names the card `musuem`",
        "Did you mean `museum`?",
    ),
    "a persona's verdict": (
        "personas/vera.toml",
        'museum = "offer"',
        'museum = "accept"',
        "persona:vera",
        "the verdict on `museum` is `accept`",
        "`offer`, `not-yet`",
    ),
    "a persona doesn't get a line": (
        "personas/vera.toml",
        'has = ["in-refuse", ',
        'has = ["found", "in-refuse", ',
        "persona:vera",
        "these answers don't give the line `found`",
        "Change an answer",
    ),
    "a line waits for an answer of a persona": (
        "personas/vera.toml",
        'travel = "no"\n',
        "",
        "persona:vera",
        "these answers don't give the line `no-travel`: it waits for `travel`",
        "Change an answer",
    ),
    "a line is off until taken in": (
        "personas/vera.toml",
        'has = ["in-refuse", ',
        'has = ["no-chase", "in-refuse", ',
        "persona:vera",
        "these answers don't give the line `no-chase`",
        "Change an answer",
    ),
    "a persona gets a line": (
        "personas/vera.toml",
        'lacks = ["in-far", ',
        'lacks = ["in-sales", "in-far", ',
        "persona:vera",
        "these answers give the line `in-sales`",
        "Change an answer",
    ),
}

REMARKS: dict[str, Case] = {
    "a section that no document holds": (
        "pack.toml",
        '"before", "hosts", "replies"]',
        '"before", "hosts"]',
        "section:replies",
        "no document holds it",
        "Add it to the parts",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_does_not_hang_together_is_named(case: str, tmp_path: Path) -> None:
    assert_named(CASES[case], tmp_path)


@pytest.mark.parametrize("case", REMARKS)
def test_what_may_be_meant_is_remarked_upon(case: str, tmp_path: Path) -> None:
    assert_named(REMARKS[case], tmp_path, remark=True)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('out = ["host", "topic"]', 'up = ["host"]\nout = ["host", "topic"]', "direction is `up`"),
        ('out = ["host", "topic"]', 'out = ["hosts", "host", "topic"]', "the fact `hosts`"),
        ('out = ["host", "topic"]', 'out = ["host", "topic", "fee"]', "no rule there reads"),
    ],
)
def test_facts_are_asked_for_the_rules_of_their_direction(
    old: str, new: str, what: str, tmp_path: Path
) -> None:
    mistakes = found(tmp_path, ("pack.toml", old, new))
    assert any(mistake.file == "pack.toml" and what in mistake.what for mistake in mistakes)


@pytest.mark.parametrize(
    ("old", "wrong", "header"),
    [
        ('still = "aim"', 'still = "aims"', ""),
        ('in = ["host", ', 'in = ["hoast", ', ""),
        ('offer = "offers"', 'offr = "offers"', "[uses.out]"),
        ('ask = "2w"', 'ask = "soon"', "[waits.in]"),
    ],
)
def test_a_table_of_pack_toml_is_named_with_its_line(
    old: str, wrong: str, header: str, tmp_path: Path
) -> None:
    mistakes = found(tmp_path, ("pack.toml", old, wrong))
    rows = (tmp_path / "pack.toml").read_text("utf-8").splitlines()
    lines = [one.line for one in mistakes if one.file == "pack.toml"]
    assert lines == [next(at for at, row in enumerate(rows, 1) if (header or wrong) in row)]
