"""The way through a lesson, and questions beside it."""

from __future__ import annotations

from pathlib import Path

from coachtui.interview import flow
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
