"""What is needed next is loaded while the first screen is read, beside the work."""

from __future__ import annotations

import contextlib
import gc
from importlib import import_module
from threading import Thread

NEXT = (
    # Reads the prose of pages; of all that a lesson needs it takes longest.
    "markdown_it",
    "coachtui.tui.lesson",
    "coachtui.tui.fields.words",
    "coachtui.tui.lessons",
    "coachtui.tui.map",
    "coachtui.tui.strategy",
    "coachtui.tui.everything",
    "coachtui.documents.as_text",
    "coachtui.tui.decide",
    "coachtui.tui.verdict",
    "coachtui.tui.decisions",
    "coachtui.tui.rehearse",
    "coachtui.tui.help",
    "coachtui.tui.palette",
)
"""Modules of the screens that one key leads to, the likeliest first."""


def load_next() -> None:
    """Begin to load them. Whoever comes first to a screen loads it, and the other waits."""
    Thread(target=_load, daemon=True, name="ahead").start()


def _load() -> None:
    for name in NEXT:
        # What can't be loaded is told where it is needed, to whoever asked for it.
        with contextlib.suppress(Exception):
            import_module(name)
    # Modules are never garbage. Looked through with all else, they would hold up a key for longer
    # than a frame.
    gc.freeze()
