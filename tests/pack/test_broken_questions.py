"""An author breaks one thing in a question: the mistake names the line and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pack.minimal import Case, assert_named

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
    "pattern of a number": (
        LESSON,
        'kind = "text"',
        'kind = "number"\nhard = [{ say = "No.", pattern = "a" }]',
        21,
        "no `pattern`",
        "Leave it out",
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
