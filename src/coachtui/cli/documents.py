"""`coachtui checklist`, `guidelines`, `card`, `statement`: pages to keep."""

from __future__ import annotations

import typer

from coachtui.cli.given import Command, given, noun
from coachtui.cli.opening import look
from coachtui.cli.page import Format, FormatOption, Output, Overwrite, Whys, deliver
from coachtui.cli.say import WRONG, fail
from coachtui.documents.build import names_in
from coachtui.workspace.paper import page

app = noun()


@app.command(cls=Command)
def document(
    context: typer.Context,
    *,
    format_: FormatOption = Format.text,
    output: Output = None,
    overwrite: Overwrite = False,
    whys: Whys = False,
) -> None:
    """Print this page of your strategy, or write it to a file."""
    printed(
        context,
        context.info_name or "",
        format_=format_,
        output=output,
        overwrite=overwrite,
        whys=whys,
    )


def printed(
    context: typer.Context,
    id_: str,
    *,
    format_: Format,
    output: str | None,
    overwrite: bool,
    whys: bool,
) -> None:
    """Print one of the pages that the lessons make, or write it to a file."""
    workspace = look(context)
    declared = workspace.pack.documents
    if id_ not in declared:
        has = f"They have: {', '.join(declared)}." if declared else "They have none."
        fail(f"These lessons make no {id_}", instead=has, safe="", code=WRONG)
    made = page(workspace, id_, whys=whys)
    form = Format.json if given(context).json else format_
    names = names_in(made, workspace.answers, workspace.pack) if output else ()
    deliver(made, form, output, overwrite=overwrite, whys=whys, names=names)
