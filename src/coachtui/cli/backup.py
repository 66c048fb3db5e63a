"""`coachtui backup`: everything that was said, in one file to put away."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coachtui.cli.given import Command, given, noun
from coachtui.cli.opening import ensured, home_of
from coachtui.cli.page import Overwrite
from coachtui.cli.say import PROBLEM, data, fail, few, out, wrapped
from coachtui.clock import today
from coachtui.files.named import named
from coachtui.files.save import free
from coachtui.workspace.backup import backup as write

app = noun()


@app.command(cls=Command)
def backup(
    context: typer.Context,
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help="The zip to write; else a dated name here.")
    ] = None,
    *,
    overwrite: Overwrite = False,
) -> None:
    """Copy your data into one file, readable by you alone.

    With --workspace, what is that person's alone. `coachtui restore` takes it back.
    """
    wanted = given(context)
    dated = Path(f"coachtui-{today().isoformat()}.zip")
    path = named(file) if file else dated if overwrite else free(dated)
    home, folders = home_of(wanted), None
    if wanted.label:
        folders = [home.folder(one) for one in home.of(ensured(wanted, wanted.label))]
    made = write(home, path, folders, overwrite=overwrite)
    if not made.files:
        fail("Nothing was copied", "there is nothing yet", safe="", code=PROBLEM)
    if wanted.json:
        data({"file": str(path), "files": made.files, "left_out": list(made.strangers)})
        return
    out(f"{made.files} files are in {path}.")
    if made.strangers:
        wrapped(f"What is none of coachtui's files isn't in it: {few(made.strangers)}.")
