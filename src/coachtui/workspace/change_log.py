"""The log of changes as it lies on the disk: which changes it holds, and adding to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from coachtui.files import segments
from coachtui.workspace.model import Change

FOLDER = "changes"
"""The folder of a workspace in which it lies."""


def every(folder: Path) -> tuple[Change, ...]:
    """All changes ever made in a workspace's folder, oldest first."""
    return tuple(_changes(segments.read(_segments(folder)).events))


def newest(folder: Path, most: int = 0) -> tuple[Change, ...]:
    """The changes of the last segment, oldest first; at most so many, if said."""
    return tuple(_changes(segments.read(_segments(folder)[-1:], most).events))


def append(folder: Path, changes: Iterable[Change]) -> None:
    """Add changes.

    Raises:
        SaveError: they couldn't be written.
    """
    segments.append(folder / FOLDER, [msgspec.to_builtins(one) for one in changes])


def _segments(folder: Path) -> tuple[Path, ...]:
    try:
        return segments.segments(folder / FOLDER)
    except OSError:
        return ()


def _changes(events: Iterable[Mapping[str, object]]) -> Iterator[Change]:
    """The events that are changes, each once; the file keeps a line that isn't one."""
    last = 0
    for event in events:
        with suppress(msgspec.ValidationError):
            change = msgspec.convert(event, Change)
            # A log that was replaced and not confirmed has been written once more.
            if change.n > last:
                last = change.n
                yield change
