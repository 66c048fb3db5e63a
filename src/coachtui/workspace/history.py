"""The log of changes: what undo takes back, on whatever day, and what a crash kept from us."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import takewhile
from typing import cast

from msgspec import structs

from coachtui.files.toml import as_read
from coachtui.interview.answers import Entry
from coachtui.strategy.edits import Edits
from coachtui.strategy.edits import from_data as edits_from
from coachtui.strategy.edits import to_data as edits_to
from coachtui.workspace import entries
from coachtui.workspace.model import Change, Kept

Data = Mapping[str, object]
"""Edits as plain data: part to its content."""

WHOLE = ("order", "mine")
"""Parts of the edits whose order matters: recorded as a whole, where anything in them differs."""


def undoable(changes: Iterable[Change]) -> tuple[Change, ...]:
    """What undo takes back, in that order: a change, or several that were made as one."""
    done, _ = _stacks(changes)
    return _last(done)


def redoable(changes: Iterable[Change]) -> tuple[Change, ...]:
    """What redo brings back, in that order; nothing where nothing was undone since."""
    _, undone = _stacks(changes)
    return _last(undone)


def plain(edits: Edits) -> dict[str, object]:
    """Edits as plain data, as they read when they come back from a file."""
    return cast("dict[str, object]", as_read(edits_to(edits)))


def applied(kept: Kept, change: Change) -> Kept:
    """The data after a change. A row number that was given once is never given again.

    Raises:
        ValueError: what the change holds is no entry, or no edits.
    """
    if not isinstance(change.after, Mapping | None):
        raise ValueError(f"change {change.n} isn't one")
    parts = change.after or {}
    if change.part == "edits":
        return structs.replace(kept, edits=edits_from(patched(plain(kept.edits), parts)))
    old = kept.answers.get(change.key)
    entry = entries.from_data(parts) if parts else Entry(state="open", at=change.at)
    last = max(entry.last, old.last if old else 0, entries.highest(old.value if old else None))
    answers = {id_: one for id_, one in kept.answers.items() if id_ != change.key}
    if parts or last:
        answers[change.key] = structs.replace(entry, last=last)
    return structs.replace(kept, answers=answers)


def replayed(changes: Iterable[Change]) -> Kept:
    """What all changes ever made came to; an answer that was edited by hand isn't known to them.

    Raises:
        ValueError: some are missing, or hold what is no entry and no edits.
    """
    kept = Kept()
    for number, change in enumerate(changes, 1):
        if change.n != number:
            raise ValueError(f"change {number} is missing")
        kept = kept if change.lost else applied(kept, change)
    return kept


def led_on(changes: Iterable[Change], kept: Kept) -> bool:
    """Whether the newest changes tell what became of some data, if anything did."""
    changes = tuple(changes)
    return in_step(changes, *as_data(kept)) or bool(unapplied(changes, *as_data(kept)))


def caught_up(changes: Iterable[Change], kept: Kept) -> Kept:
    """Some data with the newest changes applied that they don't show, but for harmed ones."""
    for change in reversed(unapplied(changes, *as_data(kept))):
        with suppress(ValueError):
            kept = applied(kept, change)
    return kept


def as_data(kept: Kept) -> tuple[dict[str, object], dict[str, object]]:
    """Answers and edits as plain data."""
    answers: dict[str, object] = {id_: entries.to_data(one) for id_, one in kept.answers.items()}
    return answers, plain(kept.edits)


def differences(before: Data, after: Data) -> tuple[dict[str, object], dict[str, object]]:
    """The parts in which two states of the edits differ, of either; None: it isn't there."""
    old: dict[str, object] = {}
    new: dict[str, object] = {}
    for part in dict.fromkeys((*before, *after)):
        was, now = before.get(part), after.get(part)
        if was == now:
            continue
        if part in WHOLE:
            old[part], new[part] = was, now
            continue
        old_table, new_table = _table(was), _table(now)
        keys = [k for k in {**old_table, **new_table} if old_table.get(k) != new_table.get(k)]
        old[part] = {key: old_table.get(key) for key in keys}
        new[part] = {key: new_table.get(key) for key in keys}
    return old, new


def touched(parts: Data) -> set[tuple[str, str]]:
    """Of which parts of the edits a difference is, each with the names in it, where that counts."""
    return {
        (part, key)
        for part, content in parts.items()
        for key in ([""] if part in WHOLE else _table(content))
    }


def patched(data: Data, parts: Data) -> dict[str, object]:
    """The edits with some parts as `differences` gave them."""
    result = dict(data)
    for part, content in parts.items():
        if part in WHOLE:
            result[part] = content
        else:
            result[part] = {**_table(data.get(part)), **_table(content)}
            result[part] = {k: one for k, one in _table(result[part]).items() if one is not None}
    return {part: content for part, content in result.items() if content}


def in_step(changes: Iterable[Change], answers: Data, edits: Data) -> bool:
    """Whether the files show the newest change of answers, and that of edits."""
    newest = {change.part: change for change in changes}
    return all(_shown(change, change.after, answers, edits) for change in newest.values())


def unapplied(changes: Iterable[Change], answers: Data, edits: Data) -> tuple[Change, ...]:
    """The newest changes that were recorded but never reached the files, newest first.

    The log is written before what it tells of, so a crash between the two leaves changes that
    the files don't show. Where a file shows neither what was before nor what came after, it
    was edited by hand, and nothing is said to be lost.

    Args:
        changes: The newest changes, oldest first.
        answers: Question id to its entry, as plain data.
        edits: The edits, as plain data.
    """
    missing: list[Change] = []
    newest_first = list(changes)[::-1]
    for part in ("answers", "edits"):
        found: list[Change] = []
        for change in (one for one in newest_first if one.part == part):
            if _shown(change, change.after, answers, edits):
                break
            found.append(change)
        if _show_all_before(found, answers, edits):
            missing += found
    return tuple(sorted(missing, key=lambda change: -change.n))


def _stacks(changes: Iterable[Change]) -> tuple[list[Change], list[Change]]:
    done: list[Change] = []
    undone: list[Change] = []
    all_ = tuple(changes)
    for change in all_:
        lost = _numbered(all_, change.undoes) if change.lost else None
        if lost is not None and lost.undoes:  # nothing was taken back after all
            _move(lost.undoes, undone, done)
        elif lost is not None and lost.redoes:
            _move(lost.redoes, done, undone)
        elif change.undoes:
            _move(change.undoes, done, undone)
        elif change.redoes:
            _move(change.redoes, undone, done)
        else:
            done.append(change)
            undone.clear()
    return done, undone


def _numbered(changes: Sequence[Change], number: int) -> Change | None:
    return next((one for one in reversed(changes) if one.n == number), None)


def _last(stack: list[Change]) -> tuple[Change, ...]:
    """The last change of a stack, with those that were made as one with it, the last first."""
    batch = stack[-1].batch if stack else 0
    if not batch:
        return tuple(stack[-1:])
    return tuple(takewhile(lambda change: change.batch == batch, reversed(stack)))


def _move(number: int, source: list[Change], target: list[Change]) -> None:
    """Move a change between stacks: nearly always the last one."""
    for place in range(len(source) - 1, -1, -1):
        if source[place].n == number:
            target.append(source.pop(place))
            return


def _table(content: object) -> dict[str, object]:
    return dict(content) if isinstance(content, Mapping) else {}


def _shown(change: Change, data: object, answers: Data, edits: Data) -> bool:
    """Whether the files show what a change holds, as its `before` or its `after`."""
    if change.part == "answers":
        return _said(answers.get(change.key)) == _said(data)
    return patched(edits, _table(data)) == dict(edits)


def _show_all_before(newest_first: list[Change], answers: Data, edits: Data) -> bool:
    """Whether the files show the state before a run of changes of one part."""
    oldest: dict[str, Change] = {}
    parts: dict[str, object] = {}
    for change in newest_first:
        oldest[change.key] = change
        for part, content in _table(change.before).items() if change.part == "edits" else ():
            whole = part in WHOLE
            parts[part] = content if whole else {**_table(parts.get(part)), **_table(content)}
    if newest_first and newest_first[0].part == "edits":
        return patched(edits, parts) == dict(edits)
    return all(_shown(change, change.before, answers, edits) for change in oldest.values())


def _said(entry: object) -> dict[str, object]:
    """An entry but for the row numbers it remembers, which undo doesn't take back."""
    found = {key: one for key, one in _table(entry).items() if key != "last"}
    return {} if found.get("state") == "open" and "value" not in found else found
