"""What tests of deciding share: screens told apart, and decisions as the log keeps them."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any, TypeVar

from textual.screen import Screen

from coachtui.decide.model import Decision
from coachtui.files.errors import SaveError
from tests.tui.host import until
from tests.tui.sitting import Sitting

Shown = TypeVar("Shown", bound=Screen[Any])

ANSWERS = {
    "start": "many",
    "aim": "steady work",
    "line": "met",
    "below": "ask",
    "closed": ["nothing"],
}
"""Enough for the small pack's rules."""

FULL = SaveError(Path("/home/x/0001.jsonl"), OSError(errno.ENOSPC, "full"), needed=4096)
"""What is said when there is no room on the disk."""


def on_view(here: Sitting, kind: type[Shown]) -> Shown:
    """The screen on view, which has to be of a kind."""
    screen = here.app.screen
    assert isinstance(screen, kind), here.view
    return screen


async def log(here: Sitting, count: int) -> tuple[Decision, ...]:
    """The log, once it holds so many decisions; it is written beside the screen."""
    log = here.workspace.decisions
    await until(here.pilot, lambda: len(log.all()) == count, f"{count} in the log")
    await here.pilot.pause()
    found = log.all()
    assert len(found) == count, found
    return found
