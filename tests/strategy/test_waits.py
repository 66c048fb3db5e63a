"""What a line is said to wait for: the first question that can be answered now, if any."""

from __future__ import annotations

import pytest

from coachtui.interview.answers import Answers, Entry
from coachtui.pack import condition
from coachtui.pack.model import Line, Pack
from coachtui.pack.page import Lesson
from coachtui.pack.question import Question
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits


def asked(id_: str, after: str = "") -> Question:
    """A yes-no question, asked where the one before it was answered with yes."""
    when = ((condition.Test(subject=after, any_of=("yes",)),),) if after else ()
    return Question(id=id_, kind="yes-no", text=f"{id_}?", when=when)


def pack(*questions: Question, cites: str) -> Pack:
    """One line, which cites a question."""
    return Pack(
        id="made",
        title="Made",
        lessons=(Lesson(id="made", title="Made"),),
        questions={one.id: one for one in questions},
        lines=(Line(id="line", section="aims", text=f"So: {{{cites}}}"),),
    )


CHAIN = pack(asked("first"), asked("next", "first"), asked("last", "next"), cites="last")


@pytest.mark.parametrize(
    ("given", "waits"),
    [
        ({}, ["first"]),
        ({"first": "yes"}, ["next"]),
        ({"first": "yes", "next": "yes"}, ["last"]),
        ({"first": "yes", "next": "yes", "last": "no"}, []),
        ({"first": "yes", "next": "no"}, []),
        ({"first": "no"}, []),
        ({"first": "no", "next": "yes", "last": "yes"}, []),
    ],
)
def test_it_waits_for_the_first_open_question_of_the_chain_or_for_none(
    given: dict[str, str], waits: list[str]
) -> None:
    answers: Answers = {id_: Entry(value=value) for id_, value in given.items()}
    strategy = derive(CHAIN, answers, Edits())
    assert [one.question for one in strategy.waits] == waits
    assert [one.text for one in strategy.lines] == (
        ["So: no"] if len(given) == 3 and given["first"] == "yes" else []
    )


def test_questions_that_wait_for_each_other_hang_nothing() -> None:
    one, other, third = asked("one", "third"), asked("other", "one"), asked("third", "other")
    strategy = derive(pack(one, other, third, cites="third"), {}, Edits())
    (wait,) = strategy.waits
    assert wait.question in ("one", "other", "third")


def test_a_chain_that_leads_out_of_the_lessons_waits_for_its_last_question() -> None:
    strategy = derive(pack(asked("one", "gone"), cites="one"), {}, Edits())
    assert [one.question for one in strategy.waits] == ["one"]
