"""A worksheet can be read, filled in by hand, and loads as a whole or not at all."""

from __future__ import annotations

import pytest
import tomli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from coachtui.workspace.errors import ReadOnly, Unloadable
from coachtui.workspace.home import Home
from coachtui.workspace.loading import load, read
from coachtui.workspace.open import open_workspace
from coachtui.workspace.worksheet import write
from coachtui.workspace.workspace import Workspace
from tests.people import raw_values
from tests.workspace.conftest import SMALL, Open


def _take(workspace: Workspace, text: str) -> int:
    return load(workspace, read(text))


def _said(workspace: Workspace) -> object:
    entries = {id_: (one.value, one.state) for id_, one in workspace.answers.items()}
    return entries, dict(workspace.drafts)


def _half_finished(workspace: Workspace) -> None:
    workspace.answer("scene", 'They say:\n"It \\ works."\n\n# not a comment\n[answers]')
    workspace.answer("aim", "calm wards")
    workspace.answer("more-aims", ["one", "two"])
    workspace.answer("circle", [{"name": "A. L.", "known": "met", "seats": 3}, {"name": "“B”"}])
    workspace.answer("circle", [{"name": "“B”"}])
    workspace.answer("gut", {"school": "accept", "fair": "ask"})
    workspace.answer("place", 2)
    workspace.mark("place", "unsure")
    workspace.mark("travel", "skipped")
    workspace.draft("review", "next\nspring")
    workspace.draft("line", ["a", {"b": 1}])


def test_a_half_finished_workspace_loads_into_an_empty_one(opened: Open) -> None:
    one, other = opened("one"), opened("other")
    _half_finished(one)
    assert _take(other, write(one)) == 7
    assert _said(other) == _said(one)
    assert write(other) == write(one)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_was_answered_loads_again(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("home")
    one = open_workspace(Home(folder / "one"), pack=SMALL)
    other = open_workspace(Home(folder / "other"), pack=SMALL)
    for id_, question in SMALL.questions.items():
        match data.draw(st.sampled_from(["answer", "state", "draft", "nothing"])):
            case "answer":
                one.answer(id_, data.draw(raw_values(question)))
                one.mark(id_, data.draw(st.sampled_from(["answered", "unsure", "coach"])))
            case "state":
                one.mark(id_, data.draw(st.sampled_from(["unsure", "skipped", "coach"])))
            case "draft":
                one.draft(id_, data.draw(st.text(max_size=30)))
    _take(other, write(one))
    assert _said(other) == _said(one)


def test_it_stands_in_asking_order_with_words_and_choices_to_be_filled_in_by_hand(
    opened: Open,
) -> None:
    one = opened("one")
    one.answer("start", "many")
    text = write(one)
    words = [f"# {question.text}" for question in SMALL.questions.values()]
    found = [line for line in text.split("\n") if line in words]
    assert found == [word for word in words if word in found]
    assert "#   waiting: An invitation waits for my answer" in text
    assert 'start = "many"' in text.split("\n")
    assert "#   1 to 5: few and well prepared ... many and near at hand" in text
    assert "(asked only where other answers lead to it)" in text
    filled = text.replace('# aim = ""', 'aim = "calm wards"').replace("# place =", "place = 3")
    filled = filled.replace("# closed = []", 'closed = ["sales"]')
    filled = filled.replace("# circle = []", 'circle = [{ name = "Ana" }]')
    other = opened("other")
    assert _take(other, filled) == 5
    assert other.answers["aim"].value == "calm wards"


def test_every_place_for_an_answer_can_be_filled_in(opened: Open) -> None:
    vera = SMALL.personas[0].answers
    one, other = opened("one"), opened("other")
    text = write(one)
    for id_ in SMALL.questions:
        assert any(line.startswith(f"# {id_} =") for line in text.split("\n")), id_
    for id_, raw in vera.items():
        other.answer(id_, raw)
    assert tomli.loads(write(other))["answers"].keys() == vera.keys()


def test_a_question_that_is_set_aside_shows_only_where_it_was_answered(opened: Open) -> None:
    one = opened("one")
    one.answer("line", "new")
    assert one.view.relevant["below"] is False
    assert "And below that?" not in write(one)
    one.answer("below", "ask")
    assert 'below = "ask"' in write(one)


def test_answers_of_questions_that_are_gone_stand_as_comments(opened: Open) -> None:
    one = opened("one")
    one.answer("aim", "calm\nwards")
    one.close()
    fewer = {id_: one for id_, one in SMALL.questions.items() if id_ != "aim"}
    again = opened("one", pack=structs.replace(SMALL, questions=fewer))
    assert '# aim = "calm wards"' in write(again)
    assert _take(opened("other"), write(again)) == 0


def test_a_value_that_fits_no_more_is_in_the_worksheet_as_a_draft(opened: Open) -> None:
    one = opened("one")
    one.answer("place", 5)
    one.close()
    fewer = structs.replace(SMALL.questions["place"], max=3)
    pack = structs.replace(SMALL, questions={**SMALL.questions, "place": fewer})
    text = write(opened("one", pack=pack))
    assert tomli.loads(text)["drafts"] == {"place": 5}
    other = opened("other", pack=pack)
    _take(other, text)
    assert other.drafts == {"place": 5}


def test_hostile_words_stay_words(opened: Open) -> None:
    one, other = opened("one"), opened("other")
    for words in ("# x\u2028[states]", '"""', "'''", "\\", "\u202eaim = 3", "[eof]\nrecords = 9"):
        one.answer("scene", words)
        _take(other, write(one))
        assert other.answers["scene"].value == one.answers["scene"].value
        one.draft("place", words)
        _take(other, write(one))
        assert other.drafts["place"] == one.drafts["place"]


def test_a_persona_loads(opened: Open) -> None:
    from pathlib import Path

    folder = Path(__file__).resolve().parents[1] / "packs" / "small" / "personas"
    workspace = opened("one")
    for path in folder.glob("*.toml"):
        assert _take(workspace, path.read_text()) > 3


def test_an_answers_file_loads_with_its_states(opened: Open) -> None:
    one, other = opened("one"), opened("other")
    _half_finished(one)
    one.flush()
    text = (one.store.folder / "answers.toml").read_text()
    _take(other, text)
    entries = {id_: (entry.value, entry.state) for id_, entry in other.answers.items()}
    assert entries == _said(one)[0]  # type: ignore[index]


WRONG = """\
title = "x"
[answers]
aim = "calm wards"
place = 9
no-such = 1
gaol = "two"

[states]
travel = "perhaps"
evenings = "answered"

[drafts]
nobody = "x"

[anwsers]
aim = "x"
"""


def test_all_that_is_wrong_is_listed_with_its_line_and_nothing_is_taken(opened: Open) -> None:
    workspace = opened("one")
    workspace.answer("aim", "before")
    before = _said(workspace)
    with pytest.raises(Unloadable) as caught:
        _take(workspace, WRONG)
    assert caught.value.problems == (
        "Line 4: `place`: 9: a whole number from 1 to 5 is expected here.",
        "Line 5: no question is called `no-such`",
        "Line 6: no question is called `gaol`",
        "Line 9: `travel`: the state is none of open, answered, unsure, skipped, coach",
        "Line 10: `evenings`: there is no answer to it",
        "Line 13: no question is called `nobody`",
        "Line 15: `anwsers` is none of answers, states, drafts, edits",
    )
    assert _said(workspace) == before
    assert "Nothing was loaded" in str(caught.value)


def test_a_name_that_is_nearly_right_is_recognised(opened: Open) -> None:
    with pytest.raises(Unloadable, match="is `opening` meant"):
        _take(opened("one"), '[answers]\nopenning = "story"\n')


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("answers = 3", "Line 1: `answers` is a table: [answers]"),
        ("[answers]\naim = 1.5", "Line 2: `aim`: "),
        ("[states]\naim = [1]", "Line 2: `aim`: the state is none of"),
        ('[answers.aim]\nvalue = "x"\nstate = "gone"', "Line 1: `aim`: the state"),
        ("[edits]\nlines = 3", "Line 1: "),
        ('[answers]\nscene = """\naim = 1\n"""\nplace = 7', "Line 5: `place`"),
        (
            '[answers]\ncircle = [\n  { name = "A" },\n  { place = 3 },\n]',
            "Line 2: `circle`: Row 2",
        ),
    ],
)
def test_the_line_that_is_wrong_is_named(opened: Open, text: str, says: str) -> None:
    with pytest.raises(Unloadable) as caught:
        _take(opened("one"), text)
    assert caught.value.problems[0].startswith(says)


def test_what_the_pack_bars_is_not_loaded(opened: Open) -> None:
    with pytest.raises(Unloadable, match="Keep it to one line"):
        _take(opened("one"), f'[answers]\naim = "{"x" * 201}"\n')


def test_what_is_no_toml_is_said_with_its_line() -> None:
    with pytest.raises(Unloadable, match="line 2"):
        read("[answers]\naim = words\n", "mine.toml")


def test_words_without_quotation_marks_are_told_to_be_put_in_them() -> None:
    with pytest.raises(Unloadable, match="Words stand in quotation marks") as told:
        read("[answers]\naim = calm wards\n", "mine.toml")
    assert "earlier state" not in str(told.value)


def test_words_half_typed_for_a_line_come_along(opened: Open) -> None:
    one, other = opened("one"), opened("other")
    one.draft("line:in-line", "half a thou")
    _take(other, write(one))
    assert other.drafts == {"line:in-line": "half a thou"}


def test_loading_can_be_undone_and_is_in_the_history(opened: Open) -> None:
    workspace = opened("one")
    workspace.answer("aim", "before")
    _take(workspace, '[answers]\naim = "after"\n')
    workspace.undo()
    assert workspace.answers["aim"].value == "before"


def test_loading_again_changes_nothing(opened: Open) -> None:
    one = opened("one")
    _half_finished(one)
    one.flush()
    _take(one, write(one))
    assert not one.unsaved


def test_nothing_is_loaded_into_what_can_only_be_read(opened: Open) -> None:
    opened(holder="app")
    with pytest.raises(ReadOnly):
        _take(opened(), '[answers]\naim = "x"\n')
