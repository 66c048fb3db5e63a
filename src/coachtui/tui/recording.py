"""Writing to the log of decisions, beside the screen; what goes wrong is said, and nothing lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.worker import WorkerFailed

from coachtui.decide.model import Decision
from coachtui.files.errors import Trouble
from coachtui.interview.values import Invalid
from coachtui.tui.dialog import Choose
from coachtui.tui.rows import Row
from coachtui.workspace.errors import NoDecision, ReadOnly

if TYPE_CHECKING:
    from textual.worker import Worker

    from coachtui.tui.coach import Coach


async def written(app: Coach, write: Callable[[], Decision]) -> Decision | None:
    """Write, in a thread, and ask what to do where that fails; to be called in a worker.

    Args:
        app: The app.
        write: What writes; to call it again is safe.

    Returns:
        The decision as it now stands in the log; None where it wasn't written.
    """
    while True:
        try:
            return await _done(app, write)
        except (ReadOnly, Invalid, NoDecision) as reason:
            app.say(f"Not kept: {reason}", wrong=True)
            return None
        except Trouble as trouble:
            if not await app.push_screen_wait(_failed(trouble)):
                return None


async def _done(app: Coach, write: Callable[[], Decision]) -> Decision:
    """Write; where the screen is left before that is done, it is said if it fails."""
    writing = app.keeping(asyncio.to_thread(write), exit_on_error=False)
    try:
        return await asyncio.shield(writing.wait())
    except WorkerFailed as failed:
        raise failed.error from None
    except asyncio.CancelledError:
        app.keeping(_told(app, writing))
        raise


async def _told(app: Coach, writing: Worker[Decision]) -> None:
    try:
        await writing.wait()
    except WorkerFailed as failed:
        app.say(f"Not kept: {failed.error}", wrong=True, seconds=12)


def _failed(trouble: Trouble) -> Choose:
    rows = [
        Row("again", "Try again", "t"),
        Row("", "Go on; what you decided stays on this screen", "g"),
    ]
    words = f"{trouble.what}: {trouble.why}. {trouble.instead} {trouble.safe}"
    return Choose("Not kept yet", words, rows)
