"""Following one save call by call, and breaking in at any of them."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.bar.saver import BEFORE, BEGIN, END
from tests.bar.warm import Warm, warm

CHANGING = {
    *("write", "fsync", "fdatasync", "close", "ftruncate", "chmod", "fchmod"),
    *("link", "linkat", "rename", "renameat", "renameat2", "unlink", "unlinkat"),
    *("mkdir", "mkdirat", "rmdir", "symlink", "symlinkat"),
}
"""Calls that change what stands, and close. Being killed before any other call leaves what being
killed before the next of these leaves."""

KILLED = (-9, 137)
"""How a program ends that was killed, itself or under strace."""

OPENING = ("open", "openat")

_CALL = re.compile(r"^(\w+)\(")


class Call(NamedTuple):
    """One system call of a save."""

    name: str
    nth: int
    """The how manyth of its name since it is followed."""


def needs_strace() -> None:
    """Skip where calls can't be followed, visibly."""
    if not shutil.which("strace"):
        pytest.skip("strace isn't installed: no call can be broken")
    if subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], check=False).returncode:
        pytest.skip("strace is refused here: no call can be broken")


def prepared(kind: str, root: Path) -> Path:
    """A new folder in which a kind of save can be made."""
    first = root / f"{kind}-before"
    if not first.exists():
        first.mkdir()
        BEFORE[kind](first)
    folder = root / f"{kind}-{sum(1 for _ in root.iterdir())}"
    shutil.copytree(first, folder)
    return folder


def run(kind: str, folder: Path, *strace: str) -> int:
    """Make a save of some kind, followed by strace where options are given; how it ended."""
    process = _process()
    pid = process.copy(kind, folder)
    while _state(pid) != "T":
        time.sleep(0.001)
    if not strace:
        os.kill(pid, signal.SIGCONT)
        return process.ended()
    following = ["strace", *strace, "-p", str(pid)]
    with subprocess.Popen(following, stderr=subprocess.PIPE, text=True) as tracer:
        assert tracer.stderr
        assert "attached" in tracer.stderr.readline()
        os.kill(pid, signal.SIGCONT)
        done = process.ended()
        tracer.communicate()
    return done


@cache
def _process() -> Warm:
    """One for all tests of a run."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(warm("saver"))


def _state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


@cache
def calls(kind: str, root: Path) -> tuple[Call, ...]:
    """Every call of a kind of save that opens, changes or closes, in order.

    Args:
        kind: The kind.
        root: A folder to try it in.
    """
    trace = root / f"{kind}.trace"
    assert run(kind, prepared(kind, root), "-o", str(trace)) == 0
    seen: Counter[str] = Counter()
    found: list[Call] = []
    inside = False
    for line in trace.read_text().splitlines():
        match = _CALL.match(line)
        if match is None:
            continue
        seen[match[1]] += 1
        if BEGIN in line or END in line:
            inside = BEGIN in line
        elif inside and (match[1] in CHANGING or match[1] in OPENING):
            found.append(Call(match[1], seen[match[1]]))
    return tuple(found)


def break_in(kind: str, folder: Path, call: Call, how: str) -> int:
    """Save, and break in at one call; that this happened, within the save, is checked.

    Args:
        kind: The kind of save.
        folder: A folder that is prepared for it.
        call: Where to break in.
        how: What strace does there: ``signal=KILL:when={n}``, ``error=EIO:when={n}+``.
    """
    trace = folder / "trace.txt"
    following = f"trace={call.name},access,faccessat,faccessat2"
    breaking = f"inject={call.name}:{how.format(n=call.nth)}"
    done = run(kind, folder, "-o", str(trace), "-e", following, "-e", breaking)
    told = trace.read_text()
    assert BEGIN in told, f"{call} came before the save"
    assert "(INJECTED)" in told or done in KILLED, f"{call} was passed"
    trace.unlink()
    return done
