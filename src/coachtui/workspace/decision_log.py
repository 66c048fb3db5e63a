"""What the log of decisions says, line by line: decisions, and what was added to them later.

The log comes from a disk that anybody may have written to: of each line so much is taken as
makes sense, and a line that doesn't is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Required, TypedDict, cast, get_args

import msgspec
from msgspec import Struct, structs

from coachtui.clock import is_stamp
from coachtui.decide.model import CANT_TELL, Answered, Decision, Outcome, Reason
from coachtui.text import CAPS
from coachtui.workspace.said import said

WORDS: Mapping[str, int] = {"name": CAPS["names"], "saw": CAPS["text"], "good": CAPS["text"]}
"""What a person typed, and the most characters of it."""

AMENDABLE = frozenset(
    {"undone", "name", "chosen", "reason", "answered", "until", "saw", "outcome", "good"}
)
"""What may be added to a decision later, or said otherwise."""

MOST = 200
"""The most facts of a decision, and the most rules behind it."""

_REQUIRED = {"id", "at", "direction", "facts"}
"""What a decision can't be without."""

_ID = re.compile(r"\w[\w-]{0,59}")
_OWN_ID = re.compile(r"[a-z0-9]{8}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class Line(TypedDict, total=False):
    """One line of the log, by the shape of what it says; what else stands there is passed over."""

    id: Required[str]
    at: str
    direction: str
    facts: dict[str, str]
    verdict: str
    rules: tuple[str, ...]
    chosen: str
    name: str
    card: str
    reason: str
    version: str
    until: str
    answered: str
    saw: str
    outcome: str
    good: str
    undone: bool


class Amendment(Struct, frozen=True):
    """What was added to a decision later."""

    id: str
    changes: Mapping[str, Any]


def understood(line: Decision | Line) -> Decision | Amendment | None:
    """What a line says; None where it makes no sense."""
    if isinstance(line, Decision):
        if _is_sound(line):
            return line
        line = cast("Line", to_line(line))
    found: dict[str, Any] = {key: one for key, one in line.items() if _FITS[key](one)}
    if "id" not in found:
        return None
    if "direction" in line:
        return Decision(**found) if found.keys() >= _REQUIRED else None
    return Amendment(found["id"], {key: found[key] for key in found.keys() & AMENDABLE})


def folded(lines: Iterable[Decision | Amendment]) -> dict[str, Decision]:
    """Decisions by id, in order, each with all that was added to it."""
    found: dict[str, Decision] = {}
    for one in lines:
        if isinstance(one, Decision):
            # A log that was replaced and not confirmed has been written once more.
            found.setdefault(one.id, one)
        elif one.id in found and one.changes:
            found[one.id] = structs.replace(found[one.id], **one.changes)
    return found


def checked(decision: Decision) -> Decision:
    """A decision as it may be recorded, its words clean.

    Raises:
        Invalid: some words are too long.
        ValueError: a part isn't what it should be.
    """
    return structs.replace(decision, **_checked(structs.asdict(decision)))


def checked_changes(changes: Mapping[str, Any]) -> dict[str, Any]:
    """What is to be added to a decision, its words clean.

    Raises:
        Invalid: some words are too long.
        ValueError: a part isn't what it should be, or can't be added.
    """
    if others := changes.keys() - AMENDABLE:
        raise ValueError(f"{', '.join(sorted(others))}: this stays as it was decided")
    return _checked(changes)


def to_line(decision: Decision) -> dict[str, object]:
    """A decision as its line says it; what says nothing stays away."""
    line: dict[str, object] = msgspec.to_builtins(decision)
    return line


def _checked(data: Mapping[str, Any]) -> dict[str, Any]:
    try:
        msgspec.convert({"id": "", **data}, Line)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error
    made = dict(data)
    for key in WORDS.keys() & made.keys():
        made[key] = said(made[key], WORDS[key], needed=False)
    if "name" in made:
        made["name"] = " ".join(made["name"].split())
    if wrong := [key for key, one in made.items() if not _FITS[key](one)]:
        raise ValueError(f"{', '.join(wrong)}: no decision has this")
    return made


def _is_sound(one: Decision) -> bool:
    """Whether a decision's parts, which have the right types, are what they may be.

    The same is in `_FITS`, part by part; a log of many thousand lines is read with this.
    """
    named = filter(None, (one.verdict, one.chosen, one.card, one.version))
    return (
        _OWN_ID.fullmatch(one.id) is not None
        and is_stamp(one.at)
        and _are_facts(one.facts)
        and _are_ids((one.direction, *named))
        and _are_ids(one.rules)
        and _is_day_or_none(one.until)
        and len(one.name) <= WORDS["name"]
        and len(one.saw) <= WORDS["saw"]
        and len(one.good) <= WORDS["good"]
    )


@lru_cache(4096)
def _is_id(id_: str) -> bool:
    return _ID.fullmatch(id_) is not None


def _is_id_or_none(id_: str) -> bool:
    return not id_ or _is_id(id_)


@lru_cache(4096)
def _are_ids(ids: tuple[str, ...]) -> bool:
    return len(ids) <= MOST and all(map(_is_id, ids))


@lru_cache(4096)
def _is_choice(choice: str) -> bool:
    return choice == CANT_TELL or _is_id(choice)


def _are_facts(facts: Mapping[str, str]) -> bool:
    return _are_ids(tuple(facts)) and all(map(_is_choice, facts.values()))


def _is_day_or_none(day: str) -> bool:
    try:
        return not day or (_DAY.fullmatch(day) is not None and bool(date.fromisoformat(day)))
    except ValueError:
        return False


def _fits(key: str) -> Callable[[str], bool]:
    most = WORDS[key]
    return lambda words: len(words) <= most


_FITS: Mapping[str, Callable[[Any], bool]] = {
    "id": lambda id_: _OWN_ID.fullmatch(id_) is not None,
    "at": is_stamp,
    "direction": _is_id,
    "facts": _are_facts,
    "verdict": _is_id_or_none,
    "rules": _are_ids,
    "chosen": _is_id_or_none,
    "card": _is_id_or_none,
    "reason": lambda reason: reason in get_args(Reason),
    "version": _is_id_or_none,
    "until": _is_day_or_none,
    "answered": lambda answered: answered in get_args(Answered),
    "outcome": lambda outcome: outcome in get_args(Outcome),
    "undone": lambda undone: isinstance(undone, bool),
    **{key: _fits(key) for key in WORDS},
}
"""What each part of a line may be, given its shape; what is anything else is passed over."""
