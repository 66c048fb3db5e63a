"""Which lesson made what: parts, pages, and one page over all of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.documents import as_data, as_html, as_markdown, as_text
from coachtui.documents.build import build
from coachtui.documents.by_lesson import closing, decides, documents_of, origins, over_lessons
from coachtui.documents.model import Document
from coachtui.pack.load import load
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits
from tests.documents.pages import Page
from tests.people import persona

PACK = load(Path(__file__).resolve().parents[1] / "packs" / "small")
SHIPPED = load(Path(__file__).resolve().parents[2] / "content" / "linkedin")
VERA = persona(PACK, "vera")
FIRST, SECOND = (lesson.id for lesson in PACK.lessons)
STRATEGY = derive(PACK, VERA, Edits())


def page() -> Document:
    return over_lessons(PACK, build(PACK, STRATEGY, "everything"))


def test_a_part_comes_from_the_lesson_that_its_lines_need() -> None:
    assert origins(PACK)["aims"] == FIRST
    assert origins(PACK)["rules.in"] == FIRST
    assert origins(PACK)["before"] == FIRST


def test_a_line_comes_from_the_lesson_that_its_file_is_named_after() -> None:
    assert origins(PACK)["opening"] == SECOND
    bare = tuple(replace(line, text="Nothing is cited.") for line in PACK.lines)
    assert origins(replace(PACK, lines=bare))["opening"] == SECOND
    bare = tuple(replace(line, lesson="") for line in PACK.lines)
    assert origins(replace(PACK, lines=bare))["opening"] == SECOND


def test_a_part_of_which_nothing_can_be_told_comes_from_the_first() -> None:
    assert origins(PACK)["nothing-such"] == FIRST


def test_each_file_of_lines_that_ship_gives_parts_to_its_own_lesson() -> None:
    files = {line.lesson for line in SHIPPED.lines}
    assert files == {"", *(lesson.id for lesson in SHIPPED.lessons[1:])}
    for line in SHIPPED.lines:
        if line.section.startswith(("rec-", "profile-", "invite-")):
            assert origins(SHIPPED)[line.section] == line.lesson


def test_the_pages_of_a_lesson_are_those_on_which_it_says_something() -> None:
    ids = [one.id for one in documents_of(PACK, STRATEGY, FIRST)]
    assert ids == ["checklist", "card", "statement"]
    assert documents_of(PACK, STRATEGY, SECOND) == ()
    nothing = derive(PACK, {}, Edits())
    assert "statement" not in [one.id for one in documents_of(PACK, nothing, FIRST)]


def test_each_lesson_that_ships_has_a_page_of_its_own() -> None:
    answers = persona(SHIPPED, "grace")
    strategy = derive(SHIPPED, answers, Edits())
    last = [documents_of(SHIPPED, strategy, one.id)[-1].id for one in SHIPPED.lessons]
    assert last == ["card", "profile", "recommendations", "invitations"]


def test_rules_come_from_one_lesson_alone() -> None:
    assert [decides(PACK, lesson.id) for lesson in PACK.lessons] == [True, False]
    assert [decides(SHIPPED, lesson.id) for lesson in SHIPPED.lessons] == [True, *[False] * 3]


def test_one_page_goes_over_all_lessons() -> None:
    found, shipped = closing(PACK), closing(SHIPPED)
    assert found
    assert found.id == "everything"
    assert shipped
    made = {origins(SHIPPED)[part] for part in shipped.parts}
    assert made == {lesson.id for lesson in SHIPPED.lessons}
    assert closing(replace(PACK, documents={})) is None


def test_its_parts_stand_lesson_by_lesson_in_the_recommended_order() -> None:
    made = page()
    assert [block.section for block in made.blocks] == ["aims", "rules.in", "hosts", "opening"]
    titles = [lesson.title for lesson in PACK.lessons]
    assert [block.lesson for block in made.blocks] == [titles[0]] * 3 + [titles[1]]


def test_text_underlines_each_lesson_once() -> None:
    rows = as_text.render(page()).split("\n")
    for lesson in PACK.lessons:
        assert rows.count(lesson.title) == 1
        assert rows[rows.index(lesson.title) + 1] == "-" * len(lesson.title)


def test_in_text_what_comes_from_no_lesson_stands_below_a_line() -> None:
    made = page()
    last = replace(made.blocks[-1], lesson="", title="Ahead")
    rows = as_text.render(replace(made, blocks=(*made.blocks, last))).split("\n")
    assert rows[rows.index("AHEAD") - 2] == "-" * 80


def test_markdown_has_a_heading_for_each_lesson_and_a_lower_one_for_each_part() -> None:
    rows = as_markdown.render(page()).split("\n")
    heads = [row for row in rows if row.startswith("#")]
    assert heads == [
        "# All I decided",
        "## Which talks to take",
        "### What for",
        "### When I am asked",
        "### Hosts to write to",
        "## Give the talk",
        "### How I begin",
    ]


def test_html_has_the_same_headings_and_is_whole() -> None:
    html = as_html.render(page())
    read = Page(html)
    assert read.tags.count("h2") == 2
    assert read.tags.count("h3") == 4
    assert html.count("<h2>Give the talk</h2>") == 1


def test_data_names_the_lesson_of_each_block() -> None:
    blocks = json.loads(as_data.render(page()))["blocks"]
    assert [block["lesson"] for block in blocks][-1] == "Give the talk"


@pytest.mark.parametrize("document", ["card", "checklist"])
def test_other_pages_have_no_lessons(document: str) -> None:
    made = build(PACK, STRATEGY, document)
    assert {block.lesson for block in made.blocks} == {""}
    assert "<h3>" not in as_html.render(made)
    assert "\n###" not in as_markdown.render(made)
