"""An author breaks one thing in the TOML itself: the mistake names the line and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pack.minimal import Case, assert_named

LESSON = "lessons/doors.md"

CASES: dict[str, Case] = {
    "broken TOML in a file": (
        "facts.toml",
        'id = "who"',
        "id = who",
        2,
        "this isn't TOML: invalid value",
        "quotation marks",
    ),
    "broken TOML in a block": (
        LESSON,
        'text = "What for?"',
        'text = "What for?',
        21,
        "this isn't TOML: unterminated string",
        "Close the quotation marks",
    ),
    "a key twice": (
        LESSON,
        'id = "why"\n',
        'id = "why"\nid = "why"\n',
        20,
        "this isn't TOML: cannot overwrite",
        "keep one",
    ),
    "comma of TOML 1.1": (
        "personas/ann.toml",
        'when = "2027-01-01" }',
        'when = "2027-01-01", }',
        2,
        "a comma stands before the brace",
        "Take the comma out",
    ),
    "open table of TOML 1.1": (
        "personas/ann.toml",
        'answers = { from = "friend",',
        'answers = { from = "friend",\n  ',
        2,
        "runs over the end of its line",
        "on one line",
    ),
    "escape of TOML 1.1": (
        "lines.toml",
        "What for:",
        "What \\x66or:",
        4,
        "TOML 1.0 has no \\x",
        "the character itself",
    ),
    "escape sequence": (
        "lines.toml",
        "What for:",
        "\\u001b[31mWhat for:",
        4,
        "the control character \\u001b",
        "Take it out",
    ),
    "raw escape": (
        LESSON,
        "Somebody knocks.",
        "Somebody \x1b[31mknocks.",
        9,
        "the control character U+001B",
        "Take it out",
    ),
    "turned text": (
        "rules.toml",
        "I wait",
        "I \u202ewait",
        13,
        "the control character U+202E",
        "Take it out",
    ),
    "records of another kind": (
        "facts.toml",
        "[[fact]]",
        "[[facts]]",
        1,
        "nothing knows the key `facts`",
        "Did you mean `fact`?",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_named_with_its_line_and_its_mend(case: str, tmp_path: Path) -> None:
    assert_named(CASES[case], tmp_path)
