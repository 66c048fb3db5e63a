"""Looking again, five minutes: a few short pages, to be left and gone on with at any time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from coachtui.clock import today
from coachtui.interview.again import Page
from coachtui.plain.looking.base import look, note
from coachtui.plain.looking.circle import circle
from coachtui.plain.looking.flinch import flinch
from coachtui.plain.looking.good import good
from coachtui.plain.looking.keep import keep
from coachtui.plain.looking.still import still
from coachtui.plain.rehearse import rehearse
from coachtui.plain.saving import save
from coachtui.plain.sitting import Sitting
from coachtui.plain.talk import Word
from coachtui.workspace import looking
from coachtui.workspace.errors import ReadOnly
from coachtui.workspace.workspace import Workspace


def again(sitting: Sitting, _: str = "") -> None:
    """Go through the pages, from the one where it was left.

    Raises:
        Word: a word of command was typed; how far one is, is kept.
        ReadOnly: the workspace can't be changed.
        Trouble: something couldn't be read or written.
        Elsewhere, Leave, Ended: as `visit`.
    """
    talk, workspace = sitting.talk, sitting.workspace
    if workspace.read_only:
        raise ReadOnly(workspace.read_only)
    talk.say("A few short pages. Enter goes on, :back a page back; stopping is fine anywhere.")
    place = looking.pages(workspace).index(look(workspace).page)
    while place < len(pages := looking.pages(workspace)):
        note(sitting, page=pages[place])
        talk.say()
        talk.say(f"Looking again, {place + 1} of {len(pages)}")
        step = 1
        try:
            ROOMS[pages[place]](sitting)
        except Word as word:
            if word.typed != ":back":
                talk.say(":again goes on from here.")
                raise
            step = -1
        # An answer that was changed meanwhile may have taken pages away.
        place = max(looking.pages(workspace).index(look(workspace).page) + step, 0)
    looking.over(workspace)
    save(sitting)
    talk.say("You have looked again, and all of it is kept.")


def offer(workspace: Workspace) -> str:
    """What is offered on a later day, or where it was broken off; empty: nothing."""
    if workspace.read_only:
        return ""
    if looking.look(workspace) is not None:
        pages = looking.pages(workspace)
        here = pages.index(look(workspace).page) + 1
        return f":again goes on looking again, {here} of {len(pages)}"
    day = looking.settled(workspace)
    if day is None or day >= today():
        return ""
    return ", ".join(filter(None, (":again looks again, 5 minutes", looking.planned(workspace))))


ROOMS: Mapping[Page, Callable[[Sitting], None]] = {
    "still": still,
    "good": good,
    "cards": lambda sitting: rehearse(sitting, looking.COUNT, looking.CARDS),
    "flinch": flinch,
    "circle": circle,
    "keep": keep,
}
"""What each page asks."""
