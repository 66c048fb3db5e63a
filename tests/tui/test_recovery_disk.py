"""A full disk, one that can only be read, a second window: what was typed stays, and is saved."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event

import pytest

from coachtui.pack.model import Pack
from coachtui.tui.places import open_states
from coachtui.tui.settle import Settle
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.tui.recovering import (
    SAID,
    again,
    full_disk,
    locked_disk,
    put,
    reads,
    settled,
)
from tests.tui.sitting import Sitting, asked, sitting

pytestmark = pytest.mark.bar


# A full disk


@asynccontextmanager
async def full(home: Path, pack: Pack) -> AsyncIterator[tuple[Sitting, Event]]:
    """In the middle of a long answer the disk is full; it has room once the event is set."""
    async with asked(home, pack, "scene", answers=SAID) as here:
        with full_disk() as room:
            await here.paste(LONG)
            await here.press("ctrl+s")
            await here.until("Not saved yet")
            yield here, room
            room.set()


LONG = "Afterwards somebody stays, and tells me of her own first talk. " * 12


async def test_on_a_full_disk_a_long_answer_stays_and_is_saved_once_there_is_room(
    home: Path, pack: Pack
) -> None:
    async with full(home, pack) as (here, room):
        assert "Make room on the disk" in here.view
        await here.press("t")
        await here.until("Still not saved")
        await here.press("g")
        await here.until("stays, and tells me")
        room.set()
        await here.press("ctrl+s")
        await here.saved()
        found = open_workspace(Home(home), pack=pack)
        assert LONG.strip() in str({**found.drafts, **found.answers})


async def test_saved_elsewhere_it_is_all_in_a_file_whose_name_was_free(
    home: Path, pack: Pack
) -> None:
    taken = Path.home() / "coachtui-answers.toml"
    taken.write_text("mine")
    async with full(home, pack) as (here, room):
        await here.press("f")
        await here.until("coachtui-answers-2.toml")
        await here.press("f1")
        await reads(here, "Nothing that is there is replaced")
        await here.press("escape")
        room.set()
        await here.press("enter")
        await here.until("Written to")
    assert taken.read_text() == "mine"
    assert LONG.strip() in taken.with_name("coachtui-answers-2.toml").read_text("utf-8")


async def test_a_file_in_the_home_folder_of_nobody_is_told_and_named_anew(
    home: Path, pack: Pack
) -> None:
    async with full(home, pack) as (here, room):
        await here.press("f")
        await here.until("coachtui-answers.toml")
        await here.press("home", "ctrl+k")
        await here.type("~nosuch/x.toml")
        await here.press("enter")
        await here.until("nobody's home folder")
        await here.press("home", "ctrl+k")
        await here.type("~/x.toml")
        room.set()
        await here.press("enter")
        await here.until("Written to")
    assert LONG.strip() in (Path.home() / "x.toml").read_text("utf-8")


async def test_back_from_naming_a_file_one_is_at_what_went_wrong(home: Path, pack: Pack) -> None:
    async with full(home, pack) as (here, _):
        await here.press("f")
        await here.until("another file")
        await here.press("escape")
        await here.until("Not saved yet")
        await here.press("f", "enter")
        await here.until("Not saved yet")
        assert not (Path.home() / "coachtui-answers.toml").exists()


async def test_from_what_went_wrong_one_can_leave_and_is_asked_first(
    home: Path, pack: Pack
) -> None:
    async with full(home, pack) as (here, _):
        await here.press("ctrl+s")
        await here.press("ctrl+q")
        await here.until("Leave without the last changes")
        assert sum(isinstance(one, Settle) for one in here.app.screen_stack) == 1
        await here.press("t")
        await here.until("Still not saved")
        await here.press("l")
        assert here.app.return_value == 1


# A home that can only be read


async def test_a_home_that_can_only_be_read_is_shown_and_changed_once_it_can_be(
    home: Path, folder: Path, pack: Pack
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with locked_disk() as unlocked:
        async with sitting(home, pack) as here:
            await here.until("Nothing can be saved here")
            assert "Nothing is lost" in here.view
            await here.press("t")
            await here.until("That is still so.")
            await here.press("enter")
            await settled(here)
            assert "steady work" in here.view
            assert {path: path.read_bytes() for path in before} == before
            unlocked.set()
            await here.press("ctrl+s")
            await here.until("Nothing can be saved here")
            await here.press("t")
            await settled(here)
            await here.until("Everything can be changed here now")
            assert not here.workspace.read_only
            here.workspace.close()


# A second window


async def test_a_workspace_that_is_gone_meanwhile_stays_on_view_as_it_was_read(
    home: Path, folder: Path, pack: Pack
) -> None:
    with locked_disk() as mended:
        async with sitting(home, pack) as here:
            await here.until("Nothing can be saved here")
            away = folder.rename(home / "away")
            await here.press("t")
            await reads(here, "That couldn't be done. workspace.toml couldn't be read")
            assert here.workspace.answers["aim"].value == "steady work"
            away.rename(folder)
            mended.set()
            await here.press("t")
            await settled(here)
            assert not here.workspace.read_only


async def test_beside_another_window_one_looks_and_changes_things_once_that_is_closed(
    home: Path, folder: Path, pack: Pack
) -> None:
    first = open_workspace(Home(home), pack=pack, holder="app")
    async with sitting(home, pack) as here:
        await here.until("Open in another window")
        await here.press("t")
        await here.until("That is still so.")
        first.answer("aim", "work that stays")
        first.close()
        await here.press("t")
        await settled(here)
        await here.until("Everything can be changed here now")
        assert here.workspace.answers["aim"].value == "work that stays"
        here.app.workspace.close()


async def test_keys_that_work_everywhere_put_nothing_twice(
    home: Path, folder: Path, pack: Pack
) -> None:
    first = open_workspace(Home(home), pack=pack, holder="app")
    async with sitting(home, pack) as here:
        await here.until("Open in another window")
        await here.press("ctrl+s", "ctrl+s")
        assert sum(isinstance(one, Settle) for one in here.app.screen_stack) == 1
        await here.press("escape")
        await settled(here)
        await here.press("ctrl+q")
        assert here.app.return_code == 0
    first.close()


async def test_where_nothing_can_be_changed_earlier_states_are_only_shown(
    home: Path, folder: Path, pack: Pack
) -> None:
    again(home, pack, aim="work that stays")
    first = open_workspace(Home(home), pack=pack, holder="app")
    async with sitting(home, pack) as here:
        await here.until("Open in another window")
        await here.press("escape")
        await settled(here)
        open_states(here.app)
        await reads(here, "Earlier states")
        await here.press("1")
        await reads(here, "can't be taken back here now")
        assert [way.id for way in put(here).matter.ways] == [""]
    first.close()
