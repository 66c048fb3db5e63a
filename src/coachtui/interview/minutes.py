"""How long a route takes: an estimate, from the words to read and the kinds of question."""

from __future__ import annotations

from collections.abc import Sequence

from coachtui.interview.flow import Step, in_route
from coachtui.pack.model import Pack
from coachtui.pack.page import Lesson, Page
from coachtui.pack.question import Kind, Question

WORDS_A_MINUTE = 200
"""Read calmly."""

MINUTES: dict[Kind, float] = {
    "choice": 0.5,
    "choices": 0.5,
    "scale": 0.5,
    "number": 0.5,
    "date": 0.5,
    "yes-no": 0.5,
    "text": 1.0,
    "lines": 1.0,
    "prose": 2.0,
}
"""Minutes that a question of a kind takes."""

A_ROW, A_CARD = 1.0, 0.25
"""Minutes for each row of a repeat's minimum, and for each card."""


def minutes(pack: Pack, lesson: Lesson, route: str) -> float:
    """Estimated minutes of a route: a page counts where one of its questions is on it."""
    total = 0.0
    for page in lesson.pages:
        asked = [
            one for id_ in page.questions if in_route(lesson, route, one := pack.questions[id_])
        ]
        if asked:
            total += words(page) / WORDS_A_MINUTE + sum(map(of_question, asked))
    return total


def minutes_left(way: Sequence[Step]) -> str:
    """What is open on a way takes, as people say it; empty when nothing is."""
    if all(step.settled for step in way if step.asked):
        return ""
    return left(remaining(way))


def remaining(way: Sequence[Step]) -> float:
    """Estimated minutes of what is open on a way.

    Questions that may come to be asked count. A page is yet to be read where none of the
    lesson's own questions on it is settled.
    """
    still = [step for step in way if step.relevant is not False and not step.settled]
    read = {step.page.id for step in way if step.asked and step.settled and not step.shared}
    unread = {step.page.id: step.page for step in still if step.page.id not in read}
    reading = sum(map(words, unread.values())) / WORDS_A_MINUTE
    return reading + sum(of_question(step.question) for step in still)


def left(length: float) -> str:
    """Minutes as people say them: ``about 20 minutes left``."""
    return f"{took(length)} left"


def took(length: float) -> str:
    """Minutes of a whole route: ``about 35 minutes``, as rough as an estimate is."""
    if length < 1.5:
        return "about a minute"
    if length < 10:
        return f"about {round(length)} minutes"
    return f"about {round(length / 5) * 5} minutes"


def words(page: Page) -> int:
    """How many words stand before a page's question, its title among them."""
    prose = [piece for piece in page.prose if isinstance(piece, str)]
    return sum(len(text.split()) for text in (page.title, *prose))


def of_question(question: Question) -> float:
    """Estimated minutes of one question."""
    if question.kind == "repeat":
        return A_ROW * max(question.min or 1, 1)
    if question.kind == "rehearsal":
        return A_CARD * len(question.cards)
    return MINUTES[question.kind]
