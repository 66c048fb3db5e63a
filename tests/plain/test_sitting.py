"""A sitting as a whole: its beginning, coming back, looking, pages, and its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.documents.formats import render
from coachtui.workspace.home import Home
from coachtui.workspace.paper import page
from tests.plain.hold import given, hold, hold_at, kept, state, value


@pytest.mark.usefixtures("frozen")
class TestBeginning:
    def test_a_first_start_offers_the_ways_with_their_minutes(self, home: Path) -> None:
        held = hold(home)
        assert held.says("Linking on LinkedIn", "An invitation takes a second", ":help lists")
        assert held.says("1 The whole lesson, about", "2 The short way", "3 Invitations are")

    def test_an_answer_that_suggests_another_way_offers_it(self, home: Path) -> None:
        held = hold(home, "1", "3", "", ":quit")
        assert held.says("There is a way through for that.", "In a line each")
        assert Home(home).state.places[kept(home).meta.id].route == "door"

    def test_the_offered_way_need_not_be_taken(self, home: Path) -> None:
        held = hold(home, "2", "3", "2", ":quit")
        assert held.says("There is a way through for that.")
        assert Home(home).state.places[kept(home).meta.id].route == "core"

    def test_whoever_is_on_that_way_already_is_not_asked(self, home: Path) -> None:
        held = hold_at(home, "start", "3", ":quit", route="door")
        assert "There is a way through" not in held.said

    def test_leaving_at_the_first_prompt_is_fine(self, home: Path) -> None:
        held = hold(home, ":why", ":quit")
        assert held.says("That works once a question is on view.", "Everything is kept.")

    def test_hundreds_of_empty_lines_end_the_walk_and_answer_nothing(self, home: Path) -> None:
        held = hold(home, *[""] * 500)
        assert held.code == 0
        assert held.says("You have been through", "Left for another day:", "Everything is kept")
        assert not kept(home).answers

    def test_a_client_is_named_and_nobody_else(self, home: Path) -> None:
        given(home, {"aim": "A secret of the coach's own"})
        given(home, {"aim": "To be of use"}, label="Ana Prado")
        given(home, {"aim": "Something of Mehmet's"}, label="Mehmet Yildiz")
        held = hold(home, ":strategy", ":review", ":map", ":help", ":quit", label="Ana Prado")
        assert held.said.startswith("Ana Prado\n")
        assert "Mehmet" not in held.said
        assert "secret" not in held.said


class TestComingBack:
    @pytest.fixture
    def later(self, grace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv("COACHTUI_NOW", "2027-02-20T10:00:00Z")
        return grace

    def test_what_was_said_is_read_back(self, later: Path) -> None:
        held = hold(later, ":quit")
        assert held.says("Welcome back. You began on 22 November 2026.", "You came because:")
        assert held.says("You wrote: A post in infection", "look again on: 22 February 2027")
        assert held.says("Still so?", "y yes", "c it changed", "n not sure")

    def test_still_so(self, later: Path) -> None:
        hold(later, "y", ":quit")
        assert state(later, "aim") == "answered"

    def test_it_changed_leads_to_a_new_tuesday(self, later: Path) -> None:
        assert hold(later, "c", ":quit").says("Still so?", "Picture an ordinary Tuesday")

    def test_not_sure_marks_it(self, later: Path) -> None:
        hold(later, "n", ":quit")
        assert state(later, "aim") == "unsure"

    def test_on_the_same_day_it_is_not_asked(
        self, grace: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COACHTUI_NOW", "2026-11-22T23:00:00Z")
        assert "Still so?" not in hold(grace, ":quit").said


@pytest.mark.usefixtures("frozen")
class TestLooking:
    def test_the_strategy_is_read_part_by_part(self, grace: Path) -> None:
        held = hold(grace, ":strategy", ":quit")
        assert held.says("When somebody invites me (stop at the first yes)", "1. If", "[in-refuse]")
        assert held.says("offered: ")

    def test_one_line_says_why_and_what_can_be_done(self, grace: Path) -> None:
        held = hold(grace, ":strategy in-known", "1", "If I know them, I say yes.", ":quit")
        assert held.says("Because you answered:", "From which rung up do you say yes", "(:edit")
        assert held.says("1 say it in my own words", "2 switch it off", "write a note to it")
        assert hold(grace, ":strategy", ":quit").says("I say yes. [in-known]", "What it does: If")

    def test_a_line_is_switched_off_moved_noted_and_made_as_it_was(self, grace: Path) -> None:
        hold(grace, ":strategy in-known", "2", ":quit")
        assert hold(grace, ":strategy", ":quit").says("off: If we've exchanged words")
        hold(grace, ":strategy in-known", "3", "For my sister's friends", ":quit")
        assert hold(grace, ":strategy", ":quit").says("Your note: For my sister's friends")
        held = hold(grace, ":strategy in-known", ":quit")
        last = [row for row in held.said.split("\n") if "have it as it was at first" in row]
        hold(grace, ":strategy in-known", last[0].split()[0], ":quit")
        assert not kept(grace).edits.lines

    def test_a_line_that_is_offered_is_taken_in(self, grace: Path) -> None:
        offered = next(one for one in kept(grace).strategy.lines if one.offered)
        hold(grace, f":strategy {offered.id}", "2", ":quit")
        assert kept(grace).edits.lines[offered.id].on

    def test_an_exception_stands_right_above_its_rule(self, grace: Path) -> None:
        held = hold(grace, ":strategy in-known", ":quit")
        number = next(row for row in held.said.split("\n") if "exception" in row).split()[0]
        hold(grace, ":strategy in-known", number, "", "2", "", "", "", "4", "k", ":quit")
        ids = [line.id for line in kept(grace).strategy.lines]
        assert ids.index("mine-1") + 1 == ids.index("in-known")

    def test_words_that_are_too_many_for_a_line_are_refused_and_kept(self, grace: Path) -> None:
        long = "x" * 501
        held = hold(grace, ":strategy in-known", "1", long, ":quit")
        assert held.says("That is 501 characters; 500 fit here. Nothing was cut.")
        assert kept(grace).drafts == {"line:in-known": long}
        assert not kept(grace).edits.lines

    def test_a_line_that_is_none_is_said(self, grace: Path) -> None:
        assert hold(grace, ":strategy nothing", ":quit").says("No line is called “nothing”.")

    def test_the_review_lists_answers_with_what_rests_on_them(self, grace: Path) -> None:
        held = hold(grace, ":review", ":quit")
        assert held.says("What you said:", "answered.")
        assert held.says(
            "A post in infection prevention", "22 November 2026, answered.", "rest on it"
        )

    @pytest.mark.usefixtures("far_east")
    def test_the_day_of_an_answer_goes_by_the_clock_of_the_person(self, grace: Path) -> None:
        held = hold(grace, "", ":review", ":quit")
        assert held.says("What you said:", "23 November 2026, answered.")

    @pytest.mark.usefixtures("small")
    def test_the_review_counts_what_the_way_taken_asks_and_says_the_rest(self, home: Path) -> None:
        given = {"start": "waiting", "aim": "Calm"}
        held = hold_at(home, "line", ":review", ":quit", answers=given, route="door")
        assert held.says("What you said: 2 open, 2 answered.", "Not on the way you took: ")

    def test_a_review_answers_again_and_says_before_and_after(self, grace: Path) -> None:
        held = hold(grace, ":review", "3", "A post by the sea, by summer", "g", ":back", ":quit")
        assert held.says(
            "This would change", "was: First: A post in infection", "now: First: A post"
        )
        assert "A post in infection" in str(value(grace, "aim"))
        assert kept(grace).drafts == {"aim": "A post by the sea, by summer"}
        hold(grace, ":edit aim", "", "k", ":quit")
        assert value(grace, "aim") == "A post by the sea, by summer"
        assert not kept(grace).drafts

    def test_a_state_given_in_a_visit_says_what_goes(self, grace: Path) -> None:
        held = hold(grace, ":edit aim", ":unsure", "g", ":back", ":quit")
        assert held.says("This would change", "goes:")
        assert state(grace, "aim") == "answered"


@pytest.mark.usefixtures("frozen")
class TestPages:
    @pytest.mark.parametrize(
        ("number", "format_", "ending"),
        [
            ("1", "text", "txt"),
            ("2", "markdown", "md"),
            ("3", "html", "html"),
            ("4", "json", "json"),
        ],
    )
    def test_a_page_is_written_as_the_commands_write_it(
        self, grace: Path, tmp_path: Path, number: str, format_: str, ending: str
    ) -> None:
        path = tmp_path / f"mine.{ending}"
        held = hold(grace, f":export {path}", "1", number, "", ":quit")
        assert held.says("My connection checklist", "It names Bev O.", f"Written: {path}")
        assert path.read_text() == render(page(kept(grace), "checklist"), format_)
        assert path.stat().st_mode & 0o777 == 0o600

    def test_with_the_whys(self, grace: Path, tmp_path: Path) -> None:
        path = tmp_path / "mine.txt"
        hold(grace, f":export {path}", "2", "1", "y", ":quit")
        assert path.read_text() == render(
            page(kept(grace), "guidelines", whys=True), "text", whys=True
        )

    def test_a_file_that_is_there_is_replaced_only_on_a_yes(
        self, grace: Path, tmp_path: Path
    ) -> None:
        path = tmp_path / "mine.txt"
        path.write_text("precious")
        assert hold(grace, f":export {path}", "1", "", "", "", ":quit").says("a file of that name")
        assert path.read_text() == "precious"
        hold(grace, f":export {path}", "1", "", "", "r", ":quit")
        assert path.read_text() == render(page(kept(grace), "checklist"), "text")

    def test_a_page_can_be_said_instead(self, grace: Path) -> None:
        held = hold(grace, ":export", "1", "", "", "-", ":quit")
        assert held.says(render(page(kept(grace), "checklist"), "text").split("\n")[0])

    @pytest.mark.parametrize("path", ["/nowhere/at/all.txt", "~nobody-of-that-name/x", "x" * 5000])
    def test_a_file_that_cannot_be_written_is_explained(self, grace: Path, path: str) -> None:
        held = hold(grace, f":export {path}", "1", "", "", ":quit")
        assert held.code == 0
        assert "Written" not in held.said

    def test_nothing_is_written_where_nothing_is_picked(
        self, grace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        hold(grace, ":export", "", ":export", "1", "", "", ":quit")
        assert not list(tmp_path.glob("*.txt"))
