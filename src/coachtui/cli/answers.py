"""`coachtui answers`: what was answered; loading answers from a file, and a worksheet of them."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from coachtui.cli.given import Command, given, noun
from coachtui.cli.opening import change, look
from coachtui.cli.questions import STANDS, plain
from coachtui.cli.say import PROBLEM, WRONG, data, fail, out, wrapped
from coachtui.cli.words import decoded, read_stdin
from coachtui.files.errors import Unread
from coachtui.interview.answers import Entry
from coachtui.interview.pipes import as_kept, labelled
from coachtui.text import shown
from coachtui.workspace.remedy import typed
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
        wrapped(_words(workspace, workspace.answers[id_], id_), 2)
    for id_ in workspace.drafts:
        if ":" not in id_:  # a question's; the others are of lines, notes and own rules
            out(f"{id_}: typed, and no answer yet")
    if not ids:
        out(f"Nothing is answered yet. `{typed(workspace, 'questions')}` lists what is asked.")


@app.command(cls=Command)
def load(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A TOML file; - is standard input.")],
) -> None:
    """Load answers and states from a file, as a worksheet holds them: all of it, or nothing."""
    from coachtui.workspace import loading
    from coachtui.workspace.errors import Unloadable

    words = read_stdin() if file == "-" else _words_of(file)
    sheet = loading.read(words, "standard input" if file == "-" else file)
    with change(context) as workspace:
        try:
            loaded = loading.load(workspace, sheet)
        except Unloadable as error:
            known = workspace.pack.questions
            strange = not {*sheet.answers, *sheet.states, *sheet.drafts} <= known.keys()
            code = WRONG if strange else PROBLEM
            fail(error.what, error.why, error.instead, error.safe, code=code)
        workspace.flush()
    if given(context).json:
        data({"loaded": loaded})
    else:
        out(f"{loaded} {'question is' if loaded == 1 else 'questions are'} answered or marked.")


@app.command(cls=Command)
def worksheet(context: typer.Context) -> None:
    """Write answers and states as a file to load again, open questions as comments."""
    from coachtui.workspace.worksheet import write

    sys.stdout.write(_escaped(write(look(context))))


def _escaped(toml: str) -> str:
    """A TOML text in which what must not be shown stands escaped, so that it still loads."""
    if shown(toml) == toml:
        return toml
    return "".join(c if shown(c) == c else f"\\u{ord(c):04X}" for c in toml)


def _row(entry: Entry) -> dict[str, object]:
    return {"value": plain(entry.value), "state": entry.state, "by": entry.by, "at": entry.at}


def _stands(workspace: Workspace, id_: str) -> str:
    entry = workspace.answers[id_]
    by = "" if entry.by == "self" else f", typed by {entry.by}"
    if id_ not in workspace.pack.questions:
        return f"{entry.state}{by}, no longer asked"
    return f"{entry.state}{by}{STANDS[workspace.view.relevant.get(id_)]}"


def _words(workspace: Workspace, entry: Entry, id_: str) -> str:
    question = workspace.pack.questions.get(id_)
    if entry.value is None:
        return ""
    return labelled(workspace.pack, question, entry.value) if question else as_kept(entry.value)


def _words_of(file: str) -> str:
    from coachtui.files.load import load as load_file
    from coachtui.files.named import named

    try:
        return decoded(load_file(named(file)), file)
    except FileNotFoundError:
        fail(f"There is no file {file}", instead="Look at its name.", safe="", code=WRONG)
    except Unread as fault:  # whose own remedy is for a workspace's files
        instead = "Name a file of answers, such as `coachtui answers worksheet` writes."
        fail(f"{file} can't be read", fault.why, instead, "Nothing was loaded.", code=PROBLEM)
