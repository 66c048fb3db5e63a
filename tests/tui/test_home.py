"""Home: where somebody stands, and one next step."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.pack.model import Pack
from coachtui.tui.home import HomeScreen
from coachtui.tui.lesson import LessonScreen
from coachtui.tui.rows import Rows
from coachtui.workspace.home import Home, Spot
from tests.tui.host import on_top, until
from tests.tui.sitting import Sitting, sitting

DONE = {
    "start": "many",
    "aim": "steady work",
    "kind-of-aim": "learn",
    "place": 2,
    "line": "met",
    "below": "ask",
    "closed": ["nothing"],
    "circle": [{"name": "Bev"}],
    "review": "2027-02-22",
}


def question(here: Sitting) -> str:
    screen = here.app.screen
    assert isinstance(screen, LessonScreen)
    return screen.question.id


def route_done(home: Path, here: Sitting) -> None:
    """Note that the short way is the one that somebody is on."""
    spot = Spot(lesson="which-talks", question="review", route="core")
    Home(home).remember(places={here.workspace.meta.id: spot})


async def test_a_first_start_welcomes_in_three_lines_and_begins_with_enter(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack) as here:
        for line in pack.home.welcome:
            assert line in here.view
        assert "The whole lesson, about 15 minutes" in here.view
        await here.press("enter")
        assert question(here) == "start"


async def test_every_way_through_is_offered_with_its_minutes(home: Path, pack: Pack) -> None:
    async with sitting(home, pack) as here:
        assert "about 6 minutes" in here.view
        await here.press("3")
        screen = here.app.screen
        assert isinstance(screen, LessonScreen)
        assert screen.route == "door"


async def test_an_unfinished_lesson_reads_back_what_was_said_and_goes_on(
    home: Path, pack: Pack
) -> None:
    async with sitting(
        home, pack, answers={"start": "many", "aim": "steady work", "line": "met"}
    ) as here:
        assert "You had said" in here.view
        assert "say yes at once? we have met" in here.view
        assert "  steady work" in here.view
        assert "%" not in here.view
        await here.press("enter")
        assert question(here) == "scene"


async def test_after_a_shorter_way_the_rest_of_the_lesson_is_offered(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack, answers=DONE) as here:
        route_done(home, here)
    async with sitting(home, pack) as here:
        assert "The rest of the lesson" in here.view
        await here.press("t")
        screen = here.app.screen
        assert isinstance(screen, LessonScreen)
        assert screen.route == "whole"
        assert screen.step.state == "open"


async def test_the_page_can_be_begun_again(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers={"start": "many", "scene": "Bev rang"}) as here:
        await here.press("g")
        await here.type("steady work")
        await here.press("enter", "escape", "b")
        assert question(here) == "aim"


async def test_after_some_days_what_was_written_is_read_back(
    home: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACHTUI_NOW", "2026-11-22T20:00:00Z")
    async with sitting(home, pack, answers=DONE) as here:
        route_done(home, here)
    monkeypatch.setenv("COACHTUI_NOW", "2027-02-22T09:00:00Z")
    async with sitting(home, pack) as here:
        assert "Welcome back." in here.view
        assert "You agreed" not in here.view  # nobody did, on purpose
        assert "You wrote: “steady work”" in here.view
        assert "You decided" in here.view
        await here.press("y")
        assert "Still so?" not in here.view
        assert here.workspace.answers["aim"].state == "answered"


@pytest.mark.parametrize("key", ["n", "c"])
async def test_not_sure_marks_it_and_changed_leads_to_a_new_picture(
    home: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv("COACHTUI_NOW", "2026-11-22T20:00:00Z")
    async with sitting(home, pack, answers=DONE):
        pass
    monkeypatch.setenv("COACHTUI_NOW", "2027-02-22T09:00:00Z")
    async with sitting(home, pack) as here:
        await here.press(key)
        if key == "n":
            assert here.workspace.answers["aim"].state == "unsure"
            assert "Noted as not sure yet" in here.said
        else:
            assert question(here) == "scene"


async def test_on_the_same_day_nothing_is_asked_again(
    home: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACHTUI_NOW", "2026-11-22T20:00:00Z")
    async with sitting(home, pack, answers=DONE) as here:
        assert "Still so?" not in here.view


async def test_the_next_step_has_the_focus(home: Path, pack: Pack) -> None:
    async with sitting(home, pack) as here:
        rows = here.app.focused
        assert isinstance(rows, Rows)
        assert rows.at == 0


async def test_no_other_workspace_is_named_anywhere(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, label="Zebediah"):
        pass
    async with sitting(home, pack, label="Grace") as here:
        assert "Grace" in here.view
        assert "Zebediah" not in here.view
        await here.press("ctrl+p")
        assert "Zebediah" not in here.view


async def test_a_second_version_is_put_at_opening_and_left_alone_by_esc(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack, answers={"aim": "steady work"}) as here:
        folder = here.workspace.store.folder
    (folder / "answers (1).toml").write_text("x")
    async with sitting(home, pack) as here:
        await here.until("A second version stands beside yours: answers (1).toml.")
        await here.press("escape")
        await here.gone("A second version")
    assert (folder / "answers (1).toml").read_text() == "x"


async def test_a_workspace_that_can_only_be_read_says_why_and_changes_nothing(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack, answers={"aim": "steady work"}) as first:
        from coachtui.tui.app import CoachApp
        from coachtui.tui.settle import Settle
        from coachtui.workspace.open import open_workspace

        second = open_workspace(Home(home), pack=pack, holder="app")
        assert second.read_only
        app = CoachApp(second, Home(home))
        async with app.run_test(size=(80, 30), notifications=True) as pilot:
            there = Sitting(app, pilot)
            await on_top(pilot, Settle)
            assert "Only to be read" in there.view
            await there.press("enter", "1", "f8", "f7", "f5")
            await until(pilot, lambda: "Only to be read" in there.said, "why")
            assert not second.unsaved
        assert first.workspace.answers == second.answers


async def test_home_loads_neither_text_areas_nor_markdown(home: Path, pack: Pack) -> None:
    import subprocess
    import sys

    code = "import coachtui.tui.app, coachtui.tui.home, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert HomeScreen.__module__ in loaded
    late = ("markdown_it", "textual.widgets._text_area", "coachtui.tui.lesson", "rich.markdown")
    assert not set(late) & set(loaded)
