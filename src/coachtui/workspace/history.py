"""Undo and redo, read off the log of changes: so they work across restarts."""

from __future__ import annotations

from collections.abc import Iterable

from coachtui.workspace.model import Change


def undoable(changes: Iterable[Change]) -> Change | None:
    """The change that undo takes back; None where there is none left."""
    done, _ = _stacks(changes)
    return done[-1] if done else None


def redoable(changes: Iterable[Change]) -> Change | None:
    """The change that redo brings back; None where nothing was undone since the last change."""
    _, undone = _stacks(changes)
    return undone[-1] if undone else None


def _stacks(changes: Iterable[Change]) -> tuple[list[Change], list[Change]]:
    done: list[Change] = []
    undone: list[Change] = []
    for change in changes:
        if change.undoes:
            if done and done[-1].n == change.undoes:
                undone.append(done.pop())
        elif change.redoes:
            if undone and undone[-1].n == change.redoes:
                done.append(undone.pop())
        else:
            done.append(change)
            undone.clear()
    return done, undone
