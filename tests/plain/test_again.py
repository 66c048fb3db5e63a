"""Looking again after some months, line by line: each page, back, left and gone on with."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.interview.answers import rows_of
from coachtui.text import CAPS
from coachtui.workspace.home import Home
from coachtui.workspace.looking import LOOK, look
from coachtui.workspace.open import open_workspace
from coachtui.workspace.versions import versions
from tests.later import ANA, FEBRUARY
from tests.plain.hold import Held, given, hold, kept, value

EVIL = "\x1b]52;c;ZXZpbA==\x07\x9b31m\u202e"


@pytest.fixture
def later(grace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Answered in November, in January somebody was decided on; it is February now."""
    workspace = open_workspace(Home(grace), holder="command")
    workspace.decisions.record(ANA)
    workspace.close()
    monkeypatch.setenv("COACHTUI_NOW", FEBRUARY)
    return grace


def again(home: Path, *lines: str) -> Held:
    """Look again, where the greeting asks; then stop."""
    return hold(home, ":again", *lines, ":quit", ":quit")


CARDS = ["1"] * 4
"""Each of the four cards gets the first number."""

TO = {"good": [""], "cards": [""] * 2}
TO["flinch"] = [*TO["cards"], *CARDS, ""]
TO["circle"] = [*TO["flinch"], ""]
TO["keep"] = [*TO["circle"], ""]
"""What is typed to come to a page; all before it are left as they are."""


class TestTheWay:
    def test_the_greeting_offers_it_with_the_day_that_was_meant(self, later: Path) -> None:
        offered = ":again looks again, 5 minutes, planned for 22 February 2027"
        assert hold(later, ":quit").says(offered)

    def test_on_the_day_of_the_answers_it_is_not_offered(
        self, grace: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COACHTUI_NOW", "2026-11-22T20:00:00Z")
        assert ":again" not in hold(grace, ":quit").said

    def test_six_pages_and_an_empty_line_goes_on(self, later: Path) -> None:
        held = again(later, *TO["keep"], "")
        pages = [f"Looking again, {number} of 6" for number in range(1, 7)]
        assert held.says(*pages, "You have looked again, and all of it is kept.")
        assert not [key for key in kept(later).drafts if key.startswith("look:")]

    def test_back_goes_a_page_back_and_no_further_than_the_first(self, later: Path) -> None:
        held = again(later, *TO["keep"], *[":back"] * 3)
        assert held.says("6 of 6", "5 of 6", "4 of 6", "3 of 6")
        held = again(later, ":back", ":back", ":back")
        assert held.says("3 of 6", "2 of 6", "1 of 6", "1 of 6")

    def test_what_is_left_is_gone_on_with_at_the_same_page(self, later: Path) -> None:
        assert again(later, *TO["circle"], ":quit").says("5 of 6", ":again goes on from here.")
        assert hold(later, ":quit").says(":again goes on looking again, 5 of 6")
        held = again(later)
        assert held.says("Looking again, 5 of 6")
        assert "1 of 6" not in held.said

    def test_input_that_ends_keeps_the_page(self, later: Path) -> None:
        hold(later, ":again", "")
        found = look(kept(later))
        assert found is not None
        assert found.page == "good"

    def test_another_word_is_obeyed_and_the_page_kept(self, later: Path) -> None:
        held = again(later, "", ":diff")
        assert held.says(":again goes on from here.", "Nothing is agreed yet")
        assert kept(later).drafts[LOOK]["page"] == "good"  # type: ignore[index]

    def test_a_place_edited_by_hand_begins_anew(self, later: Path) -> None:
        workspace = open_workspace(Home(later), holder="command")
        workspace.draft(LOOK, {"page": "elsewhere"})
        workspace.close()
        assert again(later).says("Looking again, 1 of 6")

    def test_in_a_second_window_nothing_is_changed_and_that_is_said(self, later: Path) -> None:
        before = open_workspace(Home(later), holder="app")
        try:
            held = again(later)
        finally:
            before.close()
        assert held.says("Nothing was changed:")
        assert "1 of 6" not in held.said
        assert ":again looks again" not in held.said
        assert LOOK not in kept(later).drafts

    @pytest.mark.usefixtures("small")
    def test_pages_that_the_lessons_have_nothing_for_are_left_out(
        self, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COACHTUI_NOW", FEBRUARY)
        given(home, {})
        held = hold(home, ":again", *[""] * 20)
        assert held.code == 0
        assert "of 6" not in held.said
        assert held.says("Looking again, 1 of", "You have looked again")


class TestStill:
    def test_enter_keeps_the_old_sentence(self, later: Path) -> None:
        before = kept(later).answers["aim"]
        assert again(later, "").says("You wrote on 22 November 2026: “", "2 of 6")
        assert kept(later).answers["aim"] == before

    def test_said_anew_is_kept_once_what_it_changes_was_said(self, later: Path) -> None:
        held = again(later, "A ward of my own by June", "", "")
        assert held.says("This would change", "2 of 6")
        assert value(later, "aim") == "A ward of my own by June"
        assert "look:changed" in kept(later).drafts

    def test_going_back_from_there_keeps_it_as_a_draft_and_clear_lets_go(self, later: Path) -> None:
        before = value(later, "aim")
        held = again(later, "A ward of my own", "g", ":clear")
        assert held.says("As you left it: A ward of my own", "2 of 6")
        assert value(later, "aim") == before
        assert "look:still" not in kept(later).drafts


class TestGood:
    def test_how_it_began_stands_with_whom_it_began(self, later: Path) -> None:
        held = again(later, *TO["good"], "She asked about my rota", "1", "")
        assert held.says("With whom?", "Ana [/] P.: accept", "Noted: Ana [/] P.", "3 of 6")
        assert kept(later).decisions.all()[0].good == "She asked about my rota"

    def test_somebody_else_is_named_with_the_rule_it_speaks_for(self, later: Path) -> None:
        held = again(later, *TO["good"], "In the canteen queue", "2", "Bev", "1", "1", "")
        assert held.says("How did it come about?", "Which of these does it speak for?", "3 of 6")
        made = kept(later).decisions.all()[-1]
        first = next(one.id for one in kept(later).strategy.rules if one.direction == "in")
        assert (made.name, made.rules, made.good) == ("Bev", (first,), "In the canteen queue")
        assert not made.chosen

    def test_otherwise_speaks_for_no_rule(self, later: Path) -> None:
        titles = len(kept(later).pack.verdicts)
        again(later, *TO["good"], "At a bus stop", "2", "", str(titles + 1), "")
        made = kept(later).decisions.all()[-1]
        assert (made.name, made.rules, made.good) == ("", (), "At a bus stop")

    def test_words_about_nobody_yet_wait(self, later: Path) -> None:
        held = again(later, *TO["good"], "She asked", "", ":quit")
        assert held.says("With whom?", "As you left it: She asked")
        assert again(later, "", "1", "").says("As you left it: She asked", "Noted: Ana", "3 of 6")

    def test_too_many_words_are_refused_aloud_and_none_is_lost(self, later: Path) -> None:
        long = "x" * (CAPS["text"] + 1)
        held = again(later, *TO["good"], long, ":quit")
        assert held.says(f"{CAPS['text']:,} fit here. Nothing was cut.")
        assert kept(later).drafts["look:good"] == long

    def test_hostile_words_command_nothing(self, later: Path) -> None:
        held = again(later, EVIL, "", *TO["good"], EVIL, "2", EVIL, "3", "", *CARDS, "", "y", EVIL)
        assert held.code == 0
        assert not set(held.said) & set("\x1b\x07\x9b\u202e")


class TestCards:
    def test_four_cards_then_where_hand_and_rule_part(self, later: Path) -> None:
        held = again(later, *TO["cards"], *CARDS)
        assert held.says("card 1 of 4", "card 4 of 4", "Hand and rule part", "by hand")
        judged = [one for one in kept(later).decisions.all() if one.card]
        assert [one.chosen != "" for one in judged] == [True] * 4

    def test_they_stay_until_all_is_over_beside_a_rehearsal(self, later: Path) -> None:
        again(later, *TO["cards"], "1", "1", ":quit")
        assert again(later).says("card 3 of 4")
        assert "sitting:cards" not in kept(later).drafts
        again(later, "1", "1", "")
        assert again(later, ":back").says("4 of 6", "3 of 6", "Look at which")

    def test_back_takes_the_last_one_back_then_leads_a_page_back(self, later: Path) -> None:
        held = again(later, *TO["cards"], "1", ":back", ":back")
        assert held.says("card 2 of 4", "card 1 of 4", "2 of 6")
        assert [one.undone for one in kept(later).decisions.all() if one.card] == [True]


class TestFlinch:
    def test_what_happened_stands_with_the_line(self, later: Path) -> None:
        held = again(later, *TO["flinch"], "y", "Twice, gladly", ":back", "n", "")
        assert held.says("Leaving the bare ones", "So far: yes.", "As you left it: Twice, gladly")
        workspace = kept(later)
        [note] = [line.note for line in workspace.strategy.lines if "flinch" in line.because]
        assert note == "22 February 2027: no. Twice, gladly"

    def test_without_a_letter_nothing_is_noted(self, later: Path) -> None:
        assert again(later, *TO["circle"]).says("5 of 6")
        assert not any(line.note for line in kept(later).strategy.lines)


class TestCircle:
    def test_a_number_ticks_and_takes_off_again(self, later: Path) -> None:
        before = rows_of(kept(later).answers["circle"].value)
        held = again(later, *TO["circle"], "4", "99")
        assert held.says("4  [ ] Mr Adair", "4  [x] Mr Adair", "A number from 1 to 5")
        rows = rows_of(kept(later).answers["circle"].value)
        assert rows[3]["here"] == "yes"
        again(later, "4", "")
        assert rows_of(kept(later).answers["circle"].value) == before


class TestKeep:
    def test_a_new_day_by_the_same_distance(self, later: Path) -> None:
        held = again(later, *TO["keep"], "l", "")
        assert held.says("look again on 22 May 2027", "You look again on 22 May 2027.")
        assert str(value(later, "review")) == "2027-05-22"

    def test_agreed_with_a_reason_and_without(self, later: Path) -> None:
        again(later, *TO["keep"], "v", "y", "It held", "v", "y", "", "")
        assert [one.reason for one in versions(kept(later))] == ["It held", ""]

    def test_one_thing_is_changed_and_one_is_back_on_the_page(self, later: Path) -> None:
        held = again(later, *TO["keep"], ":edit welcome", "5", "k", "")
        assert held.says("One answer, then back", "Enter: enough for today>", "You have looked")
        again(later, *TO["keep"], ":edit nothing")
        assert kept(later).drafts[LOOK]["page"] == "keep"  # type: ignore[index]

    def test_what_rests_on_a_change_is_read_and_the_first_page_offered(self, later: Path) -> None:
        held = again(later, "A ward of my own by June", "", *TO["keep"][1:], "b", "", "")
        assert held.says("rests on what has changed", "begin anew with one page:", "One answer")
