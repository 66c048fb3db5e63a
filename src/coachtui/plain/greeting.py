"""The beginning of a sitting: where one is, whether it still holds, which way to take."""

from __future__ import annotations

from typing import Literal

from coachtui.clock import kept_in_words, today
from coachtui.decide.rehearsal import can_rehearse
from coachtui.decide.says import asked_back
from coachtui.interview import again, flow
from coachtui.interview.pipes import spoken
from coachtui.plain import between, curious, due, look_again, waiting, ways
from coachtui.plain.hearing import heard
from coachtui.plain.saving import save
from coachtui.plain.sitting import Elsewhere, Leave, Sitting, left_said
from coachtui.plain.talk import Talk, Word, brief
from coachtui.plain.words import WORDS
from coachtui.workspace.home import Home, Spot
from coachtui.workspace.looking import still_so
from coachtui.workspace.open import Workspace
from coachtui.workspace.whereabouts import here_of, lessons_of

STILL: dict[str, Literal["yes", "changed", "unsure"]] = {"y": "yes", "c": "changed", "n": "unsure"}
"""Letter to how it is with what was written on an earlier day."""

HERE = ("due", "decide", "rehearse", "waiting", "tensions", "again", "version", "diff", "decisions")
"""Words that are obeyed before a question is on view."""


def begin(talk: Talk, home: Home, workspace: Workspace, start: str = "") -> tuple[Sitting, str]:
    """Say where one is, and choose the way where there is more than one.

    Args:
        talk: Where it is said.
        home: Where the places are known.
        workspace: What was opened; what is to be settled in it was put already.
        start: The question to begin with, where that is known.

    Returns:
        The sitting, and the question to begin with; empty: where one left off.

    Raises:
        Leave: the person wants to stop.
        Ended: the input is closed.
    """
    spot = home.state.places.get(workspace.meta.id, Spot())
    here = here_of(lessons_of(workspace, spot), spot)
    left = spot.at(here.lesson.id)
    sitting = Sitting(
        talk=talk,
        home=home,
        workspace=workspace,
        lesson=here.lesson,
        words=WORDS,
        route=here.route,
        place=left.question,
    )
    first = not (workspace.answers or workspace.drafts or workspace.barred.faults)
    known = left.route in {route.id for route in here.lesson.routes}
    _welcome(sitting, first=first)
    _offer(sitting)
    talk.say("Type an answer and press Enter. :help lists the words that work anywhere.")
    asks = [_doubt, _still]
    if first and not known:
        asks.insert(0, _choose)
    while asks and not start:
        try:
            start = asks[0](sitting)
            asks.pop(0)
        except Word as word:
            start = _heard(sitting, word.typed)
        except Elsewhere as other:
            start = other.goal.question
    return sitting, start


def _choose(sitting: Sitting) -> str:
    """Let the way be chosen."""
    ways.choose(sitting)
    return ""


def _doubt(sitting: Sitting) -> str:
    """Ask about usual answers that don't fit."""
    curious.misfits(sitting)
    return ""


def _heard(sitting: Sitting, typed: str) -> str:
    """Obey a word where no question is on view yet; where it leads to."""
    if typed == ":quit":
        raise Leave
    if typed[1:].split()[:1] and typed[1:].split(maxsplit=1)[0] in HERE:
        goal = heard(sitting, None, typed)
        return goal.question if goal else ""
    sitting.talk.say("That works once a question is on view. First this, or Enter.")
    return ""


def _offer(sitting: Sitting) -> None:
    """Say what can be done at once: looking again, what is due, deciding; and who is back."""
    talk, pack = sitting.talk, sitting.workspace.pack
    if sitting.workspace.barred.nothing_said:
        return
    if look := look_again.offer(sitting.workspace):
        talk.say(look, "  ")
    for meant in due.offers(sitting):
        talk.say(meant, "  ")
    if not pack.verdicts:
        return
    talk.say(":decide on somebody, now or at any prompt", "  ")
    if can_rehearse(pack, sitting.workspace.strategy):
        talk.say(":rehearse with made-up people", "  ")
    back = waiting.back(sitting)
    if back:
        talk.say(f":waiting: {asked_back(back)}; did they answer?", "  ")


def _welcome(sitting: Sitting, *, first: bool) -> None:
    """Say what was noticed, what this is, whether it can be changed, and where one is."""
    talk, workspace = sitting.talk, sitting.workspace
    for notice in workspace.passing:
        talk.say(notice)
    talk.say(workspace.meta.label or workspace.pack.title)
    untold = workspace.barred.nothing_said
    if workspace.read_only:
        talk.say(f"It can only be read: {workspace.barred.brief}.")
        talk.say(
            f"{untold} Begin once more to be asked what to do about it."
            if untold
            else "You can look: :strategy, :review, :export, :map. Nothing can be changed."
        )
    if untold and not workspace.answers:
        return
    for line in workspace.pack.home.welcome if first else ():
        talk.say(line)
    if not first:
        _welcome_back(sitting)


def _welcome_back(sitting: Sitting) -> None:
    talk, workspace = sitting.talk, sitting.workspace
    pack, known = workspace.pack, workspace.view.known
    begun = min((entry.at for entry in workspace.answers.values() if entry.at), default="")
    since = f" You began on {kept_in_words(begun)}." if begun else ""
    talk.say(f"Welcome back.{since}")
    for said, id_ in (
        ("You came because", pack.home.began),
        ("You wrote", pack.home.still),
        ("You meant to look again on", pack.home.review),
    ):
        if id_ in known:
            talk.say(f"{said}: {brief(spoken(pack, pack.questions[id_], known[id_]))}")
    if left := left_said(flow.left(sitting.way)):
        talk.say(f"Still there: {left}. :map shows where.")
    for words in between.where(sitting):
        talk.say(words)


def _still(sitting: Sitting) -> str:
    """Ask whether what was written on an earlier day still holds; the question to begin with."""
    talk, workspace = sitting.talk, sitting.workspace
    said = again.still(workspace.pack, workspace.answers, workspace.view, today())
    if not said or workspace.read_only:
        return ""
    talk.say("Still so?")
    talk.say("yes", "  y  ")
    talk.say("it changed", "  c  ")
    talk.say("not sure", "  n  ")
    picked = talk.letter("y, c, n or Enter> ", "ycn")
    if not picked:
        return ""
    question = still_so(workspace, STILL[picked])
    save(sitting)
    return question
