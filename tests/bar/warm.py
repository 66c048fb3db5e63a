"""A process that has loaded everything, and is copied for each thing that is to be broken off.

Run as ``python -m tests.bar.warm saver|answering [unsynced]``. For each line of words that it
reads it makes a copy of itself, says its number, and has it do what the words say; once that has
ended it says ``ended`` and how. A copy that saves stops at once, until it is told to go on, so
that it can be followed from its first call.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.bar import answering, saver

ENDED = "ended"


class Warm:
    """Such a process, from the other side."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def copy(self, *words: object) -> int:
        """Have a copy made that does something; its number."""
        assert self._process.stdin
        self._process.stdin.write(" ".join(map(str, words)) + "\n")
        self._process.stdin.flush()
        return int(self.line())

    def line(self) -> str:
        """What is said next."""
        assert self._process.stdout
        return self._process.stdout.readline().strip()

    def rest(self) -> list[str]:
        """All that a copy still says, until it has ended."""
        return list(iter(self.line, ENDED))

    def ended(self) -> int:
        """Wait until a copy has ended; how it did."""
        return int(self.rest()[-1])


@contextmanager
def warm(*what: str) -> Iterator[Warm]:
    """Start one."""
    command = [sys.executable, "-m", "tests.bar.warm", *what]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, bufsize=1) as process:
        try:
            yield Warm(process)
        finally:
            process.kill()


def _save(kind: str, folder: str) -> int:
    os.kill(os.getpid(), signal.SIGSTOP)
    return saver.main(kind, Path(folder))


def _answer(home: str, first: str) -> int:
    answering.main(Path(home), int(first))
    return 0


def _copy(what: str, words: list[str]) -> None:
    child = os.fork()
    if not child:
        # Said by the copy itself: nothing that it says may come before its number.
        print(os.getpid(), flush=True)  # noqa: T201
        with suppress(BaseException):
            os._exit((_save if what == "saver" else _answer)(*words))
        os._exit(1)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(code, ENDED, sep="\n", flush=True)  # noqa: T201


if __name__ == "__main__":
    kind, *how = sys.argv[1:]
    saver.opened_pack()
    if how:
        os.fsync = lambda fd: None  # noqa: ARG005  (as it is called)
    for line in sys.stdin:
        _copy(kind, line.split())
