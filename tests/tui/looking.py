"""A sitting some months later, and looking again as far as a page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from coachtui.tui.places import open_look
from coachtui.workspace.versions import agree
from tests.later import ANA, FEBRUARY, NOVEMBER
from tests.tui.scenes import grace, shipped
from tests.tui.sitting import Sitting, sitting


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
        here.workspace.decisions.record(ANA)
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
