"""The map: every page in words and signs, and a way to each."""

from __future__ import annotations

from pathlib import Path

from coachtui.pack.model import Pack
from coachtui.tui.lesson import LessonScreen
from tests.tui.sitting import Sitting, asked


def line(here: Sitting, words: str) -> str:
    return next(row for row in here.view.split("\n") if words in row)


async def test_each_page_says_how_it_stands_in_words_and_by_a_sign(home: Path, pack: Pack) -> None:
    given = {"start": "many", "scene": "Bev rang", "line": "new", "closed": ["nothing"]}
    async with asked(home, pack, "gut", answers=given, size=(90, 30)) as here:
        await here.press("f9")
        await here.press("ctrl+g")
        assert "✓" in line(here, "Before you answer")
        assert "· " in line(here, "In a line")
        assert "open" in line(here, "In a line")
        assert "– " in line(here, "Four at the door")
        assert "skipped" in line(here, "Four at the door")
        assert "you are here" in line(here, "Where the line is")


async def test_enter_goes_to_a_page_and_escape_back(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "start", size=(90, 30)) as here:
        await here.press("ctrl+g", "escape")
        screen = here.app.screen
        assert isinstance(screen, LessonScreen)
        assert screen.question.id == "start"
        await here.press("ctrl+g", "down", "down", "enter")
        assert screen.question.id == "place"


async def test_another_way_through_can_be_taken(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "start", size=(90, 30)) as here:
        await here.press("ctrl+g", "tab", "down", "down", "enter")
        screen = here.app.screen
        assert isinstance(screen, LessonScreen)
        assert screen.route == "door"
