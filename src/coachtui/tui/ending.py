"""How the app ends: told to by a signal, by a mistake of its own, and letting go of the files."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable
from pathlib import Path

from coachtui.files.errors import Trouble
from coachtui.workspace.workspace import Workspace


def listen(end: Callable[[int], None]) -> None:
    """Call `end` with the number of a signal that asks the app to end."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            with contextlib.suppress(NotImplementedError):  # there are none on Windows
                loop.add_signal_handler(number, end, int(number))


def report_of(error: Exception, home: Path) -> str:
    """Write a report of a mistake, and say in one line where it is."""
    from textual.worker import WorkerFailed

    from coachtui.crash import APP, report, tilde

    cause = error.error if isinstance(error, WorkerFailed) else error
    written = report(cause, home, APP)
    where = (
        f"A report without any of your words is in {tilde(written)}."
        if written
        else "No report could be written."
    )
    return f"coachtui met a mistake of its own and stopped. What was saved is safe. {where}"


def closed(workspace: Workspace) -> str:
    """Let go of the workspace; what couldn't be saved is said."""
    try:
        workspace.close()
    except Trouble as error:
        return f"The last change isn't saved. {error}"
    return ""
