"""A question as it is put: drafts made of answers, and pictures that say no number twice."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coachtui.interview.put import amount, drafted, put
from coachtui.pack.figure import Limit
from coachtui.pack.manner import ENGLISH
from coachtui.pack.model import Pack
from coachtui.pack.page import Bar
from coachtui.pack.question import Draft, Question

PACK = Pack(
    id="small",
    title="Small",
    lessons=(),
    limits={
        "room": Limit(id="room", value=2600, about="characters", as_of="2026-01-01"),
        "price": Limit(id="price", value="any number", about="notes", as_of="2026-01-01"),
    },
    questions={id_: Question(id=id_, kind="prose", text="What?") for id_ in ("day", "offer")},
)


def question(*lines: str) -> Question:
    """A question of one line, with a draft."""
    draft = Draft(id="plain", title="Plain", lines=lines)
    return Question(id="headline", kind="text", text="A headline?", drafts=(draft,))


@pytest.mark.parametrize(
    ("value", "note", "says"),
    [
        (9, "", "9"),
        (9, "same people", "9"),
        (1, "about 1", ""),
        (3.3, "about 3.3, of 5.5 in all", ""),
        (3, "about 3.", ""),
        (7300, "7,300 links", ""),
        (1, "1.5 in all", "1"),
        (5, "of 15", "5"),
    ],
)
def test_a_number_is_said_once(value: float, note: str, says: str) -> None:
    assert amount(ENGLISH, Bar(label="x", value=value, note=note)) == says


def test_what_somebody_typed_stands_in_a_draft_as_they_typed_it() -> None:
    typed = "The stairs were too short.\nI drew a landing, " + "and they walked it, " * 8
    made = put(PACK, {"day": typed}, question("{day}.", "Ask me about: {offer}.")).drafts
    assert [draft.lines for draft in made] == [(typed.strip(),)]


def test_a_draft_of_which_nothing_is_known_is_not_offered() -> None:
    assert put(PACK, {}, question("{day}.")).drafts == ()


def test_a_draft_for_one_line_is_one_line() -> None:
    asked = question("{day}.", "Ask me about: {offer}.")
    (draft,) = put(PACK, {"day": "Stairs", "offer": "oak\nand ash"}, asked).drafts
    assert drafted(asked, draft) == "Stairs. Ask me about: oak and ash"


def test_a_limit_is_said_as_people_write_it() -> None:
    asked = Question(id="about", kind="prose", text="{limits.room} fit, and {limits.price} of it.")
    assert put(PACK, {}, asked).text == "2,600 fit, and any number of it."


def test_yes_and_no_are_put_in_the_packs_own_language() -> None:
    asked = Question(id="travel", kind="yes-no", text="Nights away?")
    german = replace(PACK, manner=replace(ENGLISH, words={"yes": "ja", "no": "nein"}))
    assert [(one.key, one.label) for one in put(PACK, {}, asked).choices] == [
        ("y", "yes"),
        ("n", "no"),
    ]
    assert [one.label for one in put(german, {}, asked).choices] == ["ja", "nein"]


def test_all_that_is_read_beside_a_question_has_its_words_filled() -> None:
    place = Question(
        id="place",
        kind="scale",
        text="For {day}?",
        why="Since {day}.",
        hints=("Think of {day}.",),
        example="As {day}",
        steps=("none of {day}", "all of {day}"),
        ends=("less {day}", "more {day}"),
    )
    asked = put(PACK, {"day": "Tuesday"}, place)
    assert (asked.text, asked.why, asked.example) == (
        "For Tuesday?",
        "Since Tuesday.",
        "As Tuesday",
    )
    assert asked.hints == ("Think of Tuesday.",)
    assert asked.steps == ("None of Tuesday", "All of Tuesday")
    assert asked.ends == ("Less Tuesday", "More Tuesday")
