"""The full-screen app from its beginning to its end."""

from __future__ import annotations

import sys

from coachtui.clock import WrongClock
from coachtui.files.errors import Trouble
from coachtui.pack.mistakes import PackError
from coachtui.pack.source import DEFAULT
from coachtui.tui.app import CoachApp
from coachtui.tui.ending import closed
from coachtui.workspace.errors import NoLessons, NoWorkspace
from coachtui.workspace.home import Home
from coachtui.workspace.open import Workspace, open_workspace

TURN = 0.0005
"""Seconds that a thread may keep others waiting. What is painted goes out by a thread of its own,
and with Python's own 0.005 it would wait that long for its turn."""


def run(home: Home | None = None, label: str | None = None) -> int:
    """Open the app where it was left.

    Args:
        home: Where data is kept; None for the usual place.
        label: The workspace to open; None for one's own.

    Returns:
        The exit code: 0, 1 where the app couldn't begin or broke off, 2 where the clock is
        frozen at no moment, or 128 and the number of the signal that ended it.
    """
    try:
        home = home or Home.default()
        workspace = _opened(home, label)
    except (Trouble, PackError, NoWorkspace, FileNotFoundError) as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    except WrongClock as error:
        print(f"{error}. {error.INSTEAD}", file=sys.stderr)  # noqa: T201
        return 2
    app = CoachApp(workspace, home)
    sys.setswitchinterval(TURN)
    try:
        code = app.run()
    finally:
        unsaved = closed(app.workspace)  # it may have been opened anew meanwhile
    for words in filter(None, (app.last_words, unsaved)):
        print(words, file=sys.stderr)  # noqa: T201
    if app.last_words:
        return 1
    return code or 0


def _opened(home: Home, label: str | None) -> Workspace:
    """Open the workspace; where its pack can't be used, offer the one that ships.

    Raises:
        Trouble, PackError, NoWorkspace, FileNotFoundError: as `open_workspace`.
    """
    try:
        return open_workspace(home, label, holder="app")
    except NoLessons as lost:
        print(lost, file=sys.stderr)  # noqa: T201
        if not _yes(f"{lost.OFFER} [y, or n to leave] "):
            raise SystemExit(1) from lost
        home.choose(lost.meta, DEFAULT)
    return open_workspace(home, label, holder="app")


def _yes(question: str) -> bool:
    try:
        return input(question).strip().lower() in ("y", "yes")
    except EOFError:
        return False
