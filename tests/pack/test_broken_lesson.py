"""An author breaks one thing in a lesson's file: the mistake names the line and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.pack.load import read
from tests.pack.minimal import Case, assert_named, changed, write

LESSON = "lessons/doors.md"

CASES: dict[str, Case] = {
    "a page that never ends": (
        LESSON,
        "Somebody knocks.",
        "Knock. " * 3_000,
        8,
        "more than 20,000 characters",
        "several pages",
    ),
    "no front matter": (LESSON, '+++\nid = "doors"', 'id = "doors"', 1, "no front matter", "+++"),
    "lesson of another name": (
        LESSON,
        'id = "doors"',
        'id = "windows"',
        2,
        "`windows` isn't the file's name",
        "windows.md",
    ),
    "route without title": (
        LESSON,
        'title = "All of it"\n',
        "",
        5,
        "route `whole`: `title` is missing",
        "title =",
    ),
    "prose above the first page": (
        LESSON,
        "+++\n## The first",
        "+++\nHello.\n## The first",
        8,
        "above the first page",
        "## A title",
    ),
    "routes of a question that another lesson asks": (
        LESSON,
        "## The second door",
        '```toml ask\nid = "review"\nroutes = ["whole"]\n```\n## The second door',
        25,
        "an ask block has no `routes`",
        "Take it out",
    ),
    "deeper heading": (
        LESSON,
        "Somebody knocks.",
        "### A knock",
        9,
        "opens no page",
        "## and a blank",
    ),
    "empty heading": (LESSON, "## The second door", "## ", 23, "a heading is empty", "a title"),
    "prose below a question": (
        LESSON,
        "## The second door",
        "More prose.",
        23,
        "prose stands below a question",
        "above the question",
    ),
    "a picture below a question": (
        LESSON,
        "## The second door",
        '```toml bars\nrows = [{ label = "a", value = 1 }]\n```\n## The second door',
        23,
        "`bars` stands below a question",
        "above the question",
    ),
    "unknown block": (
        LESSON,
        '```toml question\nid = "why"',
        '```toml qestion\nid = "why"',
        18,
        "nothing knows the block 'toml qestion'",
        "toml question",
    ),
    "block without toml": (
        LESSON,
        '```toml question\nid = "why"',
        '```\nid = "why"',
        18,
        "nothing knows the block ''",
        "toml question",
    ),
    "unclosed block": (
        LESSON,
        'text = "From whom on do you open?"\n```\n',
        'text = "From whom on do you open?"\n',
        11,
        "this block is never closed",
        "Close it",
    ),
    "unclosed last block": (
        LESSON,
        'text = "When will you look again?"\n```\n',
        'text = "When will you look again?"\n',
        24,
        "this block is never closed",
        "Close it",
    ),
    "duplicate question": (
        LESSON,
        'id = "why"',
        'id = "from"',
        18,
        "the question `from` is there already, in lessons/doors.md, line 11",
        "another id",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_named_with_its_line_and_its_mend(case: str, tmp_path: Path) -> None:
    assert_named(CASES[case], tmp_path)


def test_the_keys_of_an_ask_block_name_none_that_it_must_not_have(tmp_path: Path) -> None:
    ask = '```toml ask\nid = "review"\nwhy = "Again."\nroutes = ["whole"]\n```\n## The second door'
    write(tmp_path, changed("lessons/doors.md", "## The second door", ask))
    _, mistakes = read(tmp_path)
    assert [m.instead for m in mistakes] == ["There are: `id`.", "Take it out."]
