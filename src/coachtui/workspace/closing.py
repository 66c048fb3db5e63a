"""What closes a page that goes over all lessons: the dates ahead, and what did some good."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import structs

from coachtui.clock import today
from coachtui.documents.model import Block, Document, Item
from coachtui.interview import again
from coachtui.interview.rounds import rounds
from coachtui.pack.model import Document as Declared
from coachtui.workspace.workspace import Workspace

FEW = 3
"""Links that did some good: the latest of them."""


def closed(workspace: Workspace, declared: Declared, page: Document) -> Document:
    """A page with all that the pack declares for its end, its parts lesson by lesson if so said.

    Where the page is empty, only the dates are added to it.
    """
    if declared.lessons:
        from coachtui.documents.by_lesson import over_lessons  # one page at most is by lesson

        page = over_lessons(workspace.pack, page)
    good = _good(workspace, declared) if page.blocks else ()
    return structs.replace(page, blocks=(*page.blocks, *_dates(workspace, declared), *good))


def ahead(workspace: Workspace) -> tuple[tuple[date, str], ...]:
    """The days that lie ahead, from today on, each with what it is for; the nearest first."""
    pack, known, day = workspace.pack, workspace.view.known, today()
    meant = again.planned(pack, known)
    found = [(meant, pack.manner.word("to-look-again"))] if meant else []
    for one in pack.reminders.values():
        when = rounds(one, known, day)
        comes = None if when is None else day if when.begun == day else when.next
        found += [(comes, one.title)] if comes else []
    return tuple(sorted(one for one in found if one[0] >= day))


def _dates(workspace: Workspace, declared: Declared) -> Iterator[Block]:
    dates, manner = ahead(workspace) if declared.dates else (), workspace.pack.manner
    items = tuple(
        Item(id=f"date-{number}", text=f"{manner.day(day)}: {words}")
        for number, (day, words) in enumerate(dates, 1)
    )
    if items:
        yield Block(section="dates", title=declared.dates, items=items)


def _good(workspace: Workspace, declared: Declared) -> Iterator[Block]:
    if not declared.good or not workspace.pack.verdicts:
        return
    from coachtui.decide.good import newest, said  # most pages don't tell of it

    links = newest(workspace.decisions.all())[:FEW]
    manner = workspace.pack.manner
    items = tuple(Item(id=one.id, text=said(one, manner)) for one in links)
    none = (Item(id="none", text=manner.word("no-good-yet")),)
    yield Block(section="good", title=declared.good, items=items or none)
