"""An app around one screen, and workspaces with a made-up person's answers."""

from __future__ import annotations

import asyncio
import inspect
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar
from unicodedata import lookup

from textual import events
from textual._wait import wait_for_idle
from textual.app import App
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.screen import Screen

from coachtui.pack.model import Pack
from coachtui.tui.app import CoachApp
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.workspace import Workspace

Shown = TypeVar("Shown", bound=Screen[Any])

PATIENCE = 30
"""Seconds that something may take on a slow machine with much else to do."""


async def _press_keys(app: App[int], keys: Iterable[str]) -> None:
    """Press keys as somebody quick does: the app itself takes each once the last one is done.

    In the place of Textual's own, which waits after each key, twice, until nothing has happened
    for a while. That hid keys that were lost when they came at once.
    """
    for key in keys:
        app.post_message(key_event(key))
    await asyncio.sleep(0)
    assert isinstance(app, CoachApp)
    while app.is_running and (app._held or app._settling):
        await asyncio.sleep(0.001)
    await wait_for_idle(0)


async def until(pilot: Pilot[int], holds: Callable[[], object], what: str = "it") -> None:
    """Wait until something holds: a thread brings it, or a layout that settles over turns."""
    ends = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < ends, f"{what} never came. The screen:\n{text_of(pilot.app)}"
        await pilot.pause(0.02)


async def on_top(pilot: Pilot[int], kind: type[Shown]) -> Shown:
    """The screen on view, once it is of a kind."""
    await until(pilot, lambda: isinstance(pilot.app.screen, kind), kind.__name__)
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, kind)
    return screen


async def idle(pilot: Pilot[int]) -> None:
    """Wait until nothing is worked on beside the screen. Work may give way to newer work."""
    workers = pilot.app.workers
    await until(pilot, lambda: all(one.is_finished for one in workers), "an end of all work")
    await pilot.pause()


def key_event(key: str) -> events.Key:
    """A key as a terminal sends it: by its name, or the character that it types."""
    name = _character_to_key(key) if len(key) == 1 else key
    character: str | None
    try:
        character = lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name)))
    except KeyError:
        character = key if len(key) == 1 else None
    return events.Key(name, character)


CoachApp._press_keys = _press_keys  # type: ignore[assignment, method-assign]


class Host(CoachApp):
    """The app, with nothing below the screen under test."""

    CSS_PATH = [  # noqa: RUF012
        Path(inspect.getfile(CoachApp)).with_name(str(sheet)) for sheet in CoachApp.CSS_PATH
    ]

    def get_default_screen(self) -> Screen[None]:
        return Screen()

    @property
    def said(self) -> list[str]:
        """What was said in passing."""
        return [str(one.message) for one in self._notifications]


def workspace_of(
    pack: Pack, folder: Path, persona: str = "", answers: Mapping[str, object] | None = None
) -> Workspace:
    """A workspace in a folder of its own, with a persona's answers or some others."""
    workspace = open_workspace(Home(folder), pack=pack, holder="app")
    given = dict(answers or {})
    for one in pack.personas:
        if one.id == persona:
            given = {**one.answers, **given}
    for id_, raw in given.items():
        workspace.answer(id_, raw)
    return workspace


def app_of(workspace: Workspace, folder: Path) -> Host:
    """The app around a workspace."""
    return Host(workspace, Home(folder))


def text_of(app: App[int]) -> str:
    """What stands on the screen, row by row."""
    rows = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in row).rstrip() for row in rows)
