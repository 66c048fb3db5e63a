"""`coachtui restore`: an earlier state, or a backup, taken back after saying what that changes."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from coachtui.cli.given import Command, Given, given, noun
from coachtui.cli.say import DONE, PROBLEM, WRONG, answering, data, fail, few, out, wrapped
from coachtui.clock import is_stamp, kept_in_words
from coachtui.files.named import named
from coachtui.text import many, shown
from coachtui.workspace import archive, half_restored
from coachtui.workspace.archive import of_workspaces
from coachtui.workspace.home import known_by
from coachtui.workspace.model import Meta
from coachtui.workspace.remedy import command
from coachtui.workspace.restore_plan import Part, Plan, planned
from coachtui.workspace.restoring import restore as take_back

app = noun()

UNCHANGED = "Nothing was changed."


@app.command(cls=Command)
def restore(
    context: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            metavar="[STATE|FILE]",
            help="A state, by its number in the list or its name; or a zip that `backup` wrote.",
        ),
    ] = "",
    *,
    add: Annotated[
        bool, typer.Option("--add", help="Of a second version, take only what you haven't said.")
    ] = False,
    put_away: Annotated[
        bool, typer.Option("--put-away", help="Keep what stands, and put a second version away.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask once more.")] = False,
) -> None:
    """List what can be taken back, or take it: it says what would change, and asks first.

    Without an argument: the states before the last save, as agreed, or put away, each with a
    number. What is the name of a file, or ends in .zip, is a backup; all else is a state. What
    gives way is put away before anything is changed, so that this can be taken back too.
    Workspaces that a backup hasn't got stay as they are. With --workspace, that person's alone.
    """
    if add and put_away:
        fail("Only one of --add and --put-away can be meant", safe=UNCHANGED, code=WRONG)
    path = named(what)
    if what and (path.suffix.lower() == ".zip" or len(path.parts) > 1 or path.is_file()):
        if add or put_away:
            fail("--add and --put-away are for second versions", safe=UNCHANGED, code=WRONG)
        _backup(context, path, dry_run=dry_run, yes=yes)
        return
    from coachtui.cli.states import Wish, listed, taken

    if not what:
        listed(context)
        return
    wish = Wish(add=add, put_away=put_away, dry_run=dry_run)
    agree = (lambda: None) if yes else lambda: _ask(given(context))
    taken(context, what, wish, agree)


def _backup(context: typer.Context, path: Path, *, dry_run: bool, yes: bool) -> None:
    wanted = given(context)
    files = _theirs(wanted, path, archive.read(path))
    plan = planned(wanted.home, files)
    if plan.doubled:
        _refuse(path, plan.doubled[0])
    if plan.nothing and not (dry_run or wanted.label):
        half_restored.end(wanted.home)
    if wanted.json and (dry_run or plan.nothing):
        data({**_data(plan, others=not wanted.label), "restored": False, "before": None})
        return
    if not wanted.json:
        _say(plan, others=not wanted.label)
    if dry_run or plan.nothing:
        return
    if not yes:
        _ask(wanted)
    before = take_back(wanted.home, files, path, wanted.label)
    if wanted.json:
        put_away = str(before) if before else None
        data({**_data(plan, others=not wanted.label), "restored": True, "before": put_away})
        return
    out(f"{path.name} is taken back.")
    _say_how_opened(wanted, plan)
    if before:
        wrapped(f"What was there before is in {before}; `coachtui restore` takes that back too.")


def _refuse(path: Path, meta: Meta) -> NoReturn:
    """Leave: of two workspaces of the same person and pack only one would ever be shown."""
    other = f"another workspace “{shown(meta.label)}”" if meta.label else "somebody's own answers"
    here = "one of that name is" if meta.label else "yours are"
    why = f"it holds {other} ({meta.pack}), {here} here already, and only one would be shown"
    instead = f"`coachtui --home FOLDER restore {shlex.quote(str(path))}` takes it back elsewhere."
    fail(f"{path.name} can't be taken back here", why, instead, UNCHANGED, code=PROBLEM)


def _theirs(wanted: Given, path: Path, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files that are meant: all, or with a label that person's alone."""
    if not wanted.label:
        return files
    label = known_by(wanted.label)
    ids = [
        part.meta.id
        for part in planned(wanted.home, files).parts
        if known_by(part.meta.label) == label
    ]
    if not ids:
        what = f"{path.name} holds no workspace “{wanted.label}”"
        fail(what, instead="Look at the spelling.", safe=UNCHANGED, code=WRONG)
    return of_workspaces(files, ids)


def _ask(wanted: Given) -> None:
    if wanted.json or not answering():
        instead = "Add --yes to take it back, or --dry-run to look only."
        fail("Nothing was changed", instead=instead, safe="", code=WRONG)
    if not typer.confirm("Take it back?", err=True):
        out(UNCHANGED)
        raise typer.Exit(DONE)


def _say(plan: Plan, *, others: bool) -> None:
    """Say what would change; of workspaces that aren't in the backup only where all is meant."""
    for part in plan.parts:
        for line in _lines(part):
            wrapped(line)
    for name in plan.others:
        wrapped(f"{shown(name)} would be as it is in the backup.")
    if plan.nothing:
        out("Everything in it is here just so: there is nothing to take back.")
    for meta in plan.kept if others else ():
        wrapped(f"{_called(meta)} isn't in the backup, and stays as it is.")


def _say_how_opened(wanted: Given, plan: Plan) -> None:
    """Say how clients who are new here are opened: without their name one's own would be."""
    new = dict.fromkeys(part.meta.label for part in plan.parts if part.how == "new")
    labels = list(filter(None, new))
    if labels:
        opens = f"`{command(wanted.home, label=labels[0])}`"
        each = f"Each of these is opened by its name: {opens}, for one."
        wrapped(f"{opens} opens the workspace “{labels[0]}”." if len(labels) == 1 else each)


def _lines(part: Part) -> Iterator[str]:
    name = _called(part.meta)
    if part.how == "same":
        yield f"{name} is here just so."
        return
    here, there = part.answers
    if part.how == "new":
        yield f"{name} would be made: {_much(there, part.decisions[1], part.saved[1])}."
        return
    yield f"{name} would be as it was then."
    yield f"  Now: {_much(here, part.decisions[0], part.saved[0])}."
    yield f"  Then: {_much(there, part.decisions[1], part.saved[1])}."
    for words, ids in (
        ("Answers that would be others", part.changed),
        ("Answers that would go", part.gone),
        ("Answers that would come back", part.back),
    ):
        if ids:
            yield f"  {words}: {few(ids)}."


def _called(meta: Meta) -> str:
    if meta.label:
        return f"The workspace “{shown(meta.label)}”"
    return f"Your own workspace ({meta.pack})"


def _much(answers: int, decisions: int, saved: str) -> str:
    last = f", the last answer on {kept_in_words(saved)}" if is_stamp(saved) else ""
    return f"{many(answers, 'answer')}, {many(decisions, 'decision')}{last}"


def _data(plan: Plan, *, others: bool) -> dict[str, object]:
    return {
        "workspaces": [
            {
                "id": part.meta.id,
                "label": part.meta.label,
                "how": part.how,
                "answers": {"here": part.answers[0], "there": part.answers[1]},
                "decisions": {"here": part.decisions[0], "there": part.decisions[1]},
                "changed": list(part.changed),
                "gone": list(part.gone),
                "back": list(part.back),
            }
            for part in plan.parts
        ],
        "files": list(plan.others),
        "kept": [meta.id for meta in plan.kept] if others else [],
    }
