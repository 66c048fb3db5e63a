"""What each word does at a prompt."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.plain.words import WORDS
from coachtui.workspace.home import Home
from tests.plain.hold import given, hold, hold_at, kept, state, value

pytestmark = pytest.mark.usefixtures("frozen")


def test_help_lists_every_word(home: Path) -> None:
    held = hold_at(home, "aim", ":help")
    assert all(f":{word} " in held.said for word in WORDS)


def test_every_word_can_be_typed_at_a_question_and_at_the_end(grace: Path) -> None:
    for word in sorted(set(WORDS) - {"quit"}):
        for begin in (":map", "3"), (":map", "19"):
            held = hold(grace, *begin, f":{word}", ":quit", ":quit")
            assert held.code == 0, (word, held.said)
            assert held.says("Everything is kept.")


@pytest.mark.usefixtures("small")
def test_every_word_is_answered_at_the_end_of_the_way(home: Path) -> None:
    for word in sorted(set(WORDS) - {"quit"}):
        held = hold(home, "", *[""] * 40, f":{word}")
        assert held.code == 0, (word, held.said)


def test_why_says_what_the_answer_is_for(home: Path) -> None:
    assert hold_at(home, "aim", ":why").says("Your rules for inviting point at it")


def test_hints_come_one_by_one_and_come_to_an_end(home: Path) -> None:
    held = hold_at(home, "aim", ":hint", ":hint", ":hint", ":hint")
    assert held.says(
        "What would make that Tuesday possible?", "Add a place", "If it says", "No more hints"
    )


def test_an_example_is_somebody_elses(home: Path) -> None:
    assert hold_at(home, "aim", ":example").says("Two research posts to choose from by June")


def test_the_page_can_be_heard_again(home: Path) -> None:
    held = hold_at(home, "aim", ":page")
    assert held.said.count("Put it in a line.") == 2


def test_back_leads_to_the_question_before_and_never_discards(home: Path) -> None:
    held = hold_at(home, "aim", "A post in Leeds by spring", ":back", ":quit")
    assert held.says("And after that?", "What are you after?", "So far: A post in Leeds by spring")
    assert value(home, "aim") == "A post in Leeds by spring"


def test_back_at_the_beginning_stays(home: Path) -> None:
    assert hold(home, "1", ":back").says("This is the beginning.")


@pytest.mark.parametrize(
    ("word", "left"), [("unsure", "unsure"), ("skip", "skipped"), ("coach", "coach")]
)
def test_a_question_can_be_left_with_a_word_on_why(home: Path, word: str, left: str) -> None:
    held = hold_at(home, "aim", f":{word}")
    assert held.says("Left as:", "And after that?")
    assert state(home, "aim") == left


def test_a_state_keeps_the_value_and_before_makes_it_the_answer_again(home: Path) -> None:
    held = hold_at(
        home, "aim", "Something for the spring", ":back", ":unsure", ":back", "", ":back", ":before"
    )
    assert held.says("So far (not sure yet): Something for the spring", "It is your answer again.")
    assert state(home, "aim") == "answered"


def test_enter_alone_leaves_what_was_unsure_as_it_was(home: Path) -> None:
    hold_at(home, "aim", "Something for the spring", ":back", ":unsure", ":back", "", ":quit")
    assert state(home, "aim") == "unsure"
    assert value(home, "aim") == "Something for the spring"


def test_clear_takes_an_answer_away_and_undo_brings_it_back(home: Path) -> None:
    hold_at(home, "aim", "Something for the spring", ":back", ":clear")
    assert value(home, "aim") is None
    held = hold(home, ":undo", ":quit")
    assert held.says("Undone: “What are you after?", "is answered again.")
    assert value(home, "aim") == "Something for the spring"


def test_undo_puts_the_question_again_and_redo_answers_it(home: Path) -> None:
    held = hold_at(home, "aim", "Something for the spring", ":undo", ":redo", ":quit")
    assert held.says(
        "Undone:", "is open again.", "Redone:", "is answered again.", "So far: Something"
    )
    assert value(home, "aim") == "Something for the spring"


def test_nothing_to_undo_is_said(home: Path) -> None:
    held = hold_at(home, "aim", ":undo", ":redo")
    assert held.says("There is nothing to take back.", "There is nothing to bring back.")


def test_the_map_says_how_each_page_stands_and_leads_to_it(home: Path) -> None:
    held = hold_at(home, "aim", ":map", "8", answers={"start": "new", "tuesday": "A long day"})
    assert held.says(" 1 Before the button: done", " 3 In a line each: open", "open; about")
    assert held.says("Page 8 of 20: Your place, for now", "where do you want to stand?")


def test_edit_visits_one_question_and_comes_back(home: Path) -> None:
    held = hold_at(home, "aim", ":edit trade", "Piano tuning", "k", ":quit")
    assert held.says("One answer, then back", "line of work?", "That gives", "What are you after?")
    assert value(home, "trade") == "Piano tuning"


def test_edit_of_what_is_no_question_names_those_near(home: Path) -> None:
    assert hold_at(home, "aim", ":edit aims").says("No question is called “aims”. Near: aim")


def test_a_word_that_is_none_is_said_with_the_nearest(home: Path) -> None:
    held = hold_at(home, "aim", ":hnit")
    assert held.says("“:hnit” is none of the words. Did you mean :hint?")
    assert value(home, "aim") is None


def test_two_colons_begin_an_answer_with_one(home: Path) -> None:
    hold_at(home, "aim", "::quit is what I want to say less")
    assert value(home, "aim") == ":quit is what I want to say less"


def test_a_word_among_the_lines_of_an_answer_keeps_them(home: Path) -> None:
    held = hold_at(home, "tuesday", "Bev rang.", ":( said I", ":why", ":quit")
    assert held.says("That gives: A Tuesday", "The people in the scene")
    assert value(home, "tuesday") == "Bev rang.\n:( said I"


def test_the_way_can_be_changed(home: Path) -> None:
    held = hold_at(home, "tuesday", ":route", "3", ":quit")
    assert held.says("Invitations are waiting now", "Page 1 of", "In a line each")


def test_another_lesson_can_be_gone_to(small: None, home: Path) -> None:
    held = hold(home, "1", ":lesson", "2", ":quit")
    assert held.says("Which talks to take", "Give the talk", "What it was for")
    assert hold(home, ":quit").says("What it was for")


def test_being_asked_afresh_keeps_every_answer(grace: Path) -> None:
    held = hold(grace, ":fresh", "y", ":before", ":quit")
    assert held.says("Before, you said: invitations are waiting", "It is your answer again.")
    assert state(grace, "start") == "answered"
    assert state(grace, "in-line") == "open"
    assert value(grace, "in-line") == "words"


def test_earlier_answers_can_be_brought_back(home: Path) -> None:
    given(home, {"aim": "The first that I said"})
    given(home, {"aim": "The second that I said"})
    held = hold(home, ":map", "3", ":earlier", "1", "k", ":quit")
    assert held.says(
        "The first that I said (22 November 2026)",
        "now: First: The first that I said",
        "It stands again.",
    )
    assert value(home, "aim") == "The first that I said"


def test_words_of_several_lines_can_be_gone_on_with(home: Path) -> None:
    hold_at(home, "tuesday", "Bev rang.", "", ":back", ":more", "Then Joan rang.", "")
    assert value(home, "tuesday") == "Bev rang.\nThen Joan rang."


def test_an_answer_can_be_heard_in_full(home: Path) -> None:
    long = "It was a long Tuesday. " * 100
    held = hold_at(home, "tuesday", long, "", ":back", ":read", ":quit")
    assert "(2,299 characters in all)" in held.said
    assert held.said.count("It was a long Tuesday.") > 100


def test_a_text_to_begin_from_is_kept_by_number(grace: Path) -> None:
    held = hold(grace, ":edit statement", ":clear", "k", ":drafts", "2", "k", ":quit")
    assert held.says("Warm", "Brief", "Kept. Type your own words to change it.")
    assert "I say yes to an invitation if we've exchanged words." in str(value(grace, "statement"))


def test_quit_keeps_everything_and_the_next_sitting_goes_on_there(home: Path) -> None:
    held = hold(home, "2", "1", ":quit")
    assert held.says("Everything is kept. coachtui --plain goes on from here.")
    assert hold(home, ":quit").says("Welcome back.", "Still there:", "Page 2 of", "What are you")


def test_a_clients_sitting_says_how_to_go_on_with_that_client(home: Path) -> None:
    Home(home).create("Ana B.")
    held = hold(home, ":quit", label="Ana B.")
    assert held.says("Everything is kept. coachtui --workspace 'Ana B.' --plain goes on from here.")


def test_own_lines_are_added_and_dropped(grace: Path) -> None:
    held = hold(grace, ":add", "1", ":quit")
    numbers = {
        row.strip().partition("  ")[2]: row.split()[0]
        for row in held.said.split("\n")
        if row.strip()[:1].isdecimal()
    }
    where = numbers["How I invite"]
    held = hold(grace, ":add", where, "I sign with my first name.", ":quit")
    assert held.says("A line of your own: How I invite", "Kept as mine-1. :drop mine-1 lets it go.")
    assert [one.text for one in kept(grace).edits.mine] == ["I sign with my first name."]
    assert hold(grace, ":strategy", ":quit").says("yours: I sign with my first name. [mine-1]")
    hold(grace, ":drop mine-1", ":quit")
    assert kept(grace).edits.mine == ()


def test_only_an_own_line_can_be_dropped(grace: Path) -> None:
    assert hold(grace, ":drop in-known").says("No line of your own is called “in-known”.")


def test_an_own_rule_is_made_by_numbers_and_read_as_a_sentence(grace: Path) -> None:
    held = hold(
        grace, ":add", "1", "2", "", "", "", "Is it a friend of my sister's?", "1", "", ":quit"
    )
    assert held.says("A rule of your own.", "Holds when", "If", "then I accept.", "Kept as mine-1.")
    mine = kept(grace).edits.mine[0]
    assert (mine.direction, mine.verdict, mine.ask) == (
        "in",
        "accept",
        "Is it a friend of my sister's?",
    )
    assert [test.subject for test in mine.if_] == ["known"]


def test_a_rule_that_lacks_something_says_what_and_is_gone_on_with(grace: Path) -> None:
    held = hold(grace, ":add", "1", "", "", "", "", "", "1", ":quit")
    assert held.says("Say when it holds", "What you picked is kept")
    held = hold(grace, ":add", "1", "2", "", "", "", "", "", "k", ":quit")
    assert held.says("then I accept.", "Kept as mine-1.")


def test_a_rule_broken_off_is_kept_as_a_draft(grace: Path) -> None:
    hold(grace, ":add", "1", "2 3")
    assert "rule:in" in kept(grace).drafts
    assert hold(grace, ":add", "1", ":quit").said.count("picked: ") == 2


@pytest.mark.parametrize(
    "aside",
    [
        (":decide", ""),
        (":map", ""),
        (":review", ""),
        (":strategy",),
        (":rehearse", ""),
        (":export", ""),
        (":lesson", ""),
        (":page",),
        (":help",),
    ],
    ids=lambda aside: aside[0],
)
def test_after_something_long_the_question_is_said_again(
    grace: Path, aside: tuple[str, ...]
) -> None:
    held = hold(grace, ":map", "3", *aside, ":quit", ":quit")
    assert held.says("What are you after?", "What are you after?", "So far:", "Enter")


def test_after_a_line_or_two_it_is_not(home: Path) -> None:
    held = hold_at(home, "aim", ":why", ":hint", ":undo")
    assert held.said.count("What are you after?") == 1


def test_below_the_last_rule_it_is_said_where_it_isnt_settled_yet(grace: Path) -> None:
    workspace = kept(grace)
    workspace.clear("in-reason")
    workspace.close()
    held = hold(grace, ":strategy")
    assert held.says(
        "If none of my other rules holds",
        "For some this isn't settled yet: it waits for your answer to “Somebody below your line",
        "Before I invite",
    )
