"""What is to be settled at the beginning, and earlier states, line by line."""

from __future__ import annotations

from msgspec import Struct

from coachtui.files.errors import Trouble
from coachtui.plain.saving import settled as saved
from coachtui.plain.settle import put, tell
from coachtui.plain.sitting import Goal, Leave, Sitting
from coachtui.plain.talk import Talk, Word
from coachtui.workspace.copies import copies
from coachtui.workspace.home import Home
from coachtui.workspace.matters import settling
from coachtui.workspace.matters.earlier import earlier, states
from coachtui.workspace.matters.ended import draft_at
from coachtui.workspace.matters.model import Matter
from coachtui.workspace.matters.opening import at_opening
from coachtui.workspace.remedy import typed
from coachtui.workspace.spot import Spot
from coachtui.workspace.workspace import Workspace

UNSEEN = (
    "Nothing was changed: this is asked only of somebody at a terminal. `coachtui doctor` names"
    " a command for each way on."
)


class Opening(Struct, kw_only=True):
    """A workspace that is open, before anything is asked of it."""

    talk: Talk
    home: Home
    workspace: Workspace
    """As it was opened, or opened anew since."""
    question: str = ""
    """Where the person would rather begin; empty: where one left off."""


def settle_all(opening: Opening) -> None:
    """Put everything that is to be settled; anew, where that opened the workspace anew.

    Where nobody sits at a terminal it is said, and nothing is done.

    Raises:
        Leave: the person wants to stop.
        Ended: the input is closed.
    """
    found = list(at_opening(opening.home, opening.workspace))
    if not opening.talk.source.isatty():
        for matter in found:
            tell(opening.talk, matter)
        if found:
            opening.talk.say(UNSEEN)
        return
    while found:
        workspace = opening.workspace
        try:
            _settle(opening, found[0])
        except Word as word:
            if word.typed == ":quit":
                raise Leave from None
            opening.talk.say("That works once a question is on view. First this, or Enter.")
            continue
        found.pop(0)
        if opening.workspace is not workspace:
            found = list(at_opening(opening.home, opening.workspace))


def look(sitting: Sitting) -> Goal | None:
    """Earlier states, to be looked at and taken back, from the middle of a sitting.

    Returns:
        Where to go on; None: where one is.

    Raises:
        Word: a word of command was typed.
        Ended: the input is closed.
        ReadOnly: nothing can be changed.
    """
    opening = Opening(talk=sitting.talk, home=sitting.home, workspace=sitting.workspace)
    if sitting.workspace.barred.faults:
        again = typed(sitting.workspace, "--plain")
        sitting.talk.say(f"`{again}` asks about them at the beginning: begin once more.")
        return None
    return Goal(sitting.place) if _states(opening) else None


def _settle(opening: Opening, matter: Matter) -> bool:
    """Put one matter, and do what is chosen; where that fails, it is put again.

    Returns:
        Whether anything was done.
    """
    while True:
        way = put(opening.talk, matter)
        settling.told(opening.home, matter)
        if way == "go":
            opening.question = _typed_at(opening)
        elif way == "earlier":
            return _states(opening)
        elif way:
            try:
                _do(opening, matter, way)
            except Trouble as trouble:
                opening.talk.say(str(trouble))
                continue
        return bool(way)


def _states(opening: Opening) -> bool:
    """Put the states that can be taken back, and the one that is chosen."""
    found = copies(opening.workspace)
    name = put(opening.talk, states(opening.workspace, found))
    one = next((one for one in found if one.name == name), None)
    return one is not None and _settle(opening, earlier(opening.workspace, one))


def _do(opening: Opening, matter: Matter, way: str) -> None:
    """Do it, and save it; where only saving fails, that is asked about by itself."""
    talk = opening.talk
    opening.workspace = workspace = settling.settled(opening.home, opening.workspace, matter, way)
    if not workspace.read_only:
        try:
            workspace.flush()
        except Trouble as trouble:
            saved(talk, workspace, trouble)
    if workspace.read_only:
        return  # then it is asked again
    if said := settling.done(matter, way):
        talk.say(said.replace("Undo", ":undo"))


def _typed_at(opening: Opening) -> str:
    """The question at which something was typed."""
    workspace = opening.workspace
    spot = opening.home.state.places.get(workspace.meta.id, Spot())
    return draft_at(workspace, spot.question)
