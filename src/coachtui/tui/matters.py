"""What is to be settled, put to the person one thing after the other, and done."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from coachtui.files.errors import Trouble
from coachtui.tui.saving import READ_ONLY, SAVED
from coachtui.tui.settle import Settle
from coachtui.workspace.copies import copies
from coachtui.workspace.matters import settling
from coachtui.workspace.matters.earlier import earlier, states
from coachtui.workspace.matters.ended import draft_at
from coachtui.workspace.matters.opening import at_opening

if TYPE_CHECKING:
    from coachtui.tui.coach import Coach
    from coachtui.workspace.matters.model import Matter
    from coachtui.workspace.workspace import Workspace


def open_matters(app: Coach) -> None:
    """Put everything that is to be settled at the beginning; then say what was noticed."""

    async def beginning() -> None:
        await _settle_all(app)
        app.say_noticed()

    app.run_worker(beginning(), group="matters")


def open_barred(app: Coach) -> None:
    """Say why nothing can be changed, and what can be done about it."""
    app.run_worker(_settle_all(app), group="matters", exclusive=True)


def open_states(app: Coach) -> None:
    """Earlier states, to look at and to take back."""
    app.keep_typed()
    app.run_worker(_states(app), group="matters")


async def _settle_all(app: Coach) -> None:
    """Put all that is to be settled; anew, where what was chosen opened the workspace anew."""
    found = list(await asyncio.to_thread(at_opening, app.home, app.workspace))
    while found:
        opened = app.workspace
        await _settle(app, found.pop(0))
        if app.workspace is not opened:
            app.say_noticed()
            found = list(await asyncio.to_thread(at_opening, app.home, app.workspace))


async def _settle(app: Coach, matter: Matter) -> None:
    """Put one matter, and do what is chosen; where that fails, it is put again."""
    while True:
        way = await app.push_screen_wait(Settle(matter))
        await asyncio.to_thread(settling.told, app.home, matter)
        if way == "go":
            _go_on(app)
        elif way == "earlier":
            await _states(app)
        elif way:
            try:
                await _do(app, matter, way)
            except Trouble as trouble:
                app.say(str(trouble), wrong=True, seconds=20)
                continue
        return


async def _states(app: Coach) -> None:
    """Put the states that can be taken back, and the one that is chosen."""
    found = await asyncio.to_thread(copies, app.workspace)
    name = await app.push_screen_wait(Settle(states(found)))
    for copy in (one for one in found if one.name == name):
        await _settle(app, await asyncio.to_thread(earlier, app.workspace, copy))


async def _do(app: Coach, matter: Matter, way: str) -> None:
    workspace = app.workspace
    async with app.writer.alone():
        found = await asyncio.to_thread(settling.settled, app.home, workspace, matter, way)
    if found is not workspace:
        await exchange(app, found)
    app.save_soon()
    app.renew_all()
    if said := settling.DONE.get(way, ""):
        app.say(said, seconds=8)


async def exchange(app: Coach, workspace: Workspace) -> None:
    """Go on with a workspace that was opened anew, from home."""
    from coachtui.tui.home import HomeScreen

    app.workspace = workspace
    app.saving = READ_ONLY if workspace.read_only else SAVED
    while len(app.screen_stack) > 1:
        app.pop_screen()
    if isinstance(app.screen, HomeScreen):
        await app.screen.open_anew(workspace)


def _go_on(app: Coach) -> None:
    """Go to the question at which something was typed."""
    from coachtui.tui.lesson import LessonScreen
    from coachtui.workspace.whereabouts import lesson_with

    spot, workspace = app.spot, app.workspace
    question = draft_at(workspace, spot.question)
    if question:
        lesson = lesson_with(workspace, question, spot)
        route = spot.at(lesson).route
        app.push_screen(LessonScreen(workspace, lesson, question, route=route))
