"""An author breaks one thing in pack.toml: the mistake names the line and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pack.minimal import Case, assert_named

CASES: dict[str, Case] = {
    "schema missing": ("pack.toml", "schema = 1\n", "", 1, "`schema` is missing", "schema = 1"),
    "later schema": ("pack.toml", "schema = 1", "schema = 2", 1, "later coachtui", "Upgrade"),
    "schema in words": (
        "pack.toml",
        "schema = 1",
        'schema = "1"',
        1,
        "`schema` is words",
        "schema = 1",
    ),
    "pack without id": ("pack.toml", 'id = "doors"\n', "", 1, "`id` is missing", 'id = "..."'),
    "bad id": (
        "pack.toml",
        'id = "doors"',
        'id = "Doors!"',
        2,
        "'Doors!', which is no id",
        "small",
    ),
    "no lessons": ("pack.toml", 'lessons = ["doors"]', "lessons = []", 4, "no lesson", "lessons ="),
    "lesson listed twice": (
        "pack.toml",
        'lessons = ["doors"]',
        'lessons = ["doors", "doors"]',
        4,
        "`lessons` names 'doors' twice",
        "once",
    ),
    "lesson without file": (
        "pack.toml",
        'lessons = ["doors"]',
        'lessons = ["doors", "windows"]',
        4,
        "the lesson `windows` has no file",
        "lessons/windows.md",
    ),
    "unknown key": (
        "pack.toml",
        "[home]\nreview",
        "[home]\nreveiw",
        7,
        "home: nothing knows the key `reveiw`",
        "Did you mean `review`?",
    ),
    "unknown style": (
        "pack.toml",
        'style = "list"',
        'style = "lists"',
        11,
        "section `notes`: `style` is 'lists'",
        "`list`",
    ),
    "section id": ("pack.toml", "notes = {", '"No tes" = {', 9, "no id", "small letters"),
    "one verdict": ("pack.toml", 'wait = "wait"\n', "", 13, "1 verdicts", "accept ="),
    "verdict without words": (
        "pack.toml",
        'wait = "wait"',
        "wait = 3",
        15,
        "`in.wait` is a number",
        "quotation marks",
    ),
    "document without parts": (
        "pack.toml",
        'parts = ["rules.in", "notes"]\n',
        "",
        20,
        "document `card`: it has no `parts`",
        "parts =",
    ),
    "limit without value": (
        "pack.toml",
        "value = 2\n",
        "",
        24,
        "limit `doors`: `value` is missing",
        "value = 5",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_named_with_its_line_and_its_mend(case: str, tmp_path: Path) -> None:
    assert_named(CASES[case], tmp_path)
