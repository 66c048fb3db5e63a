"""What a new author stumbles over is said once, in the words of the notation, with the way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.authoring.check import check_folder
from coachtui.authoring.new import new
from coachtui.pack.mistakes import Mistake

LESSON = "lessons/lending.md"
AWAY = """\
+++
id = "away"
title = "Away"
+++
{}
How long?

```toml question
id = "days"
{}
```
"""


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    """A pack that was just begun."""
    return new(tmp_path / "garden").folder


def found(garden: Path, file: str = "", old: str = "", wrote: str = "") -> list[Mistake]:
    """What the check says once something was written."""
    if file:
        text = (garden / file).read_text("utf-8")
        assert text.count(old) == 1, old
        (garden / file).write_text(text.replace(old, wrote), "utf-8")
    return [one for one in check_folder(garden)[1] if not one.remark]


def second_lesson(garden: Path, heading: str, rest: str) -> list[Mistake]:
    (garden / "lessons" / "away.md").write_text(AWAY.format(heading, rest))
    return found(garden, "pack.toml", '["lending"]', '["lending", "away"]')


def test_a_lesson_that_nobody_listed_is_remarked_upon(garden: Path) -> None:
    (garden / "lessons" / "away.md").write_text("# Away\n")
    (remark,) = check_folder(garden)[1]
    assert remark.remark
    assert "doesn't list this lesson" in remark.what


@pytest.mark.parametrize("heading", ["# Away", "#Away", "### Away", "##Away"])
def test_a_heading_of_another_depth_is_one_mistake(garden: Path, heading: str) -> None:
    (one,) = second_lesson(garden, heading, 'kind = "number"\ntext = "How long?"\nreflect = true')
    assert (one.file, one.line) == ("lessons/away.md", 5)
    assert "opens no page" in one.what
    assert one.instead == "Write ## and a blank before it."


def test_choices_in_a_list_are_one_mistake_and_a_table_is_shown(garden: Path) -> None:
    rest = 'kind = "choice"\ntext = "How long?"\nchoices = ["a day", "a week"]'
    (one,) = second_lesson(garden, "## Away", rest)
    assert "`choices` is a list, and should be a table" in one.what
    assert one.instead == 'Write a table: choices = { some-id = "..." }'


@pytest.mark.parametrize("choices", ["", "choices = {}"])
def test_no_choices_at_all_are_noted(garden: Path, choices: str) -> None:
    rest = f'kind = "choice"\ntext = "How long?"\n{choices}'
    (one,) = second_lesson(garden, "## Away", rest)
    assert "it has no choices" in one.what


@pytest.mark.parametrize("quotes", ["“{}”", "„{}“", "‘{}’"])
def test_curly_quotation_marks_are_named_as_such(garden: Path, quotes: str) -> None:
    (one,) = found(garden, "rules.toml", 'id = "in-known"', f"id = {quotes.format('in-known')}")
    assert (one.file, one.line) == ("rules.toml", 4)
    assert "curly quotation marks" in one.what
    assert "straight ones" in one.instead


def test_curly_quotation_marks_inside_of_words_are_fine(garden: Path) -> None:
    assert found(garden, LESSON, '"The long ladder."', '"The “long” ladder."') == []


def test_a_curly_apostrophe_beside_another_mistake_is_not_blamed(garden: Path) -> None:
    (one,) = found(garden, LESSON, '"The long ladder."', '"It’s the ladder.')
    assert "unterminated" in one.what
    assert "Close the quotation marks" in one.instead


def test_a_question_among_facts_leads_to_when(garden: Path) -> None:
    (one,) = found(
        garden,
        "rules.toml",
        'if = { known = { at_least = "{line}" } }',
        'if = { known = { at_least = "{line}" }, thing = "ladder" }',
    )
    assert "`if` names `thing`, which is a question" in one.what
    assert "ask about answers in `when`" in one.instead


def test_a_fact_among_answers_leads_to_if(garden: Path) -> None:
    mistakes = found(
        garden,
        "rules.toml",
        'if = { known = { at_least = "{line}" } }',
        'when = { known = "met" }\nif = { known = "met" }',
    )
    assert ["`when` asks about `known`, which is a fact" in one.what for one in mistakes].count(
        True
    ) == 1
    assert any("ask about facts in `if`" in one.instead for one in mistakes)


def test_what_a_line_wants_of_a_persona_is_said_once(garden: Path) -> None:
    rest = 'kind = "number"\ntext = "How long?"'
    second_lesson(garden, "## Away", rest)
    line = '[[line]]\nid = "long"\nsection = "things"\nwhen = { days = { at_least = 8 } }\n'
    text = (garden / "lines.toml").read_text("utf-8")
    (garden / "lines.toml").write_text(f'{text}\n{line}text = "For {{days}} days I ask twice."\n')
    (one,) = found(garden)
    assert one.what.endswith("nearest is `nia`: it wants `days` to be at least 8")
