"""How long a route takes: read calmly, and answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.interview.answers import Entry
from coachtui.interview.flow import Step, steps
from coachtui.interview.minutes import left, minutes, minutes_left, of_question, words
from coachtui.interview.relevance import view
from coachtui.pack.load import load
from coachtui.pack.model import Pack


@pytest.fixture(scope="module")
def pack(small_folder: Path) -> Pack:
    return load(small_folder)


@pytest.mark.parametrize(
    ("question", "takes"),
    [
        ("start", 0.5),
        ("closed", 0.5),
        ("place", 0.5),
        ("evenings", 0.5),
        ("travel", 0.5),
        ("review", 0.5),
        ("aim", 1.0),
        ("more-aims", 1.0),
        ("scene", 2.0),
        ("circle", 1.0),
        ("gut", 0.5),
    ],
)
def test_every_kind_of_question_takes_its_time(pack: Pack, question: str, takes: float) -> None:
    assert of_question(pack.questions[question]) == takes


def test_the_first_route_takes_every_page_and_the_others_theirs(pack: Pack) -> None:
    lesson = pack.lessons[0]
    read = sum(words(page) for page in lesson.pages) / 200
    answered = sum(of_question(one) for one in pack.questions.values() if one.lesson == lesson.id)
    assert minutes(pack, lesson, "whole") == pytest.approx(read + answered)
    assert minutes(pack, lesson, "door") < minutes(pack, lesson, "core")
    assert minutes(pack, lesson, "core") < minutes(pack, lesson, "whole")


def way(pack: Pack, route: str, *answered: str) -> tuple[Step, ...]:
    answers = {id_: Entry(value=None, state="skipped") for id_ in answered}
    return steps(pack, pack.lessons[0], route, answers, view(pack, answers))


@pytest.mark.parametrize("route", ["whole", "core", "door"])
def test_before_the_first_answer_the_whole_route_is_left(pack: Pack, route: str) -> None:
    assert minutes_left(way(pack, route)) == left(minutes(pack, pack.lessons[0], route))


def test_a_long_question_takes_more_of_what_is_left_than_a_short_one(pack: Pack) -> None:
    all_of = [step.question.id for step in way(pack, "whole")]
    but_scene = [id_ for id_ in all_of if id_ != "scene"]
    but_travel = [id_ for id_ in all_of if id_ != "travel"]
    assert minutes_left(way(pack, "whole", *but_scene)) == "about 2 minutes left"
    assert minutes_left(way(pack, "whole", *but_travel)) == "about a minute left"
    assert minutes_left(way(pack, "whole", *all_of)) == ""


def test_a_page_is_read_only_where_one_of_its_questions_is_on_the_way(pack: Pack) -> None:
    lesson = pack.lessons[0]
    on_the_way = [page for page in lesson.pages if page.id in ("start", "aim", "line")]
    asked = ("start", "aim", "line", "below", "closed")
    read = sum(words(page) for page in on_the_way) / 200
    answered = sum(of_question(pack.questions[id_]) for id_ in asked)
    assert minutes(pack, lesson, "door") == pytest.approx(read + answered)
