"""`answer`: every kind of value, every state, and what can't be an answer yet."""

from __future__ import annotations

import pytest

from tests.cli.run import fails, question, reads, run, says

pytestmark = pytest.mark.usefixtures("frozen")


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("id_", "words", "value"),
    [
        ("aim", ["Calmer", "handovers"], "Calmer handovers"),
        ("scene", ["First line.\nSecond line."], "First line.\nSecond line."),
        ("more-aims", ["One more", "Another"], ["One more", "Another"]),
        ("start", ["many"], "many"),
        ("closed", ["far", "sales"], ["sales", "far"]),
        ("closed", ["nothing"], ["nothing"]),
        ("place", ["4"], 4),
        ("evenings", ["0"], 0),
        ("travel", ["no"], "no"),
        ("review", ["2027-02-01"], "2027-02-01"),
        ("gut", ["school=accept", "fair=decline"], {"school": "accept", "fair": "decline"}),
        (
            "circle",
            ['{ name = "Mei", known = "met", seats = 20 }', '{name="A. L."}'],
            [{"name": "Mei", "known": "met", "seats": 20}, {"name": "A. L."}],
        ),
    ],
)
def test_each_kind_takes_its_words(id_: str, words: list[str], value: object) -> None:
    told = reads("answer", id_, *words)
    assert (told["value"], told["state"]) == (value, "answered")
    assert reads("answers")[id_] == {
        "value": value,
        "state": "answered",
        "by": "self",
        "at": "2026-11-22T20:00:00Z",
    }


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("id_", "typed", "value"),
    [
        ("aim", "Calmer handovers\n", "Calmer handovers"),
        ("scene", "One.\r\n\r\nTwo.\n", "One.\n\nTwo."),
        ("more-aims", "One more\nAnother\n", ["One more", "Another"]),
        ("closed", "sales\nfar\n", ["sales", "far"]),
        ("place", "3\n", 3),
        ("gut", "school=ask\nfair=ask\n", {"school": "ask", "fair": "ask"}),
        ("circle", '{ name = "Mei" }\n{ name = "Jo" }\n', [{"name": "Mei"}, {"name": "Jo"}]),
        ("aim", "\ufeffwith a mark", "with a mark"),
    ],
)
def test_standard_input_is_taken_for_a_dash(id_: str, typed: str, value: object) -> None:
    assert reads("answer", id_, "-", typed=typed)["value"] == value


def test_standard_input_that_is_no_text_is_refused() -> None:
    assert "UTF-8" in fails(1, "answer", "aim", "-", typed=b"\xff\xfe\x00")


def test_standard_input_without_end_is_refused() -> None:
    assert "8 MB" in fails(1, "answer", "tuesday", "-", typed=b"x" * 8_000_001)


def test_what_the_answer_made_is_echoed() -> None:
    told = says("answer", "in-line", "words")
    assert "That gives: If we've exchanged words, then I accept." in told
    assert reads("answer", "in-line", "together")["echo"]["id"] == "in-known"


@pytest.mark.usefixtures("small")
def test_an_echo_of_the_packs_own_is_said() -> None:
    told = says("answer", "flinch", "The one about strangers")
    assert "You would break: The one about strangers" in told


def test_a_soft_remark_is_made_and_the_answer_kept() -> None:
    assert "Worth a thought: " in says("answer", "aim", "jobs")
    assert question("aim")["value"] == "jobs"


@pytest.mark.parametrize(
    ("option", "state"), [("--unsure", "unsure"), ("--skip", "skipped"), ("--coach", "coach")]
)
def test_a_question_may_be_left_with_a_state(option: str, state: str) -> None:
    assert reads("answer", "aim", option)["state"] == state
    assert reads("answers")["aim"]["value"] is None


def test_unsure_may_carry_a_value() -> None:
    says("answer", "aim", "Clients", "--unsure")
    assert question("aim")["value"] == "Clients"
    assert question("aim")["state"] == "unsure"
    assert "aim-first" not in [one["id"] for one in reads("strategy")["lines"]]


def test_a_value_stays_with_a_question_that_is_skipped() -> None:
    says("answer", "aim", "Clients")
    says("answer", "aim", "--skip")
    assert (question("aim")["state"], question("aim")["value"]) == ("skipped", "Clients")


def test_an_answer_can_be_taken_back() -> None:
    says("answer", "aim", "Clients")
    assert reads("answer", "aim", "--clear")["state"] == "open"
    assert "aim" not in reads("answers")


@pytest.mark.parametrize(
    "words",
    [["--unsure", "--skip"], ["--clear", "--coach"], ["Clients", "--skip"], ["Clients", "--clear"]],
)
def test_what_does_not_go_together_is_wrong_usage(words: list[str]) -> None:
    fails(2, "answer", "aim", *words)
    assert reads("answers") == {}


def test_no_value_is_wrong_usage_and_says_what_fits() -> None:
    assert "placeless" in fails(2, "answer", "in-line")
    assert "from 1 to 7" in fails(2, "answer", "place")
    assert "thabo=..." in fails(2, "answer", "gut")
    assert "name" in fails(2, "answer", "circle")


def test_an_unknown_question_exits_2_with_near_names() -> None:
    assert "in-line" in fails(2, "answer", "in-lin", "words")
    assert "aim" in fails(2, "answer", "ai", "words")


@pytest.mark.parametrize(
    ("id_", "words", "why"),
    [
        ("in-line", ["often"], "none of the choices"),
        ("place", ["8"], "from 1 to 7"),
        ("place", ["middle"], "whole number"),
        ("review", ["tomorrow"], "2026-11-22"),
        ("welcome", ["recruiter", "nobody"], "stands alone"),
        ("aim", ["x" * 501], "501 characters"),
        ("aim", ["  "], "Nothing is written yet"),
        ("circle", ["Ana"], "row"),
        ("circle", ["{ name = "], "row"),
        ("circle", ['{ nome = "Ana" }'], "no field"),
    ],
)
def test_what_is_no_answer_exits_1_and_says_why(id_: str, words: list[str], why: str) -> None:
    assert why in fails(1, "answer", id_, *words)
    assert question(id_)["state"] == "open"


def test_what_is_no_answer_is_kept_as_a_draft_and_the_answer_before_stands() -> None:
    says("answer", "place", "3")
    told = fails(1, "answer", "place", "9")
    assert "kept as a draft" in told
    assert "stands" in told
    assert (question("place")["value"], question("place")["draft"]) == (3, "9")
    says("answer", "place", "4")
    assert question("place")["draft"] is None


def test_words_that_are_too_long_are_kept_whole() -> None:
    fails(1, "answer", "aim", "x" * 700)
    assert question("aim")["draft"] == "x" * 700


def test_a_number_below_nought_is_no_option() -> None:
    assert "-3" in fails(1, "answer", "place", "-3")


def test_words_that_look_like_options_are_taken_behind_two_dashes() -> None:
    says("answer", "aim", "--", "--skip")
    assert question("aim")["value"] == "--skip"


def test_a_set_aside_question_is_answered_and_kept() -> None:
    says("answer", "in-line", "placeless")
    told = says("answer", "in-reason", "accept")
    assert "set aside" in told
    assert question("in-reason")["value"] == "accept"
    assert "set aside" in says("answers")


def test_a_question_that_waits_is_answered_and_kept() -> None:
    assert "not asked yet" in says("answer", "in-reason", "accept")


def test_cards_are_judged_one_by_one() -> None:
    told = says("answer", "gut", "thabo=accept")
    assert "Still to judge: henrik, ji-ho, samira" in told
    assert question("gut")["state"] == "open"
    assert reads("answer", "gut", "henrik=decline")["draft"] == {
        "thabo": "accept",
        "henrik": "decline",
    }
    told = reads("answer", "gut", "ji-ho=ask", "samira=note")
    assert told["state"] == "answered"
    assert told["draft"] is None
    assert told["value"]["thabo"] == "accept"


def test_a_card_can_be_judged_again() -> None:
    cards = ["thabo=accept", "henrik=decline", "ji-ho=ask", "samira=note"]
    says("answer", "gut", *cards)
    value = reads("answer", "gut", "thabo=wait")["value"]
    assert (value["thabo"], value["henrik"]) == ("wait", "decline")


def test_a_card_judged_by_no_verdict_is_no_answer_yet() -> None:
    assert "thabo=often" in fails(1, "answer", "gut", "thabo=often")
    assert question("gut")["draft"] == {"thabo": "often"}


def test_an_unknown_card_exits_2_with_near_names() -> None:
    assert "thabo" in fails(2, "answer", "gut", "tabo=accept")
    assert question("gut")["draft"] is None


def test_the_same_answer_again_changes_nothing() -> None:
    says("answer", "aim", "Clients")
    before = reads("answers")
    assert run("answer", "aim", "Clients").exit_code == 0
    assert reads("answers") == before
