from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from coachtui.pack.model import Pack
from coachtui.tui.export import ExportScreen
from coachtui.tui.help import HelpScreen, about, grouped, keys_of
from coachtui.tui.keys import Command, commands
from coachtui.tui.places import open_strategy
from coachtui.tui.review import ReviewScreen
from coachtui.tui.strategy import StrategyScreen
from coachtui.workspace.workspace import Workspace
from tests.tui.host import app_of, text_of, workspace_of
from tests.tui.scenes import shipped
from tests.tui.sitting import sitting, small_pack


@pytest.fixture
def vera(pack: Pack, home: Path) -> Workspace:
    return workspace_of(pack, home, "vera")


def every(screen: Screen[Any]) -> tuple[Command, ...]:
    return commands(screen, idle=True)


def screens(workspace: Workspace) -> list[Screen[None]]:
    return [StrategyScreen(workspace), ReviewScreen(workspace), ExportScreen(workspace, "card")]


async def test_help_shows_every_key_of_a_screen_and_what_it_is_for(
    vera: Workspace, home: Path
) -> None:
    async with app_of(vera, home).run_test(size=(80, 70)) as pilot:
        for screen in screens(vera):
            await pilot.app.push_screen(screen)
            await pilot.pause()
            await pilot.press("f1")
            await pilot.pause()
            assert isinstance(pilot.app.screen, HelpScreen)
            text = text_of(pilot.app)
            assert about(screen).split(".")[0][:40] in text
            own = {str(getattr(binding, "id", "")) for binding in type(screen).BINDINGS}
            found = [one for one in every(screen) if one.id in own]
            assert {one.id for one in found} == own
            for one in found:
                assert one.says[:40] in text
            await pilot.press("f1")
            assert pilot.app.screen is screen


async def test_keys_stand_apart_from_what_they_do_however_many_they_are(home: Path) -> None:
    async with sitting(home, shipped(), size=(80, 40)) as here:
        await here.press("d", "1", "f1")
        await here.until("What you can tell of somebody")
        assert "1 2 3 4 5 6 7 8 9 0  Pick the answer" in here.view


async def test_every_command_has_an_explanation(vera: Workspace, home: Path) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        for screen in screens(vera):
            await pilot.app.push_screen(screen)
            await pilot.pause()
            for _, group in grouped(screen, every(screen)):
                assert all(one.says for one in group)


async def test_a_key_that_was_moved_is_shown_where_it_is_now(vera: Workspace, home: Path) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        pilot.app.set_keymap({"strategy.reword": "w"})
        await pilot.app.push_screen(StrategyScreen(vera))
        await pilot.pause()
        assert keys_of(pilot.app.screen)["strategy.reword"] == ["w"]


async def test_it_says_where_the_words_are_and_that_nothing_is_sent(
    vera: Workspace, home: Path
) -> None:
    async with app_of(vera, home).run_test(size=(120, 90)) as pilot:
        await pilot.app.push_screen(StrategyScreen(vera))
        await pilot.press("question_mark")
        await pilot.pause()
        text = text_of(pilot.app)
    assert "is kept on this machine" in text
    assert "no connection to any network" in " ".join(text.replace("│", " ").split())


async def test_palette_and_help_begin_with_what_the_screen_is_for_in_our_own_words(
    home: Path,
) -> None:
    async with sitting(home, small_pack(), answers={"aim": "calm wards"}) as here:
        open_strategy(here.app)
        await here.until("What your answers gave")
        await here.press("ctrl+p")
        await here.until("The questions that made this line")
        said = [row.split("(")[0].strip() for row in here.view.split("\n") if "  (" in row]
        assert {"next part", "why"} <= set(said[:3])
        await here.press("escape", "f1")
        await here.until("What your answers gave")
        await here.press("end")
        await here.pilot.pause()
        assert "highlight" not in here.view
        assert "option" not in here.view
