"""What comes round: quietly on the first screen, line by line, and as a calendar file."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.tui.export import ExportScreen
from coachtui.tui.lesson import LessonScreen
from coachtui.tui.palette import places
from coachtui.tui.strategy import StrategyScreen
from tests.conftest import REPOSITORY
from tests.documents.calendars import events
from tests.tui.sitting import Sitting, sitting

pytestmark = pytest.mark.bar

MONTHLY = {
    "way": "to work",
    "needs": ["oil"],
    "care-date": "2027-01-31",
    "care-every": "month",
    "care-time": "morning",
    "by-night": "no",
}
TITLE = "Look at my bicycle"
QUIETLY = "as you meant to about now"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load(REPOSITORY / "tests" / "packs" / "rounds")


@pytest.fixture(autouse=True)
def march(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, "2027-03-03")


def at(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setenv("COACHTUI_NOW", f"{day}T09:00:00Z")


def offered(here: Sitting) -> bool:
    return QUIETLY in " ".join(here.view.split())


async def test_what_is_due_is_a_row_and_nothing_counts_days(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=MONTHLY) as here:
        assert TITLE in here.view
        assert offered(here)
        for word in ("overdue", "days", "late", "missed"):
            assert word not in here.view.lower()


async def test_before_its_day_nothing_is_said(
    home: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, "2027-01-30")
    async with sitting(home, pack, answers=MONTHLY) as here:
        assert TITLE not in here.view


async def test_where_no_day_was_said_nothing_is_guessed(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers={"way": "to work", "care-every": "month"}) as here:
        assert TITLE not in here.view


async def test_line_by_line_the_first_that_is_open_is_pointed_at_and_a_tick_is_enough(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack, answers=MONTHLY) as here:
        await here.press("x")
        assert "From 31 January 2027, every month, at 08:30 for 20 minutes." in here.view
        await here.press("t")
        assert isinstance(here.app.screen, StrategyScreen)
        await here.press("x")
        await here.until("(3 March 2027)")
        await here.press("escape")
        assert not offered(here)
        assert here.workspace.edits.lines["tyres"].done == "2027-03-03"


async def test_a_tick_of_the_round_before_stands_open_again_with_its_day(
    home: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(home, pack, answers=MONTHLY) as here:
        here.workspace.edit("tyres", done="2027-03-03")
        here.workspace.edit("oil", done="2027-03-03")
        await here.app.push_screen(StrategyScreen(here.workspace))
        await here.until("[x]  I press the tyres with my thumb.  (3 March 2027)")
        at(monkeypatch, "2027-03-31")
        await here.press("escape")
        assert offered(here)
        await here.app.push_screen(StrategyScreen(here.workspace, "tyres"))
        await here.until("[ ]  I press the tyres with my thumb.  (last: 3 March 2027)")
        assert "[x]  I buy oil.  (3 March 2027)" in here.view
        await here.press("x")
        await here.until("[x]  I press the tyres with my thumb.  (31 March 2027)")
        await here.press("u")
        await here.until("[ ]  I press the tyres with my thumb.  (last: 3 March 2027)")


async def test_its_page_can_be_read_from_there(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=MONTHLY) as here:
        await here.press("x", "r")
        assert isinstance(here.app.screen, ExportScreen)
        await here.until("AT THE WORKBENCH")


async def test_its_lesson_begins_at_the_first_page(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=MONTHLY) as here:
        await here.press("x", "g")
        assert isinstance(here.app.screen, LessonScreen)
        assert here.app.screen.question.id == "needs"


async def test_not_now_is_a_month_from_today_and_undo_brings_the_day_back(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack, answers=MONTHLY) as here:
        await here.press("x", "m")
        await here.until("3 April 2027")
        assert not offered(here)
        assert here.workspace.answers["care-date"].value == "2027-04-03"
        here.workspace.undo()
        assert here.workspace.answers["care-date"].value == "2027-01-31"


@pytest.mark.parametrize("key", ["escape", "l"])
async def test_leaving_it_as_it_is_changes_nothing(home: Path, pack: Pack, key: str) -> None:
    async with sitting(home, pack, answers=MONTHLY) as here:
        await here.press("x", key)
        assert offered(here)
        assert here.workspace.answers["care-date"].value == "2027-01-31"


async def test_where_nothing_can_be_changed_it_is_not_put_off(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=MONTHLY) as here:
        here.workspace.read_only = "It is open elsewhere."
        await here.press("x")
        assert "Not now" not in here.view


class TestAsAFile:
    """The calendar file among the pages."""

    @pytest.fixture(autouse=True)
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        here = tmp_path / "here"
        here.mkdir()
        monkeypatch.chdir(here)
        return here

    async def test_its_row_shows_when_and_what_and_enter_writes_it(
        self, home: Path, pack: Pack, folder: Path
    ) -> None:
        async with sitting(home, pack, answers=MONTHLY, size=(80, 40)) as here:
            await here.app.push_screen(ExportScreen(here.workspace, "workbench"))
            await here.until("Calendar file: Look at my bicycle, Charge the lights")
            assert "AT THE WORKBENCH" in here.view
            await here.press("up")
            await here.until("from 31 January 2027, every month, at 08:30 for 20 minutes")
            assert "reminders.ics" in here.view
            assert "[ ] I wipe the chain." in here.view
            assert "By your answers its day isn't asked for." in here.view
            await here.press("enter")
            await here.idle()
            assert "updates the same entry" in here.said
        (event,) = events((folder / "reminders.ics").read_bytes().decode())
        assert event.summary.value == TITLE

    async def test_long_lines_are_shown_whole(self, home: Path, pack: Pack) -> None:
        long = {**MONTHLY, "way": f"along the river {'and on ' * 20}to the end"}
        async with sitting(home, pack, answers=long) as here:
            await here.app.push_screen(ExportScreen(here.workspace, "workbench", at="calendar"))
            await here.until("to the end")

    async def test_the_palette_leads_there(self, home: Path, pack: Pack) -> None:
        async with sitting(home, pack, answers=MONTHLY) as here:
            place = next(one for one in places(here.app) if one.name == "calendar file")
            place.go()
            await here.until("reminders.ics")
            assert "from 31 January 2027" in here.view

    async def test_back_at_a_page_the_page_is_what_is_written(
        self, home: Path, pack: Pack, folder: Path
    ) -> None:
        async with sitting(home, pack, answers=MONTHLY) as here:
            await here.app.push_screen(ExportScreen(here.workspace, "workbench"))
            await here.press("up", "down")
            await here.until("workbench.txt")
            await here.press("enter")
            await here.idle()
        assert [one.name for one in folder.iterdir()] == ["workbench.txt"]

    async def test_without_a_day_it_says_what_to_answer_and_writes_nothing(
        self, home: Path, pack: Pack, folder: Path
    ) -> None:
        async with sitting(home, pack, answers={"way": "to work"}) as here:
            await here.app.push_screen(ExportScreen(here.workspace, "workbench"))
            await here.press("up")
            await here.until("No day yet. First: “When do I look at it first?”")
            await here.press("right", "enter", "y")
            await here.idle()
            assert "There is no day yet" in here.said
        assert not list(folder.iterdir())
