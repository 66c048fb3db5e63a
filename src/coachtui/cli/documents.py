"""`coachtui checklist`, `guidelines`, `card`, `statement`: pages to keep."""

from __future__ import annotations

from typing import Annotated

import typer

from coachtui.cli.given import Command, given, noun
from coachtui.cli.opening import look
from coachtui.cli.page import Format, FormatOption, Output, Overwrite, deliver
from coachtui.cli.say import WRONG, fail
from coachtui.clock import in_words, today
from coachtui.documents.build import build, names_in
from coachtui.documents.model import Document
from coachtui.strategy.model import Line
from coachtui.strategy.why import Reason, reasons
from coachtui.workspace.workspace import Workspace

app = noun()


@app.command(cls=Command)
def document(
    context: typer.Context,
    *,
    format_: FormatOption = Format.text,
    output: Output = None,
    overwrite: Overwrite = False,
    whys: Annotated[
        bool, typer.Option("--whys/--no-whys", help="With what made each line, or without.")
    ] = False,
) -> None:
    """Print this page of your strategy, or write it to a file."""
    workspace = look(context)
    id_ = context.info_name or ""
    page = laid_out(workspace, id_, whys=whys)
    form = Format.json if given(context).json else format_
    names = names_in(page, workspace.answers, workspace.pack)
    deliver(page, form, output, overwrite=overwrite, whys=whys, names=names)


def laid_out(workspace: Workspace, id_: str, *, whys: bool) -> Document:
    """One of the pack's documents as it stands today."""
    declared = workspace.pack.documents
    if id_ not in declared:
        has = f"They have: {', '.join(declared)}." if declared else "They have none."
        fail(f"these lessons make no {id_}", instead=has, safe="", code=WRONG)

    def behind(line: Line) -> tuple[Reason, ...]:
        return reasons(workspace.pack, workspace.answers, line)

    return build(
        workspace.pack,
        workspace.strategy,
        id_,
        reasons=behind if whys else None,
        who=workspace.meta.label,
        dates=_dates(workspace),
    )


def _dates(workspace: Workspace) -> list[str]:
    """The day on which it was made, and the day to look again where one is set."""
    from datetime import date

    again = workspace.view.known.get(workspace.pack.home.review)
    dates = [in_words(today())]
    if isinstance(again, str):
        dates.append(f"look again {in_words(date.fromisoformat(again))}")
    return dates
