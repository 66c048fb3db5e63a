"""Which face is opened: the full screen, or the linear mode."""

from __future__ import annotations

import gc
import os
import sys

from coachtui.cli.say import WRONG, fail


def linear(plain: bool, words: str) -> bool:
    """Whether the linear mode is wanted, or all there can be.

    Args:
        plain: It was asked for.
        words: How it is asked for, for whoever has no terminal.
    """
    if plain or os.environ.get("ACCESSIBLE") or os.environ.get("TERM") == "dumb":
        gc.enable()
        return True
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        instead = f"Say {words} to be asked line by line, or `coachtui --help`."
        fail("The full screen needs a terminal", instead=instead, safe="", code=WRONG)
    return False
