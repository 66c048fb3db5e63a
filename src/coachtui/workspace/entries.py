"""Entries of answers as plain data, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast, get_args

from msgspec import structs

from coachtui.interview.answers import Entry, Row, State, Value, rows_of
from coachtui.interview.renamed import today, without
from coachtui.interview.values import Invalid, parse
from coachtui.pack.question import Question
from coachtui.text import clean
from coachtui.workspace.rows import with_others

KEYS = frozenset({"value", "state", "by", "at", "last"})
"""What an entry's table may hold; other keys are somebody else's, and kept."""

DEPTH = 10
"""How deep raw values may lie in each other."""

MOST = 1_000
"""The most characters of what was neither words, a number, a list nor a table."""

_NUMBERS = 2**63


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
    if entry.last > highest(entry.value):
        data["last"] = entry.last
    return data


def from_data(data: Mapping[str, object]) -> Entry:
    """An entry from a table, of whatever shape its value is.

    Raises:
        ValueError: a part isn't what it should be.
    """
    state = data.get("state", "answered")
    if state not in get_args(State):
        raise ValueError(f"the state is none of {', '.join(get_args(State))}")
    value = _value(data.get("value"))
    last = data.get("last", 0)
    if not isinstance(last, int) or isinstance(last, bool):
        raise ValueError("`last` is a number")
    return Entry(
        value=value,
        state=cast("State", state),
        by=str(data.get("by", "self")),
        at=str(data.get("at", "")),
        last=max(last, highest(value)),
    )


def fitting(question: Question, entry: Entry) -> tuple[Entry, str]:
    """An entry as its question may hold it, and what is wrong with it.

    Choices that had another name are called as they are today. A value that doesn't fit,
    since the question or the file changed, is kept, and open; so is a cell of a row that has
    no field any more, beside the others.
    """
    if entry.value is None:
        return entry, ""
    raw = today(question, _plain(entry.value))
    if entry.state != "answered":
        return structs.replace(entry, value=_value(raw)), ""
    try:
        value = with_others(question, parse(question, without(question, raw)), raw)
        return structs.replace(entry, value=value), ""
    except Invalid as invalid:
        return structs.replace(entry, state="open"), str(invalid)


def same(one: Entry | None, other: Entry | None) -> bool:
    """Whether two entries say the same, whenever they were given."""
    if one is None or other is None:
        return one is other
    return (one.value, one.state) == (other.value, other.state)


def highest(value: object) -> int:
    """The highest row number of a repeat's value; 0 where there are no rows."""
    return max((int(row["row"]) for row in rows_of(value)), default=0)


def numbered(question: Question, raw: object, old: Entry | None) -> object:
    """Raw rows with numbers: a row keeps the one it had before, a new one gets one never used.

    Args:
        question: The repeat.
        raw: Rows as they came. Those that say ``row`` keep it; of the others, those whose
            first field is as it was are taken for the same.
        old: The entry that they replace.
    """
    if not isinstance(raw, (list, tuple)) or not question.fields:
        return raw
    first = question.fields[0].id
    given: set[int] = set()
    rows: list[object] = []
    for item in raw:
        number = item.get("row") if isinstance(item, Mapping) else None
        if isinstance(item, Mapping) and (not _is_number(number) or number in given):
            item = {key: one for key, one in item.items() if key != "row"}  # noqa: PLW2901
        elif isinstance(number, int):
            given.add(number)
        rows.append(item)
    before = [row for row in rows_of(old.value if old else None) if row["row"] not in given]
    last = max([old.last if old else 0, *given])
    for place, item in enumerate(rows):
        if not isinstance(item, dict) or "row" in item:
            continue
        name = str(item.get(first, "")).strip()
        same = next((row for row in before if str(row.get(first, "")) == name), None)
        if same is None:
            last += 1
        else:
            before.remove(same)
        rows[place] = {"row": same["row"] if same else last, **item}
    return rows


def cleaned(raw: object, depth: int = 0) -> object:
    """Raw values with every string clean, and nothing too deep."""
    if isinstance(raw, str):
        return clean(raw)
    if isinstance(raw, (Mapping, list, tuple)) and depth >= DEPTH:
        return "..."
    if isinstance(raw, Mapping):
        return {clean(str(key)): cleaned(one, depth + 1) for key, one in raw.items()}
    if isinstance(raw, (list, tuple)):
        return [cleaned(one, depth + 1) for one in raw]
    return raw


def storable(raw: object) -> object:
    """Clean raw values as a file can hold them; None goes, and other strangers become words."""
    if isinstance(raw, (str, bool)) or raw is None:
        return raw
    if isinstance(raw, int) and -_NUMBERS <= raw < _NUMBERS:
        return raw
    if isinstance(raw, dict):
        return {key: storable(one) for key, one in raw.items() if one is not None}
    if isinstance(raw, list):
        return [storable(one) for one in raw if one is not None]
    return clean(str(raw)[:MOST])


def _plain(value: Value) -> object:
    if isinstance(value, tuple):
        return [dict(item) if isinstance(item, Mapping) else item for item in value]
    return dict(value) if isinstance(value, Mapping) else value


def _value(raw: object) -> Value | None:
    if raw is None or (isinstance(raw, (str, int)) and not isinstance(raw, bool)):
        return raw
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    if isinstance(raw, Mapping) and all(isinstance(one, str) for one in raw.values()):
        return {str(card): str(verdict) for card, verdict in raw.items()}
    if isinstance(raw, list) and all(isinstance(item, str) for item in raw):
        return tuple(cast("list[str]", raw))
    if isinstance(raw, list) and all(_is_row(item) for item in raw):
        return tuple(cast("list[Row]", raw))
    raise ValueError(f"the value is a {type(raw).__name__}, which no question holds")


def _is_row(item: object) -> bool:
    return (
        isinstance(item, dict)
        and _is_number(item.get("row"))
        and all(isinstance(cell, (str, int)) for cell in item.values())
    )


def _is_number(raw: object) -> bool:
    return isinstance(raw, int) and not isinstance(raw, bool) and 0 < raw < 10**6
