"""Whose answers these are stands above every full screen, where they are a client's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from coachtui.tui.export import ExportScreen
from coachtui.tui.frame import Frame
from coachtui.tui.home import HomeScreen
from coachtui.tui.lesson import LessonScreen
from coachtui.tui.strategy import StrategyScreen
from coachtui.tui.versions import VersionsScreen
from coachtui.workspace.workspace import Workspace
from tests.tui.scenes import LESSON, shipped
from tests.tui.sitting import Sitting, sitting

LONG = "Ana Bárbara de Souza e Albuquerque Cavalcanti"
WIDE = "山田" * 20


def some(space: Workspace) -> list[Frame[Any]]:
    return [
        HomeScreen(space),
        LessonScreen(space, LESSON, None, route="whole"),
        StrategyScreen(space),
        VersionsScreen(space),
        ExportScreen(space, "card"),
    ]


async def tops(here: Sitting) -> list[str]:
    """The line above each of some screens."""
    found = []
    for screen in some(here.workspace):
        here.app.push_screen(screen)
        await here.pilot.pause(0.05)
        found.append(here.view.split("\n", 1)[0].strip())
        here.app.pop_screen()
    return found


async def test_each_full_screen_of_a_client_says_whose_it_is(home: Path) -> None:
    async with sitting(home, shipped(), label="Ana B.") as here:
        seen = await tops(here)
    assert all(one.startswith("Ana B. · ") for one in seen), seen
    assert all(one.count("Ana B.") == 1 for one in seen), seen


async def test_ones_own_says_nobodys_name(home: Path) -> None:
    async with sitting(home, shipped()) as here:
        assert here.workspace.meta.kind == "self"
        assert not [one for one in await tops(here) if "·" in one]


@pytest.mark.parametrize("label", [LONG, WIDE, "[/] [@click=app.quit]x[/]"])
async def test_a_long_name_is_cut_before_where_one_is_and_whether_it_is_saved(
    home: Path, label: str
) -> None:
    async with sitting(home, shipped(), label=label) as here:
        for one in await tops(here):
            assert one.startswith(label[:8])
            assert "… · " in one or label in one
            assert one.endswith("  saved")


async def test_ones_own_second_workspace_is_called_on_the_first_screen_alone(home: Path) -> None:
    async with sitting(home, shipped()) as here:
        here.workspace.meta = replace(here.workspace.meta, label="Garden")
        first, *others = await tops(here)
    assert first.startswith("Garden  ")
    assert not [one for one in others if "Garden" in one]
