"""`coachtui decisions`: whom one decided on, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

import typer
from msgspec import structs

from coachtui.cli.given import Command, given, noun
from coachtui.cli.opening import look
from coachtui.cli.say import PROBLEM, WRONG, data, fail, out, unknown, wrapped
from coachtui.clock import day_of, today
from coachtui.decide import says
from coachtui.decide.after import waiting as returned
from coachtui.decide.behind import clauses
from coachtui.decide.falls import SOMEBODY
from coachtui.decide.model import Decision
from coachtui.interview.values import Invalid
from coachtui.workspace.workspace import Workspace

app = noun(invoke_without_command=True)

DecisionId = Annotated[str, typer.Argument(metavar="ID", help="A decision's id.")]


@app.callback()
def decisions(
    context: typer.Context,
    *,
    name: Annotated[str, typer.Option(help="Only those of whom the name holds this.")] = "",
    since: Annotated[
        str, typer.Option(metavar="DATE", help="Only those from this day on, as 2026-11-22.")
    ] = "",
) -> None:
    """List whom you decided on, newest first."""
    if context.invoked_subcommand is not None:
        return
    first = _day(since) if since else date.min
    workspace = look(context, partly=True)
    found = [
        one
        for one in reversed(_real(workspace))
        if name.casefold() in one.name.casefold() and day_of(one.at) >= first
    ]
    _report(context, workspace, found, "Nobody so far." if not (name or since) else "Nobody fits.")


@app.command(cls=Command)
def waiting(context: typer.Context) -> None:
    """List whom you asked first and who is back; whoever isn't answered for lapses."""
    workspace = look(context, partly=True)
    found = returned(workspace.decisions.all(), today())
    _report(context, workspace, found, "Nobody whom you asked is back just now.")


@app.command(cls=Command)
def undo(context: typer.Context, id_: DecisionId) -> None:
    """Take a decision back; it stays in the list, marked as such."""
    _amend(context, id_, undone=True)


@app.command(cls=Command)
def redo(context: typer.Context, id_: DecisionId) -> None:
    """Keep after all what was taken back."""
    _amend(context, id_, undone=False)


@app.command(cls=Command)
def answered(
    context: typer.Context,
    id_: DecisionId,
    how: Annotated[str, typer.Argument(metavar="HOW", help="well, oddly or not.")],
) -> None:
    """Say how somebody answered whom you asked first."""
    if how not in says.ANSWERED:
        unknown("way to answer", how, says.ANSWERED)
    _amend(context, id_, answered=how)


@app.command(cls=Command)
def good(
    context: typer.Context,
    id_: DecisionId,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="How it began.")],
) -> None:
    """Say that some good came of it, and how it began; it stands beside the rule behind it."""
    _amend(context, id_, good=" ".join(words))


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        fail(f"“{typed}” is no day", "", "Say one as 2026-11-22.", "", code=WRONG)


def _real(workspace: Workspace) -> list[Decision]:
    """Those about people; judgements of cards aren't."""
    return [one for one in workspace.decisions.all() if not one.card]


def _amend(context: typer.Context, id_: str, **changes: Any) -> None:  # noqa: ANN401  (their own)
    workspace = look(context, partly=True)
    ids = [one.id for one in _real(workspace)]
    if id_ not in ids:
        unknown("decision", id_, reversed(ids))
    try:
        made = workspace.decisions.amend(id_, **changes)
    except Invalid as invalid:
        fail("Nothing was kept", " ".join(invalid.problems), code=PROBLEM)
    if given(context).json:
        data(_row(made))
    else:
        _print(workspace, made)


def _report(
    context: typer.Context, workspace: Workspace, found: Iterable[Decision], nobody: str
) -> None:
    some = list(found)
    if given(context).json:
        data([_row(one) for one in some])
        return
    for one in some:
        _print(workspace, one)
    if not some:
        out(nobody)


def _row(one: Decision) -> dict[str, object]:
    row = structs.asdict(one)
    del row["card"], row["saw"], row["outcome"]
    return {**row, "facts": dict(one.facts), "rules": list(one.rules), "against": one.against}


def _print(workspace: Workspace, one: Decision) -> None:
    pack = workspace.pack
    when = day_of(one.at)
    done = says.done(pack, one) or "nothing decided"
    undone = " (taken back)" if one.undone else ""
    wrapped(f"{one.id} {when.isoformat()} {one.name or SOMEBODY}: {done}{undone}", 0, 4)
    told = clauses(pack, workspace.view, workspace.strategy, one.direction, one.facts)
    if told:
        wrapped("; ".join(told), 4, 2)
    if one.against:
        why = f": {says.REASONS[one.reason]}" if one.reason else ""
        wrapped(f"usually: {says.usual(pack, one)}; this time otherwise{why}", 4, 2)
    if one.answered:
        wrapped(f"asked, and: {says.ANSWERED[one.answered]}", 4, 2)
    elif one.until:
        wrapped(f"comes back on {one.until}", 4, 2)
    if one.good:
        wrapped(f"some good came of it: “{one.good}”", 4, 2)
