"""Deciding where it can't be written, and beside an open app."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from coachtui.decide.model import Decision
from coachtui.files.errors import Held, SaveError
from coachtui.pack.model import Pack
from coachtui.tui.app import CoachApp
from coachtui.tui.dialog import Choose
from coachtui.tui.verdict import UndecidedScreen, VerdictScreen
from coachtui.workspace.decisions import Decisions
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.tui.deciding import ANSWERS, FULL, log, on_view
from tests.tui.sitting import Sitting, sitting

pytestmark = pytest.mark.bar


def failing(*errors: Exception) -> Callable[..., Decision]:
    """A log that fails so often, and then writes."""
    left = list(errors)
    record = Decisions.record

    def write(self: Decisions, decision: Decision) -> Decision:
        if left:
            raise left.pop(0)
        return record(self, decision)

    return write


HELD = Held("command", 42, "2026-11-22T20:00:00Z", "These decisions")


@pytest.mark.parametrize("error", [FULL, HELD])
async def test_where_it_cannot_be_written_one_is_told_and_tries_again(
    home: Path, pack: Pack, error: Exception
) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "2")
        with mock.patch.object(Decisions, "record", failing(error)):
            await here.press("enter")
            await here.until("Not kept yet")
            on_view(here, Choose)
            assert here.workspace.decisions.all() == ()
            await here.press("t")
            await here.until("Kept on")
        await log(here, 1)


async def test_where_it_cannot_be_written_it_stays_on_the_screen(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "2", "n")
        await here.type("Ana")
        with mock.patch.object(Decisions, "record", failing(FULL, FULL)):
            await here.press("enter", "enter")
            await here.until("Not kept yet")
            await here.press("g")
            assert "Ana · When I am asked · we have met" in here.view
        await here.press("enter")
        (one,) = await log(here, 1)
        assert one.name == "Ana"


async def test_written_but_not_confirmed_it_is_kept_once(home: Path, pack: Pack) -> None:
    real = Decisions.record
    unsure = SaveError(Path("/x/0001.jsonl"), OSError(errno.EIO, "fault"), replaced=True)
    times = []

    def write(self: Decisions, decision: Decision) -> Decision:
        made = real(self, decision)
        times.append(made)
        if len(times) == 1:
            raise unsure
        return made

    async with sitting(home, pack, answers=ANSWERS) as here:
        with mock.patch.object(Decisions, "record", write):
            await here.press("d", "1", "2", "enter")
            await here.until("Not kept yet")
            await here.press("t")
            await here.until("Kept on")
        await log(here, 1)


async def test_beside_an_open_app_one_decides_and_keeps_as_well(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as first:
        second = open_workspace(Home(home), pack=pack, holder="app")
        assert second.read_only
        app = CoachApp(second, Home(home))
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            there = Sitting(app, pilot)
            await there.until("Open in another window")
            await there.press("escape")
            await there.press("d", "1", "2")
            await there.until("It can be kept from this window too")
            await there.press("enter")
            await there.until("Kept on")
        (one,) = await log(first, 1)
        assert one.chosen == "accept"


async def test_beside_an_open_app_no_answer_of_the_lesson_is_asked_for(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack, answers={"closed": ["nothing"]}):
        second = open_workspace(Home(home), pack=pack, holder="app")
        app = CoachApp(second, Home(home))
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            there = Sitting(app, pilot)
            await there.until("Open in another window")
            await there.press("escape")
            await there.press("d", "1", "2", "enter")
            on_view(there, UndecidedScreen)
            await there.press("a", "2")
            await there.until("Kept on")


async def test_where_nothing_can_be_recorded_that_is_said(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        here.workspace.__dict__["decisions"] = Decisions(home, "The disk can only be read.")
        await here.press("d", "1", "2", "enter")
        await here.until("Not kept: The disk can only be read.")
        on_view(here, VerdictScreen)
