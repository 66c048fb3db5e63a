"""How long a route takes: read calmly, and answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.interview.minutes import minutes, of_question, words
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


def test_a_page_is_read_only_where_one_of_its_questions_is_on_the_way(pack: Pack) -> None:
    lesson = pack.lessons[0]
    on_the_way = [page for page in lesson.pages if page.id in ("start", "aim", "line")]
    asked = ("start", "aim", "line", "below", "closed")
    read = sum(words(page) for page in on_the_way) / 200
    answered = sum(of_question(pack.questions[id_]) for id_ in asked)
    assert minutes(pack, lesson, "door") == pytest.approx(read + answered)
