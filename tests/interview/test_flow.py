"""The way through a lesson, and questions beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.interview import flow
from coachtui.interview.answers import Answers, Entry, State
from coachtui.interview.relevance import view
from coachtui.pack.load import load

PACK = load(Path(__file__).resolve().parents[1] / "packs" / "small")
LESSON = PACK.lessons[0]


def way(route: str, visited: str = "") -> tuple[flow.Step, ...]:
    return flow.steps(PACK, LESSON, route, {}, view(PACK, {}), visited=visited)


def test_from_a_question_beside_the_way_it_goes_on_behind_it_and_back_before_it() -> None:
    assert "scene" not in [step.question.id for step in way("core")]
    after, before = (
        flow.after(way("core", "scene"), "scene"),
        flow.before(way("core", "scene"), "scene"),
    )
    assert after is not None
    assert before is not None
    assert (before.question.id, after.question.id) == ("start", "aim")


def test_a_page_that_may_come_to_be_asked_is_counted_from_the_start() -> None:
    unknown = way("whole")
    held_back = next(step for step in unknown if step.relevant is None)
    assert not held_back.asked
    assert flow.where(unknown, unknown[0].page) == f"page 1 of {len(flow.pages(unknown))}"


def test_the_first_route_holds_all_and_others_what_names_them() -> None:
    asked = [step.question.id for step in way("whole")]
    assert asked == [id_ for page in LESSON.pages for id_ in page.questions]
    assert {step.question.id for step in way("door")} < set(asked)


def whole(answers: Answers) -> tuple[flow.Step, ...]:
    return flow.steps(PACK, LESSON, "whole", answers, view(PACK, answers))


def test_what_was_left_is_counted_among_what_is_asked() -> None:
    asked = [step.question.id for step in whole({}) if step.asked]
    answers: Answers = {
        asked[0]: Entry(value="few"),
        asked[1]: Entry(state="unsure"),
        asked[2]: Entry(state="coach"),
    }
    way = whole(answers)
    still = sum(step.asked for step in way) - 3
    assert dict(flow.left(way)) == {"unsure": 1, "coach": 1, "open": still}


@pytest.mark.parametrize("state", ["coach", "unsure", "skipped"])
def test_a_page_shows_how_its_questions_were_left(state: State) -> None:
    page = next(one for one in LESSON.pages if "start" in one.questions)
    answers: Answers = {id_: Entry(state=state) for id_ in page.questions}
    assert flow.mark(whole(answers), page) == state
    assert flow.mark(whole({}), page) == "open"


def test_one_goes_on_where_one_left_unless_that_was_answered_since() -> None:
    left = flow.resume(whole({}), "aim")
    assert left is not None
    assert left.question.id == "aim"
    since = flow.resume(whole({"aim": Entry(value="steady work")}), "aim")
    assert since is not None
    assert since.question.id == "more-aims"
