"""Many commands one after the other, each a process of its own, without loading everything anew.

Run as ``python -m tests.bar.commands HOME QUESTION FIRST COUNT``: answers a question COUNT times by
the command line, and prints the exit codes that weren't 0.
"""

from __future__ import annotations

import os
import sys

from coachtui.__main__ import main


def _answer(home: str, question: str, words: str) -> int:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    sys.argv = ["coachtui", "--home", home, "answer", question, words]
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        main()
    except SystemExit as left:
        os._exit(left.code if isinstance(left.code, int) else 1)
    os._exit(0)


def _load_all() -> None:
    """What every command imports: once here, for all of them."""
    from coachtui.cli import answer, app  # noqa: F401
    from coachtui.pack.load import load
    from coachtui.pack.source import find

    load(find("linkedin"))


if __name__ == "__main__":
    _load_all()
    home, question, first, number = sys.argv[1:]
    for nth in range(int(first), int(first) + int(number)):
        if code := _answer(home, question, f"words number {nth}"):
            print(nth, code)  # noqa: T201
