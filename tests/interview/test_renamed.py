"""Answers kept under an earlier pack are read under the names of today."""

from __future__ import annotations

from coachtui.interview.answers import Row
from coachtui.interview.renamed import today, unfit, without
from coachtui.pack.question import Choice, Question

KNOWN = Question(
    id="known",
    kind="choice",
    text="How well?",
    choices=(Choice(id="met", label="met"), Choice(id="worked", label="worked")),
    renamed={"seen": "met"},
    was=("rung",),
)
NAME = Question(id="name", kind="text", text="Who?", was=("who",))
CIRCLE = Question(id="circle", kind="repeat", text="Who first?", fields=(NAME, KNOWN))


def test_a_field_and_its_choices_are_called_as_they_are_today() -> None:
    old = {"row": 3, "who": "Ana", "rung": "seen", "colour": "red"}
    for rows in ([old], (old,)):
        assert today(CIRCLE, rows) == [{"row": 3, "name": "Ana", "known": "met", "colour": "red"}]


def test_what_stands_under_the_name_of_today_is_never_written_over() -> None:
    for row in ({"name": "Ana", "who": "Bo"}, {"who": "Bo", "name": "Ana"}):
        assert today(CIRCLE, [row]) == [{"name": "Ana", "who": "Bo"}]


def test_what_is_no_row_stays_as_it_is() -> None:
    assert today(CIRCLE, ["Ana", 3]) == ["Ana", 3]
    assert today(CIRCLE, "Ana") == "Ana"
    assert without(CIRCLE, "Ana") == "Ana"
    assert without(CIRCLE, 7) == 7


def test_cells_without_a_field_make_a_row_no_less_fit() -> None:
    strange: Row = {"row": 1, "name": "Ana", "colour": "red"}
    assert unfit(CIRCLE, (strange,)) == ()
    nobody: Row = {"row": 1, "known": "met"}
    assert unfit(CIRCLE, (nobody,)) == ("Row 1: Who: nothing is written yet.",)
