"""What closes a page that goes over all lessons: the dates ahead, and what did some good."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import structs

from coachtui.clock import in_words, today
from coachtui.decide.good import NONE, newest, said
from coachtui.documents.by_lesson import over_lessons
from coachtui.documents.model import Block, Document, Item
from coachtui.interview import again
from coachtui.interview.rounds import rounds
from coachtui.pack.model import Document as Declared
from coachtui.workspace.workspace import Workspace

LOOK_AGAIN = "Look again"
"""What the day is for on which somebody meant to look again."""

FEW = 3
"""Links that did some good: the latest of them."""


def closed(workspace: Workspace, declared: Declared, page: Document) -> Document:
    """A page with all that the pack declares for its end, its parts lesson by lesson if so said.

    Where the page is empty, only the dates are added to it.
    """
    if declared.lessons:
        page = over_lessons(workspace.pack, page)
    good = _good(workspace, declared) if page.blocks else ()
    return structs.replace(page, blocks=(*page.blocks, *_dates(workspace, declared), *good))


def ahead(workspace: Workspace) -> tuple[tuple[date, str], ...]:
    """The days that lie ahead, from today on, each with what it is for; the nearest first."""
    pack, known, day = workspace.pack, workspace.view.known, today()
    meant = again.planned(pack, known)
    found = [(meant, LOOK_AGAIN)] if meant else []
    for one in pack.reminders.values():
        when = rounds(one, known, day)
        comes = None if when is None else day if when.begun == day else when.next
        found += [(comes, one.title)] if comes else []
    return tuple(sorted(one for one in found if one[0] >= day))


def _dates(workspace: Workspace, declared: Declared) -> Iterator[Block]:
    dates = ahead(workspace) if declared.dates else ()
    items = tuple(
        Item(id=f"date-{number}", text=f"{in_words(day)}: {words}")
        for number, (day, words) in enumerate(dates, 1)
    )
    if items:
        yield Block(section="dates", title=declared.dates, items=items)


def _good(workspace: Workspace, declared: Declared) -> Iterator[Block]:
    if not declared.good or not workspace.pack.verdicts:
        return
    links = newest(workspace.decisions.all())[:FEW]
    items = tuple(Item(id=one.id, text=said(one)) for one in links)
    yield Block(section="good", title=declared.good, items=items or (Item(id="none", text=NONE),))
