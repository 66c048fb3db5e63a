"""Words from outside can't drive a terminal, and stay words."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coachtui.text import (
    CAPS,
    clean,
    cut,
    cut_inside,
    first_line,
    initials,
    join_words,
    shown,
    too_long,
)

anything = st.text(alphabet=st.characters(), max_size=200)
"""Any code points at all, halves of surrogate pairs too."""

hostile = st.text(
    alphabet="\x1b[]PX^_0;m52\x07\x9b\x9d\\\n\r\t\u202e\u2066\u200b\ufeff ab", max_size=80
)

SEQUENCES = [
    "\x1b[31m",
    "\x1b[?1049h",
    "\x1b[2J",
    "\x1b[8;1;1t",
    "\x9b31m",
    "\x1b]52;c;aGVsbG8=\x07",
    "\x1b]0;a title\x1b\\",
    "\x1b]8;;https://example.org\x1b\\",
    "\x9d0;a title\x9c",
    "\x1bP$qm\x1b\\",
    "\x1b_Gf=24\x1b\\",
    "\x1b^private\x1b\\",
    "\x1bXstring\x1b\\",
    "\x1bc",
    "\x1b7",
    "\x1b(0",
    "\x1b#8",
    "\x07",
    "\x08",
    "\x7f",
    "\x85",
    "\x00",
]


@pytest.mark.parametrize("sequence", SEQUENCES)
def test_an_escape_sequence_goes_whole_and_the_words_around_it_stay(sequence: str) -> None:
    assert clean(f"Ana{sequence} Prado") == "Ana Prado"


def test_of_an_unfinished_sequence_only_the_introducer_goes() -> None:
    words = "\x1b]0;He wrote this.\nAnd this, which is mine."
    assert clean(words) == "0;He wrote this.\nAnd this, which is mine."
    assert clean("\x1b]0;mine\nand mine\x07.") == "0;mine\nand mine."


def test_a_sequence_longer_than_64_characters_loses_its_introducer_alone() -> None:
    assert clean("\x1b]" + "a" * 61 + "\x07") == "a" * 61
    assert clean("\x1b]" + "a" * 60 + "\x07") == ""
    assert clean("\x1b[" + "1" * 70 + "m") == "1" * 70 + "m"


def test_what_stands_between_two_escapes_stays() -> None:
    assert clean("\x1b\x1b[31mred\x1b") == "red"


def test_line_ends_of_every_kind_become_newlines_and_tabs_stay() -> None:
    assert clean("a\r\nb\rc\n\td") == "a\nb\nc\n\td"


def test_halves_of_pairs_are_joined_where_they_fit_and_marked_where_they_do_not() -> None:
    assert clean("\ud83d\ude00") == "\U0001f600"
    assert clean("a\ud83d b\udcff") == "a\ufffd b\ufffd"


@given(anything | hostile)
def test_what_is_clean_holds_no_control_character_but_newline_and_tab(text: str) -> None:
    kinds = {unicodedata.category(c) for c in clean(text) if c not in "\n\t"}
    assert not kinds & {"Cc", "Cs"}


@given(anything | hostile)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert shown(shown(text)) == shown(text)


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), max_size=200))
def test_words_without_control_characters_enter_letter_for_letter(text: str) -> None:
    assert clean(text) == text


@given(anything | hostile)
@example("one\u200btwo")  # each alone: one that is noticed takes the others along
@example("one\u2060two")
@example("one\ufefftwo")
@example("one\u202etwo")
@example("one\u2067two")
@example("one\u2028two")
def test_what_is_shown_is_clean_and_turns_and_hides_nothing(text: str) -> None:
    safe = shown(text)
    assert clean(safe) == safe
    assert not set(safe) & set("\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u200b\u2060\ufeff")
    assert not any("\u2066" <= c <= "\u2069" for c in safe)


@pytest.mark.parametrize(
    "words",
    ["می‌خواهم", "👩‍👩‍👧", "שלום\u200f!", "\u061cعربي", "\u200eLTR", "naïve – “quoted” …"],
)
def test_joiners_and_marks_that_languages_need_stay(words: str) -> None:
    assert shown(words) == words


def test_the_marks_that_languages_need_stay_beside_what_goes() -> None:
    assert shown("می‌خواهم\u202e 👩‍👧 שלום\u200f!\u200b") == "می‌خواهم 👩‍👧 שלום\u200f!"


def test_separators_of_lines_and_paragraphs_become_spaces_where_shown() -> None:
    assert shown("one\u2028two\u2029three") == "one two three"


def test_a_name_that_would_read_backwards_reads_forwards() -> None:
    assert shown("Ana \u202eodarP\u202c") == "Ana odarP"


def test_180_000_fields_are_cleaned_in_a_fraction_of_a_second() -> None:
    fields = ["Ana Prado", "Hôpital Général", "پرویز", "two\nlines", "2026-11-22"] * 36_000
    started = time.process_time()
    for field in fields:
        clean(field)
    assert time.process_time() - started < 0.5  # 0.03 s on the machine it was written on


@pytest.mark.parametrize("letter", ["\x1b", "\x1b[", "\x1b]", "\x1b]a", "\x9d", "\u202e", "\x1b[1"])
def test_a_hundred_thousand_hostile_characters_take_no_longer_than_their_length(
    letter: str,
) -> None:
    text = letter * (CAPS["prose"] // len(letter))
    started = time.process_time()
    shown(text)
    assert time.process_time() - started < 1


def test_the_first_line_is_the_first_with_words_on_it() -> None:
    assert first_line("\n  \n  to help others \nand more") == "to help others"
    assert first_line(" \n ") == ""


def test_a_cut_leaves_whole_words_and_says_that_it_cut() -> None:
    assert cut("take time to link", 17) == "take time to link"
    assert cut("take time to link strategically", 20) == "take time to link…"
    assert cut("Donaudampfschifffahrtsgesellschaft", 10) == "Donaudamp…"
    assert cut("words", 0) == ""
    assert cut("words", 1) == "…"
    assert cut("words", 2) == "w…"
    assert cut("abcdefg hijk lm", 11) == "abcdefg…", "a space in the last third is taken"
    assert cut("abcdef ghijk lm", 11) == "abcdef ghi…", "an earlier one leaves too little"
    assert cut("whom, and how to write", 7) == "whom…", "no comma is left hanging"
    assert cut("whom: and how to write", 7) == "whom…"
    assert cut("whom – and how", 8) == "whom…"


def test_what_is_cut_inside_shows_how_it_begins_and_how_it_ends() -> None:
    assert cut_inside("take time to link", 17) == "take time to link"
    assert cut_inside("take time to link strategically, and again", 24) == "take time to… and again"
    assert cut_inside("Donaudampfschifffahrtsgesellschaft", 10) == "Donaudamp…"
    assert len(cut_inside("ab " * 99, 40)) <= 40


def test_what_is_too_long_is_told_with_both_numbers() -> None:
    assert too_long("a" * 1_234, 500) == "That is 1,234 characters; 500 fit here."


def test_so_much_is_kept_of_each_kind_of_words() -> None:
    assert CAPS == {"text": 500, "prose": 100_000, "names": 500, "notes": 20_000}


@given(anything, st.integers(0, 50))
def test_a_cut_is_never_longer_than_asked_and_begins_as_the_text_does(text: str, n: int) -> None:
    short = cut(text, n)
    assert len(short) <= n
    assert text.startswith(short.removesuffix("…")) or short == text


def test_a_cut_never_divides_a_character_made_of_several() -> None:
    assert cut("e\u0301" * 5, 4) == "e\u0301…"
    assert cut("ab👩‍👩‍👧cd", 5) == "ab…"
    for joined in ("\ufe00", "\ufe0f", "\U0001f3fb", "\U0001f3ff"):
        assert cut(f"ab☝{joined}cd", 4) == "ab…", "a sign and what varies it stay together"


def test_words_are_joined_as_in_a_sentence() -> None:
    assert join_words([]) == ""
    assert join_words(["a"]) == "a"
    assert join_words(["a", "b"], "or") == "a or b"
    assert join_words(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ana Prado", "AP"),
        ("ana maria da silva", "AS"),
        ("Ana", "A"),
        ("“Ana” (Prado)", "AP"),
        ("王 小明", "王小"),
        ("  ", ""),
        ("— ?", ""),
    ],
)
def test_initials_are_of_the_first_and_the_last_word(name: str, letters: str) -> None:
    assert initials(name) == letters
