"""An author breaks one thing in a question: the mistake names the line and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.pack.load import read
from tests.pack.minimal import Case, assert_named, changed, write

LESSON = "lessons/doors.md"

CASES: dict[str, Case] = {
    "unknown kind": (
        LESSON,
        'kind = "text"',
        'kind = "txt"',
        20,
        "question `why`: `kind` is 'txt'",
        "Did you mean `text`?",
    ),
    "question without text": (
        LESSON,
        'text = "What for?"\n',
        "",
        19,
        "question `why`: `text` is missing",
        'text = "..."',
    ),
    "choices from nowhere": (
        LESSON,
        'choices_from = "who"',
        'choices_from = "whom"',
        14,
        "`choices_from` names 'whom', which isn't there",
        "Did you mean `who`?",
    ),
    "omit names no choice": (
        LESSON,
        'choices_from = "who"',
        'choices_from = "who"\nomit = ["foe"]',
        15,
        "`omit` names 'foe'",
        "`nobody`, `friend`",
    ),
    "a choice that is there already": (
        LESSON,
        'choices_from = "who"',
        'choices_from = "who"\nchoices = { friend = "a good friend" }',
        15,
        "`friend` is there already",
        "another id",
    ),
    "choice without choices": (
        LESSON,
        'kind = "text"',
        'kind = "choice"',
        19,
        "question `why`: it has no choices",
        "choices =",
    ),
    "alone names no choice": (
        LESSON,
        'kind = "choice"',
        'kind = "choices"\nalone = ["foe"]',
        14,
        "`alone` names `foe`",
        "`nobody`, `friend`",
    ),
    "key of another kind": (
        LESSON,
        'kind = "text"',
        'kind = "text"\nmax = 3',
        21,
        "a question of kind text has no `max`",
        "it belongs to choices and lines",
    ),
    "scale without max": (
        LESSON,
        'kind = "text"',
        'kind = "scale"',
        19,
        "a scale needs `max`",
        "max = 7",
    ),
    "scale with one place": (
        LESSON,
        'kind = "text"',
        'kind = "scale"\nmax = 1',
        21,
        "2 to 10 places",
        "max = 7",
    ),
    "steps for some places": (
        LESSON,
        'kind = "text"',
        'kind = "scale"\nmax = 3\nsteps = ["a", "b"]',
        22,
        "2 texts for 3 places",
        "each place",
    ),
    "one end": (
        LESSON,
        'kind = "text"',
        'kind = "scale"\nmax = 3\nends = ["low"]',
        22,
        "two texts",
        '["low", "high"]',
    ),
    "min above max": (
        LESSON,
        'kind = "text"',
        'kind = "number"\nmin = 5\nmax = 2',
        21,
        "`min` 5 is above `max` 2",
        "Swap",
    ),
    "max is words": (
        LESSON,
        'kind = "text"',
        'kind = "number"\nmax = "2"',
        21,
        "`max` is words",
        "max = 3",
    ),
    "odd offer": (
        LESSON,
        'kind = "date"',
        'kind = "date"\noffers = ["soon"]',
        27,
        "a number with d, w, m or y",
        '"4w"',
    ),
    "repeat without fields": (
        LESSON,
        'kind = "text"',
        'kind = "repeat"',
        19,
        "a repeat needs `fields`",
        "fields =",
    ),
    "rehearsal without cards": (
        LESSON,
        'kind = "text"',
        'kind = "rehearsal"',
        19,
        "a rehearsal needs `cards`",
        "cards =",
    ),
    "field of a kind that has no cell": (
        LESSON,
        'kind = "text"',
        'kind = "repeat"\nfields = [\n  { id = "a", kind = "text", text = "A" },\n'
        '  { id = "b", kind = "lines", text = "B" },\n]',
        23,
        "question `why`, field `b`: a field can't be of this kind",
        "Use one of: choice, date",
    ),
    "field with a condition": (
        LESSON,
        'kind = "text"',
        'kind = "repeat"\n'
        'fields = [{ id = "a", kind = "text", text = "A", when = { from = "x" } }]',
        21,
        "a field has no `when`",
        "every row",
    ),
    "field named row": (
        LESSON,
        'kind = "text"',
        'kind = "repeat"\nfields = [{ id = "row", kind = "text", text = "A" }]',
        21,
        "the id `row` is taken",
        "another",
    ),
    "draft without lines": (
        LESSON,
        'kind = "text"',
        'kind = "prose"\ndrafts = [{ id = "warm", title = "Warm" }]',
        21,
        "draft 1: a draft needs `lines`",
        "lines =",
    ),
    "constraint without words": (
        LESSON,
        'kind = "text"',
        'kind = "text"\nsoft = [{ shorter = 3 }]',
        21,
        "`soft` 1: `say` is missing",
        "say =",
    ),
    "constraint that never speaks": (
        LESSON,
        'kind = "text"',
        'kind = "text"\nhard = [{ say = "No." }]',
        21,
        "never says when",
        "shorter",
    ),
    "two drafts of one id": (
        LESSON,
        'kind = "text"',
        'kind = "prose"\ndrafts = [\n  { id = "a", title = "A", lines = ["a"] },\n'
        '  { id = "a", title = "B", lines = ["b"] },\n]',
        23,
        "draft 2: the draft `a` is there already",
        "another id",
    ),
    "characters of a number": (
        LESSON,
        'kind = "text"',
        'kind = "number"\nsoft = [{ say = "Few.", shorter = 3 }]',
        21,
        "a question of kind number has no `shorter`",
        "Leave it out",
    ),
    "rows of a text": (
        LESSON,
        'kind = "text"',
        'kind = "text"\nsoft = [{ say = "Few.", fewer = 3 }]',
        21,
        "a question of kind text has no `fewer`",
        "Leave it out",
    ),
    "pattern of a number": (
        LESSON,
        'kind = "text"',
        'kind = "number"\nhard = [{ say = "No.", pattern = "a" }]',
        21,
        "no `pattern`",
        "Leave it out",
    ),
    "a choice of today is no old one": (
        LESSON,
        'choices_from = "who"',
        'choices_from = "who"\nrenamed = { friend = "nobody" }',
        15,
        "question `from`: `renamed` names `friend`, which is a choice of today",
        "no longer in use",
    ),
    "an old choice leads nowhere": (
        LESSON,
        'choices_from = "who"',
        'choices_from = "who"\nrenamed = { mate = "freind" }',
        15,
        "`renamed` leads from `mate` to 'freind', which is no choice",
        "Did you mean `friend`?",
    ),
    "an old choice leads nowhere at last": (
        LESSON,
        'choices_from = "who"',
        'choices_from = "who"\nrenamed = { chum = "mate", mate = "pal" }',
        15,
        "`renamed` leads from `chum` to 'pal', which is no choice",
        "There are: `nobody`, `friend`.",
    ),
    "old choices lead to each other": (
        LESSON,
        'choices_from = "who"',
        'choices_from = "who"\nrenamed = { mate = "chum", chum = "pal", pal = "chum" }',
        15,
        "`renamed` goes round in a circle: `mate` → `chum` → `pal` → `chum`",
        "end at a choice of today",
    ),
    "words have no choices to rename": (
        LESSON,
        'kind = "text"',
        'kind = "text"\nrenamed = { a = "b" }',
        21,
        "a question of kind text has no `renamed`",
        "choices",
    ),
    "broken pattern": (
        LESSON,
        'kind = "text"',
        'kind = "text"\nhard = [{ say = "No.", pattern = "(" }]',
        21,
        "it isn't a regular expression",
        "a simpler one",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_named_with_its_line_and_its_mend(case: str, tmp_path: Path) -> None:
    assert_named(CASES[case], tmp_path)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (LESSON, 'kind = "text"', 'kind = "scale"\nmax = "4"'),
        (LESSON, 'kind = "text"', 'kind = "text"\nhard = [{ say = "No.", pattern = "(" }]'),
        (LESSON, 'kind = "text"', 'kind = "text"\nsoft = [{ say = "No.", longer = "9" }]'),
        (LESSON, 'kind = "text"', 'kind = "text"\nsoft = [{ say = "No.", longr = 9 }]'),
        (
            LESSON,
            'kind = "text"',
            'kind = "scale"\nmax = 4\nsoft = [{ say = "No.", pattern = "a" }]',
        ),
        (LESSON, '"who"', '"who"\nrenamed = { mate = "chum", chum = "pal", pal = "chum" }'),
        (LESSON, '"who"', '"whom"\nomit = ["nobody"]\nsay = { friend = "one of us" }'),
    ],
    ids=lambda words: words.rpartition("\n")[2],
)
def test_one_mistake_is_told_once(file: str, old: str, new: str, tmp_path: Path) -> None:
    write(tmp_path, changed(file, old, new))
    _, mistakes = read(tmp_path)
    assert len(mistakes) == 1, mistakes


def test_choices_of_facts_that_could_not_be_read_are_not_missed(tmp_path: Path) -> None:
    lesson = changed(LESSON, '"who"', '"who"\nomit = ["nobody"]\nsay = { friend = "one of us" }')
    write(tmp_path, lesson | changed("facts.toml", 'id = "who"', "id = who"))
    _, mistakes = read(tmp_path)
    assert [mistake.file for mistake in mistakes] == ["facts.toml"]
