"""Figures of ``pack.toml``: limits, orders that hang on an answer, estimates."""

from __future__ import annotations

from datetime import date

from coachtui.pack.conditions import condition
from coachtui.pack.figure import Estimate, Limit, LimitCase, Order
from coachtui.pack.record import Record
from coachtui.pack.words import shown


def limit(record: Record, id_: str) -> Limit:
    """Read a dated setting."""
    value = _value(record)
    cases = []
    for place, table in enumerate(record.tables("cases")):
        inner = record.nested("cases", table, f"case {place + 1}", place)
        if not inner.has("when"):
            inner.wrong("", "`when` is missing", 'Add: when = { question = "choice" }')
        cases.append(LimitCase(condition(inner, "when"), _value(inner)))
        inner.close()
    as_of = record.words("as_of", needed=True)
    if as_of and not _day(as_of):
        what = f"`as_of` is `{shown(as_of)}`, which is no date"
        record.wrong("", what, 'Write a day: as_of = "2026-11-22"')
    made = Limit(
        id=id_,
        value=value,
        about=record.words("about", needed=True),
        as_of=as_of,
        source=record.id("source"),
        cases=tuple(cases),
    )
    record.close()
    return made


def order(record: Record) -> Order:
    """Read the order of a section's lines: `by`, and for each choice a list of line ids."""
    by = record.id("by", needed=True)
    choices = [key for key in record.table if key != "by"]
    if not choices:
        record.wrong("", "it orders nothing", 'Add: choice = ["line-id", "line-id"]')
    made = Order(by=by, lines={choice: record.ids(choice) for choice in choices})
    record.close()
    return made


def estimate(record: Record, id_: str) -> Estimate:
    """Read how often something fits into the time there is."""
    inner = record.nested("amounts", record.inner("amounts"), "amounts")
    amounts = {choice: found for choice in inner.table if (found := _amount(inner, choice))}
    if not inner.table:
        record.wrong("", "`amounts` is missing", "Add: amounts = { choice = [5, 10] }")
    made = Estimate(
        id=id_,
        have=record.id("have", needed=True),
        amounts=amounts,
        each=record.id("each", needed=True),
        times=record.whole("times", least=1) or 1,
    )
    record.close()
    return made


def _day(words: str) -> bool:
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True


def _value(record: Record) -> int | float | str:
    value = record.take("value")
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        record.wrong("value", "`value` is missing or no number", "Add: value = 5")
        return 0
    return value


def _amount(record: Record, choice: str) -> tuple[int, int] | None:
    match record.take(choice):
        case [int(low), int(high)] if 0 <= low <= high < 1_000_000_000:
            return low, high
        case _:
            what = f"`{choice}` is no pair of whole numbers, the lower first"
            record.wrong(choice, what, f"Write {choice} = [5, 10]")
            return None
