"""A folder of files takes another's place: one of the two is found whole at each moment."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from coachtui.files.errors import SaveError
from coachtui.files.folders import put, standing

OLD = {"pack.toml": b"old", "lessons/one.md": b"old one", "lessons/two.md": b"old two"}
NEW = {"pack.toml": b"new", "lessons/one.md": b"new one", "personas/ana.toml": b"new ana"}
STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "packs").mkdir()
    return tmp_path / "packs" / "pack"


def found(folder: Path) -> dict[str, bytes]:
    """What is read of it now."""
    there = standing(folder)
    assert there
    files = [path for path in there.rglob("*") if path.is_file()]
    return {path.relative_to(there).as_posix(): path.read_bytes() for path in files}


def left(folder: Path) -> list[str]:
    """What stands beside it."""
    return sorted(path.name for path in folder.parent.iterdir() if path != folder)


def test_one_is_put_where_there_was_none(folder: Path) -> None:
    assert standing(folder) is None
    put(folder, OLD)
    assert standing(folder) == folder
    assert found(folder) == OLD
    assert left(folder) == []


def test_nothing_of_the_one_before_is_left(folder: Path) -> None:
    put(folder, OLD)
    put(folder, NEW)
    assert found(folder) == NEW
    assert left(folder) == []


def at_step(number: int, then: Callable[[], object]) -> Callable[[str, object], None]:
    """Do something before the step of a number."""
    seen = 0

    def hook(event: str, _: object) -> None:
        nonlocal seen
        if event in STEPS:
            seen += 1
            if seen == number:
                then()

    return hook


def killed(folder: Path, files: Mapping[str, bytes], number: int) -> bool:
    """Whether a program that puts a folder was killed at a step, and not done before."""
    child = os.fork()
    if not child:
        sys.addaudithook(at_step(number, lambda: os._exit(9)))
        try:
            put(folder, files)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def test_killed_at_any_step_the_old_or_the_new_one_is_found_and_the_next_tidies(
    folder: Path,
) -> None:
    put(folder, OLD)
    number, seen = 1, []
    while killed(folder, NEW, number):
        seen.append(found(folder))
        assert seen[-1] in (OLD, NEW)
        put(folder, OLD)
        assert left(folder) == []
        number += 1
    assert seen[0] == OLD
    assert seen[-1] == NEW
    assert len(seen) > 20


def test_killed_while_the_first_is_put_there_is_none_or_a_whole_one(folder: Path) -> None:
    number = 1
    while killed(folder, OLD, number):
        assert standing(folder) is None or found(folder) == OLD
        number += 1
    assert number > 10
    put(folder, NEW)
    assert found(folder) == NEW
    assert left(folder) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
@pytest.mark.parametrize("call", ["write", "fsync", "rename", "mkdir"])
def test_where_a_step_fails_the_old_one_stands_and_why_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    put(folder, OLD)
    real, done = getattr(os, call), 0

    def failing(*args: object, **rest: object) -> object:
        nonlocal done
        done += 1
        if done == 2:
            raise OSError(number, os.strerror(number))
        return real(*args, **rest)

    monkeypatch.setattr(os, call, failing)
    with pytest.raises(SaveError) as told:
        put(folder, NEW)
    assert told.value.errno == number
    assert done >= 2
    assert found(folder) == OLD
    monkeypatch.undo()
    put(folder, NEW)
    assert found(folder) == NEW
    assert left(folder) == []


def test_what_the_disk_has_not_confirmed_stands_and_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, OLD)

    def unconfirmed(_: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("coachtui.files.folders.confirm", unconfirmed)
    with pytest.raises(SaveError) as told:
        put(folder, NEW)
    assert told.value.replaced
    assert found(folder) == NEW
