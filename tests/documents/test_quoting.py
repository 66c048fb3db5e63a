"""Words that are quoted whole lose their outer marks where the page brings its own."""

from __future__ import annotations

import pytest

from coachtui.documents.quoting import unquoted


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ('"Rotas that hold"', "Rotas that hold"),
        ('"Nurse. "Infection" and all that"', 'Nurse. "Infection" and all that'),
        ('"He said "yes""', 'He said "yes"'),
        ('""Infection" nurse"', '"Infection" nurse'),
        ('"a" and "b"', '"a" and "b"'),
        ("“Steady”", "Steady"),
        ("“a” and “b”", "“a” and “b”"),
        ("no marks", "no marks"),
        ("", ""),
        ('"', '"'),
    ],
)
def test_only_marks_around_all_of_it_go(text: str, bare: str) -> None:
    assert unquoted(text) == bare
