"""A small pack, and workspaces in a home of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.workspace.home import Home
from coachtui.workspace.open import Holder, Workspace, open_workspace

SMALL = load(Path(__file__).resolve().parents[1] / "packs" / "small")
Open = Callable[..., Workspace]


@pytest.fixture
def pack() -> Pack:
    """A small pack with a bit of everything."""
    return SMALL


@pytest.fixture
def at(home: Path) -> Home:
    """The home of this test."""
    return Home(home)


@pytest.fixture
def opened(at: Home) -> Iterator[Open]:
    """Open the person's own workspace, or another; all are let go of at the end."""
    made: list[Workspace] = []

    def open_one(
        label: str | None = None,
        *,
        holder: Holder = "command",
        pack: Pack = SMALL,
        create: bool = True,
    ) -> Workspace:
        workspace = open_workspace(at, label, holder=holder, pack=pack, create=create)
        made.append(workspace)
        return workspace

    yield open_one
    for workspace in made:
        if workspace._lock:
            workspace._lock.release()


@pytest.fixture
def workspace(opened: Open) -> Workspace:
    """The person's own workspace, open to be changed."""
    return opened()
