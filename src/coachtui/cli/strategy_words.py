"""The strategy as a command tells it."""

from __future__ import annotations

from coachtui.cli.say import out, wrapped
from coachtui.documents.parts import held, parts, pending
from coachtui.strategy.model import Line
from coachtui.strategy.ticks import when
from coachtui.workspace.workspace import Workspace


def tell(workspace: Workspace) -> None:
    """Say the strategy part by part, with what is offered and what waits."""
    for part in parts(workspace.pack, workspace.strategy):
        wrapped(part.title + (f" ({part.hint})" if part.hint else ""))
        open_ = pending(workspace.pack, workspace.view, workspace.strategy, part)
        for line in part.lines:
            tell_line(line)
            if line.id in open_:
                wrapped(open_[line.id], 6, 4)
        for line in part.offered:
            wrapped(f"{line.id} (offered): {line.text}", 2, 4)
        out("")
    waiting = held(workspace.pack, workspace.view, workspace.strategy)
    if waiting:
        out("Waiting for your answer")
    for one in waiting:
        wrapped(f"{one.question}: {one.text} ({', '.join(one.lines)})", 2, 4)


def tell_line(line: Line) -> None:
    """Say a line: its id, how it stands, its words, and what it does where those are one's own."""
    marks = [
        word
        for word, holds in (
            ("off", not line.enabled),
            ("reworded", line.edited),
            ("yours", line.mine),
            ("done", line.done),
        )
        if holds
    ]
    marks += [day] if (day := when(line.ticked, done=line.done)) else []
    marked = f" ({', '.join(marks)})" if marks else ""
    wrapped(f"{line.id}{marked}: {line.text}", 2, 4)
    if line.edited and (line.direction or line.stale):
        wrapped(f"what it does: {line.derived}", 6, 4)
    if line.note:
        wrapped(f"note: {line.note}", 6, 4)
