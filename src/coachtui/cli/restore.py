"""`coachtui restore`: a backup taken back, after saying what that would change."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from coachtui.cli.given import Command, Given, given, noun
from coachtui.cli.say import DONE, WRONG, data, fail, out, wrapped
from coachtui.clock import is_stamp, kept_in_words
from coachtui.text import shown
from coachtui.workspace import archive
from coachtui.workspace.model import Meta
from coachtui.workspace.restoring import Part, Plan, of_workspaces, planned
from coachtui.workspace.restoring import restore as take_back

app = noun()

FEW = 8
"""The most questions that are named; the others are counted."""


@app.command(cls=Command)
def restore(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A zip that `backup` wrote.")],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask once more.")] = False,
) -> None:
    """Take a backup back: it says what would change, and asks first.

    What is there now is put into a zip before anything is changed, so that this can be taken
    back too. Workspaces that the backup hasn't got stay as they are. With --workspace, that
    person's alone.
    """
    wanted, path = given(context), Path(file)
    files = _theirs(wanted, path, archive.read(path))
    plan = planned(wanted.home, files)
    if wanted.json and (dry_run or plan.nothing):
        data({**_data(plan, others=not wanted.label), "restored": False, "before": None})
        return
    if not wanted.json:
        _say(plan, others=not wanted.label)
    if dry_run or plan.nothing:
        return
    if not yes:
        _ask(wanted)
    before = take_back(wanted.home, files, path)
    if wanted.json:
        put_away = str(before) if before else None
        data({**_data(plan, others=not wanted.label), "restored": True, "before": put_away})
        return
    out(f"{path.name} is taken back.")
    if before:
        wrapped(f"What was there before is in {before}; `coachtui restore` takes that back too.")


def _theirs(wanted: Given, path: Path, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files that are meant: all, or with a label that person's alone."""
    if not wanted.label:
        return files
    label = wanted.label.casefold()
    ids = [
        part.meta.id
        for part in planned(wanted.home, files).parts
        if part.meta.label.casefold() == label
    ]
    if not ids:
        what = f"{path.name} holds no workspace “{wanted.label}”"
        fail(what, instead="Look at the spelling.", safe="Nothing was changed.", code=WRONG)
    return of_workspaces(files, ids)


def _ask(wanted: Given) -> None:
    if wanted.json or not (sys.stdin.isatty() and sys.stderr.isatty()):
        instead = "Add --yes to take it back, or --dry-run to look only."
        fail("Nothing was changed", instead=instead, safe="", code=WRONG)
    if not typer.confirm("Take it back?", err=True):
        out("Nothing was changed.")
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
            more = f" and {len(ids) - FEW} more" if len(ids) > FEW else ""
            yield f"  {words}: {', '.join(map(shown, ids[:FEW]))}{more}."


def _called(meta: Meta) -> str:
    if meta.label:
        return f"The workspace “{shown(meta.label)}”"
    return f"Your own workspace ({meta.pack})"


def _much(answers: int, decisions: int, saved: str) -> str:
    last = f", the last answer on {kept_in_words(saved)}" if is_stamp(saved) else ""
    return f"{_count(answers, 'answer')}, {_count(decisions, 'decision')}{last}"


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


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
