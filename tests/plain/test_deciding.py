"""Deciding, hands, what pulls apart and what was agreed, in the linear mode."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from coachtui.decide.model import Decision
from coachtui.decide.rehearsal import judge
from coachtui.files.errors import SaveError
from coachtui.workspace.decisions import Decisions
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.versions import versions
from tests.plain.hold import SHIPPED, Held, given, hold, kept

pytestmark = pytest.mark.usefixtures("frozen")

DIRECTIONS = list(SHIPPED.verdicts)
ACCEPTED = ["5", "0"]
"""I'd put my name to them, in no special role: Grace accepts."""


def past(home: Path, label: str | None = None) -> tuple[Decision, ...]:
    return kept(home, label).decisions.all()


def sit(home: Path, *lines: str, label: str | None = None) -> Held:
    return hold(home, *lines, ":quit", label=label)


class TestOneFactAfterAnother:
    def test_enter_keeps_what_is_decided(self, grace: Path) -> None:
        held = sit(grace, ":decide in", *ACCEPTED, "", "")
        assert held.says(
            "How well do I know them?",
            "So far: I'd put my name to them.",
            "Your answer would be: accept.",
            "My usual answer:",
            "If we've exchanged words, then I accept.",
            "Because you were asked:",
            "What goes with it:",
            "Enter keeps it>",
            "Kept on 22 November 2026: accept.",
        )
        [one] = past(grace)
        assert (one.verdict, one.chosen, one.rules) == ("accept", "accept", ("in-known",))
        assert one.facts == {"known": "vouch", "hat": "none"}

    def test_what_cant_be_told_is_said_again_as_one_question(self, grace: Path) -> None:
        held = sit(grace, ":decide in", "?")
        assert held.says("So far: can't tell: How well do I know them? What came with it")

    def test_the_direction_is_asked_in_words(self, grace: Path) -> None:
        held = sit(grace, ":decide", "1", "0", "", "")
        assert held.says("1 When somebody invites me", "2 Before I invite", "How well do I know")
        assert past(grace)[0].direction == "in"

    def test_what_is_no_direction_is_said(self, grace: Path) -> None:
        assert sit(grace, ":decide sideways").says("“sideways” is none of: in, out, removal.")

    def test_back_takes_back_what_was_told_last(self, grace: Path) -> None:
        sit(grace, ":decide in", "2", ":back", *ACCEPTED, "", "")
        assert past(grace)[0].facts == {"known": "vouch", "hat": "none"}

    def test_what_cannot_be_told_is_named_and_asks_them(self, grace: Path) -> None:
        held = sit(grace, ":decide in", "?", "?", "?", "?", "")
        assert held.says("It depends on what you can't tell.", "This would settle it:")
        assert held.says("Ready to copy:", "how do we know each other")
        assert past(grace) == ()

    def test_a_reply_stands_alone_so_that_it_can_be_copied(self, grace: Path) -> None:
        held = sit(grace, ":decide in", "?", "?", "?", "?", "")
        _, _, reply = held.said.partition("Ready to copy:\n")
        assert reply.startswith("Hello")

    def test_a_hint_says_more_of_each_choice(self, grace: Path) -> None:
        held = sit(grace, ":decide in", ":hint", "", "")
        assert held.says(":hint says more of each.", "Nothing more is claimed.")

    def test_enter_leaves_it_and_keeps_nothing(self, grace: Path) -> None:
        assert sit(grace, ":decide in", "").says("Left open, and nothing is kept.")
        assert past(grace) == ()

    def test_what_is_typed_wrongly_is_asked_again(self, grace: Path) -> None:
        assert sit(grace, ":decide in", "77", "x", "0", "").says("One of the numbers above")
        assert [one.chosen for one in past(grace)] == ["decline"]

    def test_the_limit_is_said_with_its_date(self, grace: Path) -> None:
        # vouch, simply glad, longer ago, the work, a colleague: with a note
        lines = [":decide out", "5", "4", "2", "1", "", ""]
        held = sit(grace, *lines, *lines)
        assert held.says("0 of 5 used this month", "1 of 5 used this month")

    def test_another_one_follows(self, grace: Path) -> None:
        sit(grace, ":decide in", "0", "", "d", "1", *ACCEPTED, "", "")
        assert [one.chosen for one in past(grace)] == ["decline", "accept"]

    def test_earlier_answers_are_said_on_request(self, grace: Path) -> None:
        held = sit(grace, ":decide in", *ACCEPTED, "p", "l")
        assert held.says(
            "Passed over:", "If I owe them discretion", "Not here:", "Nothing is kept."
        )


class TestKeeping:
    def test_against_the_usual_answer_with_a_reason(self, grace: Path) -> None:
        held = sit(grace, ":decide in", *ACCEPTED, "a", "2", "3", "")
        assert held.says("What do you do instead?", "And why, this time?", "This time: pressure.")
        [one] = past(grace)
        assert (one.verdict, one.chosen, one.reason) == ("accept", "wait", "pressure")

    def test_going_back_from_there_keeps_nothing(self, grace: Path) -> None:
        sit(grace, ":decide in", *ACCEPTED, "a", "", "a", "1", "", "l")
        assert past(grace) == ()

    def test_a_name_before_or_after(self, grace: Path) -> None:
        sit(grace, ":decide in", "0", "n", "Ana", "", "")
        sit(grace, ":decide in", "0", "", "n", "Ben", "")
        assert [one.name for one in past(grace)] == ["Ana", "Ben"]

    def test_in_a_clients_workspace_initials_are_kept_unless_asked(self, home: Path) -> None:
        given(home, {"in-line": "words"}, label="Bo")
        sit(home, ":decide in", "0", "n", "Ana Maria Prado", "", "", "", label="Bo")
        sit(home, ":decide in", "0", "n", "Ana Maria Prado", "w", "", "", label="Bo")
        assert [one.name for one in past(home, "Bo")] == ["AP", "Ana Maria Prado"]

    def test_taken_back_and_kept_after_all(self, grace: Path) -> None:
        sit(grace, ":decide in", "0", "", "u", "l")
        [one] = past(grace)
        assert one.undone
        sit(grace, ":decide in", "0", "", "u", "", "")
        assert [one.undone for one in past(grace)] == [True, False]

    def test_a_log_that_cannot_be_written_is_said_and_can_be_tried_again(self, grace: Path) -> None:
        folder = next(grace.glob("ws/*"))
        (folder / "decisions").write_text("in the way")
        held = sit(grace, ":decide in", "0", "", "l")
        assert held.says("Not kept.", "Enter keeps it>", "Nothing is kept.")
        assert held.code == 0

    def test_beside_an_open_app_it_is_kept_all_the_same(self, grace: Path) -> None:
        app = open_workspace(Home(grace), holder="app")
        sit(grace, ":decide in", "0", "", "")
        assert len(app.decisions.all()) == 1
        app.close()


class TestWhatIsMissing:
    def test_an_answer_is_given_there_and_then(self, grace: Path) -> None:
        workspace = open_workspace(Home(grace), holder="command")
        workspace.clear("in-bare")
        workspace.close()
        # known of, nothing written, no role, only a list; then the question, with "ask first"
        held = sit(grace, ":decide in", "2", "1", "0", "5", "m", "2", "", "", "")
        assert held.says("It waits for your answer to:", "answer that question now")
        assert held.says("One answer, then back", "Your answer would be: ask first.")
        assert kept(grace).answers["in-bare"].value == "ask"
        assert past(grace)[-1].chosen == "ask"

    def test_where_no_rule_speaks_one_of_ones_own_can_be_made(self, grace: Path) -> None:
        workspace = open_workspace(Home(grace), holder="command")
        workspace.edit("in-otherwise", off=True)
        workspace.close()
        # prefilled with what was told; every fact stays, no own question, accept
        made = ["r", "", "", "", "", "", "1", "", "", ""]
        held = sit(grace, ":decide in", "2", "1", "0", "5", *made)
        assert held.says("None of your usual answers speaks of this.", "Kept as mine-1:")
        assert held.says("Kept as mine-1:", "Your answer would be: accept.")
        assert past(grace)[-1].rules == ("mine-1",)

    def test_it_can_be_decided_by_hand(self, home: Path) -> None:
        held = sit(home, "1", ":decide in", "2", "1", "0", "5", "a", "3", "")
        assert held.says("decide it myself", "What do you do?")
        assert [(one.verdict, one.chosen) for one in past(home)] == [("", "wait")]


class TestWaiting:
    @pytest.fixture
    def asked(self, grace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv("COACHTUI_NOW", "2026-11-14T10:00:00Z")
        sit(grace, ":decide in", "2", "2", "0", "5", "n", "Ben", "", "")
        monkeypatch.setenv("COACHTUI_NOW", "2026-11-22T20:00:00Z")
        return grace

    def test_the_greeting_says_that_somebody_is_back(self, asked: Path) -> None:
        assert sit(asked, "").says(":waiting: one person was asked; did they answer?")

    def test_who_did_not_answer_lapses(self, asked: Path) -> None:
        held = sit(asked, "", ":waiting", "3", ":waiting")
        assert held.says("Ben, asked on 14 November 2026.", "Then it lapses, without a word.")
        assert held.says("Then it lapses", "Nobody whom you asked is back just now.")
        assert past(asked)[0].answered == "not"

    def test_who_answered_is_decided_again_with_what_was_told_before(self, asked: Path) -> None:
        held = sit(asked, "", ":waiting", "1", "d", "3", "", "", "", "")
        assert held.says("(as before)", "Your answer would be: accept.")
        again = past(asked)[-1]
        assert (again.name, again.chosen) == ("Ben", "accept")
        assert again.facts["known"] == "words"

    def test_not_now_leaves_them_there(self, asked: Path) -> None:
        sit(asked, "", ":waiting", "")
        assert past(asked)[0].answered == ""


def hand(home: Path, card: str) -> Sequence[Decision]:
    return [one for one in past(home) if one.card == card and not one.undone]


class TestRehearsing:
    def test_each_card_is_kept_as_it_is_judged(self, grace: Path) -> None:
        held = sit(grace, ":rehearse", "1", "2", "")
        assert held.says("card 1 of 8", "card 3 of 8", ":rehearse goes on from there.")
        assert len([one for one in past(grace) if one.card]) == 2

    def test_it_goes_on_where_it_was_left(self, grace: Path) -> None:
        sit(grace, ":rehearse", "1", "2", "")
        held = sit(grace, ":rehearse", "")
        assert held.says("card 3 of 8")
        assert not held.says("card 1 of 8")

    def test_back_takes_the_last_one_back(self, grace: Path) -> None:
        sit(grace, ":rehearse", "1", ":back", "2", "")
        cards = [one for one in past(grace) if one.card]
        assert [one.undone for one in cards] == [True, False]

    def test_the_end_names_those_on_whom_hand_and_rule_part(self, grace: Path) -> None:
        held = sit(grace, ":rehearse", *["1"] * 8, "")
        assert held.says("Hand and rule part, or nothing is settled yet:", "by hand.")

    def _apart(self, grace: Path, *lines: str) -> tuple[Held, str]:
        """All eight judged by the first number; then lines on the first page."""
        held = sit(grace, ":rehearse", *["1"] * 8, "1", *lines)
        looked = [one.card for one in past(grace) if one.outcome or one.saw]
        return held, looked[0] if looked else ""

    def test_it_was_the_mood(self, grace: Path) -> None:
        held, card = self._apart(grace, "They sounded tired", "3", "")
        assert held.says("Your hand:", "Your rule:", "What did you see that the rule didn't?")
        [one] = hand(grace, card)
        assert (one.outcome, one.saw) == ("mood", "They sounded tired")
        assert held.says("left as it is: it was the mood")

    def test_it_was_the_person_and_an_exception_stands_above_the_rule(self, grace: Path) -> None:
        held, card = self._apart(grace, "", "1", "", "")
        [one] = hand(grace, card)
        assert one.outcome == "person"
        assert held.says("Kept as mine-1:", "an exception was made")
        order = kept(grace).edits.order
        assert "mine-1" in order
        assert [rule.id for rule in kept(grace).strategy.rules if rule.id == "mine-1"]

    def test_left_for_now_keeps_what_was_seen(self, grace: Path) -> None:
        _, card = self._apart(grace, "Something in the words", "", "")
        [one] = hand(grace, card)
        assert (one.outcome, one.saw) == ("", "Something in the words")

    def test_it_was_the_kind_and_what_that_changes_is_said_first(self, grace: Path) -> None:
        sit(grace, ":rehearse", *["1"] * 8, "")
        workspace = kept(grace)
        apart = [
            judge(workspace.pack, workspace.strategy, workspace.pack.cards[one.card], one.chosen)
            for one in past(grace)
            if one.card
        ]
        differ = [one for one in apart if one.held != "alike"]
        place = next(n for n, one in enumerate(differ, 1) if one.decided.because)
        held = sit(grace, ":rehearse", str(place), "", "2", "", "")
        assert held.says("it was the kind: change the rule")
        assert held.says("One answer, then back to where you were.") or held.says("Which one")
        assert past(grace)[-1].outcome == ""


class TestCurious:
    def test_what_an_answer_pulls_apart_is_said_after_its_echo(self, home: Path) -> None:
        given(home, {"in-line": "words", "closed": ["uneasy"]})
        held = sit(home, "", ":edit welcome", "5", "")
        assert held.says("where is your border?", ":tensions offers ways out")

    def test_kept_both_on_purpose_with_a_line_why(self, grace: Path) -> None:
        held = sit(grace, ":tensions", "1", "3", "Some of them are fine")
        assert held.says("You said:", "keep both, on purpose", "Kept, on purpose.")
        assert kept(grace).edits.dismissed["recruiters-ask"].reason == "Some of them are fine"
        assert sit(grace, ":tensions").says("None of your answers pull apart.")

    def test_one_of_the_two_is_answered_otherwise(self, grace: Path) -> None:
        held = sit(grace, ":tensions", "1", "1", "2", "k")
        assert held.says("This would change", "None of your answers pull apart.")
        assert kept(grace).answers["closed"].value == ("discretion",)

    def test_the_page_that_reads_them_aloud_holds_hands_against_rules(self, grace: Path) -> None:
        held = sit(grace, ":edit flinch", ":page", "")
        assert held.says("by hand", "where is your border?")

    def twice(self, grace: Path) -> None:
        for name in ("Ana", "Ben"):
            sit(grace, ":decide in", *ACCEPTED, "n", name, "a", "2", "4", "")

    def test_a_usual_answer_that_does_not_fit_is_asked_about(self, grace: Path) -> None:
        self.twice(grace)
        held = sit(grace, "k")
        assert held.says(
            "Twice you said “wait and look”", "Ana, 22 November 2026", "Kept as it is."
        )
        assert not sit(grace).says("Twice you said")

    def test_it_can_be_made_narrower(self, grace: Path) -> None:
        self.twice(grace)
        held = sit(grace, "n", "k")
        assert held.says("Kept as mine-1:", "then I wait and look")
        assert [rule.verdict for rule in kept(grace).strategy.rules if rule.id == "mine-1"] == [
            "wait"
        ]

    def test_not_now_asks_again_another_time(self, grace: Path) -> None:
        self.twice(grace)
        sit(grace, "")
        assert sit(grace, "").says("Twice you said")

    def test_the_rule_that_would_settle_most_can_be_made_at_once(self, grace: Path) -> None:
        workspace = open_workspace(Home(grace), holder="command")
        for line in ("in-otherwise", "in-reason-rule"):
            workspace.edit(line, off=True)
        workspace.close()
        held = sit(grace, ":review", "", ":settle", "y", *[""] * 5, "1", "")
        assert held.says("One rule would settle most of what is open:", "(:settle)")
        assert held.says("Kept as mine-1:")
        assert sit(grace, ":misfits", ":settle", "").says("There is none that you went against")


class TestPast:
    def test_each_with_what_was_known_and_what_would_be_said_now(self, grace: Path) -> None:
        sit(grace, ":decide in", *ACCEPTED, "n", "Ana", "a", "2", "3", "")
        held = sit(grace, ":decisions", "1", "")
        assert held.says("1 Ana: wait and look (22 November 2026)", "What you knew: I'd put my")
        assert held.says("It said: accept. This time otherwise: pressure.", "Now: Your answer")

    def test_some_good_came_of_it(self, grace: Path) -> None:
        sit(grace, ":decide in", *ACCEPTED, "", "")
        sit(grace, ":decisions", "1", "g", "She rang in May")
        assert past(grace)[0].good == "She rang in May"
        held = sit(grace, ":decide in", *ACCEPTED, "l")
        assert held.says("Some good came of it: “She rang in May”")

    def test_words_wait_where_the_log_cannot_be_written(
        self, grace: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(self: Decisions, id_: str, **changes: object) -> Decision:
            raise SaveError(grace, OSError(28, "No space left on device"))

        sit(grace, ":decide in", *ACCEPTED, "", "")
        with monkeypatch.context() as patched:
            patched.setattr(Decisions, "amend", full)
            held = sit(grace, ":decisions", "1", "g", "She rang in May", ":quit")
            assert held.says("the disk is full")
        held = sit(grace, ":decisions", "1", "g", "")
        assert held.says("As you left it: She rang in May")
        assert past(grace)[0].good == "She rang in May"

    def test_taken_back_and_kept_after_all(self, grace: Path) -> None:
        sit(grace, ":decide in", "0", "", "")
        assert sit(grace, ":decisions", "1", "u").says("taken back)")
        assert past(grace)[0].undone
        sit(grace, ":decisions", "1", "u")
        assert not past(grace)[0].undone

    def test_found_by_a_part_of_the_name_named_and_decided_again(self, grace: Path) -> None:
        sit(grace, ":decide in", "0", "n", "Ana", "", "d", "1", "0", "n", "Ben", "", "")
        held = sit(grace, ":decisions ben", "1", "n", "Bea", ":decisions bea", "1", "d", "", "", "")
        assert [one.name for one in past(grace)] == ["Ana", "Bea", "Bea"]
        assert held.says("(as before)")
        assert sit(grace, ":decisions zoe").says("Nobody fits that.")

    def test_nobody_so_far(self, grace: Path) -> None:
        assert sit(grace, ":decisions").says("Nobody so far.")


class TestAgreeing:
    def test_agreed_with_a_reason_and_held_against_what_stands_now(self, grace: Path) -> None:
        held = sit(grace, ":version", "y", "It fits", ":diff")
        assert held.says("Agreed on 22 November 2026.", "Nothing differs from what you agreed on")
        assert [one.reason for one in versions(kept(grace))] == ["It fits"]

    def test_leaving_it_agrees_to_nothing(self, grace: Path) -> None:
        sit(grace, ":version", "")
        assert versions(kept(grace)) == ()

    def test_what_differs_since(self, grace: Path) -> None:
        sit(grace, ":version", "y", "")
        held = sit(grace, ":edit in-line", "5", "k", ":diff")
        assert held.says("This would change", "your answer to", "> Thabo Nkosi: accept →")
        assert held.says("Answered otherwise", "was: we've exchanged words, both ways")
        assert held.says("Would be answered otherwise", "old rule:", "new rule:")

    def test_old_and_new_rule_are_shown_before_it_is_kept(self, grace: Path) -> None:
        held = sit(grace, ":edit in-line", "5", "r", "g", "")
        assert held.says("r shows old and new rule", "before: If we've exchanged words")
        assert kept(grace).answers["in-line"].value == "words"

    def test_nothing_is_agreed_yet(self, grace: Path) -> None:
        assert sit(grace, ":diff").says("Nothing is agreed yet: :version does that.")

    def test_an_unknown_one_lists_those_there_are(self, grace: Path) -> None:
        held = sit(grace, ":version", "y", "", ":diff 2025")
        assert held.says("2026-11-22T20-00-00Z", "None is called “2025”.")


class TestAnywhere:
    def test_the_greeting_offers_deciding_and_takes_it(self, home: Path) -> None:
        held = sit(home, ":decide in", "0", "", "", "1")
        assert held.says(
            ":decide on somebody, now or at any prompt", "Your answer would be: decline"
        )
        assert [one.chosen for one in past(home)] == ["decline"]

    def test_a_word_inside_leads_on(self, grace: Path) -> None:
        assert sit(grace, ":decide in", ":map", "").says("How well do I know", "Go to page")
        assert past(grace) == ()

    def test_a_closed_input_inside_loses_nothing(self, grace: Path) -> None:
        for depth in range(5):
            held = hold(grace, *[":decide in", *ACCEPTED, "a", "1"][:depth])
            assert held.code == 0
        assert past(grace) == ()
