"""Those who were asked first and are back: how they answered, and deciding again."""

from __future__ import annotations

from coachtui.clock import kept_in_words, today
from coachtui.decide import after, behind, says
from coachtui.decide.falls import SOMEBODY
from coachtui.decide.model import Decision
from coachtui.plain.deciding import on_one
from coachtui.plain.sitting import Sitting
from coachtui.text import cut

ANSWERS = tuple(says.ANSWERED)
"""How somebody answered, by number."""

SHOWN = 60
"""Characters of a name."""


def wait(sitting: Sitting, _: str = "") -> None:
    """Go through those who are back; whoever isn't answered for lapses, without a word.

    Raises:
        Word: a word of command was typed.
        Elsewhere, Leave, Ended: as deciding.
        Trouble: it couldn't be written.
    """
    talk, workspace = sitting.talk, sitting.workspace
    found = after.waiting(workspace.decisions.all(), today())
    if not found:
        talk.say("Nobody whom you asked is back just now.")
    for one in found:
        talk.say(f"{cut(one.name, SHOWN) or SOMEBODY}, asked on {kept_in_words(one.at)}.")
        told = behind.clauses(
            workspace.pack, workspace.view, workspace.strategy, one.direction, one.facts
        )
        if told:
            talk.say("; ".join(told), "  ")
        _answered(sitting, one)


def back(sitting: Sitting) -> int:
    """How many are back."""
    return len(after.waiting(sitting.workspace.decisions.all(), today()))


def _answered(sitting: Sitting, one: Decision) -> None:
    """Ask how somebody answered; decide again, where they did."""
    talk = sitting.talk
    talk.say("How did they answer?")
    for number, how in enumerate(ANSWERS, 1):
        talk.say(says.ANSWERED[how], f"  {number}  ")
    picked = talk.number("Number (Enter: not now)> ", len(ANSWERS))
    if picked is None:
        return
    how = ANSWERS[picked - 1]
    sitting.workspace.decisions.amend(one.id, answered=how)
    if how == "not":
        talk.say("Then it lapses, without a word.")
        return
    known = one.direction in sitting.workspace.pack.verdicts
    if known and talk.letter("d decides again, with what you know now; Enter goes on> ", "d"):
        on_one(sitting, one.direction, one.name, one.facts)
