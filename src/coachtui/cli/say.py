"""What commands write: reports and data to standard output, everything else to standard error."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import NoReturn

import typer

from coachtui.text import shown

DONE, PROBLEM, WRONG = 0, 1, 2
"""Exit codes: done; a problem with the data; wrong usage or an unknown id."""

WIDEST = 80
"""Columns: a wider terminal doesn't make wider lines."""

_LEAST = 20
"""Columns: words are squeezed no further."""


FEW = 8
"""The most names that are named in a row."""


def out(text: str) -> None:
    """Write words to standard output."""
    sys.stdout.write(shown(text) + "\n")


def wrapped(text: str, indent: int = 0, hang: int = 0) -> None:
    """Write words to standard output, no wider than lines may be.

    Args:
        text: The words; their own lines stay apart.
        indent: Columns before each line.
        hang: More columns before what runs on.
    """
    from coachtui.documents.width import wrap

    for part in shown(text).split("\n"):
        for number, line in enumerate(wrap(part, max(columns() - indent - hang, _LEAST))):
            out(" " * (indent + (hang if number else 0)) + line)


def data(value: object) -> None:
    """Write data to standard output: JSON in ASCII, so that nothing in it drives a terminal."""
    import json

    sys.stdout.write(json.dumps(value, indent=2) + "\n")


def answering() -> bool:
    """Whether somebody sits there who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def aside(text: str) -> None:
    """Write words to standard error: what was noticed, what may be worth a thought."""
    sys.stderr.write(shown(text) + "\n")


def fail(
    what: str, why: str = "", instead: str = "", safe: str = "Nothing was lost.", *, code: int
) -> NoReturn:
    """Say what happened, why, what to do, and that nothing was lost; and leave.

    Args:
        what: What happened, without a full stop.
        why: The cause, as words that follow a colon.
        instead: What to do: whole sentences.
        safe: What is as it was: whole sentences.
        code: The exit code.
    """
    told = f"{what}: {why}" if why else what
    rest = " ".join(part for part in (instead, safe) if part)
    aside(f"coachtui: {told.rstrip('.')}." + (f"\n{rest}" if rest else ""))
    raise typer.Exit(code)


def few(names: Sequence[str]) -> str:
    """The first of some names; the others are counted."""
    more = f" and {len(names) - FEW} more" if len(names) > FEW else ""
    return ", ".join(map(shown, names[:FEW])) + more


def unknown(kind: str, id_: str, ids: Iterable[str]) -> NoReturn:
    """Leave, for an id that isn't there, with the nearest that are."""
    from difflib import get_close_matches

    known = list(ids)
    near = get_close_matches(id_[:60], known, n=3, cutoff=0.5)
    near += [one for one in known if id_ and id_ in one and one not in near][: 3 - len(near)]
    if near:
        instead = f"Near it: {', '.join(near)}."
    elif known:
        few = ", ".join(known[:12]) + (", ..." if len(known) > 12 else "")
        instead = f"There are: {few}."
    else:
        instead = "There are none."
    fail(f"There is no {kind} “{id_[:60]}”", "", instead, "", code=WRONG)


def columns() -> int:
    """How wide lines may be: as wide as ``COLUMNS`` says, else the terminal up to `WIDEST`."""
    wide = shutil.get_terminal_size((WIDEST, 24)).columns
    return wide if os.environ.get("COLUMNS", "").isdigit() else min(wide, WIDEST)
