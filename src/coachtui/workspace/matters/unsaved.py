"""Saving that failed, and two versions of a file that were changed apart."""

from __future__ import annotations

from coachtui.crash import tilde
from coachtui.files.errors import SaveError, Trouble, Unread
from coachtui.text import join_words, shown
from coachtui.workspace import apart
from coachtui.workspace.apart import Told
from coachtui.workspace.matters.model import LATER, Matter, Way
from coachtui.workspace.naming import name_of
from coachtui.workspace.workspace import Workspace

FEW = 3
"""The most changes that are named; the others are counted."""


DONE = {
    "both": "Both changes are kept.",
    "mine": "Kept. The one that was on the disk is put away.",
    "theirs": "Taken. Yours is put away.",
}
"""What is said once it is settled which of two versions is to stand."""


def not_saved(
    workspace: Workspace, trouble: Trouble, *, leaving: bool = False, tried: bool = False
) -> Matter:
    """What couldn't be saved, why, and what can be done; nothing of it is lost meanwhile.

    Args:
        workspace: The open workspace.
        trouble: What went wrong.
        leaving: Somebody wants to leave.
        tried: It was told before, and tried again.
    """
    said = f"{trouble.what}: {trouble.why}. {trouble.instead}"
    if isinstance(trouble, SaveError) and not trouble.replaced and not trouble.new:
        why = f"{trouble.why[:1].upper()}{trouble.why[1:]}"
        said = f"{why}. {trouble.instead} The place is {tilde(workspace.store.folder)}."
    still = f"{_waiting(workspace)}: not on the disk yet. It stays here as long as this is open."
    leave = Way(
        id="leave",
        key="l",
        label="Leave without the last changes",
        note="lost, where no other file has them",
    )
    return Matter(
        title="Still not saved" if tried else "Not saved yet",
        words=f"{shown(said)}\n\n{still}",
        ways=(
            Way(id="again", key="t", label="Try again"),
            Way(id="elsewhere", key="f", label="Save everything into another file"),
            *((leave,) if leaving else ()),
            Way(id="", key="g", label="Go on; it stays as you typed it"),
        ),
    )


def conflict(workspace: Workspace, name: str) -> Matter:
    """Which of two versions is to stand: the one on the disk, or the one that is open."""
    words = (
        f"{name} was changed on the disk while it was open here: by hand, by a sync tool or by"
        " another program. Nothing was saved over: that one is on the disk, and what you did"
        " is here."
    )
    told: tuple[Told, ...] = ()
    note = "where both changed the same, the one here"
    try:
        told = apart.told(workspace.pack, workspace.kept, workspace.theirs(name))
    except Unread as fault:
        words += f"\n\nThe one on the disk can't be read as a whole: {shown(fault.why)}."
        note = "the one here stands, the other is put beside it"
    away = "is put away, not deleted"
    return Matter(
        title="Changed on the disk",
        words=words,
        ways=(
            Way(id="both", key="b", label="Keep both changes", note=note),
            Way(id="mine", key="m", label="Keep the one here", note=f"the other {away}"),
            Way(id="theirs", key="t", label="Keep the one on the disk", note=f"yours {away}"),
            LATER,
        ),
        told=told,
        heads=("here", "disk"),
    )


def _waiting(workspace: Workspace) -> str:
    """What isn't on the disk yet, in a few words."""
    names = list(dict.fromkeys(name_of(workspace, one) for one in workspace.queued))
    if not names:
        return "What you typed last"
    more = [f"{len(names) - FEW} more"] if len(names) > FEW else []
    words = join_words([*names[:FEW], *more])
    return f"{words[:1].upper()}{words[1:]}"
