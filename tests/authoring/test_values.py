"""Values and thresholds in conditions, and conditions that can never hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.authoring import reach
from coachtui.authoring.reach import can_hold
from coachtui.pack.condition import Condition
from coachtui.pack.conditions import condition
from coachtui.pack.lines import Lines
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.pack.record import Record
from coachtui.pack.toml import Toml, parse
from tests.authoring.broken import LESSON, Case, assert_named, found

PLACE = "when = { place = { below = 3 } }"
SALES = 'if = { topic = "sales" }'

CASES: dict[str, Case] = {
    "a choice that isn't one": (
        "lines.toml",
        'when = { kind-of-aim = "found" }',
        'when = { kind-of-aim = "fond" }',
        "line:found",
        "`when`: `kind-of-aim` is compared with `fond`, which isn't there",
        "Did you mean `found`?",
    ),
    "one choice of several": (
        "lines.toml",
        'when = { start = ["waiting", "many"] }',
        'when = { start = ["waiting", "may"] }',
        "line:waiting",
        "`start` is compared with `may`",
        "Did you mean `many`",
    ),
    "neither yes nor no": (
        "lines.toml",
        'when = { travel = "no" }',
        "when = { travel = false }",
        "line:no-travel",
        "`travel` is compared with `False`",
        "`yes`, `no`",
    ),
    "a choice that is left out": (
        "tensions.toml",
        '{ place = { below = 2 }, line = "new" }',
        '{ place = { below = 2 }, line = "refuse" }',
        "tension:few-and-open",
        "`line` is compared with `refuse`",
        "There are: `new`, `met`",
    ),
    "a place beyond the scale": (
        "lines.toml",
        PLACE,
        "when = { place = 6 }",
        "line:few",
        "`place` can't be `6`",
        "It takes 1 to 5",
    ),
    "words for a number": (
        "lines.toml",
        PLACE,
        'when = { place = { below = "three" } }',
        "line:few",
        "`place` is a number, and `three` is none",
        "Write a number",
    ),
    "an order where there is none": (
        "lines.toml",
        PLACE,
        'when = { start = { below = "few" } }',
        "line:few",
        "`start` is of kind choice and no ladder",
        "ladder = true",
    ),
    "typed words compared": (
        "lines.toml",
        PLACE,
        'when = { aim = "more talks" }',
        "line:few",
        "`aim` is of kind text, and typed words can't be compared",
        "a choice",
    ),
    "typed words in order": (
        "lines.toml",
        PLACE,
        'when = { aim = { at_least = "a" } }',
        "line:few",
        "`aim` is of kind text and no ladder",
        "Name the choices",
    ),
    "a rung that isn't one": (
        "tensions.toml",
        'line = { at_least = "worked" }',
        'line = { at_least = "wroked" }',
        "tension:many-and-closed",
        "`line` is compared with `wroked`",
        "Did you mean `worked`?",
    ),
    "a reference to another kind": (
        "tensions.toml",
        'line = { at_least = "worked" }',
        'line = { at_least = "{place}" }',
        "tension:many-and-closed",
        "is compared with `place`, a question of kind scale",
        "one choice",
    ),
    "a reference to other choices": (
        "tensions.toml",
        'line = { at_least = "worked" }',
        'line = { at_least = "{start}" }',
        "tension:many-and-closed",
        "whose choice `waiting` it never has",
        "the same fact",
    ),
    "a number compared with a choice": (
        "lines.toml",
        PLACE,
        'when = { place = { below = "{start}" } }',
        "line:few",
        "compared with `start`, which is no number",
        "a scale or a number",
    ),
    "a verdict of a rehearsal": (
        "lines.toml",
        PLACE,
        'when = { gut = "acept" }',
        "line:few",
        "`gut` is compared with `acept`",
        "Did you mean `accept`?",
    ),
    "a choice of a fact": (
        "rules.toml",
        SALES,
        'if = { topic = "sale" }',
        "rule:in-sales",
        "the fact `topic` is compared with `sale`",
        "Did you mean `sales`?",
    ),
    "an order of a fact that has none": (
        "rules.toml",
        SALES,
        'if = { topic = { at_least = "near" } }',
        "rule:in-sales",
        "the fact `topic` is no ladder",
        "ladder = true",
    ),
    "a number for a rung": (
        "rules.toml",
        'host = { at_least = "met" }',
        "host = { at_least = 2 }",
        "rule:out-known",
        "the fact `host` is compared with `2`",
        "There are",
    ),
    "a reference that isn't of the fact": (
        "rules.toml",
        'host = { at_least = "{line}" }',
        'topic = "{line}"',
        "rule:in-line",
        "`topic` is compared with `line`, whose choice `new` it never has",
        "the same fact",
    ),
    "an answer without its braces": (
        "rules.toml",
        'host = { at_least = "{line}" }',
        'host = { at_least = "line" }',
        "rule:in-line",
        "the fact `host` is compared with `line`, which is a question",
        'in braces: "{line}"',
    ),
    "no choice between two thresholds": (
        "rules.toml",
        'host = { at_least = "met" }',
        'host = { at_least = "met", below = "met" }',
        "rule:out-known",
        "`if` leaves no choice of the fact `host`",
        "Name the choices",
    ),
    "no choice whatever is answered": (
        "rules.toml",
        'host = { at_least = "{line}" }',
        'host = { at_least = "{line}", below = "{line}" }',
        "rule:in-line",
        "`if` leaves no choice of the fact `host`",
        "Name the choices",
    ),
    "a question that is never asked": (
        LESSON,
        'when = { line = { at_least = "met" } }',
        'when = { line = { at_least = "met", below = "met" } }',
        "question:below",
        "it is never asked, whatever is answered",
        "Look at its `when`",
    ),
    "a line that never stands": (
        "lines.toml",
        PLACE,
        'when = { place = { below = 3 }, start = { not = ["waiting", "many", "few"] } }',
        "line:few",
        "`when` never holds",
        "Look at its `when`",
    ),
    "a line that waits for a question which isn't asked then": (
        "lines.toml",
        PLACE,
        'when = { below = "ask", line = "new" }',
        "line:few",
        "`when` never holds",
        "those questions themselves",
    ),
    "one table of several that never holds": (
        "lines.toml",
        PLACE,
        'when = [{ place = { below = 3 } }, { travel = "no", line = "new", below = "ask" }]',
        "line:few",
        "`when`: its table 2 never holds, whatever is answered",
        "Take that table out",
    ),
    "a line whose words are never there": (
        "lines.toml",
        'when = { place = { below = 3 } }\ntext = "I take a day',
        'when = { line = "new" }\ntext = "Else I {below}. I take a day',
        "line:few",
        "it never stands: where its `when` holds, `below` can't be answered",
        "Leave the pipe out",
    ),
    "a rule whose verdict is never there": (
        "rules.toml",
        'when = { closed = "far" }\nif = { topic = ["far", "sales"], fee = "free" }\n'
        'verdict = "decline"',
        'when = { closed = "far", line = "new" }\nif = { topic = ["far", "sales"], fee = "free" }\n'
        'verdict = "{below}"',
        "rule:in-far",
        "it never stands: where its `when` holds, `below` can't be answered",
        "look at both conditions",
    ),
    "a place that nothing is below": (
        "lines.toml",
        PLACE,
        "when = { place = { below = 1 } }",
        "line:few",
        "`when` never holds",
        "Look at its `when`",
    ),
    "more choices than may be given": (
        "lines.toml",
        PLACE,
        "when = { closed = { at_least = 3 } }",
        "line:few",
        "`when` never holds",
        "Look at its `when`",
    ),
    "a choice beside the one that stands alone": (
        "lines.toml",
        PLACE,
        'when = [{ closed = "nothing", place = 9 }, { closed = { at_least = 3 } }]',
        "line:few",
        "`place` can't be `9`",
        "1 to 5",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_can_not_be_is_named(case: str, tmp_path: Path) -> None:
    assert_named(CASES[case], tmp_path)


FINE = [
    '{ "circle.known" = { at_least = "met" } }',
    '{ "circle.known" = { not = ["new", "met"] } }',
    "{ circle = { at_least = 2 } }",
    "{ more-aims = { at_least = 1 } }",
    '{ gut = "accept" }',
    "{ gut = { at_least = 2 } }",
    '{ line = { below = "nobody" } }',
    "{ evenings = { at_least = 3, below = 7 } }",
    '{ closed = "sales", place = [1, 2] }',
    '{ travel = { not = "yes" } }',
]


@pytest.mark.parametrize("when", FINE)
def test_what_can_be_is_not_complained_about(when: str, tmp_path: Path) -> None:
    offered = "offered = true\n"
    assert found(tmp_path, ("lines.toml", offered, f"{offered}when = {when}\n")) == ()


@pytest.fixture(scope="module")
def small(small_folder: Path) -> Pack:
    return load(small_folder)


def written(when: str) -> Condition:
    toml = parse(f"when = {when}", "here", [])
    assert toml is not None
    whole = Toml(toml.data, "here", 0, Lines("", 0))
    return condition(Record(toml.data, whole, [], "", 1), "when")


@pytest.mark.parametrize("when", FINE)
def test_what_can_be_can_hold(when: str, small: Pack) -> None:
    assert can_hold(small, written(when))


def test_a_choice_that_stands_alone_has_none_beside_it(small: Pack) -> None:
    alone, beside = written('{ closed = "nothing" }')[0], written('{ closed = "far" }')[0]
    assert can_hold(small, (alone, beside)), "either may be chosen"
    assert not can_hold(small, ((*alone, *beside),)), "and never both"


def test_typed_words_and_numbers_decide_nothing(small: Pack) -> None:
    assert can_hold(small, written('{ aim = "x", evenings = { below = 0 } }'))


def test_more_answers_than_can_be_tried_decide_nothing(
    small: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    impossible = written('{ start = { not = ["waiting", "many", "few"] } }')
    assert not can_hold(small, impossible)
    monkeypatch.setattr(reach, "MOST", 2)
    assert can_hold(small, impossible)


@pytest.mark.parametrize(
    "case",
    [
        "a line that never stands",
        "no choice between two thresholds",
        "a question that is never asked",
    ],
)
def test_what_can_never_be_is_told_once(case: str, tmp_path: Path) -> None:
    file, old, new, place, what, _ = CASES[case]
    named = place.replace(":", " `") + "`:"
    (one,) = [m for m in found(tmp_path, (file, old, new)) if m.what.startswith(named)]
    assert what in one.what
