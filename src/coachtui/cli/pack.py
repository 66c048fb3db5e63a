"""`coachtui pack`: checking a pack of lessons that somebody writes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coachtui.cli.given import Command, given, noun
from coachtui.cli.say import PROBLEM, WRONG, aside, data, fail, out
from coachtui.pack.mistakes import Mistake

app = noun(no_args_is_help=True)


@app.callback()
def pack() -> None:
    """Check a pack of lessons."""


@app.command(cls=Command)
def check(
    context: typer.Context,
    path: Annotated[str, typer.Argument(metavar="PATH", help="The pack's folder.")],
) -> None:
    """Read a pack as strictly as it can be read, and say all that is wrong with it."""
    folder = Path(path)
    if not folder.is_dir():
        fail(f"There is no folder {path}", instead="Name a pack's folder.", safe="", code=WRONG)
    mistakes = _mistakes(folder)
    errors = [one for one in mistakes if not one.remark]
    if given(context).json:
        data({"errors": len(errors), "mistakes": [_row(one) for one in mistakes]})
    else:
        for one in mistakes:
            kind = "remark: " if one.remark else ""
            out(f"{one.file}:{one.line}: {kind}{one.what.rstrip('.')}. {one.instead}")
    if errors:
        many = f"{len(errors)} mistakes" if len(errors) > 1 else "1 mistake"
        aside(f"{many} to mend before it is handed on.")
        raise typer.Exit(PROBLEM)
    if not given(context).json:
        out("Nothing is wrong: the pack can be handed on.")


def _mistakes(folder: Path) -> tuple[Mistake, ...]:
    from coachtui.authoring.check import check_folder

    return check_folder(folder)[1]


def _row(mistake: Mistake) -> dict[str, object]:
    return {
        "file": mistake.file,
        "line": mistake.line,
        "what": mistake.what,
        "instead": mistake.instead,
        "remark": mistake.remark,
    }
