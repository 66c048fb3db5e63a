"""Many decisions one after the other, each recorded by a process of its own.

Run as ``python -m tests.bar.recording HOME NAME COUNT``: records COUNT decisions, or with 0 goes on
without end. Each is about somebody called NAME and a number, which is printed once it is recorded.
"""

from __future__ import annotations

import os
import sys
from itertools import count, islice
from pathlib import Path

from coachtui.decide.model import Decision
from coachtui.workspace.decisions import Decisions  # noqa: F401  (loaded once, for all)
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace


def record(home: str, name: str) -> None:
    """What one command does."""
    decision = Decision(id="", at="", direction="in", facts={"known": "met"}, name=name)
    open_workspace(Home(Path(home))).decisions.record(decision)


def _in_a_process(home: str, name: str) -> int:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        record(home, name)
    except BaseException as error:  # whatever it is, nothing below may run twice
        print(repr(error), file=sys.stderr, flush=True)  # noqa: T201
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    home, name, number = sys.argv[1:]
    for nth in islice(count(), int(number) or None):
        if _in_a_process(home, f"{name} {nth}") == 0:
            print(nth, flush=True)  # noqa: T201  (this is the acknowledgement)
