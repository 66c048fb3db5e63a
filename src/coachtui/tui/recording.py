"""Writing to the log of decisions, beside the screen; what goes wrong is said, and nothing lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from coachtui.decide.model import Decision
from coachtui.files.errors import Trouble
from coachtui.interview.values import Invalid
from coachtui.tui.dialog import Choose
from coachtui.tui.rows import Row
from coachtui.workspace.errors import NoDecision, ReadOnly

if TYPE_CHECKING:
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
            return await asyncio.to_thread(write)
        except (ReadOnly, Invalid, NoDecision) as reason:
            app.say(f"Not kept: {reason}", wrong=True)
            return None
        except Trouble as trouble:
            if not await app.push_screen_wait(_failed(trouble)):
                return None


def _failed(trouble: Trouble) -> Choose:
    rows = [
        Row("again", "Try again", "t"),
        Row("", "Go on; what you decided stays on this screen", "g"),
    ]
    words = f"{trouble.what}: {trouble.why}. {trouble.instead} {trouble.safe}"
    return Choose("Not kept yet", words, rows)
