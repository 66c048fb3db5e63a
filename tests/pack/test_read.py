"""What is read of a folder, and what is said of it as a whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from coachtui.pack.load import load, read
from coachtui.pack.mistakes import PackError
from tests.authoring.broken import broken
from tests.pack.minimal import MINIMAL, changed, write


def test_the_minimal_pack_has_no_mistake(tmp_path: Path) -> None:
    pack, mistakes = read(write(tmp_path))
    assert mistakes == ()
    assert pack is not None
    assert load(tmp_path) == pack


@pytest.mark.parametrize("name", sorted(set(MINIMAL) - {"pack.toml", "facts.toml"}))
def test_only_the_main_file_and_the_lessons_are_needed(name: str, tmp_path: Path) -> None:
    _, mistakes = read(write(tmp_path, {name: None}))
    needed = name.startswith("lessons/")
    assert bool(mistakes) == needed


def test_a_pack_without_its_main_file_is_no_pack(tmp_path: Path) -> None:
    pack, mistakes = read(write(tmp_path, {"pack.toml": None}))
    assert pack is None
    assert [(m.file, m.what) for m in mistakes] == [("pack.toml", "this file is missing")]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    pack, mistakes = read(tmp_path / "nowhere")
    assert pack is None
    assert "there is no folder" in mistakes[0].what


def test_broken_facts_raise_no_complaint_about_who_uses_them(tmp_path: Path) -> None:
    _, mistakes = read(write(tmp_path, {"facts.toml": "[[fact"}))
    assert {m.file for m in mistakes} == {"facts.toml"}


def test_files_that_nobody_reads_are_only_remarked_upon(tmp_path: Path) -> None:
    folder = write(tmp_path, {"fact.toml": "", "lessons/old.md": "", "README.md": "Hello"})
    _, mistakes = read(folder)
    assert [(m.file, m.remark) for m in mistakes] == [("fact.toml", True), ("lessons/old.md", True)]
    assert load(folder).id == "doors"


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    lesson = MINIMAL["lessons/doors.md"].replace("Somebody knocks.", "### Somebody")
    changes = {
        **changed("pack.toml", 'style = "list"', 'style = "lists"'),
        **changed("facts.toml", ', friend = "a friend"', ""),
        **changed("rules.toml", 'verdict = "wait"\n', ""),
        **changed("tensions.toml", '{ from = "nobody" }', "{}"),
        "lessons/doors.md": lesson.replace('"text"', '"txt"').replace('"date"', '"dates"'),
    }
    pack, mistakes = read(write(tmp_path, changes))
    assert [(m.file, m.line, m.what) for m in mistakes] == [
        ("facts.toml", 5, "fact `who`: a fact has 2 to 10 choices, this one has 1"),
        ("lessons/doors.md", 9, "the heading '### Somebody' opens no page"),
        ("lessons/doors.md", 20, "question `why`: `kind` is 'txt', which nothing knows"),
        ("lessons/doors.md", 26, "question `when`: `kind` is 'dates', which nothing knows"),
        ("pack.toml", 11, "section `notes`: `style` is 'lists', which nothing knows"),
        ("rules.toml", 8, "rule `in-wait`: `verdict` is missing"),
        ("tensions.toml", 3, "tension `open-door`: `when` is an empty table"),
    ]
    assert pack is not None
    assert [rule.id for rule in pack.rules] == ["in-open", "in-wait"]


DANGLING = {
    "a direction": ("rules.toml", 'direction = "out"\notherwise', 'direction = "up"\notherwise'),
    "a verdict": ("rules.toml", 'verdict = "accept"', 'verdict = "offer"'),
    "an answer for a verdict": ("rules.toml", 'verdict = "{below}"', 'verdict = "{beneath}"'),
    "rows": ("lines.toml", 'each = "circle"', 'each = "circles"'),
    "a question asked again": ("lessons/give-the-talk.md", 'id = "aim"', 'id = "aims"'),
    "a verdict for each row": ("lessons/which-talks.md", 'decide = "out"', 'decide = "up"'),
    "a card": ("lessons/which-talks.md", '["school", "fair"]', '["school", "fare"]'),
}


@pytest.mark.parametrize("case", DANGLING)
def test_a_pack_is_not_used_where_a_name_that_a_face_relies_on_leads_nowhere(
    case: str, tmp_path: Path
) -> None:
    with pytest.raises(PackError, match="which isn't there"):
        load(broken(tmp_path, DANGLING[case]))


def test_reading_packs_loads_nothing_that_draws(env: dict[str, str]) -> None:
    code = "import sys, coachtui.pack.load, coachtui.authoring.check; print(*sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in result.stdout.split()}
    assert not loaded & {"textual", "rich", "typer", "markdown_it", "difflib", "pydantic"}
