"""How each kind of question is put and answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.pack.load import load
from tests.conftest import REPOSITORY
from tests.plain.hold import SHIPPED, hold, hold_at, kept, state, value

pytestmark = pytest.mark.usefixtures("frozen")

SAID = {"start": "many", "scene": "A ward sister who took the chart home and changed it."}


def test_a_choice_takes_the_number_before_it(home: Path) -> None:
    held = hold_at(home, "aim-kind", "2")
    assert held.says("1 find work or a new direction", "Type a number.", "The first aim")
    assert value(home, "aim-kind") == "clients"


@pytest.mark.parametrize("typed", ["99", "clients and more", "0", "²", "9" * 5000])
def test_a_choice_that_is_none_is_asked_again_and_leaves_no_draft(home: Path, typed: str) -> None:
    held = hold_at(home, "aim-kind", typed, "2")
    assert held.says("One of the numbers above, please.")
    assert value(home, "aim-kind") == "clients"
    assert not kept(home).drafts


def test_several_choices_with_spaces_or_commas(home: Path) -> None:
    held = hold_at(home, "sooner", "1, 3")
    assert held.says("Type one or more numbers, with spaces between.")
    assert value(home, "sooner") == ("work", "round")


def test_too_many_choices_are_refused_with_how_many_fit(home: Path) -> None:
    assert hold_at(home, "trust", "1 2 3").says("at most 2 fit here")
    assert value(home, "trust") is None


@pytest.mark.usefixtures("small")
def test_a_choice_that_stands_alone(home: Path) -> None:
    held = hold_at(home, "closed", "1 3", "3", answers=SAID)
    assert held.says("“nothing of the kind” stands alone")
    assert value(home, "closed") == ("nothing",)


def test_a_scale_says_what_each_place_asks_for(home: Path) -> None:
    held = hold_at(home, "place", "3")
    assert held.says("from 1, small and close, to 7, wide and open", "1 People I could ring")
    assert value(home, "place") == 3


def test_long_steps_keep_their_indent(home: Path) -> None:
    held = hold_at(home, "place", ":quit")
    rows = held.said.split("\n")
    first = next(place for place, row in enumerate(rows) if row.startswith("  1  People I could"))
    assert rows[first + 1].startswith("     ")


@pytest.mark.parametrize("typed", ["0", "8", "three", "1e3"])
def test_a_place_beyond_the_scale_is_refused(home: Path, typed: str) -> None:
    assert hold_at(home, "place", typed).says("a whole number from 1 to 7 is expected here")
    assert value(home, "place") is None


def test_a_number_within_its_bounds(home: Path) -> None:
    held = hold_at(home, "ten", "11", "3")
    assert held.says("a whole number from 0 to 10 is expected here")
    assert value(home, "ten") == 3


def test_a_date_by_its_offer_or_as_itself(home: Path) -> None:
    held = hold_at(home, "review", "2")
    assert held.says("2 in 3 months: 22 February 2027")
    assert value(home, "review") == "2027-02-22"
    hold(home, ":edit review", "2027-05-01", "k", ":quit")
    assert value(home, "review") == "2027-05-01"


def test_a_date_that_is_none_is_kept_as_a_draft_and_enter_goes_on(home: Path) -> None:
    held = hold_at(home, "review", "next Easter", "")
    assert held.says("a date such as 2026-11-22", "kept as a draft", "And sooner, if")
    assert state(home, "review") == "open"
    assert kept(home).drafts == {"review": "next Easter"}


@pytest.mark.usefixtures("small")
def test_yes_and_no_by_their_first_letter(home: Path) -> None:
    assert hold_at(home, "travel", "No, thanks", answers=SAID).says("Type y or n.")
    assert value(home, "travel") == "no"


def test_yes_and_no_are_said_as_the_pack_says_them_and_typed_as_ever(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    german = load(REPOSITORY / "tests" / "packs" / "small-de")
    monkeypatch.setattr("coachtui.workspace.packs.read", lambda *_, **__: german)
    held = hold_at(home, "travel", "n", answers=SAID)
    assert held.says("y ja", "n nein", "Type y or n.")
    assert value(home, "travel") == "no"


def test_prose_takes_lines_until_an_empty_one(home: Path) -> None:
    hold_at(home, "tuesday", "Bev rang before noon.", "  Joan came by.", "")
    assert value(home, "tuesday") == "Bev rang before noon.\n  Joan came by."


def test_an_empty_line_leaves_lines_open_and_says_so_once(home: Path) -> None:
    held = hold_at(home, "more-aims", "", ":back", "To be of use", "", ":back", "", ":quit")
    assert held.said.count("Left open. :back comes back to it, now or later.") == 1
    assert value(home, "more-aims") == ("To be of use",)


def test_lines_end_by_themselves_when_they_are_full(home: Path) -> None:
    held = hold_at(home, "more-aims", "To be of use", "To laugh more", "1")
    assert held.says("That gives: Then: To be of use", "The first is nearest to:")
    assert value(home, "more-aims") == ("To be of use", "To laugh more")


def test_every_line_that_is_new_is_said_up_to_three(grace: Path) -> None:
    held = hold(grace, ":route", "3", ":map", "3", ":clear", ":route", "1", ":quit")
    assert held.code == 0
    held = hold(grace, ":edit in-line", "2", "k", ":quit")
    assert held.says("This would change", "was:", "now:", "That gives:", "And:", "And:")
    assert held.says("more: :strategy reads them.")


def test_remarks_are_made_and_the_answer_is_kept(home: Path) -> None:
    assert hold_at(home, "aim", "a job").says("That is short. What would it look like")
    assert value(home, "aim") == "a job"


def test_stopping_is_said_to_be_fine(home: Path) -> None:
    assert hold_at(home, "gut", "1", "2", "1", "3").says("Stopping here is fine: :quit")


def test_cards_are_judged_one_by_one_and_back_goes_to_the_one_before(home: Path) -> None:
    held = hold_at(home, "gut", "1", ":back", "2", "3", "1", "4")
    assert held.says("Thabo Nkosi", "So far: accept. Enter keeps it.", "At the door: Thabo")
    assert value(home, "gut") == {
        "thabo": "ask",
        "henrik": "wait",
        "ji-ho": "accept",
        "samira": "no",
    }


def test_cards_judged_in_part_are_kept_and_gone_on_with(home: Path) -> None:
    held = hold_at(home, "gut", "1", "elephant", "2")
    assert held.says("One of the numbers above, please.")
    assert kept(home).drafts == {"gut": {"thabo": "accept", "henrik": "ask"}}
    held = hold(home, "1", "4", ":quit")
    assert "You shared a table" not in held.said
    assert state(home, "gut") == "answered"


ROW = ["4", "2", "taught me to read a balance sheet", "1", "1"]


def test_rows_are_asked_field_by_field(home: Path) -> None:
    held = hold_at(
        home, "circle", "D. K.", *ROW, "Joan P.", *ROW, "Bev", "5", "", "", "", "", "", ":quit"
    )
    assert held.says("Type name or initials to add a row", "Rung", "Why, in a phrase", "Row 2>")
    rows = value(home, "circle")
    assert isinstance(rows, tuple)
    assert [row["name"] for row in rows] == ["D. K.", "Joan P.", "Bev"]
    assert rows[2] == {"row": 3, "name": "Bev", "known": "vouch"}


def test_rows_are_moved_changed_and_removed(grace: Path) -> None:
    held = hold(
        grace, ":edit circle", "up 2", "remove 5", "edit 1", "Farida", *[""] * 5, "", "k", ":quit"
    )
    assert held.says("1. Farida K.", "So far: Farida K. Enter keeps it.", "This would change")
    rows = value(grace, "circle")
    assert isinstance(rows, tuple)
    assert [(row["row"], row["name"]) for row in rows] == [
        (2, "Farida"),
        (1, "Bev O."),
        (3, "Joan P."),
        (4, "Mr Adair"),
    ]


def test_a_row_that_is_not_there_is_said(home: Path) -> None:
    assert hold_at(home, "circle", "edit 7", "remove 0").says("no row 7", "no row 0")


def test_back_leaves_a_row_as_it_was(home: Path) -> None:
    held = hold_at(home, "circle", "D. K.", "4", ":back", ":quit")
    assert held.says("This row is left as it was.")
    assert not kept(home).drafts


def test_fewer_rows_than_are_asked_for_are_a_draft_and_enter_goes_on(home: Path) -> None:
    held = hold_at(home, "circle", "D. K.", *ROW, "", ":quit")
    assert held.says("1 of at least 3 so far.", "Who is first, and when?")
    assert kept(home).drafts["circle"] == [
        {
            "name": "D. K.",
            "known": "together",
            "why": "other",
            "phrase": "taught me to read a balance sheet",
            "recent": "recent",
            "here": "yes",
        }
    ]


def test_more_rows_than_fit_are_refused(small: None, home: Path) -> None:
    rows = [{"name": f"Host {n}"} for n in range(5)]
    held = hold_at(home, "circle", ":quit", answers={**SAID, "aim": "To be heard by those who act"})
    workspace = kept(home)
    assert workspace.pack.questions["circle"].max == 5
    held = hold_at(home, "circle", ":quit", answers={"circle": rows})
    held = hold(home, ":edit circle", "One more", ":quit")
    assert held.says("5 rows are the most. Remove one first.")


def test_a_word_in_the_middle_of_a_row_is_obeyed_and_the_row_kept(home: Path) -> None:
    held = hold_at(home, "circle", "D. K.", "4", ":why", ":quit")
    assert held.says("These are the first people you'll invite", "1. D. K.; we've done something")


@pytest.mark.usefixtures("small")
def test_what_is_shown_in_the_prose_is_indented_and_bars_are_said(home: Path) -> None:
    held = hold_at(home, "place", ":quit", answers=SAID)
    assert held.says("Talks in a year", "- guessed: 9", "- counted: 6, same people")


def test_lines_of_other_lessons_are_left_to_those(home: Path) -> None:
    held = hold_at(home, "aim-kind", "2", ":quit", answers={"aim": "To be of use"})
    other = {line.text for line in SHIPPED.lines if line.lesson == "review-profile"}
    assert held.says("The first aim, in a word or two:")
    assert not [words for words in other if words in held.said]
