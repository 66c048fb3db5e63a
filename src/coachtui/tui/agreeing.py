"""Agreeing to the strategy as it stands, from today, with a reason or without."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from coachtui.files.errors import Trouble
from coachtui.interview.values import Invalid
from coachtui.tui.changing import may_change
from coachtui.tui.safe import content, lines
from coachtui.tui.words_dialog import AnyWords
from coachtui.workspace.half_made import AGREEMENT

if TYPE_CHECKING:
    from coachtui.tui.coach import Coach
    from coachtui.workspace.workspace import Workspace

ASKS = "This is how I do it, from today"


class AgreeDialog(AnyWords):
    """A reason, which may stay empty. Enter agrees; Esc leaves all as it is."""

    ABOUT = (
        "What stands now is kept as it is today, so that you can see later what changed. "
        "A reason helps you then; it may stay empty."
    )
    CSS_PATH = "line_dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back", id="agree.back"),
    ]

    def __init__(self, workspace: Workspace) -> None:
        below = lines(
            content("Why so, in a line? It may stay empty.", "$quiet"),
            content(
                "Every answer and rule is kept as it is today; all can still change.", "$quiet"
            ),
        )
        super().__init__(workspace, AGREEMENT, ASKS, below=below)


async def agree(app: Coach) -> bool:
    """Ask for a reason, and keep the strategy as agreed; say so, or why not.

    To be called in a worker, since it waits for an answer.
    """
    if not may_change(app):
        return False
    reason = await app.push_screen_wait(AgreeDialog(app.workspace))
    if reason is None:
        return False
    return await asyncio.shield(app.keeping(_agreed(app, app.workspace, reason)).wait())


async def _agreed(app: Coach, space: Workspace, reason: str) -> bool:
    """Keep it; whether that was done."""
    from coachtui.clock import in_words, today
    from coachtui.workspace import versions
    from coachtui.workspace.errors import ReadOnly, Unanswered
    from coachtui.workspace.looking import say_changed

    await app.writer.now()
    try:
        await asyncio.to_thread(versions.agree, space, reason)
    except Unanswered:
        app.say("Nothing is answered yet, so there is nothing to agree to.")
        return False
    except (ReadOnly, Invalid, Trouble) as error:
        space.draft(AGREEMENT, reason)
        app.say(f"Not kept: {error}", wrong=True)
        return False
    say_changed(space, changed=False)
    app.save_soon()
    app.say(f"Agreed on {in_words(today())}. What changes from here on can be held against it.")
    return True
