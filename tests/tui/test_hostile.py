"""Words from outside are shown letter for letter, never obeyed, never handed to the terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.pack.model import Pack
from tests.tui.sitting import asked, sitting

pytestmark = pytest.mark.bar

MARKUP = ["[/]", "[@click=app.quit]x", "[URGENT]", "[bold]b[/bold]", "[ red ]", "[$x]", "\\[x]"]
ESCAPES = [
    "\x1b]52;c;aGk=\x07",
    "\x1b[2J",
    "\x1b]0;t\x07",
    "\x9b31m",
    "\x1bP+q\x1b\\",
    "\x07",
    "\u202e",
]
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("words", MARKUP)
async def test_what_looks_like_markup_is_words(home: Path, pack: Pack, words: str) -> None:
    given = {"aim": f"{words} z", "circle": [{"name": f"{words} y"}], "flinch": f"{words} w"}
    shown = replace(pack, title=f"{words} p")
    async with sitting(home, shown, answers=given, size=(100, 40)) as here:
        assert f"{words} p" in here.view
        assert f"{words} z" in here.view or f"{words} w" in here.view
        await here.pilot.click(offset=(9, 8))
        assert here.app.is_running
    async with asked(home, shown, "circle", size=(100, 40)) as here:
        assert f"{words} y" in here.view
        assert f"{words} z" in here.view.replace("\n", " ")
        await here.press("enter", "escape", "ctrl+s")
        assert here.app.is_running
    async with asked(home, shown, "flinch", size=(100, 40)) as here:
        assert f"You would break: {words} w" in here.view


@pytest.mark.parametrize("words", ESCAPES)
async def test_no_control_sequence_reaches_the_terminal(home: Path, pack: Pack, words: str) -> None:
    given = {"aim": f"a{words}z", "circle": [{"name": f"b{words}y"}], "more-aims": [f"c{words}x"]}
    shown = replace(pack, title=f"t{words}t")
    async with sitting(home, shown, answers=given, size=(100, 40), label=f"l{words}l") as here:
        assert not RAW.search(here.view.replace("\n", ""))
    async with asked(home, shown, "aim", answers=given, size=(100, 40)) as here:
        assert not RAW.search(here.view.replace("\n", ""))
        await here.paste(f"p{words}q")
        assert not RAW.search(here.view.replace("\n", ""))
        assert "pq" in here.view
        await here.press("ctrl+n")
        assert not RAW.search(here.view.replace("\n", ""))
        await here.press("f7", "f5")
        assert not RAW.search(here.said.replace("\n", ""))
