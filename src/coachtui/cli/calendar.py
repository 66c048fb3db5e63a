"""`coachtui calendar`: what to come back to, as a file that any calendar reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from coachtui.cli.given import Command, given, noun
from coachtui.cli.opening import look
from coachtui.cli.page import Output, Overwrite
from coachtui.cli.say import PROBLEM, WRONG, aside, data, fail, out, unknown
from coachtui.pack.reminder import Reminder
from coachtui.text import ended, join_words
from coachtui.workspace import reminding
from coachtui.workspace.open import NONE
from coachtui.workspace.remedy import typed
from coachtui.workspace.workspace import Workspace

app = noun()


@app.command(cls=Command)
def calendar(
    context: typer.Context,
    reminder: Annotated[
        str | None, typer.Argument(metavar="[REMINDER]", help="One alone, by its id.")
    ] = None,
    *,
    output: Output = None,
    overwrite: Overwrite = False,
) -> None:
    """Print what you mean to come back to as a calendar file, or write it to one."""
    workspace = look(context)
    wanted = _wanted(workspace, reminder, report=given(context).json)
    if given(context).json:
        if output is not None:
            fail("--json reports, and writes no file", instead="Say one.", safe="", code=WRONG)
        data([_row(workspace, one) for one in wanted])
        return
    dated = [one for one in wanted if reminding.rounds_of(workspace, one) is not None]
    for one in [one for one in wanted if one not in dated] if dated else ():
        aside(f"Not in it: {_undated(workspace, one)}")
    if not dated:
        first = " ".join(_undated(workspace, one) for one in wanted)
        fail("There is no day yet", instead=first, safe="", code=PROBLEM)
    written = reminding.calendar(workspace, dated).encode()
    if output is None:
        typer.echo(written, nl=False)
        return
    _write(workspace, dated, written, output, overwrite=overwrite)


def _wanted(workspace: Workspace, id_: str | None, *, report: bool) -> Sequence[Reminder]:
    """The one that is named, else all there are."""
    reminders = reminding.reminders(workspace)
    if id_ is not None and id_ not in reminders:
        unknown("reminder", id_, reminders)
    if not reminders and not report:
        fail("These lessons remind of nothing", safe="", code=WRONG)
    return [reminders[id_]] if id_ is not None else list(reminders.values())


def _write(
    workspace: Workspace, dated: Sequence[Reminder], written: bytes, output: str, *, overwrite: bool
) -> None:
    from coachtui.files.named import named
    from coachtui.files.save import create

    path = named(output)
    if names := reminding.names(workspace, dated):
        aside(ended(f"Names in this file: {join_words(names)}"))
    create(path, written, overwrite=overwrite)
    out(f"{join_words([one.title for one in dated])}: written to {path}.")
    out(reminding.UPDATES)


def _undated(workspace: Workspace, reminder: Reminder) -> str:
    """What to answer before it has a day."""
    id_, text = reminding.wants(workspace, reminder)
    if not id_:
        return f"{reminder.title}: by your answers its day isn't asked for."
    answer = typed(workspace, f"answer {id_} ...")
    return f"{reminder.title}: first answer “{text}” (`{answer}`)."


def _row(workspace: Workspace, reminder: Reminder) -> dict[str, object]:
    found = reminding.rounds_of(workspace, reminder)
    return {
        "id": reminder.id,
        "title": reminder.title,
        "first": found.first.isoformat() if found else None,
        "every": (found.span or None) if found else None,
        "time": found.at.isoformat("minutes") if found and found.at else None,
        "next": found.next.isoformat() if found and found.next else None,
        "due": reminder in reminding.due(workspace),
        "uid": None if workspace.meta.id == NONE else reminding.uid(workspace, reminder),
    }
