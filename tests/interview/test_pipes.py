"""A person's words stand in sentences whole, and are never bent."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.interview.answers import Row
from coachtui.interview.pipes import as_kept, fill, fill_page, labelled, lookup, spoken
from coachtui.pack.load import load
from coachtui.pack.model import Pack


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load(Path(__file__).resolve().parents[1] / "packs" / "small")


def filled(text: str, **words: str) -> str | None:
    return fill(text, words.get)


@pytest.mark.parametrize(
    ("text", "words", "reads"),
    [
        ('I look for "{aim}".', "A post near Leeds.", 'I look for "A post near Leeds".'),
        ("First: {aim}", "Steady work", "First: Steady work"),
        ("First: {aim}", "More to come...", "First: More to come..."),
        ("{aim}: a friend", "Bev O.", "Bev O.: a friend"),
        ("With {aim}.", "Bev O.", "With Bev O."),
        ('I look for "{aim}"', "A post. Near Leeds.", 'I look for "A post. Near Leeds."'),
        ("Bev: {aim} ", "", "Bev"),
        ("{aim}", "{name} [b]x[/b]", "{name} [b]x[/b]"),
        ("Why: {aim}", "Is it? Yes!", "Why: Is it? Yes!"),
    ],
)
def test_short_words_stand_in_the_sentence(text: str, words: str, reads: str) -> None:
    assert filled(text, aim=words) == reads


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ('In my words: "{aim}".', "In my words:"),
        ("In my words: {aim}", "In my words:"),
        ("{aim}", ""),
        ('For "{aim}" I stand up.', "For the words below I stand up:"),
    ],
)
def test_long_words_stand_below_as_a_block(text: str, reads: str) -> None:
    long = "word " * 40
    said = filled(text, aim=f"{long}\n\nand more")
    assert said is not None
    first, *block = said.split("\n") if reads else ["", *said.split("\n")]
    assert first == reads
    assert block == [f"> {long.strip()}", ">", "> and more"]


def test_an_unknown_pipe_leaves_no_sentence() -> None:
    assert filled("{aim} and {more}", aim="one") is None


def test_words_that_look_like_pipes_are_not_filled_again() -> None:
    assert filled("{aim} and {more}", aim="{more}", more="{aim}") == "{more} and {aim}"


def test_pages_read_what_stands_in_for_an_unknown_answer(pack: Pack) -> None:
    assert fill_page(pack, "For {aim}, how many?", {}) == "For the first aim, how many?"
    assert fill_page(pack, "{aim}?", {"aim": "calm wards."}) == "Calm wards?"
    assert fill_page(pack, "How well do I know {name}?", {}) == "How well do I know them?"


def test_choices_read_their_words_for_sentences(pack: Pack) -> None:
    line = pack.questions["line"]
    assert spoken(pack, line, "new") == "I may not have heard of them"
    assert labelled(pack, line, "new") == "I have never heard of them"
    more = pack.questions["more-aims"]
    assert spoken(pack, more, ("One.", "two", "three")) == "One; two; three"
    assert spoken(pack, pack.questions["review"], "2027-02-01") == "1 February 2027"
    german = replace(pack, manner=replace(pack.manner, words={"yes": "ja", "no": "nein"}))
    travel = pack.questions["travel"]
    assert [spoken(german, travel, one) for one in ("yes", "no")] == ["ja", "nein"]


def test_a_field_of_a_row_is_told_of_one_row_alone(pack: Pack) -> None:
    row: Row = {"row": 1, "name": "Ana", "known": "met", "seats": 30}
    known = {"circle": (row,)}
    fields = ("name", "known", "seats", "gone")
    told = [lookup(pack, known, f"circle.{field}", row=row) for field in fields]
    assert told == ["Ana", "we have met", "30", None]
    assert [lookup(pack, known, f"circle.{field}") for field in fields] == [None] * 4


def test_an_answer_of_another_kind_than_is_asked_for_reads_as_it_was_kept(pack: Pack) -> None:
    rows: tuple[Mapping[str, str | int], ...] = (
        {"row": 1, "name": "Ana", "known": "met"},
        {"row": 2, "name": "Bo"},
    )
    assert labelled(pack, pack.questions["review"], "weekly") == "weekly"
    assert labelled(pack, pack.questions["gut"], {"school": "ask", "gone": "x"}) == (
        "Ada Lind: ask what they hope for; gone: x"
    )
    assert labelled(pack, pack.questions["start"], "gone\u202e") == "gone"
    assert as_kept(rows) == "Ana, met; Bo"
    assert as_kept(("one", "two")) == "one; two"
    assert as_kept({"school": "ask"}) == "school: ask"
    assert as_kept(5) == "5"
