"""What the program records in bulk: JSON Lines in segments, each saved as a whole.

A segment is ``0001.jsonl``, ``0002.jsonl`` and so on: one event a line, in order. Only the last
one is ever saved again, with all that stands in it, and only where its end is whole; else the
next one is begun.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from coachtui.files.bounds import MARKS, small_enough, within
from coachtui.files.errors import SaveError, Unread
from coachtui.files.load import load
from coachtui.files.save import make_folder, save

EVENTS = 1_000
"""The most events of a segment."""

BYTES = 1_000_000
"""The size at which a segment is full; only a single event makes one larger."""

Event = Mapping[str, object]
Kind = TypeVar("Kind")
Other = TypeVar("Other")

_NAME = re.compile(r"([0-9]{4,})\.jsonl")
_UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, ValueError, RecursionError)
_ENCODE = msgspec.json.Encoder().encode
_DECODE = msgspec.json.Decoder(dict[str, object]).decode


class Log(Struct, frozen=True):
    """Events in order, as far as they could be read."""

    events: tuple[dict[str, object], ...] = ()
    """Every string in them is clean."""
    damaged: tuple[str, ...] = ()
    """Names of segments of which a line or more couldn't be read."""


def segments(folder: Path) -> tuple[Path, ...]:
    """The segments of a folder in order; none where there is no folder."""
    try:
        found = {path: match for path in folder.iterdir() if (match := _NAME.fullmatch(path.name))}
    except (FileNotFoundError, NotADirectoryError):
        return ()
    return tuple(sorted(found, key=lambda path: int(found[path][1])))


def read(paths: Iterable[Path], newest: int = 0) -> Log:
    """The events of some segments; with `newest`, at most so many from the end of each."""
    events: list[dict[str, object]] = []
    damaged: list[str] = []
    for path in paths:
        lines, whole = _lines(path)
        lines = lines[-newest:]
        found = [event for line in lines if (event := _event(line)) is not None]
        events += found
        if not whole or len(found) < len(lines):
            damaged.append(path.name)
    return Log(tuple(events), tuple(damaged))


def read_as(path: Path, kind: type[Kind], other: type[Other]) -> tuple[list[Kind | Other], bool]:
    """The events of one segment that have one of two shapes, and whether all have.

    Every string in them is clean. This is faster than `read`: what a shape doesn't know isn't
    looked at, and the first shape, where most have it, costs nothing to try.
    """
    lines, whole = _lines(path)
    first, then = msgspec.json.Decoder(kind).decode, msgspec.json.Decoder(other).decode
    plain = _plain(b"".join(lines))  # mostly all are, which is told of all at once
    found = [event for line in lines if (event := _shaped(line, first, then, plain)) is not None]
    return found, whole and len(found) == len(lines)


def append(folder: Path, events: Sequence[Event]) -> None:
    """Add events at the end; the folder is made where there is none.

    Only while nobody else can be adding: the caller holds a lock.

    Raises:
        SaveError: They are not, or not all, on the disk; those that are there are whole.
    """
    make_folder(folder)
    try:
        data, number = _open_segment(folder)
    except OSError as error:
        raise SaveError(folder, error) from error
    changed = False
    for event in events:
        line = _ENCODE(event) + b"\n"
        if data and (data.count(b"\n") >= EVENTS or len(data) + len(line) > BYTES):
            if changed:
                _save(folder, number, data)
            data, number = b"", number + 1
        data += line
        changed = True
    if changed:
        _save(folder, number, data)


def _open_segment(folder: Path) -> tuple[bytes, int]:
    """The bytes of the segment to go on with, and its number."""
    found = segments(folder)
    if not found:
        return b"", 1
    number = int(found[-1].stem)
    try:
        data = load(found[-1])
    except (OSError, Unread):
        return b"", number + 1
    last = data[data.rfind(b"\n", 0, -1) + 1 :]
    # What is harmed further up stays as it is; after a harmed end nothing is written.
    return (data, number) if data.endswith(b"\n") and _event(last) else (b"", number + 1)


def _save(folder: Path, number: int, data: bytes) -> None:
    save(folder / f"{number:04}.jsonl", data)


def _event(line: bytes) -> dict[str, object] | None:
    if not small_enough(line):
        return None
    try:
        return within(_DECODE(line))
    except _UNREADABLE:
        return None


def _shaped(
    line: bytes, first: Callable[[bytes], Kind], then: Callable[[bytes], Other], plain: bool
) -> Kind | Other | None:
    try:
        if len(line) > MARKS or not (plain or _plain(line)):
            line = _ENCODE(_event(line))
        try:
            return first(line)
        except msgspec.ValidationError:
            return then(line)
    except _UNREADABLE:
        return None


def _plain(raw: bytes) -> bool:
    """Whether nothing in lines can be unclean."""
    try:
        return b"\\" not in raw and raw.decode().isprintable()
    except UnicodeDecodeError:
        return False


def _lines(path: Path) -> tuple[list[bytes], bool]:
    """Lines of a segment, and whether its end is there."""
    try:
        data = load(path)
    except (OSError, Unread):
        return [], False
    # One that holds more than a segment does wasn't written here: so much of it is read.
    *lines, rest = data.split(b"\n", EVENTS)
    return [line for line in [*lines, rest] if line], not rest
