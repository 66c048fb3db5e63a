"""Many commands one after the other, each a process of its own, without loading everything anew.

Run as ``python -m tests.bar.commands HOME COUNT WORDS...``: carries out the command WORDS COUNT
times, with the number of the turn in the place of ``{n}``. It prints what each printed, and of
one that failed its exit code.
"""

from __future__ import annotations

import gc
import os
import sys

from coachtui.__main__ import main


def _carry_out(home: str, words: list[str]) -> int:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    sys.argv = ["coachtui", "--home", home, *words]
    try:
        main()
    except SystemExit as left:
        sys.stdout.flush()
        os._exit(left.code if isinstance(left.code, int) else 1)
    os._exit(0)


def _load_all() -> None:
    """What every command imports: once here, for all of them, and never looked through."""
    import json  # noqa: F401
    import secrets  # noqa: F401

    from coachtui.cli import answer, app, decide, decide_data  # noqa: F401
    from coachtui.decide import behind  # noqa: F401
    from coachtui.documents import build  # noqa: F401
    from coachtui.strategy import derive, why  # noqa: F401
    from coachtui.workspace import decision_log, decisions  # noqa: F401

    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    _load_all()
    home, count, *words = sys.argv[1:]
    for nth in range(int(count)):
        if code := _carry_out(home, [word.replace("{n}", str(nth)) for word in words]):
            print(f"number {nth} failed: {code}", flush=True)  # noqa: T201
