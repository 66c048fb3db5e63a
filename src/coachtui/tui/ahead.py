"""What is needed next is loaded while the first screen is read, beside the work."""

from __future__ import annotations

import contextlib
import gc
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coachtui.workspace.workspace import Workspace

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


def load_next(workspace: Workspace) -> Thread:
    """Begin to load them, and to read what was ever changed, which undo goes by.

    Whoever comes first to a screen loads it, and the other waits.
    """
    thread = Thread(target=_load, args=(workspace,), daemon=True, name="ahead")
    thread.start()
    return thread


def _load(workspace: Workspace) -> None:
    for name in NEXT:
        # What can't be loaded is told where it is needed, to whoever asked for it.
        with contextlib.suppress(Exception):
            import_module(name)
    # Modules are never garbage. Looked through with all else, they would hold up a key for longer
    # than a frame.
    gc.freeze()
    with contextlib.suppress(Exception):
        _ = workspace.undoable
