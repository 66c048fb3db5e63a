"""Opening the workspace that a command is about."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from coachtui.cli.given import Given, given
from coachtui.cli.say import WRONG, aside, fail
from coachtui.text import shown
from coachtui.workspace.open import Holder, NoWorkspace, open_workspace
from coachtui.workspace.workspace import Workspace


def look(context: typer.Context) -> Workspace:
    """Open it to read: nothing is locked, nothing is made."""
    return _open(given(context), "look")


@contextmanager
def change(context: typer.Context) -> Iterator[Workspace]:
    """Open it to change it: locked meanwhile, and written at the end, also of what failed."""
    workspace = _open(given(context), "command")
    try:
        yield workspace
    finally:
        workspace.close()


def _open(wanted: Given, holder: Holder) -> Workspace:
    label = wanted.label
    if label:
        ensured(wanted, label)
    try:
        workspace = open_workspace(wanted.home, label or None, holder=holder)
    except NoWorkspace:
        _none(label)
    for notice in workspace.notices:
        aside(notice)
    if workspace.read_only and holder == "look":
        aside(workspace.read_only)
    return workspace


def ensured(wanted: Given, label: str) -> None:
    """Make the workspace where there is none: after one question, or with `--create`."""
    if wanted.home.find(label) is not None:
        return
    if not wanted.create:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            _none(label)
        question = shown(f"There is no workspace “{label}” yet. Make it, for a client?")
        if not typer.confirm(question, err=True):
            _none(label)
    wanted.home.create(label)


def _none(label: str) -> None:
    fail(
        f"There is no workspace “{label}”",
        instead="Look at the spelling, or add --create to make it.",
        safe="Nothing was made.",
        code=WRONG,
    )
