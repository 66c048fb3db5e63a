"""The pictures of docs/recovery.md: what goes wrong, as somebody meets it, by real keys.

A disk that is full or can't be written to can't be had everywhere, so there the system's answer
is made up; all else is what it is: files that are cut, a window that is open, a copied home.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from textual import events
from textual.pilot import Pilot

from coachtui.files.errors import Trouble
from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.pack.source import find
from coachtui.tui.app import CoachApp
from coachtui.tui.settle import Settle
from coachtui.workspace.home import Home, Spot
from coachtui.workspace.open import open_workspace
from coachtui.workspace.versions import agree
from coachtui.workspace.workspace import Workspace

FIRST, AGAIN, LATER = "2026-11-22T20:00:00Z", "2026-11-22T20:43:00Z", "2026-11-24T08:30:00Z"
"""When she answered, when she answered a few once more, and when it is opened."""

SIZE = (80, 24)
PATIENCE = 400
"""How often it is looked whether something is there, a tenth of a second between."""

TYPED = 2
"""Seconds after which what was typed is saved, or couldn't be, and that is said."""

ENDLESS = (
    "Bev rang about a post before it was advertised. In the afternoon I sat in on a ward round"
    " in Bradford, and nobody asked why I'd left."
)
AIM = "A post in infection prevention, within an hour of Leeds"

Shown = tuple[str, CoachApp, Pilot[int]]
"""What a picture is called, and the app that shows it."""

Take = Callable[[CoachApp], str]


class Scene(NamedTuple):
    """Something that goes wrong."""

    given: int | None
    """How many questions were answered before; None: all of them."""
    trouble: Callable[[Home], AbstractContextManager[None]]
    """What is wrong while the app is open."""
    keys: Sequence[str] = ()
    """What is pressed; a word that is no key's name is typed, several words are pasted."""
    title: str = ""
    """What the screen says then."""


async def recovery(folder: Path, take: Take) -> dict[str, str]:
    """Take the pictures.

    Args:
        folder: An empty folder, in which homes are made.
        take: Takes a picture.

    Returns:
        Names of files to SVG.
    """
    taken: dict[str, str] = {}
    async for name, app, _ in troubles(folder):
        # A workspace and a report are called at random, always by as many letters.
        svg = take(app).replace(app.workspace.meta.id, "k3v9p2xa")
        taken[f"recovery-{name}.svg"] = re.sub(r"(Z-)[0-9a-f]{4}(\.txt)", r"\g<1>07c1\2", svg)
    return taken


async def troubles(folder: Path, size: tuple[int, int] = SIZE) -> AsyncIterator[Shown]:
    """Everything that can go wrong, one after the other, each in a home of its own."""
    pack = load(find("linkedin"))
    with mock.patch.dict(os.environ, HOME=str(folder), COACHTUI_NOW=LATER):
        os.environ.pop("NO_COLOR", None)
        for name, scene in SCENES.items():
            home = Home(folder / name)
            _answered(home, pack, scene.given)
            with scene.trouble(home):
                workspace = open_workspace(home, pack=pack, holder="app")
                app = CoachApp(workspace, home)
                async with app.run_test(size=size, notifications=True) as pilot:
                    await _pressed(pilot, scene.keys)
                    await _until(pilot, scene.title)
                    await _at_rest(pilot)
                    yield name, app, pilot
                with suppress(Trouble):  # nor can it be saved then
                    app.workspace.close()


def _answered(home: Home, pack: Pack, number: int | None) -> None:
    """What Grace answered on an evening, and a little later."""
    given = next(one for one in pack.personas if one.id == "grace").answers
    with (
        mock.patch.dict(os.environ, COACHTUI_NOW=FIRST),
        closing(open_workspace(home, pack=pack, holder="app")) as workspace,
    ):
        for question, raw in [*given.items()][:number]:
            workspace.answer(question, raw)
        workspace.flush()
        if number is None:
            agree(workspace, "After the first evening")
            os.environ["COACHTUI_NOW"] = AGAIN
            workspace.answer("offer", "I read a rota and say what I see")
        spot = Spot(lesson="link-strategically", question=[*given][:number][-1], route="whole")
        home.remember(places={workspace.meta.id: spot})


# What goes wrong


@contextmanager
def cut_short(home: Home) -> Iterator[None]:
    """Half of the answers are gone from the disk."""
    file = _file(home)
    file.write_bytes(file.read_bytes()[:9_000])
    yield


@contextmanager
def newer(home: Home) -> Iterator[None]:
    """Another machine has a later version of the program."""
    file = _file(home)
    file.write_text(re.sub(r"^schema = \d+", "schema = 99", file.read_text("utf-8")), "utf-8")
    yield


@contextmanager
def second_version(home: Home) -> Iterator[None]:
    """A sync tool left what another machine said."""
    file = _file(home)
    shutil.copy(file, file.with_name("answers.sync-conflict-20261123-191204-LAPTOP.toml"))
    with closing(open_workspace(home, holder="app")) as workspace:
        workspace.clear("aim")
        workspace.answer("offer", "A straight reference, and tea")
    yield


@contextmanager
def full_disk(_: Home) -> Iterator[None]:
    """There is no room left."""
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with mock.patch("coachtui.files.save._write", side_effect=full):
        yield


@contextmanager
def read_only(_: Home) -> Iterator[None]:
    """The disk can only be read."""
    locked = OSError(errno.EROFS, os.strerror(errno.EROFS))
    with mock.patch("coachtui.files.locks.take", side_effect=locked):
        yield


@contextmanager
def two_windows(home: Home) -> Iterator[None]:
    """The app is open in another window."""
    with closing(open_workspace(home, holder="app")):
        yield


@contextmanager
def by_hand(home: Home) -> Iterator[None]:
    """Somebody edits the file while the app is open: right after it was read."""
    whole, written = Workspace.flush, False

    def edited(self: Workspace) -> None:
        nonlocal written
        if not written and self.unsaved:
            written = True
            text = _file(home).read_text("utf-8")
            _file(home).write_text(text.replace("in Bradford", "in Leeds"), "utf-8")
        whole(self)

    with mock.patch.object(Workspace, "flush", edited):
        yield


@contextmanager
def crash(home: Home) -> Iterator[None]:
    """The app was killed in the middle of an answer: its home is as it was at that moment."""
    with closing(open_workspace(home, holder="app")) as workspace:
        workspace.draft("aim", AIM)
        workspace.flush()
        killed = home.path.with_name("killed")
        shutil.copytree(home.path, killed)
    shutil.rmtree(home.path)
    killed.rename(home.path)
    yield


@contextmanager
def nothing(_: Home) -> Iterator[None]:
    """Nothing is wrong; somebody would like to have back what stood before."""
    yield


SCENES: Mapping[str, Scene] = {
    "cut-short": Scene(None, cut_short, title="can't be read as a whole"),
    "newer": Scene(None, newer, title="A newer coachtui wrote this"),
    "second-version": Scene(None, second_version, title="Two versions of your answers"),
    "full-disk": Scene(1, full_disk, ("g", ENDLESS, "ctrl+s"), "Not saved yet"),
    "read-only": Scene(None, read_only, title="Nothing can be saved here"),
    "two-windows": Scene(None, two_windows, title="Open in another window"),
    "by-hand": Scene(2, by_hand, ("g", AIM, "enter"), "Changed on the disk"),
    "crash": Scene(2, crash, title="The last time ended in the middle"),
    "earlier-states": Scene(None, nothing, ("ctrl+p", "earlier", "enter"), "Earlier states"),
}
"""Names of pictures to what they show."""


def _file(home: Home) -> Path:
    (meta,) = home.workspaces()
    return home.folder(meta) / "answers.toml"


# Waiting


async def _pressed(pilot: Pilot[int], keys: Sequence[str]) -> None:
    await _at_rest(pilot)
    for key in keys:
        if " " in key:
            pilot.app.post_message(events.Paste(key))
            await pilot.pause(TYPED)
        elif key in ("enter", "ctrl+s", "ctrl+p"):
            await pilot.press(key)
        else:
            await pilot.press(*key)
        await _at_rest(pilot)


async def _until(pilot: Pilot[int], title: str) -> None:
    """Wait until something is to be settled.

    Raises:
        TimeoutError: it never came.
    """
    for _ in range(PATIENCE):
        screen = pilot.app.screen
        if isinstance(screen, Settle) and title in screen.matter.title:
            return
        await pilot.pause(0.1)
    raise TimeoutError(title)


async def _at_rest(pilot: Pilot[int]) -> None:
    """Wait until nothing moves any more."""
    before, now = "", pilot.app.export_screenshot()
    while before != now:
        before = now
        await pilot.pause(0.25)
        now = pilot.app.export_screenshot()
    pilot.app.clear_notifications()  # how long they stay is a matter of the clock
    await pilot.pause()
