"""An app around one screen, and workspaces with a made-up person's answers."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from pathlib import Path

from textual.screen import Screen

from coachtui.pack.model import Pack
from coachtui.tui.app import CoachApp
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.workspace import Workspace


class Host(CoachApp):
    """The app, with nothing below the screen under test."""

    CSS_PATH = Path(inspect.getfile(CoachApp)).with_name("app.tcss")

    def get_default_screen(self) -> Screen[object]:
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
