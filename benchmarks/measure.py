"""What all measurements share: medians of alternating runs, and a line that says what was found.

A budget is nearly always against a bare program that was measured in the same minute, turn by
turn, on the same machine: milliseconds alone say more about the machine than about us.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

PYTHON = sys.executable
COACHTUI = (PYTHON, "-m", "coachtui")
SIZE = (100, 30)
"""Columns and rows of the terminal that programs are measured on."""


@dataclass(frozen=True)
class Found:
    """One measurement, its budget, and how it was made."""

    what: str
    value: float
    limit: float | None
    """None: there is no budget, it is only told."""
    unit: str
    """``x`` (times as long as the bare program), ``ms``, ``kB`` or ``MB``."""
    how: str

    @property
    def met(self) -> bool:
        """Whether it is within its budget."""
        return self.limit is None or self.value <= self.limit

    def __str__(self) -> str:
        """One line for people."""
        verdict = "told" if self.limit is None else "met" if self.met else "MISSED"
        budget = "" if self.limit is None else f" of {self.limit:g}"
        return f"{verdict:6} {self.value:7.2f} {self.unit:2}{budget:8} {self.what} ({self.how})"


@dataclass(frozen=True)
class Skipped:
    """What couldn't be measured here, and why."""

    what: str
    why: str
    met: bool = True
    """It is no miss."""

    def __str__(self) -> str:
        """One line for people."""
        return f"{'skipped':25} {self.what} ({self.why})"


def ratio(what: str, ours: Sequence[float], bare: Sequence[float], limit: float) -> Found:
    """How many times as long ours takes as the bare program, by their medians."""
    how = f"{median(ours):.1f} ms, bare {median(bare):.1f} ms, {len(ours)} turns"
    return Found(what, median(ours) / median(bare), limit, "x", how)


def over(
    what: str, ours: Sequence[float], bare: Sequence[float], limit: float, percent: int
) -> Found:
    """How many milliseconds ours takes more than the bare program, at a percentile."""
    here, there = percentile(ours, percent), percentile(bare, percent)
    how = f"p{percent} {here:.1f} ms, bare {there:.1f} ms, n = {len(ours)}"
    return Found(f"{what}, p{percent} over bare", here - there, limit, "ms", how)


def percentile(values: Sequence[float], percent: int) -> float:
    """The value below which that many of a hundred lie."""
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def alternate(turns: int, *measures: Callable[[], float]) -> list[list[float]]:
    """Measure turn by turn; the first round only warms caches and isn't counted.

    Each turn another one comes first: what ran just before leaves its mark on the machine.

    Returns:
        For each measure what it found, in order.
    """
    found: list[list[float]] = [[] for _ in measures]
    for turn in range(turns + 1):
        for place in range(len(measures)):
            which = (turn + place) % len(measures)
            found[which].append(measures[which]())
    return [column[1:] for column in found]


def milliseconds(action: Callable[[], object]) -> float:
    """How long a call takes."""
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


def run(command: Sequence[str], env: dict[str, str]) -> float:
    """Milliseconds from a program's start to its end."""
    return milliseconds(lambda: subprocess.run(command, env=env, check=True, capture_output=True))


@contextmanager
def on_terminal(command: Sequence[str], env: dict[str, str]) -> Iterator[int]:
    """A program on a pseudo-terminal: gives the file descriptor of our side of it.

    Nothing is emulated, so that watching costs next to nothing.
    """
    pid, fd = pty.fork()
    if pid == 0:
        os.execvpe(command[0], list(command), env)  # noqa: S606  (no shell is wanted)
    try:
        fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
        yield fd
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(fd)


def resident(fd: int) -> float:
    """Megabytes of memory that the program on a terminal holds."""
    status = Path(f"/proc/{os.tcgetpgrp(fd)}/status").read_text("ascii")
    line = next(one for one in status.splitlines() if one.startswith("VmRSS:"))
    return int(line.split()[1]) / 1000


def press(fd: int, keys: str, words: str) -> float:
    """Milliseconds from a key until words are painted that weren't there before."""
    started = time.perf_counter()
    os.write(fd, keys.encode())
    wait_for(fd, words.encode())
    return (time.perf_counter() - started) * 1000


def wait_for(fd: int, words: bytes, timeout: float = 20) -> None:
    """Read what a program writes until the words are among it.

    Raises:
        TimeoutError: they don't come.
    """
    seen = bytearray()
    deadline = time.perf_counter() + timeout
    while words not in seen:
        left = deadline - time.perf_counter()
        if left <= 0 or not select.select([fd], [], [], left)[0]:
            raise TimeoutError(f"{words!r} never came; the last was {bytes(seen[-2000:])!r}")
        seen += os.read(fd, 65536)


def drain(fd: int, seconds: float) -> None:
    """Read whatever a program writes for a while."""
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        if select.select([fd], [], [], left)[0]:
            os.read(fd, 65536)


def until_seen(command: Sequence[str], env: dict[str, str], words: str) -> float:
    """Milliseconds from a program's start until the words are painted."""
    started = time.perf_counter()
    with on_terminal(command, env) as fd:
        wait_for(fd, words.encode())
        return (time.perf_counter() - started) * 1000


@contextmanager
def room() -> Iterator[Path]:
    """A folder for one measurement."""
    with tempfile.TemporaryDirectory(prefix="coachtui-bench-") as folder:
        yield Path(folder)
