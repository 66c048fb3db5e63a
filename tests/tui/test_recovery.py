"""What goes wrong, as a person meets it: told in plain words, and nothing is ever lost by it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest

from coachtui.crash import APP, report
from coachtui.pack.model import Pack
from coachtui.tui.lesson import LessonScreen
from coachtui.tui.matters import open_matters
from coachtui.tui.places import open_states
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.versions import agree
from coachtui.workspace.workspace import Workspace
from tests.tui.recovering import (
    SYNCED,
    again,
    answered,
    cut,
    put,
    reads,
    settled,
)
from tests.tui.recovery_scenes import recoveries
from tests.tui.sitting import sitting

pytestmark = pytest.mark.bar


# A crash


def killed(home: Path, pack: Pack, change: str) -> None:
    """Leave a home as it is when the app is killed: half typed, or before a file was written."""
    workspace = open_workspace(Home(home), pack=pack, holder="app")
    before = (workspace.store.folder / "answers.toml").read_bytes()
    if change == "typed":
        workspace.draft("scene", "Afterwards somebody stays")
    else:
        workspace.answer("aim", "work that stays")
    workspace.flush()
    left = home.with_name("left")
    shutil.copytree(home, left)
    workspace.close()
    shutil.rmtree(home)
    left.rename(home)
    if change != "typed":
        (workspace.store.folder / "answers.toml").write_bytes(before)


async def test_after_a_kill_one_goes_on_with_what_was_being_typed(
    home: Path, folder: Path, pack: Pack
) -> None:
    killed(home, pack, "typed")
    async with sitting(home, pack) as here:
        await here.until("The last time ended in the middle")
        assert "Afterwards somebody stays" in here.view
        await here.press("enter")
        await here.until("Picture the best talk")
        screen = here.app.screen
        assert isinstance(screen, LessonScreen)
        assert screen.question.id == "scene"
        assert "Afterwards somebody stays" in here.view


async def test_what_never_reached_its_file_is_brought_back_and_undo_takes_it_away(
    home: Path, folder: Path, pack: Pack
) -> None:
    killed(home, pack, "given")
    async with sitting(home, pack) as here:
        await reads(here, "hadn't reached its file yet")
        await here.press("b")
        await settled(here)
        assert here.workspace.answers["aim"].value == "work that stays"
        await here.press("f5")
        assert here.workspace.answers["aim"].value == "steady work"


async def test_a_mistake_of_its_own_is_told_of_once_with_its_report(
    home: Path, folder: Path, pack: Pack
) -> None:
    written = report(RuntimeError("SECRET"), home, APP)
    assert written is not None
    async with sitting(home, pack) as here:
        await reads(here, "a mistake of its own")
        assert [way.label for way in put(here).matter.ways] == ["Go on"]
        assert "SECRET" not in here.view
        await here.press("enter")
        await settled(here)
    async with sitting(home, pack) as here:
        await here.pilot.pause(0.2)
        assert "a mistake of its own" not in here.view


# Earlier states


async def test_earlier_states_are_gone_to_by_the_palette_and_one_is_taken_back(
    home: Path, folder: Path, pack: Pack
) -> None:
    with (
        mock.patch.dict(os.environ, COACHTUI_NOW="2026-11-22T20:00:00Z"),
        open_to_agree(home, pack) as workspace,
    ):
        agree(workspace, "First")
    again(home, pack, aim="work that stays", start="few")
    async with sitting(home, pack) as here:
        await here.press("ctrl+p")
        await here.type("earlier states")
        await here.until("go to: earlier states")
        await here.press("enter")
        await reads(here, "Each is shown first")
        rows = [way.label for way in put(here).matter.ways]
        assert "As you agreed it, 22 November 2026, 20:00" in rows
        await here.press(str(rows.index("As you agreed it, 22 November 2026, 20:00") + 1))
        await reads(here, "This is what it would change")
        await here.until("work that stays")
        await here.press("t")
        await settled(here)
        await here.until("Undo brings back what stood before")
        assert here.workspace.answers["aim"].value == "steady work"
        await here.press("f5")
        await here.until("what was taken from another state")
        await here.saved()
    assert open_workspace(Home(home), pack=pack).answers["aim"].value == "work that stays"


@contextmanager
def open_to_agree(home: Path, pack: Pack) -> Iterator[Workspace]:
    workspace = open_workspace(Home(home), pack=pack, holder="app")
    yield workspace
    workspace.close()


async def test_where_there_is_no_earlier_state_that_is_said(home: Path, pack: Pack) -> None:
    async with sitting(home, pack) as here:
        open_states(here.app)
        await here.until("There are none")
        await here.press("enter")
        await settled(here)


# Where and when


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_in_any_window_the_ways_are_in_view_and_the_rest_can_be_read(
    home: Path, folder: Path, pack: Pack, size: tuple[int, int]
) -> None:
    shutil.copy(folder / "answers.toml", folder / SYNCED)
    again(home, pack, aim=None, start="few")
    async with sitting(home, pack, size=size) as here:
        for words in ("Add 1 answer", "Keep yours", "Take the other", "Decide later", "Esc"):
            await here.until(words)
        for _ in range(12):
            if "an invitation" in here.view or "I am asked more often" in here.view:
                break
            await here.press("pagedown")
        assert "I am asked more often" in here.view
        assert "Decide later" in here.view


async def test_a_window_that_is_too_small_hides_a_matter_until_there_is_room(
    home: Path, folder: Path, pack: Pack
) -> None:
    cut(folder)
    async with sitting(home, pack, size=(60, 16)) as here:
        await here.until("This needs 60 columns and 18 rows.")
        await here.press("t", "enter")
        await here.pilot.resize_terminal(80, 24)
        await reads(here, "Take back all 3 answers")
        await here.pilot.resize_terminal(60, 16)
        await here.until("This needs")
        await here.pilot.resize_terminal(80, 24)
        await reads(here, "Take back all 3 answers")
        assert here.workspace.read_only


async def test_a_key_that_is_meant_for_an_answer_settles_nothing(
    home: Path, folder: Path, pack: Pack
) -> None:
    shutil.copy(folder / "answers.toml", folder / SYNCED)
    async with sitting(home, pack, answers={"start": "few"}) as here:
        await reads(here, "Two versions of your answers")
        await here.press("escape")
        await settled(here)
        lesson = pack.questions["scene"].lesson
        await here.app.push_screen(LessonScreen(here.workspace, lesson, "scene", route="whole"))
        for place in range(1, 6):
            await here.type("k")
            if place == 1:
                open_matters(here.app)
        assert (folder / SYNCED).exists()
        await here.until("kkkkk")
        await reads(here, "Two versions of your answers")
        await here.press("escape")


async def test_nobody_else_is_named_by_any_matter(home: Path, folder: Path, pack: Pack) -> None:
    again(home, pack, aim="work that stays")
    other = answered(home, pack, "Zebediah")
    cut(other)
    shutil.copy(other / "answers.toml", other / SYNCED)
    cut(folder)
    async with sitting(home, pack) as here:
        await reads(here, "can't be read as a whole")
        assert "Zebediah" not in here.view
        assert SYNCED not in here.view
        await here.press("e")
        await reads(here, "Earlier states")
        assert "Zebediah" not in here.view


async def test_every_trouble_leads_with_what_is_safe_and_lets_one_leave_it(tmp_path: Path) -> None:
    safe = {"", "mend", "add", "again", "both", "go", "bring"}
    seen = []
    async for name, here in recoveries(tmp_path):
        matter = put(here).matter
        seen.append(name)
        if name != "earlier-states":
            assert matter.ways[0].id in safe, name
        assert "" in [way.id for way in matter.ways], name
        await here.press("escape")
        await settled(here) if name not in ("full-disk", "by-hand") else None
        assert here.app.is_running
    assert len(seen) == 9
