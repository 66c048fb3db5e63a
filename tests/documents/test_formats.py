"""Pages in text, Markdown, HTML and JSON: what they show, and what nobody gets past them."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from typing import get_args

import pytest
from markdown_it import MarkdownIt

from coachtui.documents import as_data, as_html, as_markdown, as_text
from coachtui.documents.model import Block, Document
from coachtui.documents.width import width
from coachtui.pack.manner import Manner
from coachtui.pack.model import Style
from tests.documents.pages import EVERY_PAYLOAD, FORBIDDEN, Page, hostile, item, page

RENDERERS: dict[str, Callable[..., str]] = {
    "text": as_text.render,
    "markdown": as_markdown.render,
    "html": as_html.render,
    "json": as_data.render,
}


@EVERY_PAYLOAD
@pytest.mark.parametrize("name", RENDERERS)
def test_nothing_that_drives_a_terminal_gets_out(name: str, payload: str) -> None:
    written = RENDERERS[name](hostile(payload), whys=True)
    assert not [one for one in FORBIDDEN if one in written]


@EVERY_PAYLOAD
def test_no_line_of_text_is_wider_than_the_page(payload: str) -> None:
    for columns in (80, 40):
        rows = as_text.render(hostile(payload), whys=True, columns=columns).split("\n")
        assert max(map(width, rows)) <= columns


@EVERY_PAYLOAD
def test_html_is_whole_and_holds_nothing_but_its_own_tags(payload: str) -> None:
    read = Page(as_html.render(hostile(payload), whys=True))
    plain = Page(as_html.render(hostile("words"), whys=True))
    assert {"script", "img", "iframe", "object", "form", "a", "link", "pre"}.isdisjoint(read.tags)
    assert set(read.tags) <= set(plain.tags)
    assert not [one for one in read.attributes if one[1].startswith("on")]
    assert not [one for one in read.attributes if one[1] in {"href", "src", "style"}]


def test_html_shows_markup_letter_for_letter() -> None:
    payload = '"><img src=x onerror=alert(1)> &lt;b&gt; $text'
    read = Page(as_html.render(page("list", item(payload))))
    assert payload in read.text


def test_html_words_end_no_attribute() -> None:
    words = '"><img src=x onerror=alert(1)>'
    manner = Manner(language=words, words={"to-do": words})
    block = Block(section="part", title="A part", style="checks", items=(item("words"),))
    read = Page(as_html.render(Document(id="card", title="A", blocks=(block,), manner=manner)))
    assert "img" not in read.tags
    assert ("html", "lang", words) in read.attributes
    assert ("span", "aria-label", words) in read.attributes


def test_html_lets_nothing_in_but_its_own_style() -> None:
    html = as_html.render(hostile("words"))
    policy = next(
        value for tag, name, value in Page(html).attributes if tag == "meta" and "src" in value
    )
    style = re.search("<style>(.*)</style>", html, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert ("meta", "content", "no-referrer") in Page(html).attributes
    assert "http" not in re.sub("http-equiv", "", html)


def test_html_begins_as_browsers_expect_it_and_its_first_rule_counts() -> None:
    html = as_html.render(page("list", item("words")))
    assert html.startswith('<!DOCTYPE html>\n<html lang="')
    assert "<style>\n:root {" in html


def test_html_tells_how_long_words_to_copy_are() -> None:
    html = as_html.render(page("list", item('"Hello there."', copyable=True)))
    assert "“Hello there.” " in html
    assert ">(12 characters)<" in html


def test_html_follows_the_readers_light_and_prints_light() -> None:
    html = as_html.render(page("list", item("words")))
    assert "@media screen and (prefers-color-scheme: dark)" in html
    assert "@page { size: A4" in html
    printed = html.split("@media print {", 1)[1]
    assert "--page: #fff" in printed.split("}", 1)[0]
    assert "--page" not in printed.split("}", 1)[1]


@pytest.mark.parametrize(
    ("style", "tag"),
    [
        ("list", "ul"),
        ("checks", "ul"),
        ("numbered", "ol"),
        ("first-yes", "table"),
        ("beside", "p"),
        ("quoted", "blockquote"),
    ],
)
def test_html_has_the_structure_of_what_it_shows(style: Style, tag: str) -> None:
    read = Page(as_html.render(page(style, item("words", label="accept"))))
    assert tag in read.tags
    assert read.tags.count("h1") == read.tags.count("h2") == 1


@pytest.mark.parametrize("style", ["numbered", "first-yes"])
def test_markdown_numbers_what_has_an_order(style: Style) -> None:
    written = as_markdown.render(page(style, item("One?", label="so"), item("Two?", label="so")))
    assert re.findall(r"^(\d\.) ", written, re.MULTILINE) == ["1.", "2."]


@EVERY_PAYLOAD
def test_markdown_shows_words_as_words(payload: str) -> None:
    written = as_markdown.render(hostile(payload), whys=True)
    assert "<" not in written
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(written)
    kinds = {token.type for token in tokens}
    inner = {child.type for token in tokens for child in token.children or []}
    assert {"html_block", "fence", "code_block", "table_open", "hr"}.isdisjoint(kinds)
    assert {"image", "link_open", "html_inline", "s_open"}.isdisjoint(inner)
    plain = MarkdownIt("commonmark").parse(as_markdown.render(hostile("words"), whys=True))
    parts = {"heading_open", "list_item_open", "blockquote_open"}
    assert [token.tag for token in tokens if token.type in parts] == [
        token.tag for token in plain if token.type in parts
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("1. not a list", "1) not a list", "- not a list", "+ not a list", "# no", "> no"),
        *(
            "a*b*c_d_",
            "`code`",
            "\\*so\\*",
            "&lt;b&gt; &amp;",
            "<b>",
            "![x](y)",
            "[x](y)",
            "[x]: y",
        ),
        *("x\\", "~~x~~", "a | b", "***", "==="),
    ],
)
def test_markdown_words_read_back_letter_for_letter(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(as_markdown.said(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert "".join(child.content for child in children) == text


def test_json_reads_back_as_it_was_built() -> None:
    document = page("first-yes", item("漢字?", label="accept", why=(("Why?", "So."),)))
    data = json.loads(as_data.render(document, whys=True))
    assert data["blocks"][0]["items"][0]["text"] == "漢字?"
    assert data["blocks"][0]["items"][0]["why"] == [{"question": "Why?", "answer": "So."}]
    assert "why" not in json.loads(as_data.render(document))["blocks"][0]["items"][0]


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_whys_stand_only_where_they_are_wanted(name: str) -> None:
    document = page("list", item("words", why=(("Whence?", "From there."),)))
    assert "From there." in RENDERERS[name](document, whys=True)
    assert "From there." not in RENDERERS[name](document)


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
@pytest.mark.parametrize("style", get_args(Style))
def test_everything_about_an_item_is_shown_in_every_style(name: str, style: Style) -> None:
    one = item(
        "The sentence.", words=("Own words.",), note="A note.", derived="If so, then so.", done=True
    )
    written = RENDERERS[name](page(style, one))
    for words in ("The sentence.", "Own words.", "A note.", "If so, then so."):
        assert words in written


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_an_empty_page_says_where_it_begins(name: str) -> None:
    empty = Document(id="card", title="My page", first=(("aim", "What for?"),))
    written = RENDERERS[name](empty)
    assert "What for?" in written
    assert "aim" in written


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_an_empty_page_that_no_answer_would_fill_says_so(name: str) -> None:
    assert "Nothing stands here" in RENDERERS[name](Document(id="card", title="My page"))


def test_other_programs_find_each_part_of_a_page_under_its_name() -> None:
    line = item(
        "ü",
        label="accept",
        words=("Own words",),
        tick=True,
        done=True,
        ticked="2027-01-01",
        note="with care",
        derived="u",
        why=(("Why?", "So."),),
    )
    block = Block(section="part", lesson="First", title="A", hint="b", style="list", items=(line,))
    document = Document(
        id="card", title="My page", dates=("2026",), blocks=(block,), first=(("aim", "What for?"),)
    )
    written = as_data.render(document, whys=True)
    assert written.isascii()
    assert json.loads(written) == {
        "id": "card",
        "title": "My page",
        "who": "",
        "dates": ["2026"],
        "blocks": [
            {
                "section": "part",
                "lesson": "First",
                "title": "A",
                "hint": "b",
                "style": "list",
                "items": [
                    {
                        "id": "one",
                        "text": "ü",
                        "words": ["Own words"],
                        "label": "accept",
                        "tick": True,
                        "done": True,
                        "ticked": "2027-01-01",
                        "copy": line.copy,
                        "note": "with care",
                        "derived": "u",
                        "why": [{"question": "Why?", "answer": "So."}],
                    }
                ],
            }
        ],
        "first": [{"question": "aim", "text": "What for?"}],
    }


def test_checks_of_a_first_yes_list_stand_left_and_verdicts_in_a_column() -> None:
    written = as_text.render(
        page("first-yes", item("Is it so?", label="accept"), item("Or so?", label="decline it"))
    )
    rows = written.split("\n")[3:5]
    assert rows[0].startswith(" 1 Is it so?")
    assert rows[0].index("accept") == rows[1].index("decline it")


def test_a_narrow_page_puts_the_verdict_below_its_check() -> None:
    one = item("Is it so, and has it been so for long?", label="invite them without a note")
    rows = as_text.render(page("first-yes", one), columns=40).split("\n")
    assert "   → invite them without a note" in rows


def test_titles_stand_beside_their_lines() -> None:
    block = Block(section="a", title="What for", style="beside", items=(item("First: this."),))
    other = Block(section="b", title="My place", style="beside", items=(item("3 of 7."),))
    document = Document(id="card", title="My page", blocks=(block, other))
    rows = as_text.render(document).split("\n")
    assert rows[2:4] == ["WHAT FOR  First: this.", "MY PLACE  3 of 7."]


def test_words_to_copy_come_with_their_length() -> None:
    written = as_text.render(page("list", item('"Hello there."', copyable=True)))
    assert "“Hello there.” (12 characters)" in written


def test_quoted_words_are_one_paragraph_between_marks() -> None:
    written = as_text.render(page("quoted", item("One."), item("Two.")))
    assert "“One. Two.”" in written


def test_boxes_are_empty_until_done() -> None:
    document = page("checks", item("To do."), item("Did it.", done=True), item("Other."))
    rows = as_text.render(document).split("\n")
    assert rows[3:6] == [" [ ] To do.", " [x] Did it.", " [ ] Other."]
    assert "- [x] Did it." in as_markdown.render(document)
    assert as_html.render(document).count("☐") == 2


def test_a_name_keeps_its_letters() -> None:
    document = Document(id="card", title="My page", who="van der Berg", dates=("today",))
    assert as_text.render(document).startswith("MY PAGE: van der Berg   ")
