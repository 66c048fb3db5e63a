"""`coachtui answers`: what was answered; loading answers from a file, and a worksheet of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from coachtui.cli.given import Command, given, noun
from coachtui.cli.opening import change, look
from coachtui.cli.questions import STANDS, plain
from coachtui.cli.say import PROBLEM, WRONG, columns, data, fail, out, unknown
from coachtui.cli.words import read_stdin
from coachtui.documents.width import wrap
from coachtui.interview.answers import Entry, State
from coachtui.interview.pipes import labelled
from coachtui.interview.values import Invalid
from coachtui.workspace.workspace import Workspace

app = noun(invoke_without_command=True)


@app.callback()
def answers(context: typer.Context) -> None:
    """List what was answered, and who typed it when."""
    if context.invoked_subcommand is not None:
        return
    workspace = look(context)
    ids = [id_ for id_ in workspace.pack.questions if id_ in workspace.answers]
    ids += [id_ for id_ in workspace.answers if id_ not in workspace.pack.questions]
    if given(context).json:
        data({id_: _row(workspace.answers[id_]) for id_ in ids})
        return
    for id_ in ids:
        out(f"{id_}: {_stands(workspace, id_)}")
        for line in _words(workspace, workspace.answers[id_], id_):
            out(f"  {line}")
    for id_ in workspace.drafts:
        out(f"{id_}: typed, and no answer yet")
    if not ids:
        out("Nothing is answered yet. `coachtui questions` lists what is asked.")


@app.command(cls=Command)
def load(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A TOML file; - is standard input.")],
) -> None:
    """Load answers and states from a file, as a worksheet holds them.

    What fits is kept, in the order of the file; what doesn't is kept as drafts.
    """
    from coachtui.files.toml import parse

    name = "standard input" if file == "-" else file
    raw = read_stdin().encode() if file == "-" else _bytes(file)
    tables = parse(Path(name), raw)
    with change(context) as workspace:
        values, states = _table(tables, "answers"), _table(tables, "states")
        for id_ in (*values, *states):
            if id_ not in workspace.pack.questions:
                unknown("question", id_, workspace.pack.questions)
        for state in states.values():
            if state not in get_args(State):
                unknown("state", str(state), get_args(State))
        wrong = _kept(workspace, values, cast("Mapping[str, State]", states))
        workspace.flush()
    if given(context).json:
        data({"loaded": len(values) - len(wrong), "drafts": wrong})
    else:
        out(f"{len(values) - len(wrong)} of {len(values)} answers are kept.")
    if wrong:
        why = " ".join(f"{id_}: {said}" for id_, said in wrong.items())
        instead = "These are kept as drafts. Answer them again, or load them again."
        fail(f"{len(wrong)} are no answers yet", why, instead, code=PROBLEM)


@app.command(cls=Command)
def worksheet(context: typer.Context) -> None:
    """Write answers and states as a file to load again, open questions as comments."""
    from coachtui.workspace.worksheet import write

    out(write(look(context)).rstrip("\n"))


def _row(entry: Entry) -> dict[str, object]:
    return {"value": plain(entry.value), "state": entry.state, "by": entry.by, "at": entry.at}


def _stands(workspace: Workspace, id_: str) -> str:
    entry = workspace.answers[id_]
    by = "" if entry.by == "self" else f", typed by {entry.by}"
    if id_ not in workspace.pack.questions:
        return f"{entry.state}{by}, no longer in the lessons"
    return f"{entry.state}{by}{STANDS[workspace.view.relevant.get(id_)]}"


def _words(workspace: Workspace, entry: Entry, id_: str) -> list[str]:
    question = workspace.pack.questions.get(id_)
    if entry.value is None:
        return []
    said = labelled(workspace.pack, question, entry.value) if question else str(plain(entry.value))
    return [line for part in said.split("\n") for line in wrap(part, columns() - 2)]


def _bytes(file: str) -> bytes:
    from coachtui.files.load import load as load_file

    try:
        return load_file(Path(file))
    except FileNotFoundError:
        fail(f"There is no file {file}", instead="Look at its name.", safe="", code=WRONG)
    except OSError as error:
        fail(f"{file} can't be read", error.strerror or "", safe="", code=PROBLEM)


def _table(tables: Mapping[str, object], name: str) -> Mapping[str, object]:
    found = tables.get(name, {})
    if not isinstance(found, Mapping):
        why = f"[{name}] is a table of questions"
        fail("Nothing was loaded", why, safe="", code=PROBLEM)
    return found


def _kept(
    workspace: Workspace, values: Mapping[str, object], states: Mapping[str, State]
) -> dict[str, str]:
    """Keep values, then states; what couldn't be kept, with the reasons."""
    wrong: dict[str, str] = {}
    for id_, value in values.items():
        try:
            workspace.answer(id_, value)
        except Invalid as invalid:
            wrong[id_] = " ".join(invalid.problems)
    for id_, state in states.items():
        try:
            workspace.mark(id_, state)
        except Invalid as invalid:
            wrong.setdefault(id_, " ".join(invalid.problems))
    return wrong
