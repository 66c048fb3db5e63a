"""A page of the open workspace, laid out for any format, dated, and with its owner's name."""

from __future__ import annotations

from datetime import date

from coachtui.clock import today
from coachtui.documents.build import build
from coachtui.documents.model import Document
from coachtui.interview.again import planned
from coachtui.strategy import ticks
from coachtui.strategy.model import Line
from coachtui.strategy.why import Reason, reasons
from coachtui.workspace.closing import closed
from coachtui.workspace.workspace import Workspace


def page(
    workspace: Workspace, document_id: str, *, whys: bool = False, day: date | None = None
) -> Document:
    """One of the pack's documents as it stands today.

    Args:
        workspace: Whose it is.
        document_id: A key of the pack's documents.
        whys: With the questions behind each line, and the answers.
        day: With its ticks as they count on another day.

    Raises:
        KeyError: the pack declares no such document.
    """

    def behind(line: Line) -> tuple[Reason, ...]:
        return reasons(workspace.pack, workspace.answers, line)

    pack, strategy = workspace.pack, workspace.strategy
    if day is not None:
        strategy = ticks.on(pack, strategy, ticks.begun(pack, workspace.view.known, day))
    made = build(
        pack,
        strategy,
        document_id,
        reasons=behind if whys else None,
        who=workspace.meta.label,
        dates=_dates(workspace),
    )
    return closed(workspace, pack.documents[document_id], made)


def _dates(workspace: Workspace) -> list[str]:
    manner, again = workspace.pack.manner, planned(workspace.pack, workspace.view.known)
    dates = [manner.day(today())]
    if again is not None:
        ahead = manner.word("look-again", day=manner.day(again))
        dates.append(ahead if again > today() else manner.word("to-look-again"))
    return dates
