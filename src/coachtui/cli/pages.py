"""`coachtui page`: every page that the lessons make, by its id."""

from __future__ import annotations

from typing import Annotated

import typer

from coachtui.cli.documents import printed
from coachtui.cli.given import Command, given, noun
from coachtui.cli.opening import look
from coachtui.cli.page import Format, FormatOption, Output, Overwrite, Whys
from coachtui.cli.say import WRONG, data, fail, out
from coachtui.workspace.remedy import command

app = noun()


@app.command(cls=Command)
def page(
    context: typer.Context,
    page_id: Annotated[str, typer.Argument(metavar="ID", help="Which; without it, a list.")] = "",
    *,
    format_: FormatOption = Format.text,
    output: Output = None,
    overwrite: Overwrite = False,
    whys: Whys = False,
) -> None:
    """Print any of your pages, or write it to a file; without an ID, list them."""
    if page_id:
        printed(context, page_id, format_=format_, output=output, overwrite=overwrite, whys=whys)
        return
    if output is not None:
        lists = command(given(context).home, "page", label=given(context).label)
        fail("Which page?", instead=f"Name one: `{lists}` lists them.", safe="", code=WRONG)
    declared = look(context, partly=True).pack.documents.values()
    if given(context).json:
        data([{"id": one.id, "title": one.title, "lessons": one.lessons} for one in declared])
        return
    for one in declared:
        out(f"{one.id}: {one.title}")
    if not declared:
        out("These lessons make no page.")
