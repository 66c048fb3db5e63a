"""What can be written to a file: a page in one of its forms, or a calendar file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from coachtui.documents.appointment import words
from coachtui.documents.build import names_in
from coachtui.documents.formats import FORMATS, render
from coachtui.documents.width import wrap
from coachtui.workspace import reminding
from coachtui.workspace.paper import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coachtui.pack.reminder import Reminder
    from coachtui.workspace.workspace import Workspace


NO_DAY = "There is no day yet: what to answer first stands below."


class Sheet(NamedTuple):
    """One thing to write."""

    file: str
    """What the file is called where nobody says otherwise."""
    names: tuple[str, ...]
    """Whom it names."""
    read: Callable[[int], str]
    """How it reads on a screen, so many columns wide."""
    written: Callable[[], str]
    """All of the file."""
    lacks: str = ""
    """Why it can't be written yet."""
    said: str = ""
    """What is worth knowing once it is written."""


def of_page(workspace: Workspace, document: str, form: str, *, whys: bool) -> Sheet:
    """A page of the pack."""
    paper = page(workspace, document, whys=whys)
    shown = "markdown" if form == "markdown" else "text"
    return Sheet(
        file=f"{document}.{FORMATS[form]}",
        names=names_in(paper, workspace.answers, workspace.pack),
        read=lambda columns: render(paper, shown, whys=whys, columns=columns),
        written=lambda: render(paper, form, whys=whys),
        lacks=workspace.barred.no_page,
    )


def of_calendar(workspace: Workspace) -> Sheet:
    """What somebody means to come back to."""
    reminders = reminding.reminders(workspace).values()
    dated = reminding.dated(workspace)
    told = "\n\n".join("\n".join(_told(workspace, one)) for one in reminders).split("\n")
    return Sheet(
        file=reminding.FILE,
        names=reminding.names(workspace, dated),
        read=lambda columns: "\n".join(row for one in told for row in wrap(one, columns) or [""]),
        written=lambda: reminding.calendar(workspace, dated),
        lacks=workspace.barred.no_page or ("" if dated else NO_DAY),
        said=reminding.UPDATES,
    )


def _told(workspace: Workspace, reminder: Reminder) -> Iterator[str]:
    found = reminding.rounds_of(workspace, reminder)
    yield reminder.title.upper()
    if found is not None:
        yield f"{reminding.said(found, reminder.minutes)}"
        paper = reminding.sheet(workspace, reminder)
        yield from ("", words(paper)) if paper is not None else ()
        return
    _, text = reminding.wants(workspace, reminder)
    yield f"No day yet. First: “{text}”" if text else "By your answers its day isn't asked for."
