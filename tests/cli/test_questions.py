"""`questions` and `lessons`: the shapes that other programs rely on, and what a person reads."""

from __future__ import annotations

import pytest

from tests.cli.run import question, reads, says
from tests.sitting import SHIPPED

KEYS = {
    "id": str,
    "lesson": str,
    "kind": str,
    "text": str,
    "state": str,
    "choices": list,
    "fields": list,
}


def test_every_question_is_listed_in_asking_order() -> None:
    assert [one["id"] for one in reads("questions")] == list(SHIPPED.questions)


def test_every_question_has_every_key_of_the_contract() -> None:
    for one in reads("questions"):
        for key, kind in KEYS.items():
            assert isinstance(one[key], kind), (one["id"], key)
        assert {"relevant", "value", "min", "max", "ends", "pattern"} <= one.keys()
        for choice in one["choices"]:
            assert choice["id"]
            assert choice["label"]


def test_before_any_answer_everything_is_open_and_without_a_value() -> None:
    for one in reads("questions"):
        assert one["state"] == "open"
        assert one["value"] is None
        assert one["relevant"] in (True, None)


@pytest.mark.usefixtures("small")
def test_what_each_kind_may_hold_is_told() -> None:
    place = question("place")
    assert (place["min"], place["max"]) == (1, 5)
    assert place["ends"] == ["few and well prepared", "many and near at hand"]
    evenings = question("evenings")
    assert (evenings["min"], evenings["max"]) == (0, 40)
    assert question("more-aims")["max"] == 3
    assert question("aim")["hard"] == [
        {"say": "Keep it to one line.", "sometimes": False, "longer": 200}
    ]


@pytest.mark.usefixtures("small")
def test_choices_that_stand_alone_are_marked() -> None:
    choices = {one["id"]: one for one in question("closed")["choices"]}
    assert choices["nothing"]["alone"] is True
    assert "alone" not in choices["sales"]


@pytest.mark.usefixtures("small")
def test_a_repeat_tells_its_fields() -> None:
    circle = question("circle")
    assert (circle["min"], circle["max"]) == (1, 5)
    name, known, seats = circle["fields"]
    assert (name["id"], name["kind"]) == ("name", "text")
    assert [choice["id"] for choice in known["choices"]] == ["new", "met", "worked"]
    assert (seats["min"], seats["max"]) == (1, 500)


@pytest.mark.usefixtures("small")
def test_a_rehearsal_tells_its_cards_as_fields() -> None:
    gut = question("gut")
    assert gut["kind"] == "rehearsal"
    assert [field["id"] for field in gut["fields"]] == ["school", "fair"]
    assert [choice["id"] for choice in gut["fields"][0]["choices"]] == ["accept", "ask", "decline"]
    assert gut["fields"][0]["text"]


def test_a_pattern_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object, small_folder: object
) -> None:
    import shutil
    from pathlib import Path

    folder = Path(str(tmp_path)) / "pack"
    shutil.copytree(str(small_folder), folder)
    lesson = folder / "lessons" / "which-talks.md"
    old = 'hard = [{ longer = 200, say = "Keep it to one line." }]'
    assert old in lesson.read_text()
    lesson.write_text(
        lesson.read_text().replace(old, "hard = [{ pattern = '[a-z ]+', say = 'Plain letters.' }]")
    )
    monkeypatch.setattr("coachtui.workspace.packs.find", lambda _: folder)
    assert question("aim")["pattern"] == "[a-z ]+"
    assert question("start")["pattern"] is None


def test_an_answer_is_told_with_its_state() -> None:
    says("answer", "aim", "Clients", "who", "stay")
    aim = question("aim")
    assert (aim["state"], aim["value"]) == ("answered", "Clients who stay")


def test_texts_pipe_what_is_known() -> None:
    says("answer", "aim", "Clients who stay")
    need = question("need")
    assert "Clients who stay" in need["text"]
    assert "{" not in need["text"]


def test_a_question_that_other_answers_set_aside_says_so() -> None:
    says("answer", "in-line", "placeless")
    assert question("in-reason")["relevant"] is False
    says("answer", "in-line", "words")
    assert question("in-reason")["relevant"] is True


def test_a_question_that_waits_for_another_is_neither() -> None:
    assert question("in-reason")["relevant"] is None


def test_a_draft_is_told() -> None:
    from tests.cli.run import fails

    fails(1, "answer", "place", "seven")
    assert question("place")["draft"] == "seven"
    assert "open, with a draft" in says("questions")


def test_people_read_the_questions_with_their_states() -> None:
    says("answer", "aim", "Clients who stay")
    listed = says("questions")
    assert "Take time to link strategically" in listed
    assert "aim (text): answered" in listed
    assert "start (choice): open" in listed


def test_lessons_are_told_with_their_ways_through() -> None:
    lesson = reads("lessons")[0]
    assert lesson["id"] == "link-strategically"
    assert [route["id"] for route in lesson["routes"]] == ["whole", "core", "door"]
    assert all(isinstance(route["minutes"], int) for route in lesson["routes"])
    assert lesson["done"] == 0
    assert lesson["pages"] > 10
    assert lesson["suggested"] == "whole"


def test_an_answer_suggests_a_way_and_counts_its_page() -> None:
    says("answer", "start", "waiting")
    lesson = reads("lessons")[0]
    assert lesson["suggested"] == "door"
    assert lesson["done"] == 1
    assert (lesson["begun"], lesson["finished"]) == (True, False)
    assert lesson["says"].startswith("page 1 of ")
    assert "not begun, about" in says("lessons")
