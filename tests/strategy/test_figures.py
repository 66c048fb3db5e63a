"""Figures that hang on answers, and lines that a row, an order or a fact calls for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.decide import after
from coachtui.decide.model import CANT_TELL
from coachtui.decide.verdict import decide
from coachtui.interview.answers import Entry, Value
from coachtui.interview.figures import fits, limit
from coachtui.pack.load import load
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits, place
from coachtui.strategy.model import Strategy

PACK = load(Path(__file__).resolve().parents[1] / "packs" / "figures")


def made(given: Mapping[str, Value], edits: Edits | None = None) -> Strategy:
    return derive(PACK, {id_: Entry(value=one) for id_, one in given.items()}, edits or Edits())


def texts(strategy: Strategy, section: str) -> list[str]:
    return [line.text for line in strategy.lines if line.section == section]


def test_a_limit_is_that_of_the_first_case_that_holds() -> None:
    assert limit(PACK, {}, "sign").value == 20
    assert limit(PACK, {"stall": "small"}, "sign").value == 20
    assert limit(PACK, {"stall": "large"}, "sign").value == 40


def test_a_line_that_cites_a_limit_rests_on_the_answer_that_sets_it() -> None:
    for given_, says in (({}, "20"), ({"stall": "large"}, "40")):
        line = next(one for one in made(given_).lines if one.id == "gap-sign")
        assert line.text == f"The sign holds {says} letters."
        assert line.because == ("stall",)


def test_lines_stand_in_the_order_of_an_answer_and_the_others_follow() -> None:
    hours: Mapping[str, Value] = {"hours": "many", "one": 6}
    assert [one[:4] for one in texts(made(hours), "gaps")] == ["The ", "A ro", "Loav"]
    large: Mapping[str, Value] = {**hours, "stall": "large"}
    assert [one[:4] for one in texts(made(large), "gaps")] == ["A ro", "The ", "Loav"]


def test_a_move_of_ones_own_comes_after_the_order_of_an_answer() -> None:
    moved = made({"stall": "large"}, place(Edits(), "gap-sign", "top"))
    assert [one[:4] for one in texts(moved, "gaps")] == ["The ", "A ro"]


@pytest.mark.parametrize(
    ("hours", "one", "says"),
    [
        ("few", 1, "4–16"),
        ("many", 60, "2–4"),
        ("few", 4, "1–4"),
        ("few", 5, "3"),
        ("few", 20, None),
    ],
)
def test_an_estimate_is_a_span_rounded_down_and_nothing_where_nothing_fits(
    hours: str, one: int, says: str | None
) -> None:
    assert fits(PACK, {"hours": hours, "one": one}, "loaves") == says


def test_an_estimate_waits_for_both_of_its_answers() -> None:
    strategy = made({"hours": "few"})
    assert ("gap-loaves", "one") in [(wait.id, wait.question) for wait in strategy.waits]
    line = next(one for one in made({"hours": "few", "one": 2}).lines if one.id == "gap-loaves")
    assert (line.text, line.because) == ("Loaves a month: 2–8.", ("hours", "one"))


@given(st.integers(1, 60), st.sampled_from(["few", "many"]))
def test_an_estimate_never_promises_more_than_the_time_there_is(one: int, hours: str) -> None:
    said = fits(PACK, {"hours": hours, "one": one}, "loaves")
    most = PACK.estimates["loaves"].amounts[hours][1] * 4
    assert said is None or int(said.split("–")[-1]) * one <= most


def test_a_line_a_row_stands_for_the_rows_that_call_for_it() -> None:
    rows: tuple[Mapping[str, str | int], ...] = (
        {"row": 1, "name": "Ada", "state": "rung"},
        {"row": 2, "name": "Bo", "state": "new"},
        {"row": 3, "name": "Cy"},
    )
    strategy = made({"guests": rows})
    assert texts(strategy, "steps") == ["Ring Bo.", "Leave Ada in peace.", "Leave Cy in peace."]
    assert {line.id for line in strategy.lines if line.section == "steps"} == {
        "ring-2",
        "rest-1",
        "rest-3",
    }


def test_no_line_waits_for_rows_of_which_none_calls_for_it() -> None:
    rows: tuple[Mapping[str, str | int], ...] = ({"row": 1, "name": "Ada", "state": "rung"},)
    strategy = made({"guests": rows})
    assert "ring" not in [wait.id for wait in strategy.waits]
    assert {"ring", "rest"} <= {wait.id for wait in made({}).waits}


def test_a_line_with_a_verdict_is_kept_back_only_by_what_is_known_of_the_person() -> None:
    strategy = made({"stall": "large"})
    for fact, shown in (("stranger", True), ("neighbour", False), (CANT_TELL, True), ("", True)):
        decided = decide(PACK, strategy, "in", {"guest": fact} if fact else {})
        ids = [line.id for line in after.lines(PACK, strategy, decided)]
        assert ids == (["always", "hello"] if shown else ["always"])


def test_where_there_is_no_limit_to_a_verdict_none_is_counted() -> None:
    found = after.use(PACK, {}, (), "in", "serve", today=date(2026, 11, 23))
    assert found is not None
    assert found.limit.value == 5
    known: Mapping[str, Value] = {"stall": "large"}
    assert after.use(PACK, known, (), "in", "serve", today=date(2026, 11, 23)) is None


def test_a_line_gives_way_to_the_persons_own_words_and_comes_back_without_them() -> None:
    assert "A plain sign will do." in texts(made({}), "replies")
    assert "A plain sign will do." not in texts(made({"sign": "Bread"}), "replies")
    line = next(one for one in made({}).lines if one.id == "sign-plain")
    assert line.because == ("sign",)
