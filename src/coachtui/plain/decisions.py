"""Past decisions, newest first: what was known then, what would be said now, what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from coachtui.clock import kept_in_words
from coachtui.decide import behind, says
from coachtui.decide.falls import SOMEBODY
from coachtui.decide.model import Decision
from coachtui.decide.verdict import decide
from coachtui.plain.deciding import on_one
from coachtui.plain.keeping import ask_name
from coachtui.plain.sitting import Sitting
from coachtui.plain.talk import brief
from coachtui.plain.typed import waiting, words
from coachtui.text import CAPS, cut
from coachtui.workspace import half_made

SHOWN = 60
"""Characters of a name."""

FEW = 20
"""How many are listed at once."""


def past(sitting: Sitting, rest: str) -> None:
    """List whom one decided on; a number opens one.

    Args:
        sitting: The sitting.
        rest: A part of a name; empty: all.

    Raises:
        Word: a word of command was typed.
        Elsewhere, Leave, Ended: as deciding.
        Trouble: it couldn't be written.
    """
    talk = sitting.talk
    real = [one for one in reversed(sitting.workspace.decisions.all()) if not one.card]
    found = [one for one in real if rest.casefold() in one.name.casefold()]
    if not found:
        talk.say("Nobody fits that." if real else "Nobody so far.")
        return
    for number, one in enumerate(found[:FEW], 1):
        talk.say(said(sitting, one), f"{number:>3}  ")
    if len(found) > FEW:
        talk.say(f"And {len(found) - FEW} more: :decisions and a part of a name finds them.")
    picked = talk.number("Open which (Enter: none)> ", min(len(found), FEW))
    if picked:
        _open(sitting, found[picked - 1])


def said(sitting: Sitting, one: Decision) -> str:
    """Who it was, what was done, and when."""
    done = says.done(sitting.workspace.pack, one) or "left open"
    back = ", taken back" if one.undone else ""
    who = cut(one.name, SHOWN) or SOMEBODY
    return f"{who}: {done} ({kept_in_words(one.at)}{back})"


def _open(sitting: Sitting, one: Decision) -> None:
    """One of them, and what can be said or done of it."""
    talk, workspace = sitting.talk, sitting.workspace
    log = workspace.decisions
    _tell(sitting, one)
    talk.say("some good came of it: how did it begin?", "  g  ")
    talk.say("a name or initials", "  n  ")
    talk.say("keep it after all" if one.undone else "take it back", "  u  ")
    again = one.direction in workspace.pack.verdicts
    if again:
        talk.say("decide again", "  d  ")
    change: dict[str, Callable[[], Decision]] = {
        "g": partial(_good, sitting, one),
        "n": partial(_name, sitting, one),
        "u": lambda: log.amend(one.id, undone=not one.undone),
    }
    picked = talk.letter("Enter goes on> ", "gnud" if again else "gnu")
    if picked == "d":
        on_one(sitting, one.direction, one.name, one.facts)
    elif picked:
        talk.say(said(sitting, change[picked]()))


def _tell(sitting: Sitting, one: Decision) -> None:
    talk, workspace = sitting.talk, sitting.workspace
    pack, strategy = workspace.pack, workspace.strategy
    told = behind.clauses(pack, workspace.view, strategy, one.direction, one.facts)
    if told:
        talk.say("; ".join(told), "What you knew: ")
    for line in behind.rules(strategy, one.rules):
        talk.say(brief(line.text), "The rule: ")
    if one.against:
        talk.say(says.against(pack, one))
    if one.answered:
        talk.say(says.ANSWERED[one.answered], "Asked first, and: ")
    if one.good:
        talk.say(f"“{one.good}”", "Some good came of it: ")
    if workspace.barred.nothing_said:
        talk.say(workspace.barred.nothing_said, "Now: ")
        return
    try:
        now = decide(pack, strategy, one.direction, one.facts)
    except KeyError:
        talk.say("These facts aren't asked for any more.")
    else:
        talk.say(says.verdict(pack, now), "Now: ")


def _good(sitting: Sitting, one: Decision) -> Decision:
    asks, draft = "Some good came of it: how did it begin?", half_made.some_good(one.id)
    typed = words(sitting, asks, draft, CAPS["text"])
    with waiting(sitting, draft, typed):
        return sitting.workspace.decisions.amend(one.id, good=typed) if typed else one


def _name(sitting: Sitting, one: Decision) -> Decision:
    workspace = sitting.workspace
    name = ask_name(sitting.talk, workspace, one.name)
    return workspace.decisions.amend(one.id, name=name)
