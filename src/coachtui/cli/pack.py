"""`coachtui pack`: writing packs of lessons, checking them, and which one is in use."""

from __future__ import annotations

import shlex
from typing import Annotated

import typer

from coachtui.cli import packs, preview
from coachtui.cli.given import Command, given, noun
from coachtui.cli.mistakes import counted, folder_of, row, tell
from coachtui.cli.say import PROBLEM, aside, data, out
from coachtui.files.named import named

app = noun(no_args_is_help=True)


@app.callback()
def pack() -> None:
    """Write a pack of lessons, check it, look at it, go on with it."""


@app.command(cls=Command)
def check(
    context: typer.Context,
    path: Annotated[str, typer.Argument(metavar="PATH", help="The pack's folder.")],
) -> None:
    """Read a pack as strictly as it can be read, and say all that is wrong with it."""
    from coachtui.authoring.check import check_folder
    from coachtui.cli.measured import measured, told

    read, mistakes = check_folder(folder_of(path))
    errors = sum(not one.remark for one in mistakes)
    if given(context).json:
        lessons = measured(read) if read and not errors else {}
        data(
            {"errors": errors, "mistakes": [row(one) for one in mistakes], "lessons": lessons},
        )
    else:
        tell(mistakes)
    if errors:
        aside(f"{counted(errors)} to mend before it is handed on.")
        raise typer.Exit(PROBLEM)
    if read and not given(context).json:
        for line in told(read):
            out(line)
        out("Nothing is wrong: the pack can be handed on.")


@app.command("new", cls=Command)
def new_(
    context: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="DIR", help="A new folder, or an empty one.")],
    *,
    title: Annotated[str, typer.Option(help="What the pack is called.")] = "",
) -> None:
    """Begin a pack: a small one that passes its check, in files whose comments teach."""
    from coachtui.authoring.new import new

    made = new(named(folder), title)
    if given(context).json:
        data({"folder": folder, "id": made.id, "title": made.title, "files": made.files})
        return
    out(f"“{made.title}” is written into {folder}; its id is {made.id}.")
    for name in made.files:
        out(f"  {name}")
    quoted = shlex.quote(folder)
    out(f"Say `coachtui pack preview {quoted}` to look at it, and `coachtui pack check {quoted}`.")


preview.add_to(app)
packs.add_to(app)
