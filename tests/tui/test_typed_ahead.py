"""Somebody types faster than pages are turned."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest
from textual import events

from coachtui.pack.model import Pack
from coachtui.tui.lesson import LessonScreen
from coachtui.tui.typed_ahead import TypedAhead
from tests.tui.host import PATIENCE
from tests.tui.sitting import Sitting, asked, sitting


async def at_once(here: Sitting, *keys: str) -> None:
    """Keys that are all there before the first is acted upon."""
    for key in keys:
        character = " " if key == "space" else key if len(key) == 1 else None
        here.app.post_message(events.Key(key, character))
    await all_done(here)


async def all_done(here: Sitting) -> None:
    """Wait until nothing is held any more, unless a page is being turned."""
    await here.pilot.pause(0.1)
    until = time.monotonic() + PATIENCE
    while (here.app._held or here.app._settling) and not here.app._turns:
        assert time.monotonic() < until, "keys are held for good"
        await here.pilot.pause(0.02)
    await here.pilot.pause()


def given(here: Sitting, question: str) -> object:
    entry = here.workspace.answers.get(question)
    return entry.value if entry else None


def question(here: Sitting) -> str:
    screen = here.app.screen
    assert isinstance(screen, LessonScreen)
    return screen.question.id


async def test_answers_to_several_questions_typed_in_one_go_land_each_in_its_own(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "start") as here:
        await at_once(here, "2", "enter", *"Bev", "ctrl+n", *"work", "enter")
        assert given(here, "start") == pack.questions["start"].choices[1].id
        assert given(here, "scene") == "Bev"
        assert given(here, "aim") == "work"
        assert question(here) == "more-aims"


async def test_lines_typed_in_one_go_stand_each_in_a_box_of_its_own(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "more-aims") as here:
        await at_once(here, *"one", "enter", *"two", "enter")
        await here.press("ctrl+n")
        assert given(here, "more-aims") == ("one", "two")


async def test_a_dialog_that_a_key_opens_has_the_next_key(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "start") as here:
        await at_once(here, "1", "enter", "enter", *"work", "enter")
        assert given(here, "aim") == "work"


async def test_esc_pressed_once_too_often_leaves_what_lies_beneath_the_dialog(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "scene") as here:
        await at_once(here, "ctrl+g", "escape")
        assert question(here) == "scene"


async def test_a_paste_waits_for_its_turn_among_the_keys(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "scene") as here:
        for event in (
            events.Paste("Bev rang"),
            events.Key("ctrl+n", None),
            events.Paste("steady work"),
            events.Key("enter", "\r"),
        ):
            here.app.post_message(event)
        await all_done(here)
        assert given(here, "scene") == "Bev rang"
        assert given(here, "aim") == "steady work"


async def test_keys_are_held_while_a_page_is_turned_by_something_else_than_a_key(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "start") as here:
        with here.app.turning():
            await at_once(here, "2")
            assert given(here, "start") is None
        await all_done(here)
        assert given(here, "start") == pack.questions["start"].choices[1].id


async def test_keys_of_the_first_moment_reach_the_first_screen(home: Path, pack: Pack) -> None:
    async with sitting(home, pack) as here:
        await at_once(here, "1", "2", "enter")
        assert given(here, "start") == pack.questions["start"].choices[1].id


async def test_without_taking_turns_keys_are_lost(
    home: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def overtake(app: TypedAhead, event: events.Event) -> None:
        await super(TypedAhead, app).on_event(event)

    monkeypatch.setattr(TypedAhead, "on_event", overtake)
    async with asked(home, pack, "start") as here:
        await at_once(here, "2", "enter", *"Bev", "ctrl+n", *"work", "enter")
        await asyncio.sleep(0.1)
        assert (given(here, "scene"), given(here, "aim")) != ("Bev", "work")


async def test_a_screen_that_was_left_already_closes_nothing_more(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "scene") as here:
        await here.press("ctrl+g")
        left = here.app.screen
        assert not isinstance(left, LessonScreen)
        for _ in range(3):  # as two clicks do that are on their way together
            left.dismiss(None)
        await here.pilot.pause()
        assert question(here) == "scene"
