"""The Markdown of pages as plain data."""

from __future__ import annotations

import time
from itertools import groupby

import pytest

from coachtui.pack.prose import Block, Span, parse


def only(markdown: str) -> tuple[Span, ...]:
    """The spans of the one block that there is, neighbours of one style joined."""
    (block,) = parse(markdown)
    return tuple(
        Span("".join(span.text for span in group), style)
        for style, group in groupby(block.spans, key=lambda span: span.style)
    )


def test_paragraphs_lists_and_quotes_are_blocks() -> None:
    text = "One\nline.\n\n- a\n- b\n\n3. c\n4. d\n\n> e\n>\n> f"
    kinds = [(block.kind, block.number) for block in parse(text)]
    assert kinds == [
        ("paragraph", 0),
        ("bullet", 0),
        ("bullet", 0),
        ("numbered", 3),
        ("numbered", 4),
        ("quote", 0),
        ("quote", 0),
    ]
    assert only("One\nline.") == (Span("One line."),)


def test_emphasis_within_emphasis_ends_where_it_ends() -> None:
    assert only("a **b *c* d** e") == (
        Span("a "),
        Span("b ", "strong"),
        Span("c", "emphasis"),
        Span(" d", "strong"),
        Span(" e"),
    )


def test_pipes_and_footnotes_are_found_in_the_authors_text() -> None:
    assert only("Say *{aim}* of {limits.notes}.[^ties]") == (
        Span("Say "),
        Span("aim", "pipe"),
        Span(" of "),
        Span("limits.notes", "pipe"),
        Span("."),
        Span("ties", "note"),
    )


@pytest.mark.parametrize("text", ["{Aim}", "{a b}", "[^a_b]", "[^]", "{}", "{a.b.c}"])
def test_what_names_nothing_stays_as_it_is(text: str) -> None:
    assert only(text) == (Span(text),)


@pytest.mark.parametrize(
    ("escaped", "shown"), [(r"\{aim\}", "{aim}"), (r"\[^ties]", "[^ties]"), (r"\*a\*", "*a*")]
)
def test_an_escaped_sign_is_only_a_sign(escaped: str, shown: str) -> None:
    assert only(escaped) == (Span(shown),)


@pytest.mark.parametrize(
    "text",
    [
        "[words](http://example.org)",
        "<http://example.org>",
        "![picture](file.png)",
        "<b>bold</b>",
        "&amp;",
        "---",
        "| a | b |",
        "[red]x[/red]",
    ],
)
def test_links_pictures_markup_and_rules_are_plain_text(text: str) -> None:
    assert only(text) == (Span(text),)


def test_no_prose_is_no_block() -> None:
    assert parse("") == parse("\n\n") == ()
    assert parse("-\n- a") == (Block("bullet", (Span("a"),)),)


@pytest.mark.parametrize("part", ["*a ", "**a ", "_a", "[^", "{a", "> ", "- ", "\\"])
def test_the_worst_page_that_is_read_takes_no_time(part: str) -> None:
    begun = time.process_time()
    parse(part * (20_000 // len(part)))
    assert time.process_time() - begun < 1.0
