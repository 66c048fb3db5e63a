"""What a picture says in words, no number twice."""

from __future__ import annotations

import pytest

from coachtui.interview.put import amount
from coachtui.pack.model import Bar


@pytest.mark.parametrize(
    ("value", "note", "says"),
    [
        (9, "", "9"),
        (9, "same people", "9"),
        (1, "about 1", ""),
        (3.3, "about 3.3, of 5.5 in all", ""),
        (3, "about 3.", ""),
        (7300, "7,300 links", ""),
        (1, "1.5 in all", "1"),
        (5, "of 15", "5"),
    ],
)
def test_a_number_is_said_once(value: float, note: str, says: str) -> None:
    assert amount(Bar(label="x", value=value, note=note)) == says
