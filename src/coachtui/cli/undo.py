"""`coachtui undo`: the last change is taken back, whatever it was."""

from __future__ import annotations

from collections.abc import Callable

import typer

from coachtui.cli.given import Command, given, noun
from coachtui.cli.opening import change
from coachtui.cli.say import PROBLEM, data, fail, out
from coachtui.workspace.model import Change
from coachtui.workspace.naming import undone
from coachtui.workspace.workspace import Workspace

app = noun()


@app.command(cls=Command)
def undo(context: typer.Context) -> None:
    """Take back the last change of an answer or a line, of whatever day; `redo` brings it back."""
    step(context, Workspace.undo, undone, "There is nothing to take back")


def step(
    context: typer.Context,
    take: Callable[[Workspace], Change | None],
    says: Callable[[Workspace, Change], str],
    none: str,
) -> None:
    """Take one step through the changes, and say of which.

    Args:
        context: The command's.
        take: The step; it gives the change, or None where there is none.
        says: What stands once it is taken.
        none: What is said where there is none.

    Raises:
        ReadOnly: the workspace can't be changed.
    """
    with change(context) as workspace:
        taken = take(workspace)
        if taken is None:
            fail(none, safe="", code=PROBLEM)
        words = says(workspace, taken)
    if given(context).json:
        data({"says": words, "part": taken.part, "id": taken.key})
    else:
        out(words)
