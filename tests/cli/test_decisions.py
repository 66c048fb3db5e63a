"""`decisions`: whom one decided on, who is back, and what came of it."""

from __future__ import annotations

import pytest

from tests.cli.run import fails, reads, says

pytestmark = pytest.mark.usefixtures("frozen", "grace")


def decide(*words: str, direction: str = "in") -> str:
    """Decide on somebody; the id under which it is kept."""
    return str(reads("decide", direction, *words)["recorded"])


@pytest.fixture
def ana() -> str:
    return decide("--fact", "known=refuse", "--name", "Ana Prado")


@pytest.fixture
def asked(grace: None, monkeypatch: pytest.MonkeyPatch) -> str:
    """Somebody who was asked, and is back today."""
    _ = grace
    monkeypatch.setenv("COACHTUI_NOW", "2026-11-14T10:00:00Z")
    id_ = decide("--chosen", "ask", "--name", "Ben Okri")
    monkeypatch.setenv("COACHTUI_NOW", "2026-11-22T20:00:00Z")
    return id_


class TestList:
    def test_newest_first_with_all_that_is_known(self, ana: str) -> None:
        ben = decide("--chosen", "wait", "--reason", "felt", "--fact", "known=refuse")
        newest, oldest = reads("decisions")
        assert (newest["id"], oldest["id"]) == (ben, ana)
        assert newest["against"]
        assert newest["reason"] == "felt"
        assert oldest["name"] == "Ana Prado"
        assert oldest["facts"] == {"known": "refuse"}
        assert oldest["rules"] == ["in-refuse"]
        assert oldest["verdict"] == oldest["chosen"] == "decline"

    def test_people_read_who_when_what_and_why(self, ana: str) -> None:
        decide("--chosen", "wait", "--reason", "felt", "--fact", "known=refuse")
        told = says("decisions")
        assert f"{ana} 2026-11-22 Ana Prado: decline" in told
        assert "usually: decline; this time otherwise: it just felt so" in told
        assert "I'd rather not" in told

    def test_by_a_part_of_the_name(self, ana: str) -> None:
        decide("--fact", "known=refuse", "--name", "Ben Okri")
        assert [one["id"] for one in reads("decisions", "--name", "prad")] == [ana]
        assert says("decisions", "--name", "nobody") == "Nobody fits.\n"

    def test_from_a_day_on(self, asked: str, ana: str) -> None:
        assert [one["id"] for one in reads("decisions", "--since", "2026-11-22")] == [ana]
        assert [one["id"] for one in reads("decisions", "--since", "2026-11-14")] == [ana, asked]

    def test_what_is_no_day_is_wrong_use(self) -> None:
        assert "2026-11-22" in fails(2, "decisions", "--since", "yesterday")

    def test_nobody_so_far(self) -> None:
        assert reads("decisions") == []
        assert says("decisions") == "Nobody so far.\n"

    def test_judgements_of_cards_are_not_among_them(self) -> None:
        says("rehearse", "thabo=accept")
        assert reads("decisions") == []


class TestBack:
    def test_what_is_taken_back_stays_marked_and_can_be_kept_after_all(self, ana: str) -> None:
        assert reads("decisions", "undo", ana)["undone"]
        assert "(taken back)" in says("decisions")
        assert says("decisions", "undo", ana)  # once more changes nothing
        assert not reads("decisions", "redo", ana)["undone"]

    def test_an_unknown_id_names_those_there_are(self, ana: str) -> None:
        for words in (["undo"], ["redo"], ["answered"], ["good"]):
            told = fails(
                2,
                "decisions",
                *words,
                ana[:-1] + "_",
                *{"answered": ["well"], "good": ["x"]}.get(words[0], []),
            )
            assert ana in told


class TestWaiting:
    def test_who_was_asked_is_back_after_a_week(self, asked: str) -> None:
        [one] = reads("decisions", "waiting")
        assert (one["id"], one["until"]) == (asked, "2026-11-21")
        assert "Ben Okri: ask first" in says("decisions", "waiting")

    def test_who_is_answered_for_is_gone_from_there(self, asked: str) -> None:
        assert reads("decisions", "answered", asked, "well")["answered"] == "well"
        assert reads("decisions", "waiting") == []
        assert says("decisions", "waiting") == "Nobody whom you asked is back just now.\n"
        assert "they answered well" in says("decisions")

    @pytest.mark.usefixtures("asked")
    def test_after_a_while_they_lapse_quietly(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COACHTUI_NOW", "2026-11-28T10:00:00Z")
        assert reads("decisions", "waiting") == []

    def test_an_unknown_way_to_answer(self, asked: str) -> None:
        assert "well, oddly, not" in fails(2, "decisions", "answered", asked, "?")


class TestGood:
    def test_what_came_of_it_stands_beside_it_and_beside_the_answer(self) -> None:
        known = ["--fact", "known=vouch", "--fact", "hat=none"]
        id_ = decide(*known)
        says("decisions", "good", id_, "She", "rang", "in May")
        assert reads("decisions")[0]["good"] == "She rang in May"
        assert "some good came of it: “She rang in May”" in says("decisions")
        assert "Some good came of it: “She rang in May”" in says("decide", "in", *known)

    def test_words_that_are_too_many_are_refused_and_nothing_cut(self, ana: str) -> None:
        told = fails(1, "decisions", "good", ana, "x" * 501)
        assert "501 characters; 500 fit" in told
        assert reads("decisions")[0]["good"] == ""


def test_of_facts_that_are_asked_no_more_what_was_kept_is_said() -> None:
    words = ["--verdict", "accept", "--ask", "Is it a friend of my sister's?"]
    says("strategy", "add", "--direction", "in", *words)
    says("strategy", "edit", "mine-1", "--after", "top")
    decide("--fact", "mine-1=yes")
    assert "Is it a friend of my sister's? yes" in says("decisions")
    says("strategy", "drop", "mine-1")
    assert "mine-1: yes" in says("decisions")
