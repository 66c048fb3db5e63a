"""A workspace that can only be looked at: why, and how that may end."""

from __future__ import annotations

from coachtui.clock import moment_in_words
from coachtui.files.errors import Held, TooNew
from coachtui.text import join_words, many, shown
from coachtui.workspace import copies, taking
from coachtui.workspace.copies import Copy
from coachtui.workspace.matters.model import AGAIN, LOOK, Matter, Way, much
from coachtui.workspace.store import ANSWERS, EDITS
from coachtui.workspace.workspace import Workspace

HARMED = {ANSWERS: "Your answers", EDITS: "What you did to your lines"}
"""Files, and what is in them to a person."""


def barred(workspace: Workspace) -> Matter | None:
    """What keeps a workspace from being changed; None: nothing does."""
    bars = workspace.barred
    if bars.held:
        return _held(bars.held)
    if bars.disk:
        return _disk(bars.disk)
    if bars.newer:
        return _newer(workspace)
    return _damaged(workspace) if bars.faults else None


def _held(held: Held) -> Matter:
    since = moment_in_words(held.since)
    app = held.who == "app"
    who = "Another window has your answers open" if app else "A command is changing your answers"
    return Matter(
        title="Open in another window" if app else "A command is at work",
        words=f"{who}{f', since {since}' if since else ''}. Only one can change them at a time, so"
        " that neither loses what the other writes.\n\nHere you can read everything, decide on"
        " somebody, and write pages out. To change something, type there; or close it there, and"
        " try again here.",
        ways=(LOOK, Way(id=AGAIN, key="t", label="Try again", note="once it is closed there")),
    )


def _disk(why: str) -> Matter:
    return Matter(
        title="Nothing can be saved here",
        words=f"{_cause(why)}\n\nNothing is lost: all that was saved is here, to be read, and"
        " pages can be written to another place. `coachtui --home FOLDER` begins in another one.",
        ways=(LOOK, Way(id=AGAIN, key="t", label="Try again", note="once it can be written to")),
    )


def _cause(why: str) -> str:
    """Why nothing can be written, without that it is so."""
    cause = shown(why).partition(": ")[2] or shown(why)
    return f"{cause[:1].upper()}{cause[1:]}"


def _newer(workspace: Workspace) -> Matter:
    names = [fault.path.name for fault in workspace.barred.faults if isinstance(fault, TooNew)]
    return Matter(
        title="A newer coachtui wrote this",
        words=f"A newer coachtui than this one wrote {join_words(names)}, perhaps on another"
        " machine. Only that one knows all of what it says, so here it is read, as far as it can"
        " be, and left as it is: nothing is lost.\n\nInstall the newer one here too, or go on"
        " where it is.",
        ways=(LOOK, Way(id=AGAIN, key="t", label="Try again", note="once the file is another one")),
    )


def _damaged(workspace: Workspace) -> Matter:
    faults = workspace.barred.faults
    told = " ".join(f"{fault.path.name}: {shown(fault.why)}." for fault in faults)
    told += (
        " A disk, a sync tool or another program may have done that. It is left as it is, and"
        " nothing can be changed until it is mended."
    )
    every = copies.copies(workspace)
    newest = every[0] if every and every[0].kind == "newest" else None
    ways = []
    if taking.mendable(workspace.store):
        known = f": {much(newest)}" if newest else ""
        told += f"\n\nWhat stood there is known from elsewhere{known}."
        note = "what can't be read is put away, not deleted"
        ways.append(Way(id="mend", key="t", label=_mend(newest), note=note))
    else:
        told += "\n\n`coachtui restore FILE` takes a backup back, and says first what would change."
    if every[bool(newest) :]:
        ways.append(Way(id="earlier", key="e", label="See which earlier states there are"))
    return Matter(
        title=f"{_harmed(workspace)} can't be read as a whole",
        words=told,
        ways=(*ways, LOOK),
        told=copies.differs(workspace, newest) if newest else (),
        heads=("now", "back"),
        copy=newest,
    )


def _harmed(workspace: Workspace) -> str:
    """What couldn't be read, as a person calls it."""
    found = [words for name, words in HARMED.items() if name in workspace.store.faults]
    return found[0] if found else "What this workspace is"


def _mend(newest: Copy | None) -> str:
    if newest is None or "answers" not in newest.parts:
        return "Take it back"
    if newest.answered == 1:
        return "Take back the one answer"
    return f"Take back all {many(newest.answered, 'answer')}"
