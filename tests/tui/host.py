"""An app around one screen, and workspaces with a made-up person's answers."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from pathlib import Path

from textual.app import App
from textual.screen import Screen

from coachtui.pack.model import Pack
from coachtui.tui.app import CoachApp
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.workspace import Workspace


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
