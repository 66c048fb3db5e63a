"""What is seen months later: what was agreed, what differs, and looking again."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from unittest import mock

from coachtui.clock import stamp
from coachtui.decide.model import Decision
from coachtui.tui.places import open_look, open_strategy
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.versions import agree
from tests.tui.scenes import FIRST, USUAL, Size, Walk, grace, point, shipped
from tests.tui.sitting import Sitting, sitting

MET, AGAIN = "2027-01-03T08:30:00Z", "2027-02-22T08:30:00Z"
"""When she decided on some people, and when she looks again."""

PEOPLE = {
    "Bev O.": {"known": "together", "note": "line"},
    "Omar H.": {"known": "words", "note": "none"},
    "Lena": {"known": "words", "note": "line"},
}
"""Whom she decided on, and what was known of them."""


@asynccontextmanager
async def months_later(home: Path, size: Size = USUAL) -> AsyncIterator[Sitting]:
    """The app three months after it was agreed, with a few decisions between."""
    with mock.patch.dict(os.environ, COACHTUI_NOW=FIRST):
        workspace = open_workspace(Home(home), pack=shipped(), holder="app")
        for id_, raw in grace().items():
            workspace.answer(id_, raw)
        workspace.flush()
        agree(workspace, "Before the round in January")
    with mock.patch.dict(os.environ, COACHTUI_NOW=MET):
        for number in range(10):
            name, facts = [*PEOPLE.items()][number % len(PEOPLE)]
            one = Decision(
                id=f"{number:08}",
                at=stamp(),
                direction="in",
                facts={**facts, "hat": "none", "link": "list"},
                verdict="accept",
                rules=("in-known",),
                chosen="accept",
                name=name if number < len(PEOPLE) else "",
            )
            workspace.decisions.record(one)
        workspace.close()
    with mock.patch.dict(os.environ, COACHTUI_NOW=AGAIN):
        async with sitting(home, shipped(), size=size) as here:
            yield here


async def agreed(folder: Path, size: Size = USUAL) -> Walk:
    """Before an answer changes, after it has, and what was agreed."""
    async with months_later(folder, size) as here:
        yield "home-months-later", here
        open_strategy(here.app)
        await here.pilot.pause()
        point(here, "line:in-known")
        await here.press("c", "4", "ctrl+n")
        await here.until("This would change")
        yield "preview-people", here
        await here.press("r")
        await here.until("before")
        yield "preview-rules", here
        await here.press("k", "v")
        await here.until("Agreed before")
        yield "versions", here
        await here.press("down", "enter")
        await here.until("Answered otherwise")
        yield "differences", here


async def again(folder: Path, size: Size = USUAL) -> Walk:
    """Looking again, page by page."""
    async with months_later(folder, size) as here:
        open_look(here.app)
        await here.until("1 of 6")
        yield "again-still", here
        await here.press("enter")
        await here.until("2 of 6")
        await here.type("She asked about my rota")
        await here.press("enter")
        await here.until("With whom?")
        yield "again-good", here
        await here.press("1")
        await here.until("Noted:")
        await here.press("enter")
        await here.until("card 1 of 4")
        here.app.clear_notifications()
        yield "again-cards", here
        await here.press("1", "1", "1", "1")
        await here.until("your rule")
        yield "again-apart", here
        await here.press("ctrl+n")
        await here.until("4 of 6")
        yield "again-broken", here
        await here.press("ctrl+n")
        await here.until("5 of 6")
        yield "again-circle", here
        await here.press("ctrl+n")
        await here.until("6 of 6")
        yield "again-keep", here
