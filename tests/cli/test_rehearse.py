"""`rehearse` and `review`: hands beside rules, and what is worth another look."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.cli.run import PROGRAM, fails, reads, says
from tests.terminal import Terminal

pytestmark = pytest.mark.usefixtures("frozen", "grace")


def judged(home: Path) -> list[tuple[str, str]]:
    past = open_workspace(Home(home)).decisions.all()
    return [(one.card, one.chosen) for one in past if not one.undone]


class TestCards:
    def test_a_sitting_has_eight_cards_with_the_keys_of_the_contract(self) -> None:
        cards = reads("rehearse")
        assert len(cards) == 8
        for card in cards:
            assert card.keys() == {"id", "direction", "name", "text", "choices"}
            assert all(one.keys() == {"id", "label"} for one in card["choices"])

    def test_as_many_as_one_likes(self) -> None:
        assert len(reads("rehearse", "--count", "3")) == 3
        assert len(reads("rehearse", "--count", "999")) > 10
        fails(2, "rehearse", "--count", "0")

    def test_cards_that_were_judged_come_last(self) -> None:
        first = reads("rehearse", "--count", "1")[0]["id"]
        says("rehearse", f"{first}=decline")
        assert first not in [card["id"] for card in reads("rehearse")]

    def test_people_read_them_with_the_words_that_judge_them(self) -> None:
        told = says("rehearse", "--count", "999")
        assert "thabo: Thabo Nkosi" in told
        assert "thabo=accept: accept" in told


class TestJudging:
    def test_hand_and_rule_beside_each_other_and_kept(self, home: Path) -> None:
        [thabo, henrik] = reads("rehearse", "thabo=accept", "henrik=accept")
        assert (thabo["hand"], thabo["verdict"], thabo["held"]) == ("accept", "accept", "alike")
        assert (henrik["hand"], henrik["verdict"], henrik["held"]) == ("accept", "decline", "apart")
        assert henrik["rules"] == ["in-discretion"]
        assert [one["id"] for one in henrik["why"]] == ["closed"]
        assert judged(home) == [("thabo", "accept"), ("henrik", "accept")]

    def test_what_is_unsettled_names_what_would_settle_it(self) -> None:
        says("answer", "in-line", "--clear")
        [one] = reads("rehearse", "thabo=accept")
        assert (one["held"], one["verdict"]) == ("unsettled", None)
        assert one["ask"]["question"] == "in-line"
        assert one["unsettled"].startswith("It waits for your answer to:")

    def test_people_read_it(self) -> None:
        told = says("rehearse", "thabo=accept", "henrik=accept")
        assert "Thabo Nkosi: accept, by hand and by rule." in told
        assert "Henrik Lindqvist: accept, by hand. Your answer would be: decline." in told
        assert "If I owe them discretion or fairness" in told

    def test_what_is_unknown_is_wrong_use_and_nothing_is_kept(self, home: Path) -> None:
        assert "thabo" in fails(2, "rehearse", "thab=accept")
        assert "accept" in fails(2, "rehearse", "henrik=accept", "thabo=acept")
        assert "decline" in fails(2, "rehearse", "thabo")
        assert "twice" in fails(2, "rehearse", "thabo=accept", "thabo=wait")
        assert judged(home) == []

    def test_it_is_kept_beside_an_open_app(self, home: Path) -> None:
        app = open_workspace(Home(home), holder="app")
        says("rehearse", "thabo=accept")
        assert [one.card for one in app.decisions.all()] == ["thabo"]
        app.close()


def test_before_any_answer_there_is_nothing_to_hold_a_hand_against(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACHTUI_HOME", str(home / "other"))
    assert "Answer a question first" in fails(1, "rehearse", "thabo=accept")
    assert len(reads("rehearse")) == 8


def test_on_a_terminal_it_is_a_sitting(env: dict[str, str], home: Path) -> None:
    with Terminal([*PROGRAM, "rehearse", "--count", "2"], env=env, size=(80, 40)) as terminal:
        terminal.until("card 1 of 2")
        terminal.type("1")
        terminal.press("enter")
        terminal.until("card 2 of 2")
        terminal.type("1")
        terminal.press("enter")
        terminal.until("Enter: enough)>")
        terminal.press("enter")
        assert terminal.exit_code() == 0
    assert len(judged(home)) == 2


class TestReview:
    def test_every_answer_with_what_rests_on_it(self) -> None:
        answers = {one["id"]: one for one in reads("review")["answers"]}
        assert answers["in-line"]["answer"] == "we've exchanged words, both ways"
        assert "If we've exchanged words, then I accept." in answers["in-line"]["lines"]
        assert "one of your lines rests on it" in says("review")
        assert "of your lines rest on it" in says("review")

    def test_what_pulls_apart(self) -> None:
        assert [one["id"] for one in reads("review")["tensions"]] == ["recruiters-ask"]
        assert "Answers that pull apart\nrecruiters-ask:" in says("review")

    def test_usual_answers_that_do_not_fit(self) -> None:
        for name in ("Ana", "Ben"):
            words = ["--fact", "known=vouch", "--fact", "hat=none", "--chosen", "wait"]
            says("decide", "in", *words, "--reason", "felt", "--name", name)
        [one] = reads("review")["misfits"]
        assert (one["rule"], one["verdict"], one["chosen"]) == ("in-known", "accept", "wait")
        assert len(one["decisions"]) == 2
        assert "Keep it, make it narrower, or change it?" in " ".join(says("review").split())

    def test_rules_that_never_come_to_bear(self) -> None:
        words = ["--verdict", "accept", "--if", "known=refuse"]
        says("strategy", "add", "--direction", "in", *words)
        says("strategy", "edit", "mine-1", "--after", "in-refuse")
        [one] = [one for one in reads("review")["unreached"] if one["rule"] == "mine-1"]
        assert one["shadows"] == ["in-refuse"]
        assert "Never come to bear" in says("review")

    def test_what_is_not_settled_in_words(self) -> None:
        for id_ in ("in-otherwise", "in-reason-rule"):
            says("strategy", "edit", id_, "--off")
        found = reads("review")["unsettled"]
        assert found[0]["direction"] == "in"
        assert found[0]["says"].startswith("One rule would settle most of what is open:")
        assert "Not settled yet" in says("review")

    def test_nothing_is_answered_yet(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COACHTUI_HOME", str(home / "other"))
        assert "Nothing is answered yet." in says("review")
        assert not [one for one in reads("review")["answers"] if one["state"] != "open"]
