"""A sitting some months later, and looking again as far as a page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from coachtui.clock import stamp
from coachtui.decide.model import Decision
from coachtui.tui.places import open_look
from coachtui.workspace.versions import agree
from tests.tui.scenes import grace, shipped
from tests.tui.sitting import Sitting, sitting

NOVEMBER, JANUARY, FEBRUARY = (
    "2026-11-22T20:00:00Z",
    "2027-01-03T09:00:00Z",
    "2027-02-22T09:00:00Z",
)


@asynccontextmanager
async def later(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    agreed: bool = True,
    answers: Mapping[str, object] | None = None,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Sitting]:
    """Answered in November, in January somebody was decided on; it is February now."""
    monkeypatch.setenv("COACHTUI_NOW", NOVEMBER)
    async with sitting(home, shipped(), answers={**grace(), **(answers or {})}) as here:
        if agreed:
            agree(here.workspace, "")
        monkeypatch.setenv("COACHTUI_NOW", JANUARY)
        facts = {"known": "words", "note": "line", "hat": "none", "link": "list"}
        here.workspace.decisions.record(
            Decision(
                id="aaaaaaaa",
                at=stamp(),
                direction="in",
                facts=facts,
                verdict="accept",
                rules=("in-known",),
                chosen="accept",
                name="Ana [/] P.",
            )
        )
    monkeypatch.setenv("COACHTUI_NOW", FEBRUARY)
    async with sitting(home, shipped(), size=size) as here:
        yield here


async def page(here: Sitting, number: int) -> None:
    """Look again, as far as a page; all before it are left as they are."""
    open_look(here.app)
    await here.until("1 of 6")
    for at in range(2, number + 1):
        await here.press("ctrl+n")
        await here.until(f"{at} of 6")
