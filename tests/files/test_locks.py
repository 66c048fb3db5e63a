"""One changes at a time, the others are told who, and the dead hold nothing."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from coachtui.files.errors import Held
from coachtui.files.locks import Holder, holder, is_held, take

HOLDING = """
import sys, time
from pathlib import Path
from coachtui.files.locks import take
lock = take(Path(sys.argv[1]), sys.argv[2])
print("held", flush=True)
time.sleep(float(sys.argv[3]))
lock.release()
print("released", flush=True)
time.sleep(60)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "answers.lock"


class Slept:
    """The time of whoever waits for a lock: it goes by while they sleep, and only then."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def monotonic(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> Slept:
    clock = Slept()
    monkeypatch.setattr("coachtui.files.locks.time", clock)
    return clock


@contextmanager
def _another(path: Path, who: str, seconds: float = 60) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path), who, str(seconds)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    try:
        assert process.stdout.readline() == "held\n"
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_a_lock_says_who_holds_it_and_nobody_afterwards(path: Path, frozen: object) -> None:
    lock = take(path, "app")
    assert holder(path) == Holder("app", os.getpid(), "2026-11-22T20:00:00Z")
    assert is_held(path)
    lock.release()
    assert holder(path) == Holder()
    assert not is_held(path)
    lock.release()


def test_letting_go_never_fails_what_was_saved_under_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, close = take(path, "command"), os.close

    def failing(file: int) -> None:
        close(file)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "close", failing)
    lock.release()
    monkeypatch.undo()
    take(path, "command").release()


def test_who_takes_it_after_an_app_that_was_killed_learns_since_when_that_had_it(
    path: Path, frozen: object
) -> None:
    with _another(path, "app"):
        pass
    lock = take(path, "app")
    assert lock.left != ""
    lock.release()
    with _another(path, "command"):
        pass
    for _ in range(2):
        lock = take(path, "app")
        assert lock.left == ""
        lock.release()


def test_the_lock_file_is_its_owners_alone(path: Path) -> None:
    take(path, "app").release()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_open_app_is_named_at_once(path: Path, slept: Slept) -> None:
    with _another(path, "app") as app:
        with pytest.raises(Held, match="the open app") as caught:
            take(path, "command")
        assert slept.seconds == 0
        assert caught.value.who == "app"
        assert caught.value.pid == app.pid
        assert str(app.pid) in str(caught.value)


def test_a_command_is_waited_for(path: Path) -> None:
    with _another(path, "command", 0.3):
        take(path, "command", wait=60).release()


def test_a_command_that_takes_long_is_named_after_the_wait(path: Path, slept: Slept) -> None:
    with _another(path, "command"), pytest.raises(Held, match="another command"):
        take(path, "app", wait=0.2)
    assert 0.2 <= slept.seconds < 0.3


def test_two_seconds_are_waited_for_a_command_unasked(path: Path, slept: Slept) -> None:
    with _another(path, "command"), pytest.raises(Held):
        take(path, "command")
    assert 1.9 <= slept.seconds < 2.1


def test_a_killed_holder_never_blocks(path: Path, slept: Slept) -> None:
    with _another(path, "app") as app:
        os.kill(app.pid, signal.SIGKILL)
        app.wait()
        assert holder(path).pid == app.pid
        take(path, "command").release()
        assert slept.seconds == 0


def test_what_a_dead_app_left_in_the_file_is_not_believed_of_a_command(path: Path) -> None:
    """A command that has just taken the lock may not have said so yet."""
    lock = take(path, "command")
    dead = subprocess.Popen(["true"])
    dead.wait()
    path.write_text(msgspec.json.encode(Holder("app", dead.pid)).decode())
    started = time.monotonic()
    with pytest.raises(Held):
        take(path, "command", wait=0.3)
    assert time.monotonic() - started >= 0.3
    lock.release()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"{", b"[1,2,3]", b'["app"' * 500])
def test_a_file_that_says_nothing_readable_still_locks(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    lock = take(path, "command")
    path.write_bytes(content)
    with pytest.raises(Held, match="another program"):
        take(path, "command", wait=0)
    lock.release()


def test_within_one_process_a_lock_is_taken_once_too(path: Path) -> None:
    lock = take(path, "app")
    with pytest.raises(Held):
        take(path, "app")
    lock.release()
    take(path, "app").release()


def test_a_link_in_the_place_of_the_lock_is_never_followed(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(b"theirs")
    path.symlink_to(other)
    with pytest.raises(OSError, match="symbolic links"):
        take(path, "app")
    assert other.read_bytes() == b"theirs"


def test_a_pipe_in_the_place_of_the_lock_is_never_waited_for(path: Path) -> None:
    os.mkfifo(path)
    assert holder(path) == Holder()
    assert not is_held(path)
    with pytest.raises(OSError, match=r"answers\.lock is no file"):
        take(path, "app")


def test_where_locks_do_not_work_that_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: int, how: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(OSError, match="locks"):
        take(path, "app")
    path.write_bytes(b"")
    assert not is_held(path)


def test_on_a_full_disk_a_lock_is_held_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        lock = take(path, "app")
    assert is_held(path)
    lock.release()


def test_a_failed_attempt_leaves_no_file_open(path: Path) -> None:
    lock = take(path, "app")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(5):
        with pytest.raises(Held):
            take(path, "app")
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    lock.release()


def test_eight_at_once_all_get_their_turn(path: Path) -> None:
    counter = path.with_name("counter")
    counter.write_text("0")

    def count() -> None:
        for _ in range(20):
            lock = take(path, "command", wait=30)
            counter.write_text(str(int(counter.read_text()) + 1))
            lock.release()

    threads = [threading.Thread(target=count) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counter.read_text() == "160"
