"""What is asked of somebody who comes back on another day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from coachtui.clock import day_of, is_stamp
from coachtui.interview.answers import Answers, Row, Value, rows_of
from coachtui.interview.offers import offered
from coachtui.interview.pipes import labelled
from coachtui.interview.relevance import View
from coachtui.pack.model import Pack

Page = Literal["still", "good", "cards", "flinch", "circle", "keep"]
"""A page of looking again."""

HERE = "yes"
"""The choice of a row's field that says: this one is there by now."""


FAR = 1_000
"""Months: nobody looks again as late as that."""


def still(pack: Pack, answers: Answers, seen: View, day: date) -> str:
    """An answer of an earlier day that the pack reads back: "Still so?"; empty: nothing is asked.

    Args:
        pack: The lessons.
        answers: The answers.
        seen: Which of them are known.
        day: Today.
    """
    id_ = pack.home.still
    value = seen.known.get(id_)
    if value is None or (is_stamp(at := answers[id_].at) and day_of(at) >= day):
        return ""
    return labelled(pack, pack.questions[id_], value)


def pages(pack: Pack, known: Mapping[str, Value]) -> tuple[Page, ...]:
    """The pages of looking again: each that the pack has a question for, and an answer to it."""
    home = pack.home
    said: dict[Page, bool] = {
        "still": home.still in known,
        "good": bool(pack.verdicts),
        "cards": bool(pack.cards and pack.verdicts),
        "flinch": home.flinch in known,
        "circle": bool(home.here) and bool(rows_of(known.get(home.circle))),
        "keep": True,
    }
    return tuple(page for page, asked in said.items() if asked)


def planned(pack: Pack, known: Mapping[str, Value]) -> date | None:
    """The day on which somebody meant to look again."""
    return _day(known.get(pack.home.review))


def next_day(pack: Pack, answers: Answers, day: date) -> date | None:
    """When to look again after today: as long after it as the last time; None without a last time.

    Whole months stay whole months. A day that lay in the past when it was set gives no distance.
    """
    entry = answers.get(pack.home.review)
    if entry is None or not is_stamp(entry.at):
        return None
    meant, given = _day(entry.value), day_of(entry.at)
    if meant is None or meant <= given:
        return None
    months = (meant.year - given.year) * 12 + meant.month - given.month
    try:
        if 0 < months < FAR and offered(f"{months}m", given) == meant:
            return offered(f"{months}m", day)
        return day + (meant - given)
    except (OverflowError, ValueError):
        return None


def ticked(row: Row, field: str) -> bool:
    """Whether a row says that this one is there."""
    return row.get(field) == HERE


def tick(rows: tuple[Row, ...], before: tuple[Row, ...], field: str, number: int) -> list[Row]:
    """The rows with one ticked, or as it was before where it is ticked already.

    Args:
        rows: The rows as they stand.
        before: As they stood when looking began: a tick taken off brings that back.
        field: The field that says whether somebody is there.
        number: The number of the row.
    """
    old = {row.get("row"): row.get(field) for row in before}
    made: list[Row] = []
    for row in rows:
        if row["row"] != number:
            made.append(row)
        elif not ticked(row, field):
            made.append({**row, field: HERE})
        else:
            was = old.get(number)
            rest = {key: cell for key, cell in row.items() if key != field}
            made.append(rest if was in (None, HERE) else {**rest, field: str(was)})
    return made


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
