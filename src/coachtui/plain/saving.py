"""Saving, and what is asked where it fails: nothing typed is lost meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from coachtui.files.errors import Trouble
from coachtui.plain.sitting import Sitting
from coachtui.workspace.errors import Conflict

KEEP: dict[str, Literal["mine", "theirs", "both"]] = {"b": "both", "m": "mine", "t": "theirs"}
"""The letter for each way out of a conflict."""


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
        return ask(sitting, trouble)
    sitting.unsaved = False
    return True


def again(sitting: Sitting) -> bool:
    """Try to save once more, and ask again where that fails."""
    sitting.unsaved = False
    return save(sitting)


def ask(sitting: Sitting, trouble: Trouble) -> bool:
    """Ask what to do about something that couldn't be saved.

    Returns:
        Whether all is on the disk.
    """
    if isinstance(trouble, Conflict):
        return _settle(sitting, trouble)
    talk = sitting.talk
    talk.say(f"Not saved yet. {trouble}")
    talk.say("try again", "  t  ")
    talk.say("save everything into another file", "  f  ")
    talk.say("go on; what you typed stays as it is", "  Enter  ")
    match talk.letter("t, f or Enter> ", "tf"):
        case "t":
            return again(sitting)
        case "f":
            return _elsewhere(sitting)
    return False


def _elsewhere(sitting: Sitting) -> bool:
    talk, proposed = sitting.talk, Path.home() / "coachtui-answers.toml"
    typed = talk.heard(f"File (Enter: {proposed})> ")
    try:
        path = Path(typed).expanduser() if typed else proposed
        sitting.workspace.save_elsewhere(path)
    except (Trouble, RuntimeError) as trouble:  # the latter for a home that nobody knows
        talk.say(str(trouble))
        return False
    talk.say(f"Written: {path}. “coachtui answers load” reads it back.")
    return False


def _settle(sitting: Sitting, conflict: Conflict) -> bool:
    """Two versions of a file: ask which is to stand."""
    talk = sitting.talk
    while True:
        talk.say(f"{conflict.name} was changed by another program. Nothing was saved over.")
        talk.say("keep both: mine stands, theirs is put beside it", "  b  ")
        talk.say("keep mine", "  m  ")
        talk.say("keep theirs: what I changed since is given up", "  t  ")
        talk.say("decide later", "  Enter  ")
        picked = talk.letter("b, m, t or Enter> ", "bmt")
        if not picked:
            return False
        try:
            sitting.workspace.resolve(conflict.name, KEEP[picked])
        except Conflict as other:
            conflict = other
        except Trouble as trouble:
            talk.say(str(trouble))
            return False
        else:
            talk.say("Saved.")
            sitting.unsaved = False
            return True
