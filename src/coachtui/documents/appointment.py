"""An entry of a calendar as plain data, before it is any format."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from coachtui.documents.model import Document, Item
from coachtui.interview.rounds import Rounds
from coachtui.text import cut, shown

LONGEST = 8_000
"""Characters of what stands in an entry: more than this some calendars refuse."""


class Appointment(Struct, frozen=True, kw_only=True):
    """A reminder as a calendar keeps it. Nobody's name is in it unless a line says it."""

    uid: str
    """What the calendar knows it by: the same each time, so that a later one replaces it."""
    title: str
    words: str = ""
    """What there is to do, a line each."""
    rounds: Rounds
    minutes: int
    made: datetime
    """When it was written."""
    changed: datetime
    """When anything was changed last that it may rest on."""
    number: int
    """Higher each time that it may differ."""


def words(document: Document) -> str:
    """What stands on a page and isn't done, as plain lines of whatever length."""
    return cut("\n".join(_lines(document)).strip(), LONGEST)


def _lines(document: Document) -> Iterator[str]:
    for block in document.blocks:
        items = [item for item in block.items if not item.done]
        if items:
            yield from ("", shown(block.title).upper())
        for item in items:
            boxed = item.tick or block.style == "checks"
            yield from _said(item, document.manner.word("note"), boxed=boxed)


def _said(item: Item, note: str, *, boxed: bool) -> Iterator[str]:
    if item.text:
        yield f"{'[ ]' if boxed else '-'} {shown(item.text)}"
    yield from (f"  {shown(line)}" for line in item.words if line.strip())
    if item.note:
        yield from (f"  {note} {shown(line)}" for line in item.note.split("\n") if line.strip())
