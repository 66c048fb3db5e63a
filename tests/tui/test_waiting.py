"""Those who were asked first, and are back after a while."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from unittest import mock

import pytest

from coachtui.decide.model import Decision
from coachtui.files import segments
from coachtui.pack.model import Pack
from coachtui.tui.decide import DecideScreen
from coachtui.tui.home import HomeScreen
from coachtui.tui.rows import Rows
from coachtui.tui.waiting import WaitingScreen
from tests.tui.deciding import ANSWERS, FULL, log, on_view
from tests.tui.host import until
from tests.tui.sitting import Sitting, sitting

pytestmark = pytest.mark.bar

THEN, BACK, LAPSED = "2026-11-22T20:00:00Z", "2026-12-07T08:00:00Z", "2027-01-10T08:00:00Z"
"""When somebody is asked, when they are back, and when it has lapsed."""

Clock = pytest.MonkeyPatch


async def ask_first(here: Sitting, *names: str) -> None:
    """Decide to ask somebody, of each name."""
    for name in names:
        await here.press("d", "1", "1", "n")
        await here.type(name)
        await here.press("enter", "enter")
        await here.until("It comes back on")
        await here.press("escape")


async def asked(home: Path, pack: Pack, clock: Clock, *names: str) -> None:
    """A sitting in which people were asked."""
    clock.setenv("COACHTUI_NOW", THEN)
    async with sitting(home, pack, answers=ANSWERS) as here:
        await ask_first(here, *names)
        await log(here, len(names))


@asynccontextmanager
async def back(home: Path, pack: Pack, clock: Clock) -> AsyncIterator[Sitting]:
    """A sitting in which Ana, who was asked another time, is back and on view."""
    await asked(home, pack, clock, "Ana")
    clock.setenv("COACHTUI_NOW", BACK)
    async with sitting(home, pack) as here:
        await here.until("One person was asked")
        await here.press("w")
        await here.until("Ana")
        yield here


async def test_before_their_time_home_says_nothing_of_them(
    home: Path, pack: Pack, monkeypatch: Clock
) -> None:
    await asked(home, pack, monkeypatch, "Ana")
    async with sitting(home, pack) as here:
        await here.until("past decisions")
        assert "asked:" not in here.view
        await here.press("w")
        on_view(here, HomeScreen)


@pytest.mark.parametrize(
    ("names", "says"),
    [(("Ana",), "One person was asked"), (("Ana", "Bo"), "2 people were asked")],
)
async def test_once_they_are_back_home_says_so(
    home: Path, pack: Pack, monkeypatch: Clock, names: tuple[str, ...], says: str
) -> None:
    await asked(home, pack, monkeypatch, *names)
    monkeypatch.setenv("COACHTUI_NOW", BACK)
    async with sitting(home, pack) as here:
        await here.until(f"{says}: did they answer?")
        assert "Ana" not in here.view
        await here.press("w")
        await here.until("asked on 22 November 2026")
        for name in names:
            assert name in here.view


@pytest.mark.parametrize(
    ("key", "answered", "says"),
    [
        ("1", "well", "they answered well"),
        ("2", "oddly", "they answered oddly"),
        ("3", "not", "not at all"),
    ],
)
async def test_one_key_says_how_they_answered(
    home: Path, pack: Pack, monkeypatch: Clock, key: str, answered: str, says: str
) -> None:
    await asked(home, pack, monkeypatch, "Ana", "Bo")
    monkeypatch.setenv("COACHTUI_NOW", BACK)
    async with sitting(home, pack) as here:
        await here.until("2 people were asked")
        await here.press("w")
        await here.until("Bo")
        await here.press("down", key)
        await here.until(f"✓ Bo   {says}")
        first, second = here.workspace.decisions.all()
        assert (first.answered, second.answered) == ("", answered)
        await here.press("escape")
        await here.until("One person was asked")


async def test_what_was_said_of_them_can_be_taken_back(
    home: Path, pack: Pack, monkeypatch: Clock
) -> None:
    async with back(home, pack, monkeypatch) as here:
        await here.press("1")
        await here.until("they answered well")
        await here.press("u")
        await here.until("asked on")
        assert here.workspace.decisions.all()[0].answered == ""


async def test_one_decides_again_with_what_is_known_now(
    home: Path, pack: Pack, monkeypatch: Clock
) -> None:
    async with back(home, pack, monkeypatch) as here:
        await here.press("1")
        await here.until("they answered well")
        await here.press("enter")
        await here.until("How well do I know Ana?")
        assert on_view(here, DecideScreen).query_one(Rows).at == 1
        assert "as before" in here.view
        await here.press("2", "enter")
        await here.until("Kept on 7 December 2026, Ana: say yes.")
        await here.press("escape")
        on_view(here, WaitingScreen)
        await here.until("they answered well")


async def test_whoever_is_not_answered_for_lapses_quietly(
    home: Path, pack: Pack, monkeypatch: Clock
) -> None:
    await asked(home, pack, monkeypatch, "Ana")
    monkeypatch.setenv("COACHTUI_NOW", LAPSED)
    async with sitting(home, pack) as here:
        await here.until("past decisions")
        assert "asked:" not in here.view
        await here.press("ctrl+p")
        await here.type("who was asked")
        await here.until("go to: who was asked")
        await here.press("enter")
        await here.until("Nobody whom you asked is back just now.")
        await here.press("1", "2", "enter", "u", "escape")
        on_view(here, HomeScreen)


async def test_where_it_cannot_be_written_one_tries_again(
    home: Path, pack: Pack, monkeypatch: Clock
) -> None:
    async with back(home, pack, monkeypatch) as here:
        with mock.patch.object(segments, "append", side_effect=FULL):
            await here.press("1")
            await here.until("Not kept yet")
        assert here.workspace.decisions.all()[0].answered == ""
        await here.press("t")
        await here.until("they answered well")


async def test_what_was_read_before_it_was_said_hides_nothing(
    home: Path, pack: Pack, monkeypatch: Clock
) -> None:
    async with back(home, pack, monkeypatch) as here:
        screen, past = on_view(here, WaitingScreen), here.workspace.decisions.all()
        reading, slow = threading.Event(), threading.Event()

        def read_before() -> tuple[Decision, ...]:
            reading.set()
            slow.wait(5)
            return past

        with mock.patch.object(here.workspace.decisions, "all", read_before):
            screen.on_screen_resume()
            await until(here.pilot, reading.is_set, "the reading")
        await here.press("1")
        await here.until("they answered well")
        slow.set()
        await here.pilot.pause(0.1)
        assert "they answered well" in here.view
