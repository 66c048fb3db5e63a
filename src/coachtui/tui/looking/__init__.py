"""Looking again after some months: a module a page; each is imported when it is come to."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from coachtui.interview.again import Page
from coachtui.tui.looking.base import Looking
from coachtui.workspace.looking import Look
from coachtui.workspace.workspace import Workspace

_ROOMS: dict[Page, tuple[str, str]] = {
    "still": ("still", "StillPage"),
    "good": ("good", "GoodPage"),
    "cards": ("cards", "CardsPage"),
    "flinch": ("flinch", "FlinchPage"),
    "circle": ("circle", "CirclePage"),
    "keep": ("keep", "KeepPage"),
}


def page_for(workspace: Workspace, look: Look) -> Looking:
    """The page that one is on."""
    module, name = _ROOMS[look.page]
    room = import_module(f"coachtui.tui.looking.{module}")
    return cast("Callable[[Workspace, Look], Looking]", getattr(room, name))(workspace, look)
