"""Saving, and what is asked where it fails: nothing typed is lost meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, cast

from coachtui.files.errors import Trouble
from coachtui.files.named import named
from coachtui.files.save import free
from coachtui.plain.settle import put
from coachtui.plain.sitting import Sitting
from coachtui.plain.talk import Talk
from coachtui.workspace.errors import Conflict
from coachtui.workspace.matters.unsaved import conflict, not_saved
from coachtui.workspace.workspace import Workspace


def save(sitting: Sitting) -> bool:
    """Write what changed; where that fails, say why, and ask once how to go on.

    Returns:
        Whether all is on the disk.
    """
    if sitting.workspace.read_only:
        return False
    try:
        sitting.workspace.flush()
    except Trouble as trouble:
        if sitting.unsaved:
            sitting.talk.say(f"Still not saved: {trouble.why}. :save asks again what to do.")
            return False
        sitting.unsaved = True
        sitting.unsaved = not settled(sitting.talk, sitting.workspace, trouble)
        return not sitting.unsaved
    sitting.unsaved = sitting.told = False
    return True


def save_meanwhile(sitting: Sitting) -> None:
    """Write what is typed so far of an answer; where that fails, it is said once.

    Nothing is asked: the next line belongs to the answer. It is asked once that is whole.
    """
    workspace = sitting.workspace
    if workspace.read_only:
        return
    try:
        workspace.flush()
    except Trouble as trouble:
        if not (sitting.told or sitting.unsaved):
            sitting.told = True
            sitting.talk.say(
                f"Not saved yet: {trouble.why}. Type on: it stays here, and what to do is asked"
                " once your answer is whole."
            )


def again(sitting: Sitting) -> bool:
    """Try to save once more, and ask again where that fails."""
    sitting.unsaved = False
    return save(sitting)


def settled(talk: Talk, workspace: Workspace, trouble: Trouble) -> bool:
    """Ask what to do about something that couldn't be saved, until it is, or is left.

    Returns:
        Whether all is on the disk.

    Raises:
        Word: a word of command was typed.
        Ended: the input is closed.
    """
    while True:
        try:
            if isinstance(trouble, Conflict):
                done = _chosen(talk, workspace, trouble.name)
            else:
                done = _saved(talk, workspace, trouble)
        except Trouble as other:
            trouble = other
            continue
        if done:
            talk.say("Saved.")
        return done


def _chosen(talk: Talk, workspace: Workspace, name: str) -> bool:
    """Two versions of a file: ask which is to stand."""
    keep = put(talk, conflict(workspace, name))
    if keep:
        workspace.resolve(name, cast("Literal['mine', 'theirs', 'both']", keep))
    return bool(keep)


def _saved(talk: Talk, workspace: Workspace, trouble: Trouble) -> bool:
    way = put(talk, not_saved(workspace, trouble))
    if way == "again":
        workspace.flush()
    elif way:
        _elsewhere(talk, workspace)
    return way == "again"


def _elsewhere(talk: Talk, workspace: Workspace) -> None:
    proposed = free(Path.home() / "coachtui-answers.toml")
    typed = talk.heard(f"File (Enter: {proposed})> ")
    try:
        path = named(typed) if typed else proposed
        workspace.save_elsewhere(path)
    except Trouble as trouble:
        talk.say(str(trouble))
        return
    talk.say(f"Written: {path}. “coachtui answers load” reads it back.")
