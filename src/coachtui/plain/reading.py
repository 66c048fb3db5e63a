"""What is typed at a prompt, read as an answer of the question's kind."""

from __future__ import annotations

import re
from datetime import date

from coachtui.clock import today
from coachtui.interview.offers import in_words, offered
from coachtui.pack.question import Choice, Question


def keyed(question: Question) -> list[tuple[str, Choice]]:
    """The choices with the number that picks each: its key, else its place."""
    return [(choice.key or str(n), choice) for n, choice in enumerate(question.choices, 1)]


def offers(question: Question) -> list[tuple[str, date]]:
    """The dates that a date question offers: words and day."""
    return [(in_words(offer), offered(offer, today())) for offer in question.offers]


def read(question: Question, line: str) -> object:
    """Turn a typed line into a raw value; what can't be read is handed on as it is.

    Choices are picked by number, several with spaces or commas between; a date by the
    number of its offer or as 2026-11-22; yes and no by their first letter.
    """
    match question.kind:
        case "choice":
            return _picked(question, line)
        case "choices":
            return [_picked(question, part) for part in re.split(r"[\s,;]+", line) if part]
        case "yes-no":
            return {"y": "yes", "n": "no"}.get(line.lower()[:1], line)
        case "date":
            given = [day.isoformat() for _, day in offers(question)]
            numbered = dict(zip(map(str, range(1, len(given) + 1)), given, strict=True))
            return numbered.get(line, line)
        case _:
            return line


def is_picked(question: Question, raw: object) -> bool:
    """Whether a raw value of a choice or several names only choices that there are."""
    ids = {choice.id for choice in question.choices}
    return set(raw if isinstance(raw, list) else [raw]) <= ids


def _picked(question: Question, typed: str) -> str:
    return next((choice.id for key, choice in keyed(question) if key == typed), typed)
