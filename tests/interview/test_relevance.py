"""Unknown is not no: conditions over answers have three values."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.interview.answers import Entry, Value
from coachtui.interview.relevance import holds, questions_in, view
from coachtui.pack import condition
from coachtui.pack.condition import Condition, Operand, Ref
from coachtui.pack.load import load

PACK = load(Path(__file__).resolve().parents[1] / "packs" / "small")
A, B = {"row": 1, "name": "A", "known": "met"}, {"row": 2, "name": "B", "known": "worked"}


def one(subject: str, **parts: object) -> Condition:
    return ((condition.Test(subject=subject, **parts),),)  # type: ignore[arg-type]


def any_of(*values: Operand) -> dict[str, object]:
    return {"any_of": values}


@pytest.mark.parametrize(
    ("condition", "known", "truth"),
    [
        ((), {}, True),
        (one("start", **any_of("waiting")), {}, None),
        (one("start", **any_of("waiting")), {"start": "waiting"}, True),
        (one("start", **any_of("few", "many")), {"start": "waiting"}, False),
        (one("start", none_of=("waiting",)), {"start": "many"}, True),
        (one("place", at_least=3), {"place": 3}, True),
        (one("place", below=3), {"place": 3}, False),
        (one("line", at_least="met"), {"line": "worked"}, True),
        (one("line", at_least="met"), {"line": "new"}, False),
        (one("line", at_least="refuse"), {"line": "new"}, True),
        (one("line", at_least="met"), {"line": "nobody"}, True),
        (one("line", below="nobody"), {"line": "nobody"}, True),
        (one("line", at_least="nobody"), {"line": "nobody"}, False),
        (one("line", below=Ref("place")), {"line": "met"}, None),
        (one("closed", **any_of("sales")), {"closed": ("sales", "far")}, True),
        (one("closed", none_of=("sales",)), {"closed": ("far",)}, True),
        (one("closed", at_least=2), {"closed": ("sales", "far")}, True),
        (one("more-aims", below=2), {"more-aims": ("x",)}, True),
        (one("circle", at_least=2), {"circle": (A, B)}, True),
        (one("circle", at_least=2.5), {"circle": (A, B)}, False),
        (one("circle.known", **any_of("worked")), {"circle": (A, B)}, True),
        (one("circle.known", none_of=("worked",)), {"circle": (A,)}, True),
        (one("circle.known", at_least="worked"), {"circle": (A, B)}, True),
        (one("circle.known", below="worked"), {"circle": (A, B)}, False),
        (one("circle.known", at_least=2), {"circle": (A, B)}, True),
        (one("gone", **any_of("x")), {"gone": "x"}, None),
    ],
)
def test_a_condition_holds_or_not_or_is_not_decided(
    condition: Condition, known: dict[str, Value], truth: bool | None
) -> None:
    assert holds(PACK, condition, known) is truth


def test_one_false_decides_an_and_and_one_true_an_or() -> None:
    unknown = one("start", **any_of("waiting"))[0]
    false = one("place", at_least=3)[0]
    true = one("place", below=3)[0]
    known: dict[str, Value] = {"place": 1}
    assert holds(PACK, (unknown + false,), known) is False
    assert holds(PACK, (unknown + true,), known) is None
    assert holds(PACK, (unknown, true), known) is True
    assert holds(PACK, (unknown, false), known) is None


@pytest.mark.parametrize("state", ["open", "unsure", "skipped", "coach"])
def test_a_value_left_with_another_state_is_unknown(state: str) -> None:
    entry = Entry(value="waiting", state=state)  # type: ignore[arg-type]
    assert "start" not in view(PACK, {"start": entry}).known


def test_an_answer_without_a_value_is_unknown() -> None:
    assert "start" not in view(PACK, {"start": Entry()}).known


@pytest.mark.parametrize(
    "parts",
    [any_of("new", Ref("line")), {"none_of": (Ref("line"),)}, {"at_least": Ref("line")}],
)
def test_a_condition_cites_what_it_asks_and_what_it_compares_with(parts: dict[str, object]) -> None:
    assert questions_in(one("circle.known", **parts)) == ("circle", "line")


def test_a_question_closes_with_what_it_hangs_on_and_comes_back() -> None:
    hanging = [
        (id_, test.subject)
        for id_, question in PACK.questions.items()
        for tests in question.when
        for test in tests
    ]
    assert hanging, "the small pack has a question with a condition"
    assert all(view(PACK, {}).relevant[id_] is None for id_, _ in hanging)
