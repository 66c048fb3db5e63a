"""`decide`: what the usual answers say of somebody, as people and as programs read it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.versions import agree
from tests.cli.run import PROGRAM, fails, program, reads, run, says
from tests.terminal import Terminal

pytestmark = pytest.mark.usefixtures("frozen")

KEYS = {
    "verdict",
    "rules",
    "facts",
    "undecided",
    "uncovered",
    "ask",
    "passed",
    "waits",
    "why",
}


def facts(**known: str) -> list[str]:
    return [word for id_, choice in known.items() for word in ("--fact", f"{id_}={choice}")]


def kept(home: Path) -> list[str]:
    return [one.chosen for one in open_workspace(Home(home)).decisions.all()]


@pytest.mark.usefixtures("grace")
class TestJson:
    def test_it_has_the_keys_of_the_contract(self) -> None:
        told = reads("decide", "in")
        assert told.keys() >= KEYS
        assert told["ask"].keys() == {"fact", "text", "choices"}
        assert all(one.keys() == {"id", "label"} for one in told["ask"]["choices"])

    def test_one_fact_after_another_is_asked_until_it_is_decided(self) -> None:
        known: dict[str, str] = {}
        asked = []
        while (told := reads("decide", "in", *facts(**known)))["ask"]:
            asked.append(told["ask"]["fact"])
            known[asked[-1]] = told["ask"]["choices"][1]["id"]
            assert told["undecided"]
            assert told["verdict"] is None
            assert told["recorded"] is None
        assert asked == ["known", "note", "hat", "link"]
        assert told["verdict"] == "ask"
        assert told["rules"] == ["in-reason-rule"]
        assert told["facts"] == known

    def test_why_holds_the_questions_behind_the_rules(self) -> None:
        told = reads("decide", "in", *facts(known="vouch", note="mine", hat="none"))
        assert told["verdict"] == "accept"
        assert told["rules"] == ["in-known"]
        [why] = told["why"]
        assert why == {
            "id": "in-line",
            "text": reads("strategy", "why", "in-known")["questions"][0]["text"],
            "value": "words",
            "answer": "we've exchanged words, both ways",
        }

    def test_passed_are_earlier_rules_that_a_fact_ruled_out(self) -> None:
        told = reads("decide", "in", *facts(known="vouch", note="mine", hat="none"))
        over = {one["rule"]: one for one in told["passed"]}
        assert over["in-discretion"]["verdict"] == "decline"
        assert over["in-discretion"]["facts"] == ["hat"]
        assert over["in-discretion"]["questions"] == ["closed"]

    def test_what_cannot_be_told_is_not_asked_again(self) -> None:
        told = reads("decide", "in", *facts(known="?", note="?", hat="?", link="?"))
        assert told["undecided"]
        assert told["ask"] is None
        assert "known" in told["missing"]
        assert "how do we know each other" in told["replies"][0]["text"]

    def test_a_fact_that_changes_nothing_is_passed_over(self) -> None:
        told = reads("decide", "in", *facts(known="refuse"))
        assert told["verdict"] == "decline"
        assert told["ask"] is None

    def test_the_limit_is_said_where_an_answer_uses_it(self) -> None:
        known = facts(known="vouch", why="glad", hat="colleague", recent="longer")
        assert reads("decide", "out", *known)["used"] == {"limit": "notes", "used": 1, "of": 5}
        assert reads("decide", "out", *known)["used"]["used"] == 2
        assert reads("decide", "out", *known, "--no-record")["used"]["used"] == 2

    def test_a_name_stands_in_what_is_asked(self) -> None:
        assert "Ana" in reads("decide", "in", "--name", "Ana")["ask"]["text"]


def test_before_any_answer_the_question_is_named_that_it_waits_for() -> None:
    told = reads("decide", "in", *facts(known="heard", note="none"))
    assert told["uncovered"]
    assert told["ask"] == {"question": "closed"}
    assert {"id": "in-known", "question": "in-line"} in told["waits"]
    assert {one["id"]: one["answer"] for one in told["why"]}["in-line"] == ""


def test_what_stands_without_any_answer_is_decided_and_kept(home: Path) -> None:
    assert reads("decide", "in", *facts(known="refuse"))["recorded"]
    assert kept(home) == ["decline"]


@pytest.mark.usefixtures("grace")
class TestKeeping:
    KNOWN = facts(known="vouch", note="mine", hat="none")

    def test_what_is_decided_is_kept_with_all_that_belongs_to_it(self, home: Path) -> None:
        id_ = reads("decide", "in", *self.KNOWN, "--name", "Ana Prado")["recorded"]
        [one] = open_workspace(Home(home)).decisions.all()
        assert (one.id, one.at, one.name) == (id_, "2026-11-22T20:00:00Z", "Ana Prado")
        assert (one.verdict, one.chosen, one.rules) == ("accept", "accept", ("in-known",))
        assert one.facts == {"known": "vouch", "note": "mine", "hat": "none"}

    def test_nothing_is_kept_where_that_is_said(self, home: Path) -> None:
        assert reads("decide", "in", *self.KNOWN, "--no-record")["recorded"] is None
        assert kept(home) == []

    def test_what_is_not_decided_is_not_kept(self, home: Path) -> None:
        result = run("decide", "in", "--record", "--json")
        assert result.exit_code == 0
        assert json.loads(result.stdout)["recorded"] is None
        assert "isn't decided" in result.stderr
        assert kept(home) == []

    def test_what_is_done_instead_is_kept_with_its_reason(self, home: Path) -> None:
        says("decide", "in", *self.KNOWN, "--chosen", "wait", "--reason", "felt")
        [one] = open_workspace(Home(home)).decisions.all()
        assert (one.verdict, one.chosen, one.reason) == ("accept", "wait", "felt")

    def test_what_rules_leave_open_can_be_decided_all_the_same(self, home: Path) -> None:
        told = reads("decide", "in", "--chosen", "ask")
        [one] = open_workspace(Home(home)).decisions.all()
        assert (told["verdict"], one.verdict, one.chosen) == (None, "", "ask")
        assert one.until == "2026-11-29"

    def test_it_is_kept_while_the_app_is_open_elsewhere(self, home: Path) -> None:
        app = open_workspace(Home(home), holder="app")
        app.answer("aim", "Said in the app meanwhile")
        assert reads("decide", "in", *self.KNOWN)["recorded"]
        assert len(app.decisions.all()) == 1
        app.close()
        assert reads("answers")["aim"]["value"] == "Said in the app meanwhile"

    def test_in_a_clients_workspace_a_name_is_kept_as_initials(self, home: Path) -> None:
        says("--workspace", "Bo", "--create", "answer", "in-line", "words")
        known = ["--chosen", "accept", "--name", "Ana Maria Prado"]
        says("--workspace", "Bo", "decide", "in", *known)
        [one] = open_workspace(Home(home), "Bo").decisions.all()
        assert one.name == "AP"

    def test_a_disk_that_refuses_is_a_problem_and_is_said(self, home: Path) -> None:
        folder = next(home.glob("ws/*"))
        (folder / "decisions").write_text("in the way")
        result = run("decide", "in", *self.KNOWN, "--json")
        assert result.exit_code == 1
        assert json.loads(result.stdout)["verdict"] == "accept"
        assert "decisions" in result.stderr


@pytest.mark.usefixtures("grace")
class TestPeopleRead:
    def test_the_answer_its_rule_its_reasons_and_the_id(self) -> None:
        told = says("decide", "in", *facts(known="vouch", note="mine", hat="none"))
        assert "Your answer would be: accept." in told
        assert "If we've exchanged words, then I accept." in told
        assert "From which rung up do you say yes" in told
        assert "Kept on 22 November 2026: accept." in told

    def test_what_is_still_to_be_known_with_the_words_that_say_it(self) -> None:
        told = says("decide", "in", *facts(known="heard"))
        assert "It depends. What came with it, from them?" in told
        assert "--fact note=none: nothing, or the standard line" in told

    def test_when_it_was_agreed(self, home: Path) -> None:
        workspace = open_workspace(Home(home), holder="command")
        agree(workspace, "")
        workspace.close()
        assert "Agreed 22 November 2026." in says("decide", "in", *facts(known="refuse"))

    def test_words_to_copy_stand_alone_on_their_lines(self) -> None:
        known = facts(known="heard", note="line", hat="none", link="list")
        told = says("decide", "in", *known)
        reply = told.partition("Ready to copy:\n")[2]
        assert reply.startswith("Hello")

    def test_a_question_without_an_answer_is_named(self) -> None:
        says("answer", "in-bare", "--clear")
        told = says("decide", "in", *facts(known="heard", note="none", hat="none", link="list"))
        assert "It waits for your answer to:" in told
        assert "coachtui answer in-bare" in told


@pytest.mark.usefixtures("grace")
class TestWrongUse:
    def test_an_unknown_direction_names_those_there_are(self) -> None:
        told = fails(2, "decide", "sideways")
        assert "in, out, removal" in told

    @pytest.mark.parametrize("word", ["knwon=met", "cost=free", "=", ""])
    def test_an_unknown_fact_names_near_ones(self, word: str) -> None:
        assert "There is no fact" in fails(2, "decide", "in", "--fact", word)

    def test_an_unknown_choice_names_near_ones(self) -> None:
        told = fails(2, "decide", "in", *facts(known="vuoch"))
        assert "There is no choice of `known` “vuoch”" in told
        assert "vouch" in told

    @pytest.mark.parametrize("word", ["known", "known="])
    def test_a_fact_without_a_choice(self, word: str) -> None:
        assert "`known` needs a choice" in fails(2, "decide", "in", "--fact", word)

    def test_a_fact_given_twice_and_otherwise(self) -> None:
        words = ["--fact", "known=words", "--fact", "known=vouch"]
        assert "given twice" in fails(2, "decide", "in", *words)

    def test_an_unknown_answer_or_reason(self) -> None:
        assert "accept" in fails(2, "decide", "in", "--chosen", "acept")
        assert "felt" in fails(2, "decide", "in", "--chosen", "ask", "--reason", "flet")

    def test_a_reason_alone(self) -> None:
        assert "--chosen" in fails(2, "decide", "in", "--reason", "felt")

    def test_a_name_that_is_too_long(self, home: Path) -> None:
        known = facts(known="refuse")
        assert "Shorten it" in fails(2, "decide", "in", *known, "--name", "x" * 501)
        assert kept(home) == []


@pytest.mark.usefixtures("small")
def test_any_pack_decides_in_its_own_directions() -> None:
    assert "There are: in, out" in fails(2, "decide", "removal")
    told = reads("decide", "out", *facts(host="worked", topic="mine"))
    assert told["verdict"] == "offer"
    assert told["used"] == {"limit": "offers", "used": 1, "of": 2}


@pytest.mark.usefixtures("grace")
def test_a_question_of_an_own_rule_is_a_fact_like_any_other() -> None:
    words = ["--verdict", "accept", "--ask", "Is it a friend of my sister's?"]
    says("strategy", "add", "--direction", "in", *words)
    says("strategy", "edit", "mine-1", "--after", "top")
    told = reads("decide", "in", *facts(**{"mine-1": "yes", "known": "heard"}), "--no-record")
    assert told["verdict"] == "accept"
    assert told["rules"] == ["mine-1"]
    assert told["why"] == []


@pytest.mark.usefixtures("grace")
def test_never_a_question_with_json_and_no_screen_is_loaded(env: dict[str, str]) -> None:
    code = (
        "import sys; from coachtui.__main__ import main\n"
        "sys.argv = ['coachtui', 'decide', 'in', '--json']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "assert not {'textual', 'rich', 'coachtui.plain'} & sys.modules.keys()\n"
    )
    done = subprocess.run([PROGRAM[0], "-c", code], env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.usefixtures("grace")
def test_hostile_words_reach_no_terminal(env: dict[str, str]) -> None:
    name = "[/] \x1b]0;evil\x07 \u202eAna"
    done = program(env, ["decide", "in", *facts(known="refuse"), "--name", name])
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    assert "\u202e" not in done.stdout.decode()


@pytest.mark.usefixtures("grace")
class TestOnATerminal:
    def test_it_asks_answers_and_keeps_with_enter(self, env: dict[str, str], home: Path) -> None:
        with Terminal([*PROGRAM, "decide", "in"], env=env, size=(80, 60)) as terminal:
            terminal.until("How well do I know them?")
            terminal.type("5")
            terminal.press("enter")
            terminal.until("As what do I meet")
            terminal.type("0")
            terminal.press("enter")
            terminal.until("Your answer would be: accept.")
            terminal.until("Enter keeps it>")
            terminal.press("enter")
            terminal.until("Kept on 22 November 2026: accept.")
            terminal.press("enter")
            assert terminal.exit_code() == 0
        assert kept(home) == ["accept"]

    def test_leaving_keeps_nothing(self, env: dict[str, str], home: Path) -> None:
        with Terminal([*PROGRAM, "decide", "in"], env=env) as terminal:
            terminal.until("Enter leaves it")
            terminal.press("enter")
            terminal.until("nothing is kept")
            assert terminal.exit_code() == 0
        assert kept(home) == []

    def test_with_json_nothing_is_asked_there_either(self, env: dict[str, str]) -> None:
        with Terminal([*PROGRAM, "decide", "in", "--json"], env=env) as terminal:
            terminal.until('"recorded": null')
            assert terminal.exit_code() == 0
