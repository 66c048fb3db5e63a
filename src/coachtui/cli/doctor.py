"""`coachtui doctor`: how the files are, and what is left of crashes."""

from __future__ import annotations

import typer

from coachtui.cli.given import Command, given, noun
from coachtui.cli.say import data, out
from coachtui.crash import reports as kept_reports
from coachtui.crash import tilde

app = noun(invoke_without_command=True)


@app.command(cls=Command)
def reports(context: typer.Context) -> None:
    """List the reports of crashes; none of your words are in them."""
    paths = kept_reports(given(context).home.path)
    if given(context).json:
        data([str(path) for path in paths])
        return
    for path in paths:
        out(tilde(path))
    if not paths:
        out("There are no reports of crashes.")
