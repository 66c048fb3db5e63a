from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.documents.parts import Part, before, held, numbered, parts, pending, step
from coachtui.documents.quoting import to_copy
from coachtui.interview.answers import Answers, Entry
from coachtui.interview.relevance import view
from coachtui.interview.values import parse
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits, LineEdit
from coachtui.strategy.model import Line


@pytest.fixture(scope="module")
def pack(small_folder: Path) -> Pack:
    return load(small_folder)


@pytest.fixture(scope="module")
def answers(pack: Pack) -> Answers:
    given = pack.personas[0].answers
    return {id_: Entry(value=parse(pack.questions[id_], raw)) for id_, raw in given.items()}


def of(pack: Pack, answers: Answers, id_: str, edits: Edits = Edits()) -> Part:  # noqa: B008
    return next(one for one in parts(pack, derive(pack, answers, edits)) if one.id == id_)


def test_rules_come_first_by_direction_under_their_own_titles(pack: Pack, answers: Answers) -> None:
    found = parts(pack, derive(pack, answers, Edits()))
    assert [one.id for one in found[:3]] == ["rules.in", "rules.out", "aims"]
    assert found[0].title == "When I am asked"


def test_only_rules_that_stand_are_numbered(pack: Pack, answers: Answers) -> None:
    edits = Edits(lines={"in-sales": LineEdit(off=True)})
    part = of(pack, answers, "rules.in", edits)
    assert numbered(part) == {"in-refuse": 1, "in-line": 2, "in-otherwise": 3}
    assert numbered(of(pack, answers, "before")) == {}


def test_what_is_offered_stands_apart_until_it_is_taken_in(pack: Pack, answers: Answers) -> None:
    assert [one.id for one in of(pack, answers, "before").offered] == ["no-chase"]
    taken = Edits(lines={"no-chase": LineEdit(on=True)})
    part = of(pack, answers, "before", taken)
    assert not part.offered
    assert "no-chase" in [one.id for one in part.lines]


def test_a_step_says_after_what_a_line_has_to_stand(pack: Pack, answers: Answers) -> None:
    part = of(pack, answers, "rules.in")
    assert step(part, "in-line", -1) == "in-refuse"
    assert step(part, "in-sales", -1) == "top"
    assert step(part, "in-refuse", 1) == "in-sales"
    assert step(part, "in-refuse", -1) is None
    assert step(part, "in-line", 1) is None
    assert step(part, "in-otherwise", -1) is None


def test_right_before_a_line_is_after_the_one_above(pack: Pack, answers: Answers) -> None:
    part = of(pack, answers, "rules.in")
    assert before(part, "in-line") == "in-sales"
    assert before(part, "in-refuse") == "top"


def test_what_waits_is_gathered_by_question_in_asking_order(pack: Pack) -> None:
    found = held(pack, view(pack, {}), derive(pack, {}, Edits()))
    asked = [one.question for one in found]
    assert asked == [id_ for id_ in pack.questions if id_ in asked]
    line = next(one for one in found if one.question == "line")
    assert line.lines == ("in-line", "in-otherwise")
    assert line.text == "From which step up do you say yes at once?"


@pytest.mark.parametrize(
    ("text", "copy", "taken"),
    [
        ("Plainly.", True, "Plainly."),
        ('"In my words"', True, "In my words"),
        ('"In my words"', False, '"In my words"'),
        ("My words:\n> one\n>\n> two", True, "one\n\ntwo"),
        ("My words:\n> one", False, "My words:\n> one"),
    ],
)
def test_copying_takes_words_to_copy_alone_and_other_lines_whole(
    text: str, copy: bool, taken: str
) -> None:
    assert to_copy(Line(id="a", section="b", text=text, derived=text, copy=copy)) == taken


def below_the_last(pack: Pack, answers: Answers, edits: Edits = Edits()) -> str:  # noqa: B008
    seen, strategy = view(pack, answers), derive(pack, answers, edits)
    found = [pending(pack, seen, strategy, one) for one in parts(pack, strategy)]
    return " ".join(says for one in found for says in one.values())


def test_the_last_rule_says_what_some_still_wait_for(pack: Pack, answers: Answers) -> None:
    assert not below_the_last(pack, answers), "every answer is known"
    without = {id_: entry for id_, entry in answers.items() if id_ != "closed"}
    says = below_the_last(pack, without)
    assert says.startswith("For some this isn't settled yet: it waits for your answer to “")
    assert pack.questions["closed"].text in says
    off = {id_: LineEdit(off=True) for id_ in ("in-sales", "in-far")}
    assert not below_the_last(pack, without, Edits(lines=off)), "those that wait are switched off"
