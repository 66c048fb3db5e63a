"""What breaks under somebody at the app, and what is put to them then."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from pathlib import Path
from threading import Event
from unittest import mock

from coachtui.pack.model import Pack
from coachtui.tui.home import HomeScreen
from coachtui.tui.settle import Settle
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.tui.host import until
from tests.tui.sitting import Sitting

SAID: Mapping[str, object] = {"start": "many", "aim": "steady work", "kind-of-aim": "learn"}
SYNCED = "answers.sync-conflict-20261122-191204-LAPTOP.toml"
FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
LOCKED = OSError(errno.EROFS, os.strerror(errno.EROFS))


def answered(home: Path, pack: Pack, label: str | None = None) -> Path:
    """Give a few answers, and close it again; gives the folder of the workspace."""
    workspace = open_workspace(Home(home), label, pack=pack, holder="app", create=True)
    for id_, raw in SAID.items():
        workspace.answer(id_, raw)
    workspace.close()
    return workspace.store.folder


def again(home: Path, pack: Pack, **given: object) -> None:
    """Answer something once more, and take other answers away: those that are None."""
    workspace = open_workspace(Home(home), pack=pack, holder="app")
    for id_, raw in given.items():
        if raw is None:
            workspace.clear(id_)
        else:
            workspace.answer(id_, raw)
    workspace.close()


@contextmanager
def failing(step: str, error: OSError) -> Iterator[Event]:
    """A step fails as the system may have it fail, until the event is set."""
    module, _, name = step.rpartition(".")
    whole, mended = getattr(import_module(module), name), Event()

    def tried(*given: object, **named: object) -> object:
        if mended.is_set():
            return whole(*given, **named)
        raise error

    with mock.patch(step, tried):
        yield mended


def full_disk() -> AbstractContextManager[Event]:
    """There is no room until the event is set."""
    return failing("coachtui.files.save._write", FULL)


def locked_disk() -> AbstractContextManager[Event]:
    """The disk can only be read until the event is set."""
    return failing("coachtui.files.locks.take", LOCKED)


def put(here: Sitting) -> Settle:
    """The matter on view."""
    screen = here.app.screen
    assert isinstance(screen, Settle), screen
    return screen


async def settled(here: Sitting) -> None:
    """Until nothing is put any more, and all is on the disk."""
    await here.pilot.pause(0.02)

    def over() -> bool:
        at_work = [one for one in here.app.workers if one.group == "matters"]
        return not isinstance(here.app.screen, Settle) and all(one.is_finished for one in at_work)

    await until(here.pilot, over, "an end of what is put")
    await here.saved()


async def reads(here: Sitting, words: str) -> None:
    """Wait until words stand in what is put, wherever its lines end; home may say them too."""

    def stand() -> bool:
        read = " ".join(re.sub("[│▌]", " ", here.view).split())
        return not isinstance(here.app.screen, HomeScreen) and words in read

    await until(here.pilot, stand, repr(words))


def kept_aside(folder: Path) -> list[bytes]:
    """All that was put away."""
    return [path.read_bytes() for path in sorted((folder / "quarantine").glob("*"))]


def harmed(folder: Path, part: str) -> None:
    """Put into the newest change of the log what no answer is, as one wrong bit may."""
    log = folder / "changes" / "0001.jsonl"
    *lines, last = log.read_bytes().splitlines()
    change = {**json.loads(last), part: {"state": "opeo"}}
    log.write_bytes(b"\n".join([*lines, json.dumps(change).encode(), b""]))


def cut(folder: Path, size: int = 150) -> bytes:
    """Cut the answers short, as a disk or a sync tool may."""
    file = folder / "answers.toml"
    file.write_bytes(file.read_bytes()[:size])
    return file.read_bytes()
