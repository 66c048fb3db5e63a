"""`coachtui where`: where everything is kept."""

from __future__ import annotations

import typer

from coachtui import __version__
from coachtui.cli.given import Command, given, noun
from coachtui.cli.opening import look
from coachtui.cli.say import data, out
from coachtui.pack.source import bundled
from coachtui.workspace.home import SETTINGS

app = noun()


@app.command(cls=Command)
def where(context: typer.Context) -> None:
    """Say where your data, your settings and the lessons are."""
    home = given(context).home
    workspace = look(context, partly=True)
    folder = home.folder(workspace.meta)
    places = {
        "data": str(home.path),
        "settings": str(home.path / SETTINGS),
        "workspace": str(folder) if folder.is_dir() else "",
        "content": str(bundled()),
        "pack": workspace.pack.id,
        "version": __version__,
    }
    if given(context).json:
        data(places)
        return
    for name, place in places.items():
        out(f"{name + ':':<11}{place or 'not made yet'}")
