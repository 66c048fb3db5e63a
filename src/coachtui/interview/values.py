"""Values: from raw TOML, JSON or typed words to what a question may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from coachtui.interview.answers import Row, Value
from coachtui.pack.question import Question
from coachtui.text import CAPS, too_long

ROWS_IN_ALL = 1000
"""Rows of one repeat that a file may hold, whatever a pack allows."""


class Invalid(Exception):  # noqa: N818  (the field's word for an answer that can't be kept)
    """An answer can't be kept as it stands; `problems` says why, a sentence each."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(self.problems))


def parse(question: Question, raw: object) -> Value:
    """Turn what came from a file, a command or a field into a value of the question's kind.

    Numbers may come as words, a single choice of a `choices` question as a bare string,
    and rows without row numbers; rows are then numbered from 1 (a workspace renumbers
    them against the rows that were there before).

    Raises:
        Invalid: the value doesn't fit the kind, names no choice, or is empty or too long.
    """
    match question.kind:
        case "text":
            return _words(raw, "text", one_line=True)
        case "prose":
            return _words(raw, "prose")
        case "lines":
            return _lines(question, raw)
        case "choice":
            return _choice(question, raw)
        case "choices":
            return _choices(question, raw)
        case "yes-no":
            return _yes_no(raw)
        case "scale" | "number":
            return _number(question, raw)
        case "date":
            return _date(raw)
        case "repeat":
            return _rows(question, raw)
        case "rehearsal":
            return _judged(question, raw)


def _words(raw: object, kind: str, *, one_line: bool = False) -> str:
    if not isinstance(raw, str):
        raise Invalid([f"Words are expected here, not {_named(raw)}."])
    words = raw.replace("\r\n", "\n").replace("\r", "\n").strip()
    if one_line:
        words = " ".join(part.strip() for part in words.split("\n") if part.strip())
    if not words:
        raise Invalid(["Nothing is written yet."])
    cap = CAPS[kind]
    if len(words) > cap:
        raise Invalid([f"{too_long(words, cap)} Nothing was cut: shorten it."])
    return words


def _lines(question: Question, raw: object) -> tuple[str, ...]:
    items = raw.split("\n") if isinstance(raw, str) else raw
    if not isinstance(items, (list, tuple)):
        raise Invalid([f"Lines are expected here, not {_named(raw)}."])
    kept = [str(item) for item in items if not isinstance(item, str) or item.strip()]
    if not kept:
        raise Invalid(["Nothing is written yet."])
    most = question.max or 20
    if len(kept) > most:
        raise Invalid([f"That is {len(kept)} lines; {most} fit here."])
    return tuple(_words(item, "text", one_line=True) for item in kept)


def _choice(question: Question, raw: object) -> str:
    ids = [choice.id for choice in question.choices]
    if not isinstance(raw, str) or raw not in ids:
        raise Invalid([f"{_quoted(raw)} is none of the choices: {', '.join(ids)}."])
    return raw


def _choices(question: Question, raw: object) -> tuple[str, ...]:
    given = [raw] if isinstance(raw, str) else raw
    if not isinstance(given, (list, tuple)):
        raise Invalid([f"Choices are expected here, not {_named(raw)}."])
    ids = [choice.id for choice in question.choices]
    unknown = [item for item in given if item not in ids]
    if unknown:
        wrong = ", ".join(_quoted(item) for item in unknown)
        raise Invalid([f"{wrong}: none of the choices, which are {', '.join(ids)}."])
    if not given:
        raise Invalid(["Nothing is chosen yet."])
    chosen = tuple(id_ for id_ in ids if id_ in given)
    if question.max is not None and len(chosen) > question.max:
        raise Invalid([f"That is {len(chosen)} choices; at most {question.max} fit here."])
    alone = [id_ for id_ in chosen if id_ in question.alone]
    if alone and len(chosen) > 1:
        labels = {choice.id: choice.label for choice in question.choices}
        raise Invalid([f"“{labels[alone[0]]}” stands alone: take it off, or the others."])
    return chosen


def _yes_no(raw: object) -> str:
    if raw in ("yes", "no"):
        return str(raw)
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    raise Invalid([f"{_quoted(raw)}: “yes” or “no” is expected here."])


def _number(question: Question, raw: object) -> int:
    low = 1 if question.kind == "scale" else question.min
    high = question.max
    span = f" from {low} to {high}" if low is not None and high is not None else ""
    if isinstance(raw, str) and re.fullmatch(r"\s*[+-]?[0-9]{1,15}\s*", raw):
        raw = int(raw)
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise Invalid([f"{_quoted(raw)}: a whole number{span} is expected here."])
    if (low is not None and raw < low) or (high is not None and raw > high) or abs(raw) >= 10**15:
        raise Invalid([f"{raw}: a whole number{span} is expected here."])
    return raw


def _date(raw: object) -> str:
    try:
        return (raw if isinstance(raw, date) else date.fromisoformat(str(raw).strip())).isoformat()[
            :10
        ]
    except ValueError:
        raise Invalid([f"{_quoted(raw)}: a date such as 2026-11-22 is expected here."]) from None


def _rows(question: Question, raw: object) -> tuple[Row, ...]:
    if not isinstance(raw, (list, tuple)):
        raise Invalid([f"Rows are expected here, not {_named(raw)}."])
    least, most = question.min or 0, min(question.max or ROWS_IN_ALL, ROWS_IN_ALL)
    problems: list[str] = []
    if len(raw) > most:
        raise Invalid([f"That is {len(raw)} rows; at most {most} fit here."])
    if len(raw) < max(least, 1):
        problems.append(f"{len(raw)} of at least {max(least, 1)} so far.")
    rows: list[Row] = []
    taken = {row["row"] for row in raw if isinstance(row, Mapping) and _is_row(row.get("row"))}
    numbers = iter(sorted(set(range(1, len(raw) + len(taken) + 1)) - taken))
    for place, item in enumerate(raw, 1):
        try:
            fields = parse_row(question, item)
        except Invalid as invalid:
            problems += [f"Row {place}: {problem}" for problem in invalid.problems]
            continue
        given = item.get("row") if isinstance(item, Mapping) else None
        if isinstance(given, int) and given in taken:
            taken.discard(given)
            own = given
        else:
            own = next(numbers)
        rows.append({"row": own, **fields})
    if problems:
        raise Invalid(problems)
    return tuple(rows)


def parse_row(question: Question, raw: object) -> dict[str, str | int]:
    """One row's fields, parsed; fields that are absent or empty stay away.

    Raises:
        Invalid: a field is unknown or doesn't fit, or the first field is empty.
    """
    if not isinstance(raw, Mapping):
        raise Invalid([f"A row such as {{ {question.fields[0].id} = ... }} is expected here."])
    known = {field.id: field for field in question.fields}
    problems = [f"`{key}` is no field." for key in raw if key not in known and key != "row"]
    fields: dict[str, str | int] = {}
    for id_, field in known.items():
        if raw.get(id_) in (None, ""):
            continue
        try:
            value = parse(field, raw[id_])
        except Invalid as invalid:
            problems += [f"{field.text.rstrip('?:. ')}: {problem}" for problem in invalid.problems]
        else:
            fields[id_] = value if isinstance(value, (str, int)) else str(value)
    first = question.fields[0]
    if not problems and first.id not in fields:
        problems.append(f"{first.text.rstrip('?:. ')}: nothing is written yet.")
    if problems:
        raise Invalid(problems)
    return fields


def _is_row(raw: object) -> bool:
    return isinstance(raw, int) and not isinstance(raw, bool) and 0 < raw < 10**6


def _judged(question: Question, raw: object) -> dict[str, str]:
    if not isinstance(raw, Mapping):
        raise Invalid([f"A card and a verdict such as {question.cards[0]}=... are expected here."])
    problems = [f"`{card}` is no card of this page." for card in raw if card not in question.cards]
    judged: dict[str, str] = {}
    for field in question.fields:
        if field.id not in raw:
            problems.append(f"{field.id}: not judged yet.")
            continue
        try:
            judged[field.id] = _choice(field, raw[field.id])
        except Invalid as invalid:
            problems += [f"{field.id}: {problem}" for problem in invalid.problems]
    if problems:
        raise Invalid(problems)
    return judged


def _named(raw: object) -> str:
    names: dict[type, str] = {str: "words", int: "a number", list: "a list", dict: "a table"}
    return names.get(type(raw), f"a {type(raw).__name__}")


def _quoted(raw: object) -> str:
    words = str(raw)
    return f"“{words[:60]}…”" if len(words) > 60 else f"“{words}”"
