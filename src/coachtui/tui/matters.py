"""What is to be settled, put to the person one thing after the other, and done."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from msgspec import structs

from coachtui.files.errors import Trouble
from coachtui.tui.saving import READ_ONLY, SAVED
from coachtui.tui.settle import Settle
from coachtui.tui.small import TooSmall
from coachtui.tui.trouble import show_trouble
from coachtui.workspace.copies import copies
from coachtui.workspace.errors import Conflict
from coachtui.workspace.matters import settling
from coachtui.workspace.matters.earlier import earlier, states
from coachtui.workspace.matters.ended import draft_at
from coachtui.workspace.matters.model import Matter
from coachtui.workspace.matters.opening import at_opening

if TYPE_CHECKING:
    from coachtui.tui.coach import Coach
    from coachtui.workspace.workspace import Workspace

MOMENT = 0.1
"""Seconds between two looks at whether somebody is typing."""


def open_matters(app: Coach) -> None:
    """Put everything that is to be settled at the beginning; then say what was noticed."""

    async def beginning() -> None:
        await _settle_all(app)
        app.say_noticed()

    app.run_worker(beginning(), group="matters")


def open_barred(app: Coach) -> None:
    """Say why nothing can be changed, and what can be done about it."""
    if not isinstance(app.screen, Settle):
        app.run_worker(_settle_all(app), group="matters")


def open_states(app: Coach) -> None:
    """Earlier states, to look at and to take back."""
    app.keep_typed()

    async def looking_back() -> None:
        opened = app.workspace
        await _states(app)
        if app.workspace is not opened:
            await _settle_all(app)

    app.run_worker(looking_back(), group="matters")


async def _settle_all(app: Coach) -> None:
    """Put all that is to be settled; anew, where what was chosen opened the workspace anew."""
    opened, put = app.workspace, list[Matter]()
    before: Matter | None = None
    while found := await asyncio.to_thread(at_opening, app.home, app.workspace):
        matter = next((one for one in found if not _among(one, put)), None)
        if matter is None:
            return
        put.append(matter)
        await _settle(app, _still(matter) if matter == before else matter)
        before = None
        if app.workspace is not opened:
            app.say_noticed()
            opened, put, before = app.workspace, [], matter


def _among(matter: Matter, put: list[Matter]) -> bool:
    """Whether it was put already, however it reads by now."""
    about = (matter.title, matter.copy and matter.copy.name)
    return any(about == (one.title, one.copy and one.copy.name) for one in put)


def _still(matter: Matter) -> Matter:
    """The same once more, after it was tried whether it is still so."""
    return structs.replace(matter, words=f"That is still so. {matter.words}")


def _failed(matter: Matter, trouble: Trouble) -> Matter:
    """The same once more, after what was chosen couldn't be done."""
    return structs.replace(matter, words=f"That couldn't be done. {trouble}\n\n{matter.words}")


async def _settle(app: Coach, matter: Matter) -> None:
    """Put one matter, and do what is chosen; where that fails, it is put again."""
    now = matter
    while True:
        await _looked_at(app)
        way = await app.push_screen_wait(Settle(now))
        await asyncio.to_thread(settling.told, app.home, matter)
        if way == "go":
            _go_on(app)
        elif way == "earlier":
            await _states(app)
        elif way:
            try:
                await _do(app, matter, way)
            except Trouble as trouble:
                now = _failed(matter, trouble)
                continue
        return


async def _looked_at(app: Coach) -> None:
    """Wait until a key can't be meant for something else, and there is room for a matter."""
    while app.typing or isinstance(app.screen, TooSmall):
        await asyncio.sleep(MOMENT)


async def _states(app: Coach) -> None:
    """Put the states that can be taken back, and the one that is chosen."""
    found = await asyncio.to_thread(copies, app.workspace)
    name = await app.push_screen_wait(Settle(states(app.workspace, found)))
    for copy in (one for one in found if one.name == name):
        await _settle(app, await asyncio.to_thread(earlier, app.workspace, copy))


async def _do(app: Coach, matter: Matter, way: str) -> None:
    """Do what was chosen, and wait until it is on the disk: only then it is said to be done.

    Raises:
        Trouble: it couldn't be done; all is as it was.
    """
    workspace = app.workspace
    async with app.writer.alone():
        found = await asyncio.to_thread(settling.settled, app.home, workspace, matter, way)
    if found is not workspace:
        await exchange(app, found)
    app.renew_all()
    trouble = await app.writer.now()
    said = settling.done(matter, way)
    if trouble is None and said and not found.read_only:
        app.say(said, seconds=8)
    elif trouble is not None and not isinstance(trouble, Conflict):
        show_trouble(app, trouble)


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
