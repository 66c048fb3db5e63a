"""`coachtui strategy`: what follows from the answers, why each line stands, and editing it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Annotated, NoReturn

import typer

from coachtui.cli import tensions, versions
from coachtui.cli.given import Command, Untyped, given, noun
from coachtui.cli.opening import change, look
from coachtui.cli.questions import plain
from coachtui.cli.say import PROBLEM, WRONG, data, fail, out, unknown, wrapped
from coachtui.cli.strategy_data import as_data, line_data
from coachtui.cli.strategy_words import tell, tell_line
from coachtui.clock import today
from coachtui.strategy.model import Line
from coachtui.workspace.remedy import typed
from coachtui.workspace.workspace import Workspace

app = noun(invoke_without_command=True)
versions.add_to(app)
tensions.add_to(app)

LineId = Annotated[str, typer.Argument(metavar="LINE", help="A line's id.")]


@app.callback()
def strategy(context: typer.Context) -> None:
    """Show every line and rule that follows from the answers."""
    if context.invoked_subcommand is not None:
        return
    workspace = look(context)
    if given(context).json:
        data(as_data(workspace))
        return
    tell(workspace)


@app.command(cls=Command)
def why(context: typer.Context, line: LineId) -> None:
    """Say why a line stands: the questions that made it, and what was answered."""
    from coachtui.strategy.why import why as explain

    workspace = look(context)
    found = _line(workspace, line)
    told = explain(workspace.pack, workspace.answers, workspace.strategy, line)
    if given(context).json:
        asked = [
            {"id": one.id, "text": one.text, "value": plain(one.value), "answer": one.answer}
            for one in told.questions
        ]
        data(
            {
                "line": told.line,
                "text": told.text,
                "rule": told.rule,
                "questions": asked,
                "says": told.says,
                "derived": found.derived,
                "note": found.note,
            }
        )
        return
    wrapped(told.text, 0, 4)
    for one in told.questions:
        wrapped(one.text, 2, 4)
        wrapped(one.answer, 4, 4)
    if told.says:
        wrapped(told.says, 2, 4)
    if found.edited:
        wrapped(f"Without your wording it reads: {found.derived}", 2, 4)
    if found.note:
        wrapped(f"Your note: {found.note}", 2, 4)


@app.command(cls=Command)
def edit(
    context: typer.Context,
    line: LineId,
    *,
    text: Annotated[str | None, typer.Option(help="Your own wording.")] = None,
    off: Annotated[bool, typer.Option("--off", help="Switch it off.")] = False,
    on: Annotated[bool, typer.Option("--on", help="Switch it on, or take an offer in.")] = False,
    after: Annotated[
        str | None, typer.Option(metavar="LINE|top", help="Move it to stand after another.")
    ] = None,
    note: Annotated[str | None, typer.Option(help="A note of your own beneath it.")] = None,
    done: Annotated[bool | None, typer.Option("--done/--undone", help="Tick it, or not.")] = None,
    reset: Annotated[bool, typer.Option("--reset", help="Undo all that was done to it.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what it would change, and change nothing.")
    ] = False,
) -> None:
    """Reword a line, switch it, move it, note something, tick it."""
    fields = _fields(text=text, off=off, on=on, note=note, done=done)
    if (off and on) or (reset and (fields or after)):
        fail("These don't go together", instead="Say one thing at a time.", safe="", code=WRONG)
    if not (fields or after or reset):
        instead = "Say what: --text, --off, --on, --after, --note, --done or --reset."
        fail("Nothing to do", instead=instead, safe="", code=WRONG)
    if text is not None and not text.strip():
        fail("A line needs words", instead="Say --reset to have the first ones back.", code=PROBLEM)

    if dry_run:
        versions.preview(context, partial(_edit, line, fields, after, reset))
        return
    with change(context) as workspace:
        _edit(line, fields, after, reset, workspace)
        workspace.flush()
        _say_line(context, workspace, line)


def _fields(
    *, text: str | None, off: bool, on: bool, note: str | None, done: bool | None
) -> dict[str, Untyped]:
    """The fields of a line's edit that were named."""
    fields: dict[str, Untyped] = {}
    if text is not None:
        fields["text"] = text
    if off or on:
        fields |= {"off": off, "on": on}
    if note is not None:
        fields["note"] = note
    if done is not None:
        fields["done"] = today().isoformat() if done else ""
    return fields


def _edit(
    line: str, fields: dict[str, Untyped], after: str | None, reset: bool, workspace: Workspace
) -> None:
    _line(workspace, line)
    if reset:
        workspace.reset(line)
    if after is not None:
        _move(workspace, line, after)
    if fields:
        workspace.edit(line, **fields)


@app.command(cls=Command)
def add(
    context: typer.Context,
    *,
    section: Annotated[str | None, typer.Option(help="Where a line of your own goes.")] = None,
    text: Annotated[str, typer.Option(help="Its words; of a rule, your own wording.")] = "",
    direction: Annotated[str | None, typer.Option(help="Of a rule: which way.")] = None,
    verdict: Annotated[str | None, typer.Option(help="Of a rule: what you do.")] = None,
    if_: Annotated[
        list[str] | None,
        typer.Option("--if", metavar="FACT=CHOICE,...", help="Of a rule: when it holds."),
    ] = None,
    ask: Annotated[str, typer.Option(help="Of a rule: a yes-no question of its own.")] = "",
) -> None:
    """Add a line of your own, or a rule with a direction and a verdict."""
    from coachtui.cli.own import own_line, own_rule

    with change(context) as workspace:
        if direction is None:
            if verdict or if_ or ask:
                fail("A rule needs its way", instead="Add --direction.", safe="", code=WRONG)
            mine = own_line(workspace, section, text)
        else:
            if section not in (None, "rules"):
                fail("A rule has no section", instead="Leave it out.", safe="", code=WRONG)
            mine = own_rule(
                workspace,
                direction=direction,
                verdict=verdict,
                conditions=if_ or [],
                ask=ask,
                text=text,
            )
        workspace.add(mine)
        workspace.flush()
        _say_line(context, workspace, mine.id)


@app.command(cls=Command)
def drop(context: typer.Context, line: LineId) -> None:
    """Drop a line or rule of your own."""
    with change(context) as workspace:
        own = [one.id for one in workspace.edits.mine]
        if line not in own:
            unknown("line of your own", line, own)
        workspace.drop(line)
        workspace.flush()
    if given(context).json:
        data({"id": line, "dropped": True})
    else:
        out(f"{line} is dropped.")


def _line(workspace: Workspace, id_: str) -> Line:
    lines = {line.id: line for line in workspace.strategy.lines}
    if id_ not in lines:
        _absent(workspace, id_, lines)
    return lines[id_]


def _absent(workspace: Workspace, id_: str, lines: Iterable[str]) -> NoReturn:
    waits = {wait.id: wait.question for wait in workspace.strategy.waits}
    if id_ not in waits:
        unknown("line", id_, lines)
    instead = f"Say `{typed(workspace, f'answer {waits[id_]} ...')}` first."
    fail(f"`{id_}` doesn't stand yet", f"it waits for `{waits[id_]}`", instead, code=PROBLEM)


def _move(workspace: Workspace, line: str, after: str) -> None:
    if after != "top":
        _line(workspace, after)
    if after == line:
        fail("A line can't follow itself", instead="Name another.", safe="", code=WRONG)
    workspace.place(line, after)


def _say_line(context: typer.Context, workspace: Workspace, id_: str) -> None:
    line = next((one for one in workspace.strategy.lines if one.id == id_), None)
    if line is None:
        out(f"{id_} is kept, and stands once its answers are known.")
    elif given(context).json:
        data(line_data(line))
    else:
        tell_line(line)
