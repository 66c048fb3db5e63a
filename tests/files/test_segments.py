"""What is recorded in bulk is kept in order, in segments that are never half written."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypedDict

import pytest

from coachtui.files.errors import SaveError
from coachtui.files.segments import BYTES, EVENTS, append, read, read_as, segments


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "changes"


def _names(folder: Path) -> list[str]:
    return [path.name for path in segments(folder)]


def _numbers(folder: Path) -> list[object]:
    return [event["n"] for event in read(segments(folder)).events]


def test_events_come_back_in_order_with_their_words(folder: Path) -> None:
    append(folder, [{"n": 1, "value": "zwei\nZeilen, “so” 👩‍👩‍👧"}])
    append(folder, [{"n": 2, "value": None}, {"n": 3, "value": [{"row": 1}]}])
    log = read(segments(folder))
    assert log.events == (
        {"n": 1, "value": "zwei\nZeilen, “so” 👩‍👩‍👧"},
        {"n": 2, "value": None},
        {"n": 3, "value": [{"row": 1}]},
    )
    assert log.damaged == ()


def test_a_folder_that_is_not_there_holds_nothing(folder: Path) -> None:
    assert segments(folder) == ()
    assert read(segments(folder)).events == ()


def test_adding_nothing_writes_nothing(folder: Path) -> None:
    append(folder, [])
    assert _names(folder) == []


def test_folder_and_segments_are_their_owners_alone(folder: Path) -> None:
    append(folder, [{"n": 1}])
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "0001.jsonl").stat().st_mode) == 0o600


def test_a_segment_holds_a_thousand_events(folder: Path) -> None:
    append(folder, [{"n": n} for n in range(EVENTS - 1)])
    append(folder, [{"n": n} for n in range(EVENTS - 1, 2 * EVENTS + 1)])
    assert _names(folder) == ["0001.jsonl", "0002.jsonl", "0003.jsonl"]
    assert _numbers(folder) == list(range(2 * EVENTS + 1))
    assert (folder / "0001.jsonl").read_bytes().count(b"\n") == EVENTS


def test_a_segment_holds_a_megabyte(folder: Path) -> None:
    for n in range(5):
        append(folder, [{"n": n, "value": "x" * 300_000}])
    assert _names(folder) == ["0001.jsonl", "0002.jsonl"]
    assert all(path.stat().st_size < BYTES for path in segments(folder))
    assert _numbers(folder) == [0, 1, 2, 3, 4]


def test_an_event_larger_than_a_segment_has_one_to_itself(folder: Path) -> None:
    append(folder, [{"n": 1}, {"n": 2, "value": "x" * 2 * BYTES}, {"n": 3}])
    assert _names(folder) == ["0001.jsonl", "0002.jsonl", "0003.jsonl"]
    assert _numbers(folder) == [1, 2, 3]


def test_segments_are_in_the_order_of_their_numbers_beyond_9999(folder: Path) -> None:
    append(folder, [{"n": 1}])
    (folder / "0001.jsonl").rename(folder / "9999.jsonl")
    with (folder / "9999.jsonl").open("ab") as file:
        file.write(b"{")
    append(folder, [{"n": 2}])
    assert _names(folder) == ["9999.jsonl", "10000.jsonl"]


def test_files_that_are_no_segments_are_passed_over(folder: Path) -> None:
    append(folder, [{"n": 1}])
    for name in ("0001 (1).jsonl", "0002.sync-conflict-2026.jsonl", ".0002.jsonl.0a1b2c3d.tmp"):
        (folder / name).write_bytes(b'{"n": 9}\n')
    assert _numbers(folder) == [1]


@pytest.mark.parametrize(
    "harm",
    [
        lambda raw: raw[:-1],
        lambda raw: raw[:-5],
        lambda raw: raw + b"\0" * 64,
        lambda raw: raw[:0],
        lambda raw: b"\0" * len(raw),
        lambda raw: raw.replace(b'"n"', b"'n'", 1),
        lambda raw: raw.replace(b"b", b"\xff"),
        lambda raw: b"[1, 2]\n" + raw,
        lambda raw: raw + b'{"n":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n",
    ],
    ids=["end", "cut", "NULs", "empty", "all NUL", "JSON", "UTF-8", "no event", "too deep"],
)
def test_a_damaged_segment_is_named_and_loses_nothing_more(folder: Path, harm: object) -> None:
    assert callable(harm)
    append(folder, [{"n": 1, "a": "b"}, {"n": 2, "a": "b"}])
    harmed = harm((folder / "0001.jsonl").read_bytes())
    (folder / "0001.jsonl").write_bytes(harmed)
    assert read(segments(folder)).damaged == ("0001.jsonl",)
    append(folder, [{"n": 3}])
    assert (folder / "0001.jsonl").read_bytes().startswith(harmed)
    assert _numbers(folder)[-1] == 3


def test_the_newest_events_can_be_read_alone(folder: Path) -> None:
    append(folder, [{"n": n} for n in range(10)])
    assert [event["n"] for event in read(segments(folder), 3).events] == [7, 8, 9]
    assert len(read(segments(folder), 20).events) == 10


class Known(TypedDict):
    n: int
    name: str


class Unnamed(TypedDict):
    n: int


def test_events_can_be_read_in_one_of_two_shapes(folder: Path) -> None:
    append(folder, [{"n": 1, "name": "“Ana” \\"}, {"n": 2, "mood": {"a": [2**60]}}])
    assert read_as(folder / "0001.jsonl", Known, Unnamed) == (
        [{"n": 1, "name": "“Ana” \\"}, {"n": 2}],
        True,
    )


@pytest.mark.parametrize(
    "line",
    [b'{"n":"1"}', b"{}", b"[1]", b"null", b"{", b"\xff", b'{"n":' + b"[" * 3000, b'{"n":1.5}'],
)
def test_events_of_no_shape_are_passed_over_and_said(folder: Path, line: bytes) -> None:
    append(folder, [{"n": 1}, {"n": 3}])
    path = folder / "0001.jsonl"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\n" + line + b"\n", 1))
    assert read_as(path, Known, Unnamed) == ([{"n": 1}, {"n": 3}], False)


@pytest.mark.parametrize("harm", [lambda raw: raw[:-1], lambda raw: raw[:0]], ids=["end", "empty"])
def test_a_segment_without_its_end_is_said(folder: Path, harm: Callable[[bytes], bytes]) -> None:
    append(folder, [{"n": 1}])
    path = folder / "0001.jsonl"
    path.write_bytes(harm(path.read_bytes()))
    assert read_as(path, Known, Unnamed)[1] is False


def test_control_characters_in_events_do_not_enter_in_any_shape(folder: Path) -> None:
    append(folder, [{"n": 1, "name": "Ana \x1b]0;x\x07Prado"}, {"n": 2, "name": "A\x9b31mna"}])
    found, whole = read_as(folder / "0001.jsonl", Known, Unnamed)
    assert (found, whole) == ([{"n": 1, "name": "Ana Prado"}, {"n": 2, "name": "Ana"}], True)


def test_control_characters_in_events_do_not_enter(folder: Path) -> None:
    append(folder, [{"n": 1, "name": "Ana \x1b]0;x\x07Prado"}])
    assert read(segments(folder)).events == ({"n": 1, "name": "Ana Prado"},)


def test_events_that_could_not_be_saved_leave_the_segment_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(folder, [{"n": 1}])
    before = (folder / "0001.jsonl").read_bytes()

    def full(file: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(SaveError, match="the disk is full"):
        append(folder, [{"n": 2}])
    assert (folder / "0001.jsonl").read_bytes() == before


def test_a_folder_that_cannot_be_listed_is_an_error_and_not_empty(folder: Path) -> None:
    """Else a first segment would be begun over the one that is there."""
    folder.symlink_to(folder)
    with pytest.raises(OSError, match="symbolic links"):
        segments(folder)


def test_thirty_thousand_events_are_read_in_a_fraction_of_a_second(folder: Path) -> None:
    append(folder, [{"n": n, "at": "2026-11-22T20:43:40Z", "id": "aim"} for n in range(30_000)])
    started = time.process_time()
    assert len(read(segments(folder)).events) == 30_000
    assert time.process_time() - started < 0.5
