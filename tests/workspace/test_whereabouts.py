"""Each lesson is gone on with where it was left, and the one left last first."""

from __future__ import annotations

import pytest

from coachtui.workspace.home import Home, Spot
from coachtui.workspace.spot import Left
from coachtui.workspace.whereabouts import here_of, lesson_with, lessons_of, ways_of
from coachtui.workspace.workspace import Workspace
from tests.workspace.conftest import SMALL

FIRST, SECOND = (lesson.id for lesson in SMALL.lessons)


def here(workspace: Workspace, spot: Spot) -> str:
    return here_of(lessons_of(workspace, spot), spot).lesson.id


def test_each_lesson_keeps_its_own_place() -> None:
    spot = Spot().moved(FIRST, "place", "core").moved(SECOND, "opening", "")
    assert (spot.lesson, spot.question) == (SECOND, "opening")
    assert spot.at(FIRST) == Left(question="place", route="core")
    assert spot.at("never-opened") == Left()
    back = spot.moved(FIRST, "line", "core")
    assert (back.lesson, back.at(SECOND)) == (FIRST, Left(question="opening"))
    assert back.routes == {FIRST: "core", SECOND: ""}
    assert set(back.others) == {SECOND}


def test_a_lesson_that_is_forgotten_was_never_opened() -> None:
    spot = Spot().moved(FIRST, "place", "core").moved(SECOND, "opening", "")
    assert spot.without(SECOND) == Spot(others={FIRST: Left(question="place", route="core")})
    kept = spot.without(FIRST)
    assert (kept.lesson, kept.question, kept.others) == (SECOND, "opening", {})
    assert spot.without("never-opened") == spot


def test_it_is_remembered_over_a_restart(at: Home) -> None:
    spot = Spot().moved(FIRST, "place", "core").moved(SECOND, "opening", "")
    at.remember(places={"abcdefgh": spot})
    assert Home(at.path).state.places == {"abcdefgh": spot}


def test_a_spot_of_an_earlier_version_is_understood(at: Home) -> None:
    at.remember(places={"abcdefgh": Spot(lesson=FIRST, question="aim", route="core")})
    assert "others" not in (at.path / "state.toml").read_text()
    assert Home(at.path).state.places["abcdefgh"].at(FIRST) == Left(question="aim", route="core")


def test_the_lesson_left_last_is_gone_on_with_even_where_nothing_was_said_in_it(
    workspace: Workspace,
) -> None:
    workspace.answer("place", 2)
    assert here(workspace, Spot().moved(SECOND, "opening", "")) == SECOND


def test_where_no_place_is_known_it_is_one_that_is_under_way(workspace: Workspace) -> None:
    assert here(workspace, Spot()) == FIRST
    workspace.mark("aim", "skipped")
    workspace.answer("opening", "story")
    assert here(workspace, Spot()) == FIRST
    workspace.clear("aim")
    assert here(workspace, Spot(lesson="gone-for-good")) == SECOND


@pytest.mark.parametrize(
    ("left", "question", "opens"),
    [(SECOND, "aim", SECOND), (FIRST, "aim", FIRST), (SECOND, "place", FIRST), (FIRST, "", FIRST)],
)
def test_a_question_of_several_lessons_is_put_where_one_is(
    workspace: Workspace, left: str, question: str, opens: str
) -> None:
    assert lesson_with(workspace, question, Spot(lesson=left)) == opens


def test_the_ways_are_those_of_lessons_begun_and_of_the_one_at_hand(workspace: Workspace) -> None:
    spot = Spot().moved(FIRST, "place", "core")
    assert ways_of(workspace, spot) == {FIRST: "core"}
    workspace.answer("opening", "story")
    assert ways_of(workspace, spot) == {FIRST: "core", SECOND: ""}
