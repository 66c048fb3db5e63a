"""`coachtui cues`: a coach's own sheet, for paper or a second screen."""

from __future__ import annotations

from typing import Annotated

import typer

from coachtui.cli.given import Command, given, noun
from coachtui.cli.opening import look
from coachtui.cli.page import Format, FormatOption, Output, Overwrite, deliver
from coachtui.cli.say import unknown
from coachtui.documents.cues import sheet
from coachtui.interview.flow import lesson_of

app = noun()


@app.command(cls=Command)
def cues(
    context: typer.Context,
    lesson: Annotated[str, typer.Argument(metavar="LESSON", help="The lesson's id.")],
    *,
    format_: FormatOption = Format.text,
    output: Output = None,
    overwrite: Overwrite = False,
) -> None:
    """Print what a coach may ask, page by page; it is shown nowhere else."""
    pack = look(context, partly=True).pack
    ids = [one.id for one in pack.lessons]
    if lesson not in ids:
        unknown("lesson", lesson, ids)
    page = sheet(pack, lesson_of(pack, lesson))
    form = Format.json if given(context).json else format_
    deliver(page, form, output, overwrite=overwrite, whys=False)
