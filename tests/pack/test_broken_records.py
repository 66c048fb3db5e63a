"""An author breaks one thing in a file of records: the mistake names the line and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pack.minimal import Case, assert_named

CASES: dict[str, Case] = {
    "fact without id": (
        "facts.toml",
        'id = "who"\n',
        "",
        1,
        "fact 1: `id` is missing",
        'id = "..."',
    ),
    "fact with one choice": (
        "facts.toml",
        ', friend = "a friend"',
        "",
        5,
        "2 to 10 choices, this one has 1",
        "choices =",
    ),
    "fact with eleven choices": (
        "facts.toml",
        'nobody = "nobody I know", ',
        "".join(f'c{n} = "choice", ' for n in range(10)),
        5,
        "this one has 11",
        "choices =",
    ),
    "zero names no choice": (
        "facts.toml",
        "ladder = true",
        'zero = "freind"',
        4,
        "`zero` names 'freind'",
        "`friend`",
    ),
    "say for no choice": (
        "facts.toml",
        "ladder = true",
        'say = { freind = "we are friends" }',
        4,
        "`say` has words for 'freind'",
        "Did you mean `friend`?",
    ),
    "ladder is no flag": (
        "facts.toml",
        "ladder = true",
        'ladder = "yes"',
        4,
        "`ladder` is words",
        "ladder = true",
    ),
    "rule without if": (
        "rules.toml",
        'if = { who = { at_least = "{from}" } }\n',
        "",
        1,
        "neither `if` nor `otherwise`",
        "Add: if =",
    ),
    "if is a list": (
        "rules.toml",
        '{ who = { at_least = "{from}" } }',
        '[{ who = "friend" }, { who = "nobody" }]',
        4,
        "`if` is a list",
        "a rule for each",
    ),
    "if beside otherwise": (
        "rules.toml",
        "otherwise = true",
        'otherwise = true\nif = { who = "friend" }',
        12,
        "in place of `if`",
        "one of them",
    ),
    "verdict is no id": (
        "rules.toml",
        'verdict = "wait"',
        'verdict = "Wait a bit"',
        12,
        "`verdict` is 'Wait a bit'",
        "small letters",
    ),
    "verdict missing": (
        "rules.toml",
        'verdict = "wait"\n',
        "",
        8,
        "rule `in-wait`: `verdict` is missing",
        "verdict =",
    ),
    "empty condition": (
        "tensions.toml",
        '{ from = "nobody" }',
        "{}",
        3,
        "`when` is an empty table",
        "Leave it out",
    ),
    "condition is words": (
        "tensions.toml",
        '{ from = "nobody" }',
        '"from"',
        3,
        "`when` is no table",
        "when = {",
    ),
    "condition with an odd key": (
        "tensions.toml",
        '{ from = "nobody" }',
        '{ from = { atleast = "nobody" } }',
        3,
        "`when.from` has the key `atleast`",
        "at_least",
    ),
    "field of a repeat without quotes": (
        "tensions.toml",
        '{ from = "nobody" }',
        '{ circle.known = "nobody" }',
        3,
        "`when.circle` has the key `known`",
        '"circle.known"',
    ),
    "condition with a date": (
        "tensions.toml",
        '"nobody"',
        "2026-01-01",
        3,
        "`when.from` can't be compared",
        "a list of values",
    ),
    "threshold with a list": (
        "rules.toml",
        'at_least = "{from}"',
        "at_least = [1]",
        4,
        "neither a choice nor a number",
        "at_least = 3",
    ),
    "duplicate rule": (
        "rules.toml",
        'id = "in-wait"',
        'id = "in-open"',
        8,
        "the rule `in-open` is there already, in rules.toml, line 1",
        "another id",
    ),
    "claim of no strength": (
        "evidence.toml",
        '"account"',
        '"certain"',
        5,
        "`strength` is 'certain'",
        "strong",
    ),
    "claim's address": (
        "evidence.toml",
        "limits",
        'url = "www.example.org"\nlimits',
        6,
        "`url` is no address",
        "https://",
    ),
    "card's facts": (
        "rehearsal.toml",
        '{ who = "nobody" }',
        '"nobody"',
        6,
        "`facts` is words",
        "Write a table",
    ),
    "tension without when": (
        "tensions.toml",
        'when = { from = "nobody" }\n',
        "",
        1,
        "`when` is missing",
        "when =",
    ),
    "line done often": (
        "lines.toml",
        'section = "notes"',
        'section = "notes"\ndo = "twice"',
        1,
        "`do` is `twice`, which isn't there",
        "once",
    ),
    "persona expects a number": (
        "personas/ann.toml",
        'has = ["in-open"]',
        "has = 1",
        4,
        "expect: `has` is a number",
        "list of words",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_named_with_its_line_and_its_mend(case: str, tmp_path: Path) -> None:
    assert_named(CASES[case], tmp_path)
