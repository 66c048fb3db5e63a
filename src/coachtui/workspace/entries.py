"""Entries and edits as plain data, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast, get_args

from coachtui.interview.answers import Entry, Row, State, Value, rows_of
from coachtui.pack.model import Question


def to_data(entry: Entry) -> dict[str, object]:
    """An entry as a table: what says nothing stays away, so equal answers give equal tables."""
    data: dict[str, object] = {}
    if entry.value is not None:
        data["value"] = _plain(entry.value)
    if entry.state != "answered":
        data["state"] = entry.state
    if entry.by != "self":
        data["by"] = entry.by
    if entry.at:
        data["at"] = entry.at
    if entry.last > max((int(row["row"]) for row in rows_of(entry.value)), default=0):
        data["last"] = entry.last
    return data


def from_data(data: Mapping[str, object]) -> Entry:
    """An entry from a table, of whatever shape its value is.

    Raises:
        ValueError: a part isn't what it should be.
    """
    state = data.get("state", "answered")
    if state not in get_args(State):
        raise ValueError(f"the state {state!r} is none of {', '.join(get_args(State))}")
    value = _value(data.get("value"))
    last = data.get("last", 0)
    if not isinstance(last, int):
        raise ValueError("`last` is a number")
    return Entry(
        value=value,
        state=cast("State", state),
        by=str(data.get("by", "self")),
        at=str(data.get("at", "")),
        last=max([last, *(int(row["row"]) for row in rows_of(value))]),
    )


def numbered(question: Question, raw: object, old: Entry | None) -> object:
    """Raw rows with numbers: a row keeps the one it had before, a new one gets one never used.

    Args:
        question: The repeat.
        raw: Rows as they came; those that say ``row`` keep it.
        old: The entry that they replace.
    """
    if not isinstance(raw, (list, tuple)):
        return raw
    first = question.fields[0].id
    given = {item.get("row") for item in raw if isinstance(item, Mapping)}
    before = {row.get(first): row["row"] for row in rows_of(old.value if old else None)}
    before = {name: number for name, number in before.items() if number not in given}
    last = max([old.last if old else 0, *(n for n in given if isinstance(n, int))])
    rows: list[object] = []
    for item in raw:
        if not isinstance(item, Mapping) or "row" in item:
            rows.append(item)
            continue
        number = before.pop(item.get(first), None)
        if number is None:
            number = last = last + 1
        rows.append({"row": number, **item})
    return rows


def _plain(value: Value) -> object:
    if isinstance(value, tuple):
        return [dict(item) if isinstance(item, Mapping) else item for item in value]
    return dict(value) if isinstance(value, Mapping) else value


def _value(raw: object) -> Value | None:
    if raw is None or (isinstance(raw, (str, int)) and not isinstance(raw, bool)):
        return raw
    if isinstance(raw, Mapping):
        return {str(card): str(verdict) for card, verdict in raw.items()}
    if isinstance(raw, list) and all(isinstance(item, str) for item in raw):
        return tuple(cast("list[str]", raw))
    if isinstance(raw, list) and all(_is_row(item) for item in raw):
        return tuple(cast("list[Row]", raw))
    raise ValueError(f"`value` is a {type(raw).__name__}, which no question holds")


def _is_row(item: object) -> bool:
    return (
        isinstance(item, dict)
        and isinstance(item.get("row"), int)
        and all(isinstance(cell, (str, int)) for cell in item.values())
    )
