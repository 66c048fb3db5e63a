"""Every screen of the app, one after another, as a person would come to see it.

A walk opens the app and brings one scene after the other on the screen; whoever looks on
takes pictures, or measures colours. The answers are those of Grace, one of the personas.
"""

from __future__ import annotations

import errno
import os
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from unittest import mock

from textual.widgets import Input, TextArea

from coachtui.files.errors import SaveError
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.pack.source import find
from coachtui.tui import export
from coachtui.tui.end import EndScreen
from coachtui.tui.lesson import LessonScreen
from coachtui.tui.lines import Lines
from coachtui.tui.places import open_review, open_strategy
from coachtui.tui.saving import WRITING
from coachtui.tui.trouble import ConflictDialog
from coachtui.workspace.home import Home, Spot
from coachtui.workspace.open import open_workspace
from coachtui.workspace.workspace import Workspace
from tests.tui.sitting import Sitting, sitting, small_pack

Walk = AsyncIterator[tuple[str, Sitting]]
"""Names of scenes, each with the app that shows it."""

Telling = Callable[[Path], Walk]
"""What tells a walk over a home."""

Size = tuple[int, int]
USUAL, LARGE = (80, 24), (120, 36)

FIRST, LATER = "2026-11-22T20:00:00Z", "2027-01-20T08:30:00Z"
"""When she answered, and when she looks again."""

LESSON = "link-strategically"


@cache
def shipped() -> Pack:
    """The pack that ships."""
    return load(find("linkedin"))


def grace(*only: str) -> Mapping[str, object]:
    """Her answers, or some of them."""
    given = next(one for one in shipped().personas if one.id == "grace").answers
    return {id_: given[id_] for id_ in only or given}


async def rest(here: Sitting) -> None:
    """Let all that moves come to rest: saving, layout, the cursor."""
    await here.saved()
    while here.app.saving == WRITING:  # words that were typed are kept in a moment
        await here.pilot.pause(0.05)
    for field in (*here.app.screen.query(Input), *here.app.screen.query(TextArea)):
        field.cursor_blink = False
    await here.pilot.pause()
    await here.pilot.pause()


@asynccontextmanager
async def visit(
    home: Path, answers: Mapping[str, object], size: Size = USUAL, spot: Spot | None = None
) -> AsyncIterator[Sitting]:
    """The app on a later day, over answers of the first, left at a spot."""
    with mock.patch.dict(os.environ, COACHTUI_NOW=FIRST):
        workspace = open_workspace(Home(home), pack=shipped(), holder="app")
        for id_, raw in answers.items():
            workspace.answer(id_, raw)
        workspace.flush()
        Home(home).remember(places={workspace.meta.id: spot or Spot()})
        workspace.close()
    with mock.patch.dict(os.environ, COACHTUI_NOW=LATER):
        async with sitting(home, shipped(), size=size) as here:
            yield here


async def at(here: Sitting, question: str) -> None:
    """Go to a question, from wherever one is."""
    pack = here.workspace.pack
    while len(here.app.screen_stack) > 1:
        here.app.pop_screen()
    lesson = pack.questions[question].lesson
    await here.app.push_screen(LessonScreen(here.workspace, lesson, question, route="whole"))
    await here.pilot.pause()


def point(here: Sitting, id_: str) -> None:
    """Point at a line."""
    here.app.screen.query_one(Lines).point(id_)


# Walks


async def homes(folder: Path, size: Size = USUAL) -> Walk:
    """Home on a first start, amid a lesson, and on a later day."""
    async with visit(folder / "first", {}, size) as here:
        yield "home-first", here
    begun = grace("start", "tuesday", "aim", "more-aims", "aim-kind")
    spot = Spot(lesson=LESSON, question="trade", route="whole")
    async with visit(folder / "begun", begun, size, spot) as here:
        yield "home-unfinished", here
    async with visit(folder / "later", grace(), size) as here:
        yield "home-later", here


async def fields(folder: Path) -> Walk:
    """A question of each kind, answered or begun."""
    async with visit(folder, grace()) as here:
        for name, question, keys in FIELDS:
            await at(here, question)
            await here.press(*keys)
            yield f"lesson-{name}", here
    async with sitting(folder / "small", small_pack(), answers={"evenings": 12}) as here:
        await at(here, "evenings")
        yield "lesson-number", here


FIELDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("choice", "start", ()),
    ("prose", "tuesday", ("end",)),
    ("text", "aim", ("end",)),
    ("lines", "more-aims", ("end",)),
    ("choices", "trust", ()),
    ("scale", "place", ()),
    ("scale-open", "place", ("f7",)),
    ("bars", "introduce", ()),
    ("rehearsal", "gut", ("down",)),
    ("repeat", "circle", ()),
    ("repeat-row", "circle", ("enter",)),
    ("date", "review", ()),
    ("why", "aim", ("f2", "f3", "f4")),
    ("unfinished", "offer", ("ctrl+u", "o")),
)
"""What a scene is called, its question, and what is pressed there."""


async def strategies(folder: Path) -> Walk:
    """The strategy, and the dialogs that open from it."""
    async with visit(folder, grace()) as here:
        open_strategy(here.app)
        await here.pilot.pause()
        yield "strategy", here
        for name, line, keys in DIALOGS:
            point(here, line)
            await here.press(*keys)
            yield name, here
            await here.press("escape")
        for line, key in (("line:circle-5", "o"), ("line:circle-4", "x")):
            point(here, line)
            await here.press(key)
        yield "strategy-ticked", here
        point(here, "line:in-known")
        await here.press("c", "1", "ctrl+n")
        await here.until("This would change")
        yield "preview", here


DIALOGS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("why", "line:in-known", ("enter",)),
    ("reword", "line:in-known", ("e",)),
    ("own-rule", "line:in-known", ("a", "down", "3", "4")),
)
"""What a dialog is called, the line that it is about, and what is pressed there."""


async def rooms(folder: Path) -> Walk:
    """The other screens: map, end, review, export, help, palette."""
    async with visit(folder, grace(*list(grace())[:24])) as here:
        await at(here, "offer")
        await here.press("ctrl+g")
        yield "map", here
        await here.press("escape", "f1")
        yield "help", here
        await here.press("escape", "ctrl+p")
        await here.until("skip")
        yield "palette", here
        await here.press("escape", "escape")
        await here.app.push_screen(EndScreen(here.workspace, LESSON, "whole"))
        yield "end", here
        here.app.pop_screen()
        open_review(here.app)
        await here.pilot.pause()
        yield "review", here
        await here.press("escape")
        with mock.patch.object(export, "_folder", return_value=Path("/home/grace")):
            await here.app.push_screen(export.ExportScreen(here.workspace, "card"))
            yield "export", here


async def troubles(folder: Path) -> Walk:
    """What is said when something goes wrong, and when there is no room."""
    async with visit(folder, grace("start", "aim")) as here:
        await at(here, "aim")
        await here.app.push_screen(ConflictDialog(here.workspace, "answers.toml"))
        yield "conflict", here
        await here.press("escape")
        file = Path("/home/grace/coachtui/answers.toml")
        full = SaveError(file, OSError(errno.ENOSPC, "No space left on device"), needed=8_192)
        await here.type("!")
        with mock.patch.object(Workspace, "flush", side_effect=full):
            await here.press("ctrl+s")
            await here.until("Not saved yet")
            yield "not-saved", here
        await here.press("escape")
        here.app.say("Only to be read: another coachtui is open.", wrong=True, seconds=600)
        here.app.say("Taken back: the first aim.", seconds=600)
        await here.until("Taken back")
        yield "said", here
        here.app.clear_notifications()
        await here.pilot.resize_terminal(50, 14)
        yield "too-small", here


async def main(folder: Path, size: Size = USUAL) -> Walk:
    """The screens that are seen most."""
    async with visit(folder, grace(), size) as here:
        yield "home", here
        await at(here, "in-line")
        yield "lesson-choice", here
        await at(here, "tuesday")
        yield "lesson-prose", here
        await here.press("escape", "s")
        yield "strategy", here
        await here.press("escape", "a")
        yield "review", here
