"""Words typed and pasted: the same wherever there is room for them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.geometry import Region
from textual.pilot import Pilot

from coachtui.text import CAPS
from coachtui.tui.saving import SAVED, WRITING
from coachtui.tui.words_dialog import WordsDialog
from coachtui.tui.writing import Words
from tests.tui.host import Host, app_of, text_of, until, workspace_of
from tests.tui.sitting import asked, small_pack


@asynccontextmanager
async def dialog(home: Path, draft: str = "", most: int = 500) -> AsyncIterator[Pilot[int]]:
    """A dialog that asks for words, perhaps with some that wait."""
    workspace = workspace_of(small_pack(), home)
    if draft:
        workspace.draft("note:x", draft)
    async with app_of(workspace, home).run_test(size=(80, 24)) as pilot:
        pilot.app.push_screen(WordsDialog(workspace, "note:x", "A note", most=most))
        await pilot.pause()
        yield pilot


async def paste(pilot: Pilot[int], words: str) -> str:
    """Paste, as a terminal does; what stands in the field then."""
    pilot.app.post_message(events.Paste(words))
    await pilot.pause()
    return pilot.app.screen.query_one(Words).words


async def test_a_paste_into_a_dialog_is_cleaned_and_keeps_its_lines(home: Path) -> None:
    async with dialog(home) as pilot:
        words = "red \x1b[31mink\u202e\r\nand \x07a bell"
        assert await paste(pilot, words) == "red ink\nand a bell"


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d"])
async def test_joiners_can_be_typed_in_a_dialog(home: Path, joiner: str) -> None:
    async with dialog(home) as pilot:
        for character in ("a", joiner, "b"):
            pilot.app.post_message(events.Key(character, character))
        await pilot.pause()
        assert pilot.app.screen.query_one(Words).text == f"a{joiner}b"


async def test_words_painted_after_they_are_removed_are_blank(home: Path) -> None:
    async with dialog(home) as pilot:
        words = pilot.app.screen.query_one(Words)
        await words.remove()
        strips = words.render_lines(Region(0, 0, 10, 2))
    assert [strip.text for strip in strips] == [" " * 10] * 2


async def test_a_new_line_in_a_dialog_has_its_key_and_enter_keeps(home: Path) -> None:
    async with dialog(home) as pilot:
        await pilot.press("a", "ctrl+j", "b")
        words = pilot.app.screen.query_one(Words)
        assert words.text == "a\nb"
        await pilot.press("enter")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, WordsDialog)


async def test_a_paste_too_long_for_a_dialog_is_refused_aloud(home: Path) -> None:
    async with dialog(home) as pilot:
        assert await paste(pilot, "kept ") == "kept "
        assert await paste(pilot, "word " * CAPS["prose"]) == "kept "
        assert "500 fit here. Nothing was taken in." in text_of(pilot.app)


async def test_a_draft_too_long_for_a_dialog_is_not_cut_by_looking_at_it(home: Path) -> None:
    whole = "word " * CAPS["prose"] + "end"
    async with dialog(home, whole) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "500 fit here. Nothing was cut." in text_of(pilot.app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app, Host)
        assert pilot.app.workspace.drafts["note:x"] == whole


async def test_while_words_are_typed_nothing_says_that_they_are_saved(home: Path) -> None:
    async with asked(home, small_pack(), "aim") as here:
        await here.saved()
        assert "saved" in here.view.split("\n")[0]
        await here.type("calm")
        assert "saved" not in here.view.split("\n")[0]
        await here.app.writer.now()
        await here.pilot.pause()
        assert "saved" not in here.view.split("\n")[0], "what was typed is in no file yet"
        await here.press("ctrl+s")
        await here.until("  saved")
        await here.type("!")
        await here.press("backspace")
        assert "saved" not in here.view.split("\n")[0]
        await here.until("  saved")


async def test_words_of_a_dialog_are_written_though_it_is_left_at_once(home: Path) -> None:
    async with dialog(home) as pilot:
        app = pilot.app
        assert isinstance(app, Host)
        await pilot.press("x")
        assert app.saving == WRITING
        app.pop_screen()
        await until(pilot, lambda: app.saving == SAVED, "saved")
        assert b"note:x" in (app.workspace.store.folder / "drafts.toml").read_bytes()
