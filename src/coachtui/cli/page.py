"""Delivering a document: in a format, to standard output or to a file of its own."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from coachtui.cli.say import aside, columns, out
from coachtui.documents.formats import render
from coachtui.documents.model import Document
from coachtui.text import ended, join_words


class Format(StrEnum):
    """How a page is written."""

    text = "text"
    markdown = "markdown"
    html = "html"
    json = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="How it is written.")]
Output = Annotated[
    str | None, typer.Option("--output", metavar="FILE", help="Write it there, for you alone.")
]
Overwrite = Annotated[
    bool, typer.Option("--overwrite", help="The file may be replaced where there is one.")
]
Whys = Annotated[
    bool, typer.Option("--whys/--no-whys", help="With what made each line, or without.")
]


def deliver(
    page: Document,
    form: Format,
    output: str | None,
    *,
    overwrite: bool,
    whys: bool,
    names: Sequence[str] = (),
) -> None:
    """Print a page, or write it to a file; who is named in a file is said before it is written."""
    if output is None:
        sys.stdout.write(render(page, form, whys=whys, columns=columns()))
        return
    from coachtui.files.named import named
    from coachtui.files.save import create

    path = named(output)
    if names:
        aside(ended(f"Names in this file: {join_words(list(names))}"))
    create(path, render(page, form, whys=whys).encode(), overwrite=overwrite)
    out(f"{page.title}: written to {path}.")
