"""`strategy`: its shapes, why each line stands, and all that a person may do to a line."""

from __future__ import annotations

import pytest

from tests.cli.run import fails, reads, run, says

pytestmark = pytest.mark.usefixtures("frozen")


def line(id_: str) -> dict[str, object]:
    return next(one for one in reads("strategy")["lines"] if one["id"] == id_)


def ids(part: str = "lines") -> list[str]:
    return [one["id"] for one in reads("strategy")[part]]


@pytest.fixture
def known() -> None:
    says("answer", "in-line", "words")
    says("answer", "in-bare", "wait")
    says("answer", "aim", "Clients who stay")


def test_a_strategy_has_the_keys_of_the_contract() -> None:
    strategy = reads("strategy")
    assert strategy.keys() == {"lines", "rules", "sections", "waits"}
    for one in strategy["lines"]:
        assert {"id", "section", "text", "because", "edited", "enabled"} <= one.keys()
    for one in strategy["rules"]:
        assert {"id", "direction", "text", "verdict", "because", "enabled"} <= one.keys()
    for one in strategy["waits"]:
        assert one.keys() == {"id", "question"}
    assert strategy["sections"]["rules"] == "How I decide"


@pytest.mark.usefixtures("grace")
def test_each_rule_is_also_a_line_of_the_section_rules() -> None:
    strategy = reads("strategy")
    lines = {one["id"]: one for one in strategy["lines"] if one["section"] == "rules"}
    assert list(lines) == [one["id"] for one in strategy["rules"]]
    for rule in strategy["rules"]:
        assert lines[rule["id"]]["text"] == rule["text"]


def test_before_any_answer_rules_wait() -> None:
    waits = {one["id"]: one["question"] for one in reads("strategy")["waits"]}
    assert waits["in-known"] == "in-line"


@pytest.mark.usefixtures("known")
def test_people_read_the_strategy_part_by_part() -> None:
    told = says("strategy")
    assert "When somebody invites me (stop at the first yes)" in told
    assert "in-known: If we've exchanged words, then I accept." in told
    assert "For some this isn't settled yet: it waits for your answer to “" in told
    assert "Waiting for your answer" in told


@pytest.mark.usefixtures("grace")
def test_lines_of_every_section_can_say_why_they_stand() -> None:
    lines = {one["section"]: one for one in reads("strategy")["lines"]}
    assert len(lines) > 10
    for one in lines.values():
        why = reads("strategy", "why", one["id"])
        assert {"line", "text", "rule", "questions"} <= why.keys()
        assert (why["line"], why["text"]) == (one["id"], one["text"])
        assert [asked["id"] for asked in why["questions"]] == one["because"]
        for asked in why["questions"]:
            assert asked.keys() == {"id", "text", "value", "answer"}
        assert why["questions"] or why["says"]


@pytest.mark.usefixtures("grace")
def test_why_a_line_of_a_row_stands_names_that_row_alone() -> None:
    (asked,) = reads("strategy", "why", "circle-2")["questions"]
    assert len(asked["value"]) == 1
    assert "row" not in asked["value"][0]


@pytest.mark.usefixtures("known")
def test_why_is_read_by_people() -> None:
    told = says("strategy", "why", "in-known")
    assert "If we've exchanged words, then I accept." in told
    assert "we've exchanged words" in told.lower().split("\n", 1)[1]


def test_an_unknown_line_exits_2_with_near_names() -> None:
    assert "in-refuse" in fails(2, "strategy", "why", "in-refus")
    fails(2, "strategy", "edit", "in-refus", "--off")


def test_a_line_that_waits_says_for_what() -> None:
    told = fails(1, "strategy", "why", "in-known")
    assert "in-line" in told


@pytest.mark.usefixtures("known")
def test_a_line_is_reworded_and_keeps_what_it_does() -> None:
    told = says("strategy", "edit", "in-known", "--text", "Met? Yes.")
    assert "Met? Yes." in told
    assert "what it does: If we've exchanged words, then I accept." in told
    assert line("in-known")["text"] == "Met? Yes."
    assert line("in-known")["edited"] is True
    assert line("in-known")["derived"] == "If we've exchanged words, then I accept."


@pytest.mark.usefixtures("known")
def test_a_line_is_switched_off_and_on() -> None:
    says("strategy", "edit", "in-known", "--off")
    assert line("in-known")["enabled"] is False
    rules = {one["id"]: one for one in reads("strategy")["rules"]}
    assert rules["in-known"]["enabled"] is False
    assert rules["in-known"]["verdict"] == "accept"
    assert "in-known" not in says("checklist", "--json")
    says("strategy", "edit", "in-known", "--on")
    assert line("in-known")["enabled"] is True


def test_an_offered_line_is_taken_in() -> None:
    assert line("no-answer")["enabled"] is False
    assert "(offered)" in says("strategy")
    says("strategy", "edit", "no-answer", "--on")
    assert line("no-answer")["enabled"] is True


@pytest.mark.usefixtures("grace")
def test_a_line_is_moved() -> None:
    says("strategy", "edit", "in-known", "--after", "top")
    assert ids()[0] == "in-known"
    says("strategy", "edit", "in-known", "--after", "in-refuse")
    assert ids()[:2] == ["in-refuse", "in-known"]


@pytest.mark.usefixtures("grace")
def test_a_line_takes_a_note_and_a_tick() -> None:
    says("strategy", "edit", "first-step", "--note", "kettle", "--done")
    assert (line("first-step")["note"], line("first-step")["done"]) == ("kettle", True)
    assert "note: kettle" in says("strategy")
    says("strategy", "edit", "first-step", "--undone")
    assert line("first-step")["done"] is False


@pytest.mark.usefixtures("known")
def test_a_line_is_put_back_as_it_was() -> None:
    before = reads("strategy")
    says("strategy", "edit", "in-known", "--text", "x y", "--off", "--note", "n", "--after", "top")
    assert reads("strategy") != before
    says("strategy", "edit", "in-known", "--reset")
    assert reads("strategy") == before


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    "options",
    [[], ["--off", "--on"], ["--reset", "--text", "x"], ["--after", "in-known"], ["--after", "nx"]],
)
def test_wrong_edits_exit_2(options: list[str]) -> None:
    before = reads("strategy")
    fails(2, "strategy", "edit", "in-known", *options)
    assert reads("strategy") == before


@pytest.mark.usefixtures("known")
def test_a_line_without_words_is_refused() -> None:
    fails(1, "strategy", "edit", "in-known", "--text", "  ")


def test_a_line_of_ones_own_is_added_and_dropped() -> None:
    told = reads("strategy", "add", "--section", "guidelines", "--text", "I write by hand.")
    assert (told["id"], told["mine"], told["text"]) == ("mine-1", True, "I write by hand.")
    assert "I write by hand." in says("guidelines")
    says("strategy", "drop", "mine-1")
    assert "mine-1" not in ids()
    assert "none" in fails(2, "strategy", "drop", "mine-1")


@pytest.mark.usefixtures("known")
def test_a_rule_of_ones_own_is_added_above_the_others() -> None:
    told = reads(
        *("strategy", "add", "--direction", "in", "--verdict", "accept"),
        *("--if", "hat=newcomer", "--if", "note=none,line"),
    )
    assert told["section"] == "rules"
    assert ids("rules")[0] == "mine-1"
    rule = reads("strategy")["rules"][0]
    assert (rule["direction"], rule["verdict"], rule["enabled"]) == ("in", "accept", True)
    assert "then I accept." in rule["text"]


def test_a_rule_may_ask_a_question_of_its_own() -> None:
    says(
        *("strategy", "add", "--direction", "in", "--verdict", "accept"),
        *("--ask", "Is it one of my sister's friends?"),
    )
    assert "Is it one of my sister's friends?" in says("checklist")


@pytest.mark.parametrize(
    ("options", "near"),
    [
        (["--section", "guideline", "--text", "x"], "guidelines"),
        (["--section", "rules", "--text", "x"], "--direction"),
        (["--text", "x"], "--section"),
        (["--verdict", "accept"], "--direction"),
        (["--direction", "inn", "--verdict", "accept", "--ask", "x?"], "in"),
        (["--direction", "in", "--ask", "x?"], "--verdict"),
        (["--direction", "in", "--verdict", "accep", "--ask", "x?"], "accept"),
        (["--direction", "in", "--verdict", "accept"], "--if"),
        (["--direction", "in", "--verdict", "accept", "--if", "hatt=client"], "hat"),
        (["--direction", "in", "--verdict", "accept", "--if", "hat=clint"], "client"),
        (["--direction", "in", "--verdict", "accept", "--if", "hat"], "client"),
        (
            ["--direction", "in", "--verdict", "accept", "--ask", "x?", "--section", "aims"],
            "section",
        ),
    ],
)
def test_wrong_lines_and_rules_of_ones_own_exit_2(options: list[str], near: str) -> None:
    assert near in fails(2, "strategy", "add", *options)
    assert reads("strategy")["lines"] == [
        one for one in reads("strategy")["lines"] if not one["mine"]
    ]


def test_a_line_of_ones_own_needs_words() -> None:
    fails(1, "strategy", "add", "--section", "guidelines")


def test_edits_of_lines_that_went_are_kept() -> None:
    says("answer", "aim", "Clients")
    says("strategy", "edit", "aim-first", "--text", "Mine.")
    says("answer", "aim", "--unsure")
    assert run("strategy", "edit", "aim-first", "--off").exit_code == 1
    says("answer", "aim", "Clients")
    assert line("aim-first")["text"] == "Mine."
