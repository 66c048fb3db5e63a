"""Opening the workspace that a command is about."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

from coachtui.cli.given import Given, given
from coachtui.cli.say import PROBLEM, WRONG, answering, aside, fail
from coachtui.pack.source import DEFAULT
from coachtui.text import shown
from coachtui.workspace.home import Home
from coachtui.workspace.model import Meta
from coachtui.workspace.open import Holder, NoWorkspace, open_workspace
from coachtui.workspace.workspace import Workspace


def look(context: typer.Context, *, partly: bool = False) -> Workspace:
    """Open it to read: nothing is locked, nothing is made.

    Args:
        context: Of the command.
        partly: What the command tells is right also where files of it can't be read. Anything
            else would pass for what somebody said, and isn't told.

    Raises:
        Unread: a file of it can't be read as a whole.
    """
    workspace = looked_at(given(context), "look")
    if workspace.barred.harmed and not partly:
        raise workspace.barred.harmed[0]
    _say(workspace)
    if workspace.read_only:
        aside(workspace.read_only)
    return workspace


@contextmanager
def change(context: typer.Context) -> Iterator[Workspace]:
    """Open it to change it: locked meanwhile, and written at the end, also of what failed."""
    workspace = looked_at(given(context), "command")
    _say(workspace)
    try:
        yield workspace
    finally:
        workspace.close()


def looked_at(wanted: Given, holder: Holder) -> Workspace:
    """Open the workspace that was asked for, and say nothing of how it is."""
    home = home_of(wanted)
    if wanted.label:
        ensured(wanted, wanted.label)
    try:
        return open_workspace(home, wanted.label or None, holder=holder)
    except NoWorkspace:
        _none(wanted.label)


def home_of(wanted: Given) -> Home:
    """The home that is meant; it fails where a file stands in its place."""
    home = wanted.home
    if os.path.lexists(home.path) and not home.path.is_dir():
        what = f"{home.path} is a file, or a link that leads nowhere"
        fail(what, "", "Name another place with --home, or move it away.", code=PROBLEM)
    return home


def _say(workspace: Workspace) -> None:
    for notice in workspace.notices:
        aside(notice)


def ensured(wanted: Given, label: str, pack: str = DEFAULT) -> Meta:
    """Find the workspace; made where there is none, after one question or with `--create`."""
    there = wanted.home.find(label)
    if there is not None:
        return there
    if not wanted.create:
        if not answering():
            _none(label)
        question = shown(f"There is no workspace “{label}” yet. Make it, for a client?")
        if not typer.confirm(question, err=True):
            _none(label)
    return wanted.home.create(label, pack=pack)


def _none(label: str) -> NoReturn:
    fail(
        f"There is no workspace “{label}”",
        instead="Look at the spelling, or add --create to make it.",
        safe="Nothing was made.",
        code=WRONG,
    )
