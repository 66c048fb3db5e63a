"""`strategy version`, `versions`, `diff`, and answers that pull apart, kept on purpose."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.cli.run import fails, reads, says

pytestmark = pytest.mark.usefixtures("frozen", "grace")

TIME = "2026-11-22T20-00-00Z"


@pytest.fixture
def agreed(frozen: datetime, grace: None) -> None:
    _ = frozen, grace
    says("strategy", "version", "--reason", "It fits")


@pytest.fixture
def otherwise(agreed: None) -> None:
    """Agreed, and one answer is another one since."""
    _ = agreed
    says("answer", "in-line", "vouch")


class TestVersions:
    def test_what_stands_is_agreed_with_its_reason(self) -> None:
        made = reads("strategy", "version", "--reason", "It fits")
        assert (made["time"], made["reason"]) == (TIME, "It fits")
        assert {one["id"] for one in made["rules"]} >= {"in-known", "in-otherwise"}

    @pytest.mark.usefixtures("agreed")
    def test_they_are_listed_newest_first(self) -> None:
        says("strategy", "version")
        assert [one["time"] for one in reads("strategy", "versions")] == [f"{TIME}-2", TIME]
        assert says("strategy", "versions") == f"{TIME}-2\n{TIME}: It fits\n"

    def test_nothing_is_agreed_yet(self) -> None:
        assert reads("strategy", "versions") == []
        assert "Nothing is agreed yet" in says("strategy", "versions")
        assert "Nothing is agreed yet" in fails(1, "strategy", "diff")

    def test_a_reason_that_is_too_long_is_refused(self) -> None:
        assert "501 characters" in fails(1, "strategy", "version", "--reason", "x" * 501)
        assert reads("strategy", "versions") == []

    @pytest.mark.usefixtures("agreed")
    def test_one_that_is_damaged_is_listed_and_is_a_problem_to_compare(self, home: Path) -> None:
        path = next(home.glob("ws/*/versions/*.toml"))
        path.write_bytes(path.read_bytes()[:100])
        assert reads("strategy", "versions")[0]["fault"]
        assert "can't be read" in says("strategy", "versions")
        assert path.name in fails(1, "strategy", "diff")


def test_with_nothing_answered_there_is_nothing_to_agree_to(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACHTUI_HOME", str(home / "other"))
    assert "nothing is answered yet" in fails(1, "strategy", "version")


class TestDiff:
    @pytest.mark.usefixtures("agreed")
    def test_nothing_differs(self) -> None:
        told = "Nothing differs from what you agreed on 22 November 2026.\n"
        assert says("strategy", "diff") == told
        assert not reads("strategy", "diff")["flips"]

    @pytest.mark.usefixtures("otherwise")
    def test_by_which_answer_a_line_changed(self) -> None:
        found = reads("strategy", "diff")
        assert [one["id"] for one in found["answers"]] == ["in-line"]
        assert found["answers"][0]["before"] == "words"
        [rule] = [one for one in found["changed"] if one["id"] == "in-known"]
        assert rule["before"]["text"] == "If we've exchanged words, then I accept."
        assert rule["text"] == "If I'd put my name to them, then I accept."
        assert rule["by"] == ["in-line"]

    @pytest.mark.usefixtures("otherwise")
    def test_cards_that_fall_otherwise_with_old_and_new_rule_beside_each_other(self) -> None:
        [thabo] = [one for one in reads("strategy", "diff")["flips"] if one["id"] == "thabo"]
        assert thabo["card"]
        assert thabo["before"] == {"verdict": "accept", "rules": ["in-known"]}
        assert thabo["after"] == {"verdict": "wait", "rules": ["in-otherwise"]}
        told = says("strategy", "diff")
        assert "> Thabo Nkosi: accept → wait and look (a made-up person)" in told
        assert "old rule: If we've exchanged words, then I accept." in told
        assert "new rule: If none of my other rules holds, then I wait and look." in told

    @pytest.mark.usefixtures("agreed")
    def test_what_came_what_went_and_that_it_was_by_hand(self) -> None:
        says("strategy", "edit", "in-reason-rule", "--off")
        says("strategy", "add", "--section", "guidelines", "--text", "I wait a day.")
        found = reads("strategy", "diff")
        assert [one["id"] for one in found["gone"]] == ["in-reason-rule"]
        assert [one["id"] for one in found["added"]] == ["mine-1"]
        told = says("strategy", "diff")
        assert "Came\n  + I wait a day.\n    by your own hand\n" in told
        assert "Went\n" in told

    @pytest.mark.usefixtures("agreed")
    def test_past_decisions_are_replayed_from_ten_on(self) -> None:
        known = ["--fact", "known=words", "--fact", "note=mine", "--fact", "hat=none"]
        for nth in range(9):
            says("decide", "in", *known, "--name", f"Person {nth}")
        says("answer", "in-line", "vouch")
        found = reads("strategy", "diff")
        assert not found["replayed"]
        assert all(one["card"] for one in found["flips"])
        assert "From 10 decisions on" in says("strategy", "diff")
        says("decide", "in", *known, "--name", "Person 9", "--chosen", "accept")
        found = reads("strategy", "diff")
        assert found["replayed"]
        assert [one["name"] for one in found["flips"][:10]] == [
            f"Person {nth}" for nth in range(9, -1, -1)
        ]
        assert "Person 9: accept → it depends (22 November 2026)" in says("strategy", "diff")

    @pytest.mark.usefixtures("otherwise")
    def test_an_older_one_is_named_by_its_time_or_its_day(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COACHTUI_NOW", "2026-12-22T20:00:00Z")
        says("strategy", "version")
        assert not reads("strategy", "diff")["answers"]
        for time in (TIME, "2026-11", "2026-11-22"):
            assert reads("strategy", "diff", time)["time"] == TIME
        assert TIME in fails(2, "strategy", "diff", "2026-11-23T20-00-00Z")


class TestDryRun:
    def test_what_would_fall_otherwise_is_said_and_nothing_is_changed(self, home: Path) -> None:
        edits = next(home.glob("ws/*")) / "edits.toml"
        before = edits.read_bytes() if edits.exists() else b""
        found = reads("strategy", "edit", "in-known", "--off", "--dry-run")
        assert [one["id"] for one in found["gone"]] == ["in-known"]
        assert "thabo" in [one["id"] for one in found["flips"]]
        assert "Thabo Nkosi: accept →" in says("strategy", "edit", "in-known", "--off", "--dry-run")
        assert (edits.read_bytes() if edits.exists() else b"") == before

    def test_it_needs_no_lock(self, home: Path) -> None:
        app = open_workspace(Home(home), holder="app")
        assert reads("strategy", "edit", "in-known", "--off", "--dry-run")["gone"]
        app.close()

    def test_where_nothing_would_change_that_is_said(self) -> None:
        told = says("strategy", "edit", "in-known", "--note", "Mind this", "--dry-run")
        assert told == "That would change nothing of what is decided.\n"

    def test_an_unknown_line_is_wrong_use(self) -> None:
        assert "in-known" in fails(2, "strategy", "edit", "in-knwon", "--off", "--dry-run")


class TestTensions:
    def test_each_with_its_answers_and_the_ways_out(self) -> None:
        [one] = reads("strategy", "tensions")
        assert one["id"] == "recruiters-ask"
        assert {said["id"] for said in one["answers"]} == {"welcome", "closed"}
        assert {way["question"] for way in one["ways"]} == {"welcome", "closed"}
        assert "where is your border?" in " ".join(says("strategy", "tensions").split())

    def test_kept_on_purpose_it_is_gone_until_an_answer_changes(self) -> None:
        assert reads("strategy", "keep", "recruiters-ask", "--why", "Some are fine")["kept"]
        assert says("strategy", "tensions") == "None of your answers pull apart.\n"
        says("answer", "welcome", "recruiter", "trade")
        assert [one["id"] for one in reads("strategy", "tensions")] == ["recruiters-ask"]

    def test_it_can_be_looked_at_again(self) -> None:
        says("strategy", "keep", "recruiters-ask", "--why", "Some are fine")
        assert not reads("strategy", "keep", "recruiters-ask", "--reset")["kept"]
        assert len(reads("strategy", "tensions")) == 1

    def test_an_unknown_one_names_near_ones(self) -> None:
        told = fails(2, "strategy", "keep", "recruiter-ask", "--why", "x")
        assert "recruiters-ask" in told

    def test_one_that_does_not_arise_cannot_be_kept(self) -> None:
        assert "don't pull apart now" in fails(
            1, "strategy", "keep", "wide-and-no-time", "--why", "x"
        )

    def test_without_a_word_why_it_is_wrong_use(self) -> None:
        assert "--why" in fails(2, "strategy", "keep", "recruiters-ask")
        assert "--why" in fails(2, "strategy", "keep", "recruiters-ask", "--why", "  ")

    def test_words_that_are_too_many_are_refused(self) -> None:
        told = fails(1, "strategy", "keep", "recruiters-ask", "--why", "x" * 501)
        assert "501 characters" in told
