"""A change of answers: shown before it is kept, and kept only on a yes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coachtui.interview.answers import Answers
from coachtui.interview.values import Invalid
from coachtui.strategy.compare import preview
from coachtui.tui.preview import PreviewDialog

if TYPE_CHECKING:
    from coachtui.tui.app import CoachApp


async def propose(app: CoachApp, changed: Answers, keep: Callable[[], None]) -> bool:
    """Show what other answers would change, and keep them if the person says so.

    To be called in a worker, since it waits for an answer.

    Args:
        app: The app.
        changed: All answers as they would be.
        keep: What keeps them.
    """
    from coachtui.workspace.workspace import ReadOnly

    space = app.workspace
    if space.read_only:
        app.say(f"Nothing was changed: {space.read_only}", wrong=True)
        return False
    difference = preview(space.pack, space.answers, space.edits, changed)
    if difference and not await app.push_screen_wait(PreviewDialog(difference)):
        return False
    try:
        keep()
    except (Invalid, ReadOnly) as reason:
        app.say(f"Nothing was changed: {reason}", wrong=True)
        return False
    app.save_soon()
    return True
