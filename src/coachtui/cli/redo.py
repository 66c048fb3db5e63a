"""`coachtui redo`: what was taken back last is brought back."""

from __future__ import annotations

import typer

from coachtui.cli.given import Command, noun
from coachtui.cli.undo import step
from coachtui.workspace.naming import redone
from coachtui.workspace.workspace import Workspace

app = noun()


@app.command(cls=Command)
def redo(context: typer.Context) -> None:
    """Bring back what `undo` took back last, where nothing was changed since."""
    step(context, Workspace.redo, redone, "There is nothing to bring back")
