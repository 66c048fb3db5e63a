"""The pictures of docs/walkthrough.md: Inês, from the first screen to a decision months later."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.pack.source import find
from coachtui.tui.app import CoachApp
from coachtui.tui.lesson import LessonScreen
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.versions import agree
from coachtui.workspace.workspace import Workspace

FIRST, LATER = "2026-11-22T12:00:00Z", "2027-02-23T12:00:00Z"
"""When she answered, and when an invitation comes."""

SIZE = (80, 24)
WHOLE = "whole"

Take = Callable[[CoachApp], str]


async def walk(home: Home, take: Take) -> dict[str, str]:
    """Walk the whole way.

    Args:
        home: Where the data of the app that is looked at is kept meanwhile.
        take: Takes a picture.

    Returns:
        Names of files to SVG.
    """
    pack = load(find("linkedin"))
    ines = next(one for one in pack.personas if one.id == "ines")
    taken: dict[str, str] = {}
    os.environ["COACHTUI_NOW"] = FIRST
    async with app_of(home, pack) as (app, pilot):
        taken["walk-1.svg"] = take(app)
        evening = {
            id_: one
            for id_, one in ines.answers.items()
            if pack.questions[id_].lesson == pack.lessons[0].id
        }
        answered(app.workspace, {**evening, "review": "2027-02-22"})
        await at(app, pilot, "in-line")
        taken["walk-2.svg"] = take(app)
        await at(app, pilot, "flinch")
        taken["walk-3.svg"] = take(app)
        await press(pilot, "tab", "enter")
        taken["walk-4.svg"] = take(app)
        await press(pilot, "tab", "2")  # it was the kind: the question that set the rule
        await press(pilot, "2", "ctrl+n")
        taken["walk-5.svg"] = take(app)
        await press(pilot, "enter")
        agree(app.workspace, "After the first evening")
    os.environ["COACHTUI_NOW"] = LATER
    async with app_of(home, pack) as (app, pilot):
        taken["walk-6.svg"] = take(app)
        await press(pilot, "d", "1", "2")
        taken["walk-7.svg"] = take(app)
        await press(pilot, "2", "0", "5")
        taken["walk-8.svg"] = take(app)
        await press(pilot, "enter")
        taken["walk-9.svg"] = take(app)
    return taken


@asynccontextmanager
async def app_of(home: Home, pack: Pack) -> AsyncIterator[tuple[CoachApp, Pilot[int]]]:
    """The app over a home, as somebody finds it who opens it."""
    workspace = open_workspace(home, pack=pack, holder="app")
    app = CoachApp(workspace, home)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        yield app, pilot
        await app.writer.now()
    workspace.close()


def answered(workspace: Workspace, answers: Mapping[str, object]) -> None:
    """What she answers in the course of the evening."""
    for question, raw in answers.items():
        workspace.answer(question, raw)
    workspace.mark("more-aims", "skipped")


async def at(app: CoachApp, pilot: Pilot[int], question: str) -> None:
    """Go to a question of the lesson."""
    lesson = app.workspace.pack.questions[question].lesson
    screen = LessonScreen(app.workspace, lesson, question, route=WHOLE)
    await app.push_screen(screen)
    await settled(pilot)


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, and wait until all that moves is at rest."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def settled(pilot: Pilot[int]) -> None:
    """Wait until all that moves is at rest."""
    for _ in range(2):
        await pilot.pause(0.2)
