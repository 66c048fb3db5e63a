"""What decisions bring about later, minimal pairs, ways out of a tension: mistakes are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.authoring.broken import Case, assert_named, found

CASES: dict[str, Case] = {
    "a pair that isn't there": (
        "rehearsal.toml",
        'pair = "school"',
        'pair = "scool"',
        "card:school-paid",
        "`pair` names the card `scool`, which isn't there",
        "Did you mean `school`",
    ),
    "a pair of two differences": (
        "rehearsal.toml",
        'pair = "school"',
        'pair = "fair"',
        "card:school-paid",
        "its pair `fair` differs in: host, topic",
        "one fact alone",
    ),
    "a pair side by side": (
        "rehearsal.toml",
        'facts = { host = "worked", topic = "mine" }',
        'facts = { host = "worked" }\npair = "school-paid"',
        "card:museum",
        "its pair `school-paid` stands next to it",
        "Put cards between them",
    ),
    "a way out by a question that isn't there": (
        "tensions.toml",
        "ways = { line =",
        "ways = { lime =",
        "tension:many-and-closed",
        "`ways` names `lime`, which isn't there",
        "Did you mean `line`?",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_it_is_named_with_its_place_and_its_mend(case: Case, tmp_path: Path) -> None:
    assert_named(case, tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('ask = "2w"', 'ask = "two weeks"', "`waits` says 'two weeks', which is no time"),
        ('ask = "2w"', 'asks = "2w"', "`waits.in` names `asks`, which isn't there"),
        ("[waits.in]", "[waits.inn]", "`waits` names the direction `inn`"),
        ('offer = "offers"', 'offer = "ofers"', "`uses` names the limit `ofers`"),
        ('offer = "offers"', 'offfer = "offers"', "`uses.out` names `offfer`"),
        ("value = 2\n", 'value = "two"\n', "`uses` counts the limit `offers`, which is no number"),
    ],
)
def test_what_decisions_bring_about_names_what_exists(
    old: str, new: str, what: str, tmp_path: Path
) -> None:
    mistakes = found(tmp_path, ("pack.toml", old, new))
    assert any(what in mistake.what for mistake in mistakes), mistakes
