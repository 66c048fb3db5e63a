"""A change of answers: shown before it is kept, and kept only on a yes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from coachtui.interview.answers import Answers
from coachtui.tui.changing import changed as made
from coachtui.tui.preview import PreviewDialog
from coachtui.workspace.comparing import proposed

if TYPE_CHECKING:
    from coachtui.tui.coach import Coach


async def propose(app: Coach, changed: Answers, keep: Callable[[], None]) -> bool:
    """Show what other answers would change, and keep them if the person says so.

    To be called in a worker, since it waits for an answer.

    Args:
        app: The app.
        changed: All answers as they would be.
        keep: What keeps them.
    """
    space = app.workspace
    if space.read_only:
        app.say(f"Nothing was changed: {space.read_only}", wrong=True)
        return False
    compared = await asyncio.to_thread(proposed, space, changed)
    if compared and not await app.push_screen_wait(PreviewDialog(compared)):
        return False
    return made(app, keep)
