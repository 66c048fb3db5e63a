"""Several lessons in the linear mode: how far, the next one, one to forget, all on one page."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.workspace.home import Home
from tests.plain.hold import given, hold, hold_at, kept, value

FIRST, SECOND = "which-talks", "give-the-talk"

pytestmark = pytest.mark.usefixtures("small", "frozen")


class TestGreeting:
    def test_it_says_in_which_lesson_one_was_and_how_far(self, home: Path) -> None:
        given(home, {"start": "many", "scene": "Bev rang"})
        held = hold(home, ":quit")
        assert held.says("You were in “Which talks to take”: page 2 of 8, about")
        assert held.says(":lesson shows all of them; any order works.")

    def test_once_it_is_done_the_next_one_is_offered_and_stopping_is_fine(self, home: Path) -> None:
        given(home, {"opening": "story", "aim": "calm wards"})
        held = hold_at(home, "opening", ":quit", route="")
        assert held.says("You were in “Give the talk”: done.", "Next: Which talks to take, about")
        assert held.says("Stopping here is fine.", ":everything reads “All I decided”")


class TestLessons:
    def test_all_are_listed_with_how_far_one_is_and_one_is_gone_to(self, home: Path) -> None:
        held = hold_at(home, "place", ":lesson", "2", ":quit", answers={"aim": "calm wards"})
        assert held.says("1 Which talks to take: page 3 of 8", "Rules for saying yes")
        assert held.says("2 Give the talk: not begun, about", "It comes last, since a talk")
        assert held.says("What did some good: Nothing is noted yet.")
        assert held.says("Page 1 of 1: What it was for", "How do you begin?")

    def test_one_that_is_named_is_gone_to_at_once(self, home: Path) -> None:
        for named in (SECOND, "2"):
            held = hold_at(home, "place", f":lesson {named}", ":quit", answers={"aim": "calm"})
            assert held.says("Page 1 of 1: What it was for", "How do you begin?")
            assert "In the order that makes most sense" not in held.said

    def test_a_name_that_is_none_is_said_and_all_are_listed(self, home: Path) -> None:
        held = hold_at(home, "place", ":lesson give-the-talks", "", ":quit")
        assert held.says("No lesson is called “give-the-talks”. Did you mean give-the-talk?")
        assert held.says("1 Which talks to take:", "2 Give the talk:")

    def test_each_is_gone_on_with_where_it_was_left(self, home: Path) -> None:
        hold_at(home, "line", ":lesson", "2", ":quit", route="core")
        spot = Home(home).state.places[kept(home).meta.id]
        assert (spot.lesson, spot.at(FIRST).question, spot.at(FIRST).route) == (
            SECOND,
            "line",
            "core",
        )
        held = hold(home, ":lesson", "1", ":quit")
        assert held.says("From which step up do you say yes at once?")
        assert "Which way?" not in held.said

    def test_one_that_was_never_opened_asks_which_way(self, home: Path) -> None:
        held = hold_at(home, "opening", ":lesson", "1", "3", ":quit", route="")
        assert held.says("Which way?", "Before you answer")
        assert Home(home).state.places[kept(home).meta.id].route == "door"


class TestShared:
    def test_it_says_where_it_was_said_and_enter_keeps_it(self, home: Path) -> None:
        held = hold_at(home, "aim", ":lesson", "2", ":back", "", ":quit", answers={"aim": "calm"})
        assert held.says("You said this in “Which talks to take”.", "So far: calm", "Enter keeps")
        assert held.says("Enter keeps it.", "How do you begin?")
        assert value(home, "aim") == "calm"

    def test_another_answer_says_first_what_it_changes(self, home: Path) -> None:
        lines = (":lesson", "2", ":back", "calmer", "g", ":quit")
        held = hold_at(home, "aim", *lines, answers={"aim": "calm"})
        assert held.says("This would change one line.", "was: First: calm", "now: First: calmer")
        assert value(home, "aim") == "calm"
        hold(home, ":back", "calmer", "k", ":quit")
        assert value(home, "aim") == "calmer"

    def test_a_state_says_first_what_goes(self, home: Path) -> None:
        lines = (":lesson", "2", ":back", ":unsure", "g", ":clear", "g", ":quit")
        held = hold_at(home, "aim", *lines, answers={"aim": "calm"})
        assert held.said.count("This would change one line.") == 2
        assert kept(home).answers["aim"].state == "answered"

    def test_asked_here_first_it_is_said_so_there(self, home: Path) -> None:
        lines = ("calm", ":lesson", "1", "1", "2", "", ":quit")
        held = hold_at(home, "opening", ":back", *lines, route="")
        assert held.says("What are talks for?", "You said this in “Give the talk”.")

    def test_said_in_the_lesson_at_hand_it_is_an_answer_as_any(self, home: Path) -> None:
        held = hold_at(home, "aim", "calm", ":back", ":quit")
        assert held.says("So far: calm")
        assert "You said this in" not in held.said


class TestForgetting:
    def test_what_goes_is_said_first_and_undo_brings_it_back(self, home: Path) -> None:
        before = {"opening": "story", "aim": "calm", "place": 2}
        held = hold_at(home, "opening", ":forget", "1", "y", ":quit", answers=before, route="")
        assert held.says("1 answer would be cleared", "goes: I take a day to prepare")
        assert held.says("y forgets it", "“Which talks to take” is forgotten. :undo brings it")
        assert set(kept(home).answers) == {"opening", "aim"}
        held = hold(home, ":undo", ":quit")
        assert held.says("Undone: the forgetting of “Which talks to take”.")
        assert value(home, "place") == 2
        hold(home, ":redo", ":quit")
        assert value(home, "place") is None

    @pytest.mark.parametrize("typed", ["", "n", "Y es"])
    def test_only_a_yes_forgets(self, home: Path, typed: str) -> None:
        hold_at(home, "place", f":forget {FIRST}", typed, "", ":quit", answers={"place": 2})
        assert value(home, "place") == (None if typed.startswith("Y") else 2)

    def test_the_one_at_hand_asks_its_question_again(self, home: Path) -> None:
        lines = (":back", f":forget {FIRST}", "y", ":quit")
        held = hold_at(home, "evenings", *lines, answers={"place": 2})
        assert held.says("So far: 2", "is forgotten.", "do you want to stand?")
        assert "So far" not in held.said.split("is forgotten.")[1]

    def test_with_nothing_begun_that_is_said(self, home: Path) -> None:
        assert hold(home, "1", ":forget", ":quit").says("No lesson is begun")

    def test_one_that_is_not_begun_is_not_forgotten(self, home: Path) -> None:
        held = hold_at(home, "place", f":forget {SECOND}", "", ":quit", answers={"place": 2})
        assert held.says(f"No lesson that is begun is called “{SECOND}”.", "Forget which")
        assert value(home, "place") == 2

    def test_starting_fresh_asks_this_lesson_again_and_no_other(self, home: Path) -> None:
        before = {"opening": "story", "place": 2}
        hold_at(home, "place", ":fresh", "y", ":quit", answers=before)
        states = {id_: one.state for id_, one in kept(home).answers.items()}
        assert states == {"opening": "answered", "place": "open"}


class TestTheEnd:
    def test_it_speaks_of_what_this_lesson_made(self, home: Path) -> None:
        before = {"aim": "calm", "place": 2, "opening": "story"}
        held = hold_at(home, "opening", "", "", ":quit", answers=before, route="")
        end = held.said.split("You have been through “Give the talk”.")[1]
        assert "How I begin: one line" in end
        assert "What for" not in end
        assert "Next: Which talks to take" in end

    def test_all_that_was_decided_is_read_on_one_page(self, home: Path) -> None:
        before = {"aim": "calm", "opening": "story"}
        held = hold_at(home, "place", ":everything", ":quit", answers=before)
        assert held.says("ALL I DECIDED", "Which talks to take", "First: calm", "Give the talk")
        assert held.says("The first minute: with somebody's story.", "WHAT DID SOME GOOD")
