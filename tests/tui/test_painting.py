"""How much of the screen is painted: over a slow line each byte is time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from coachtui.interview import flow
from coachtui.pack.model import Pack
from coachtui.tui.lesson import LessonScreen
from coachtui.tui.saving import WRITING
from coachtui.tui.writing import Words
from tests.tui.scenes import grace, shipped
from tests.tui.sitting import Sitting, sitting

MOST = 12_000
"""Bytes for a page that is turned to, in a window of 100 by 30; one painted twice takes more."""

LINE = 1000
"""Bytes for one line of it."""

BEFORE = {
    "account": "prose longer than the room for it",
    "profile-about": "words that wrap, and a draft to begin from",
    "rec-close": "both",
}
"""Questions, and what is on the page that comes after them."""


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the app writes to the terminal, once it is told that there is one."""
    said: list[str] = []
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setattr(HeadlessDriver, "write", lambda _, data: said.append(data))
    return said


async def test_a_page_is_painted_whole_once(
    home: Path, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = shipped()
    async with sitting(home, pack, answers=grace(), size=(100, 30)) as here:
        monkeypatch.setattr(HeadlessDriver, "is_headless", False)
        for question, why in BEFORE.items():
            screen = await opened(here, pack, question)
            written.clear()
            await here.press("ctrl+n")
            await here.pilot.pause(0.1)
            count = len("".join(written).encode())
            assert screen.question.id != question
            assert 2000 < count < MOST, f"{count} bytes for a page with {why}"


async def test_what_is_said_on_the_screen_below_paints_nothing_of_the_one_on_view(
    home: Path, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(home, shipped(), size=(100, 30)) as here:
        monkeypatch.setattr(HeadlessDriver, "is_headless", False)
        await opened(here, shipped(), "tuesday")
        written.clear()
        here.app.saving = WRITING  # the first screen has a line for it too
        await here.pilot.pause(0.1)
        said = "".join(written)
        assert "saving" in said
        assert len(said.encode()) < LINE


async def test_a_letter_typed_as_a_page_settles_is_painted(
    home: Path, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    later: list[Callable[[], object]] = []
    async with sitting(home, shipped(), size=(100, 30)) as here:
        monkeypatch.setattr(HeadlessDriver, "is_headless", False)
        screen = await opened(here, shipped(), "tuesday")
        monkeypatch.setattr(screen, "set_timer", lambda _, paint: later.append(paint))
        screen.settle()
        screen._refresh_layout()
        words = screen.query_one(Words)
        words.insert("xyzzy")
        words.refresh()
        screen._dirty_widgets.add(words)  # it asked to be painted, and is to be so soon
        written.clear()
        for paint in later:
            paint()
        assert "xyzzy" in "".join(written)


async def opened(here: Sitting, pack: Pack, question: str) -> LessonScreen:
    """A lesson at a question, on its longest way, painted."""
    lesson = flow.lesson_of(pack, pack.questions[question].lesson)
    route = lesson.routes[0].id if lesson.routes else ""
    screen = LessonScreen(here.workspace, lesson.id, question, route=route)
    await here.app.push_screen(screen)
    await here.until(pack.questions[question].text[:20])
    await here.pilot.pause(0.1)
    return screen
