"""Undo and redo, from whichever screen is on view."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coachtui.files.errors import Trouble
from coachtui.workspace.model import Change
from coachtui.workspace.naming import redone, undone
from coachtui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from coachtui.tui.coach import Coach


def undo(app: Coach) -> None:
    """Take back the last change that was kept, and say what stands now."""
    _step(app, Workspace.undo, undone, "There is nothing to take back.")


def redo(app: Coach) -> None:
    """Bring back what was taken back last, and say what stands now."""
    _step(app, Workspace.redo, redone, "There is nothing to bring back.")


def _step(
    app: Coach,
    step: Callable[[Workspace], Change | None],
    says: Callable[[Workspace, Change], str],
    none: str,
) -> None:
    workspace = app.workspace
    if workspace.read_only:
        app.say(f"Only to be read: {workspace.read_only}", wrong=True)
        return
    app.keep_typed()
    try:
        changed = step(workspace)
    except Trouble as harmed:
        app.say(str(harmed), wrong=True, seconds=12)
        return
    if changed is None:
        app.say(none)
        return
    app.save_soon()
    app.renew_all()
    app.say(f"{says(workspace, changed)}{_elsewhere(app, changed)}")


def _elsewhere(app: Coach, changed: Change) -> str:
    """That another question was changed than the one on view, which stays there."""
    question = getattr(app.screen, "question", None)
    if question is None or changed.part != "answers" or changed.key == question.id:
        return ""
    return " That isn't the question on view."
