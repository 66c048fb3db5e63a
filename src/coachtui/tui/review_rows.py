"""How the review reads on the screen: each answer with its question, and what rests on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from textual.content import Content
from textual.widgets.option_list import Option

from coachtui.clock import kept_in_words
from coachtui.decide.good import said
from coachtui.decide.model import Decision
from coachtui.strategy.review import Reviewed, off_way
from coachtui.text import cut, first_line
from coachtui.tui.lines import heading, row
from coachtui.tui.safe import content, lines

STATES = {"open": "open", "unsure": "not sure", "coach": "to talk over", "skipped": "skipped"}
"""What a state is called; answered needs no word."""

WIDTH = 67
"""Characters: about what fits beside the margin in a narrow window."""

SHOWN = 400
"""Characters of an answer; the whole of it is one key away."""


def rows(
    reviewed: Sequence[Reviewed],
    lessons: dict[str, str],
    state: str,
    good: Mapping[str, Sequence[Decision]] = MappingProxyType({}),
) -> list[Option]:
    """The rows of one state, or of all with state "".

    Args:
        reviewed: All of the review.
        lessons: Lesson id to title.
        state: Which to show.
        good: Question id to links that did some good by a rule that rests on it.
    """
    if state:
        return _pages([one for one in reviewed if _is(one, state)], lessons, good)
    given = [one for one in reviewed if one.state != "open" or one.answer]
    found = _pages([one for one in given if one.asked and one.known], lessons, good)
    for title, hint, kept in (
        ("Kept, not asked now", "they count again once they are asked", _aside(given)),
        ("Kept, no longer asked", "the lessons have changed", [o for o in given if not o.known]),
    ):
        if kept:
            found.append(heading(title, hint, first=not found))
            found += [_row(one, ()) for one in kept]
    return found


def counted(reviewed: Sequence[Reviewed]) -> str:
    """How many there are of each state, in words: ``2 answered · 13 open``."""
    words = {"answered": "answered", **STATES}
    counts = {said: sum(_is(one, state) for one in reviewed) for state, said in words.items()}
    return " · ".join(f"{count} {said}" for said, count in counts.items() if count)


def beside(reviewed: Sequence[Reviewed]) -> str:
    """What is open beside the way that was taken, in a sentence; empty where nothing is."""
    more = off_way(reviewed)
    return f"Not on the way you took: {more} more, when you like." if more else ""


def _is(one: Reviewed, state: str) -> bool:
    """Whether a question counts as one of a state; open ones only on the way that was taken."""
    return one.state == state and one.asked is True and (one.on_way or state != "open")


def _aside(given: Sequence[Reviewed]) -> list[Reviewed]:
    return [one for one in given if one.known and not one.asked]


def _pages(
    some: Sequence[Reviewed], lessons: dict[str, str], good: Mapping[str, Sequence[Decision]]
) -> list[Option]:
    found: list[Option] = []
    for (lesson, page), group in groupby(some, key=lambda one: (one.lesson, one.page)):
        hint = lessons.get(lesson, "") if len(lessons) > 1 else ""
        found.append(heading(page, hint, first=not found))
        found += [_row(one, good.get(one.id, ())) for one in group]
    return found


def _row(one: Reviewed, good: Sequence[Decision]) -> Option:
    words = [content(one.text, "$quiet")]
    if one.answer:
        words.append(content(cut(one.answer, SHOWN), "$ink"))
    words += [content(remark, "$care") for remark in one.remarks]
    words.append(content(_said(one), "$quiet"))
    words += [content(f"it did some good: {cut(said(link), SHOWN)}", "$good") for link in good[:1]]
    return row(_sign(one), lines(*words), id=one.id)


def _sign(one: Reviewed) -> str:
    return {"answered": "·", "open": " ", "unsure": "?", "coach": "!", "skipped": "–"}[one.state]


def _said(one: Reviewed) -> str:
    """When and how it was given and what rests on it, about a line long."""
    words = [STATES[one.state]] if one.state in STATES else []
    words += [kept_in_words(one.at)] if one.at else []
    words += [f"typed by the {one.by}"] if one.by != "self" else []
    if one.lines:
        many = f"gives {len(one.lines)} lines: " if len(one.lines) > 1 else "gives: "
        said = " · ".join([*words, many])
        return said + cut(first_line(one.lines[0]), max(WIDTH - len(said), 24))
    if one.state == "answered":
        words.append("no line rests on it")
    return " · ".join(words)


def nothing(state: str) -> Content:
    """What is said where no row is."""
    if not state:
        return lines("You haven't answered anything yet.", "", "Esc goes back.")
    return Content(f"Nothing here is {STATES[state]}. 1 shows all answers.")
