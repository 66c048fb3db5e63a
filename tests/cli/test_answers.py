"""`answers`, `answers load` and `answers worksheet`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.cli.run import fails, question, reads, says

pytestmark = pytest.mark.usefixtures("frozen")


def test_before_any_answer_nothing_is_listed() -> None:
    assert reads("answers") == {}
    assert "Nothing is answered yet" in says("answers")


def test_answers_have_the_keys_of_the_contract_in_asking_order() -> None:
    says("answer", "in-line", "words")
    says("answer", "aim", "Clients")
    answers = reads("answers")
    assert list(answers) == ["aim", "in-line"]
    assert answers["aim"].keys() == {"value", "state", "by", "at"}


def test_people_read_answers_as_their_labels() -> None:
    says("answer", "in-line", "words")
    assert "we've exchanged words" in says("answers").lower()


def test_a_file_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "answers.toml"
    file.write_text('[answers]\naim = "Clients"\nin-line = "words"\n[states]\naim = "unsure"\n')
    assert reads("answers", "load", str(file)) == {"loaded": 2}
    assert question("aim")["state"] == "unsure"
    assert question("in-line")["value"] == "words"


def test_standard_input_is_loaded() -> None:
    assert "2 questions" in says(
        "answers", "load", "-", typed='[answers]\naim = "A"\ntrade = "B"\n'
    )


def test_where_something_does_not_fit_all_of_it_is_said_and_nothing_loaded() -> None:
    typed = '[answers]\naim = "Clients"\nplace = 99\nin-line = "often"\n'
    told = fails(1, "answers", "load", "-", typed=typed)
    assert "Line 3" in told
    assert "Line 4" in told
    assert reads("answers") == {}


def test_drafts_are_loaded() -> None:
    says("answers", "load", "-", typed='[drafts]\nplace = "seven"\n')
    assert (question("place")["state"], question("place")["draft"]) == ("open", "seven")


def test_what_was_typed_for_a_question_is_listed_and_for_a_line_is_not(home: Path) -> None:
    workspace = open_workspace(Home(home), holder="command", create=True)
    for key in ("place", "line:in-known", "note:in-known", "own:invite", "rule:in:in-known:ask"):
        workspace.draft(key, "words")
    workspace.close()
    told = says("answers")
    assert "place: typed, and no answer yet" in told
    assert not [key for key in ("line:", "note:", "own:", "rule:") if key in told]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ('[answers]\naym = "Clients"\ntrade = "x"', "aim"),
        ('[answers]\ntrade = "x"\n[states]\naym = "skipped"', "aim"),
    ],
    ids=["answer", "state"],
)
def test_an_unknown_id_exits_2_and_loads_nothing(typed: str, why: str) -> None:
    assert why in fails(2, "answers", "load", "-", typed=typed)
    assert reads("answers") == {}


@pytest.mark.parametrize(
    "typed",
    ["[answers\n", "answers = 3", "[answers]\nx = " + "[" * 5000],
    ids=["cut short", "a number", "too deep"],
)
def test_what_is_no_table_of_answers_exits_1(typed: str) -> None:
    fails(1, "answers", "load", "-", typed=typed)
    assert reads("answers") == {}


def test_a_file_that_is_not_there_exits_2(tmp_path: Path) -> None:
    fails(2, "answers", "load", str(tmp_path / "nothing.toml"))


def test_a_file_that_cannot_be_read_says_why_and_nothing_of_the_states_of_a_workspace(
    tmp_path: Path,
) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "big").write_bytes(b"#" * 9_000_000)
    os.mkfifo(tmp_path / "pipe")
    no_file = "this is no file"
    whys = {".": no_file, "pipe": no_file, "empty": "it is empty", "big": "it has 9 MB"}
    for name, why in whys.items():
        said = fails(1, "answers", "load", str(tmp_path / name))
        assert why in said
        assert "coachtui answers worksheet" in said
        assert "doctor" not in said
    assert reads("answers") == {}


def test_states_without_values_are_loaded() -> None:
    says("answers", "load", "-", typed='[states]\naim = "coach"\n')
    assert question("aim")["state"] == "coach"


@pytest.mark.usefixtures("grace")
def test_a_worksheet_loads_again_into_the_same_answers(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sheet = says("answers", "worksheet")
    before = {id_: (one["value"], one["state"]) for id_, one in reads("answers").items()}
    monkeypatch.setenv("COACHTUI_HOME", str(tmp_path / "other"))
    says("answers", "load", "-", typed=sheet)
    after = {id_: (one["value"], one["state"]) for id_, one in reads("answers").items()}
    assert after == before
    assert home != tmp_path / "other"


def test_a_worksheet_of_nothing_lists_what_is_asked() -> None:
    sheet = says("answers", "worksheet")
    assert "aim" in sheet
    assert reads("answers", "load", "-", typed=sheet)["loaded"] == 0


def test_unsure_answers_stay_unsure_on_a_worksheet() -> None:
    says("answer", "aim", "Clients", "--unsure")
    says("answer", "trade", "--skip")
    sheet = says("answers", "worksheet")
    says("answer", "aim", "--clear")
    says("answer", "trade", "--clear")
    says("answers", "load", "-", typed=sheet)
    assert (question("aim")["state"], question("aim")["value"]) == ("unsure", "Clients")
    assert question("trade")["state"] == "skipped"
