"""A change that is made on a screen: done and soon saved, or not done, with the reason why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachtui.interview.values import Invalid
from coachtui.workspace.errors import ReadOnly

if TYPE_CHECKING:
    from collections.abc import Callable

    from coachtui.tui.coach import Coach


def may_change(app: Coach) -> bool:
    """Whether the workspace can be changed; says why where it can't."""
    if app.workspace.read_only:
        app.say(f"Only to be read: {app.workspace.read_only}", wrong=True)
    return not app.workspace.read_only


def changed(app: Coach, change: Callable[[], None]) -> bool:
    """Make a change, and save it soon; whether it was made. Says why where it wasn't."""
    try:
        change()
    except (Invalid, ReadOnly) as reason:
        app.say(f"Nothing was changed: {reason}", wrong=True)
        return False
    app.save_soon()
    return True
