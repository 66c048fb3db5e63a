"""How wide words stand, and where their lines break."""

from __future__ import annotations

import time

import pytest
import wcwidth
from hypothesis import given, settings
from hypothesis import strategies as st

from coachtui.documents.width import clusters, padded, width, wrap


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3),
        ("", 0),
        ("漢字", 4),
        ("e\u0301", 1),
        ("👍", 2),
        ("👍🏽", 2),
        ("👩‍👩‍👧‍👦", 2),
        ("🇵🇹", 2),
        ("❤\ufe0f", 2),
        ("ｆｕｌｌ", 8),
        ("שלום", 4),
        ("한국", 4),
    ],
)
def test_words_take_the_columns_that_a_terminal_gives_them(text: str, columns: int) -> None:
    assert width(text) == columns


@settings(max_examples=20)
@given(st.text(st.characters(codec="utf-8", categories=["L", "M", "N", "P", "Zs"]), max_size=30))
def test_letters_are_as_wide_as_another_library_finds_them(text: str) -> None:
    for cluster in clusters(text):
        if len(cluster) == 1 and wcwidth.wcwidth(cluster) > 0:
            assert width(cluster) == wcwidth.wcwidth(cluster)


def test_what_is_joined_is_not_parted() -> None:
    assert list(clusters("a👩‍👧e\u0301🇵🇹🇩🇪")) == ["a", "👩‍👧", "e\u0301", "🇵🇹", "🇩🇪"]


@given(st.text(max_size=300), st.integers(2, 60))
def test_no_line_is_wider_and_nothing_is_lost(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_lines_break_between_words() -> None:
    assert wrap("one two three", 8) == ["one two", "three"]


def test_wide_characters_break_anywhere_but_before_closing_signs() -> None:
    assert wrap("漢字漢字。漢字", 8) == ["漢字漢", "字。漢字"]


def test_a_word_that_is_longer_than_a_line_is_broken() -> None:
    assert wrap("ab abcdefghij", 4) == ["ab", "abcd", "efgh", "ij"]


def test_nothing_gives_no_lines() -> None:
    assert wrap(" \n\t ", 10) == []


def test_a_hundred_thousand_characters_without_a_space_are_wrapped_at_once() -> None:
    begun = time.process_time()
    assert len(wrap("漢" * 50_000, 80)) == 1250
    assert len(wrap("x" * 100_000, 80)) == 1250
    assert len(wrap("a\u0301" * 50_000, 80)) == 625
    assert time.process_time() - begun < 6


def test_padding_counts_columns() -> None:
    assert padded("漢", 4) == "漢  "
