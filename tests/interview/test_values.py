"""What a question may hold, and what is said of the rest."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.interview.answers import Value
from coachtui.interview.constraints import check
from coachtui.interview.values import Invalid, parse
from coachtui.pack.load import load
from coachtui.pack.question import Constraint, Question

PACK = load(Path(__file__).resolve().parents[1] / "packs" / "small")
Q = PACK.questions


@pytest.mark.parametrize(
    ("id_", "raw", "value"),
    [
        ("aim", "  Calm \r\n wards ", "Calm wards"),
        ("aim", "Calm \n\n wards", "Calm wards"),
        ("scene", " one\r\ntwo ", "one\ntwo"),
        ("place", "3", 3),
        ("evenings", 0, 0),
        ("travel", True, "yes"),
        ("line", "nobody", "nobody"),
        ("closed", "sales", ("sales",)),
        ("more-aims", "one\n\ntwo", ("one", "two")),
        ("review", "2027-02-01", "2027-02-01"),
        ("gut", {"fair": "ask", "school": "accept"}, {"school": "accept", "fair": "ask"}),
        (
            "circle",
            [{"name": "A", "known": "met", "seats": "30"}, {"name": "B", "row": 1}],
            ({"row": 2, "name": "A", "known": "met", "seats": 30}, {"row": 1, "name": "B"}),
        ),
    ],
)
def test_what_is_typed_becomes_a_value(id_: str, raw: object, value: object) -> None:
    assert parse(Q[id_], raw) == value


@pytest.mark.parametrize(
    ("id_", "raw", "says"),
    [
        ("aim", " \n ", "Nothing is written yet."),
        ("aim", "x" * 501, "That is 501 characters; 500 fit here. Nothing was cut: shorten it."),
        ("aim", 3, "Words are expected here, not a number."),
        ("place", 6, "6: a whole number from 1 to 5 is expected here."),
        ("place", "two", "“two”: a whole number from 1 to 5 is expected here."),
        ("place", True, "“True”: a whole number from 1 to 5 is expected here."),
        ("evenings", "9" * 5000, "a whole number from 0 to 40 is expected here."),
        ("line", "refuse", "“refuse” is none of the choices: new, met, worked, nobody."),
        ("closed", ["sales", "nothing"], "stands alone: take it off, or the others."),
        ("closed", ["sale"], "“sale”: none of the choices"),
        ("more-aims", ["a", "b", "c", "d"], "That is 4 lines; 3 fit here."),
        ("travel", "maybe", "“maybe”: “yes” or “no” is expected here."),
        ("review", "soon", "“soon”: a date such as 2026-11-22 is expected here."),
        ("circle", [{"known": "met"}], "nothing is written yet."),
        ("circle", [{"name": "A", "colour": "red"}], "Row 1: `colour` is no field."),
        ("circle", ["Ana", 3], "Row 1: A row such as { name = ... } is expected here."),
        ("circle", "A, B, C", "Rows are expected here, not words."),
        ("gut", {"school": "accept"}, "fair: not judged yet."),
        ("gut", "accept", "A card and a verdict such as school=... are expected here."),
        ("gut", {"schul": "accept"}, "`schul` is no card of this page."),
    ],
)
def test_what_does_not_fit_is_said(id_: str, raw: object, says: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse(Q[id_], raw)
    assert says in str(refused.value)


@given(
    id_=st.sampled_from(sorted(Q)),
    raw=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
        max_leaves=8,
    ),
)
def test_anything_is_taken_or_refused_and_taken_twice_the_same(id_: str, raw: object) -> None:
    with suppress(Invalid):
        value = parse(Q[id_], raw)
        assert parse(Q[id_], value) == value


def test_constraints_speak_only_when_all_their_parts_hold() -> None:
    words = Question(
        id="q",
        kind="text",
        text="?",
        soft=(
            Constraint(say="short", shorter=5),
            Constraint(say="odd", longer=2, pattern="[a-z]+"),
        ),
        hard=(Constraint(say="never", when=((),), shorter=100),),
    )
    assert check(words, "abc", {}).soft == ("short",)
    assert check(words, "a1b", {}).soft == ("short", "odd")
    assert check(words, "a1", {}).soft == ("short",)
    assert check(words, "abcdef", {words.hard[0]: True}).hard == ("never",)
    assert check(words, "abcdef", {words.hard[0]: None}).hard == ()


@pytest.mark.parametrize(
    ("constraint", "silent", "speaks"),
    [
        (Constraint(say="", shorter=5), "abcde", "abcd"),
        (Constraint(say="", longer=5), "abcde", "abcdef"),
        (Constraint(say="", shorter=5), ("ab", "cde"), ("ab", "cd")),
        (Constraint(say="", fewer=2), ("a", "b"), ("a",)),
        (Constraint(say="", more=2), ("a", "b"), ("a", "b", "c")),
        (Constraint(say="", fewer=2), ({"row": 1}, {"row": 2}), ({"row": 1},)),
        (Constraint(say="", more=3), 3, 4),
        (Constraint(say="", fewer=3), 3, 2),
        (Constraint(say="", fewer=2), None, "words count as one"),
        (Constraint(say="", more=1), "words count as one", None),
        (Constraint(say="", pattern="[a-z]+"), ("a", "b"), ("a", "1")),
    ],
)
def test_each_part_of_a_constraint_has_its_edge(
    constraint: Constraint, silent: Value | None, speaks: Value | None
) -> None:
    question = Question(id="q", kind="text", text="?", soft=(constraint,))
    if silent is not None:
        assert check(question, silent, {}).soft == ()
    if speaks is not None:
        assert check(question, speaks, {}).soft == ("",)
