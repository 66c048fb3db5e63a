"""What is asked with curiosity: answers that pull apart, usual answers that don't fit."""

from __future__ import annotations

from coachtui.clock import kept_in_words
from coachtui.decide import curious
from coachtui.decide.falls import SOMEBODY
from coachtui.decide.misfits import Misfit, narrower
from coachtui.interview.values import Invalid
from coachtui.pack.model import Tension
from coachtui.plain import own
from coachtui.plain.saving import save
from coachtui.plain.sitting import Sitting
from coachtui.plain.talk import brief
from coachtui.plain.typed import words
from coachtui.plain.visiting import again
from coachtui.strategy.tensions import AT_ONCE, reads, tensions, ways
from coachtui.strategy.why import answered
from coachtui.text import CAPS
from coachtui.workspace import half_made

LATEST = 5
"""How many people are named, the latest."""


def look(sitting: Sitting, _: str = "") -> None:
    """Look at the answers that pull apart, a few at a time; one is opened by its number.

    Raises:
        Word: a word of command was typed.
        ReadOnly: the workspace can't be changed.
        Elsewhere, Leave, Ended: as `visit`.
    """
    talk, workspace = sitting.talk, sitting.workspace
    while True:
        found = tensions(workspace.pack, workspace.answers, workspace.edits)[:AT_ONCE]
        if not found:
            talk.say("None of your answers pull apart.")
            return
        for number, one in enumerate(found, 1):
            words_ = curious.pull(workspace.pack, workspace.view.known, one)
            talk.say(words_, f"  {number}  ")
        picked = talk.number("Look at which (Enter: none)> ", len(found))
        if picked is None or not _open(sitting, found[picked - 1]):
            return


def _open(sitting: Sitting, tension: Tension) -> bool:
    """One tension: the answers, and the ways out; whether something came of it."""
    talk, workspace = sitting.talk, sitting.workspace
    known = workspace.view.known
    read = reads(tension, known)
    talk.say("You said:")
    for said in answered(workspace.pack, known, read):
        talk.say(f"{said.text} {brief(said.answer)}", "  - ")
    means = ways(tension, known)
    some = workspace.view.asked(means)
    texts = {one.id: one.text for one in answered(workspace.pack, known, some)}
    for number, id_ in enumerate(some, 1):
        talk.say(means[id_] or f"answer once more: {texts[id_]}", f"  {number}  ")
    talk.say(curious.KEEP_BOTH, f"  {len(some) + 1}  ")
    picked = talk.number("Number (Enter leaves it open)> ", len(some) + 1)
    if picked is None:
        return False
    if picked <= len(some):
        return again(sitting, [some[picked - 1]])
    return _keep(sitting, tension)


def _keep(sitting: Sitting, tension: Tension) -> bool:
    why = words(sitting, curious.WHY_BOTH, half_made.why_both(tension.id), CAPS["text"])
    if not why:
        return False
    sitting.workspace.dismiss(tension.id, why)
    save(sitting)
    sitting.talk.say("Kept, on purpose. :undo takes that back.")
    return True


def misfits(sitting: Sitting) -> bool:
    """Ask about each usual answer that was gone against twice; whether there was one.

    Raises:
        Word: a word of command was typed.
        Elsewhere, Leave, Ended: as `visit`.
    """
    workspace = sitting.workspace
    past = workspace.decisions.all()
    if workspace.read_only or not past:
        return False
    found = curious.unfit(workspace.pack, workspace.strategy, workspace.edits, past)
    for one in found[:AT_ONCE]:
        _misfit(sitting, one)
    return bool(found)


def settle(sitting: Sitting, _: str = "") -> None:
    """Offer the one rule of each direction that would settle most of what is open.

    Raises:
        Word: a word of command was typed.
        ReadOnly: the workspace can't be changed.
    """
    talk, workspace = sitting.talk, sitting.workspace
    found = curious.unsettled(workspace.pack, workspace.strategy, workspace.decisions.all())
    if not found:
        talk.say("Nothing is open that a rule of your own would settle.")
    for one in found:
        talk.say(curious.settles(workspace.pack, one))
        if talk.letter("y makes it, Enter goes on> ", "y"):
            own.narrow(sitting, one, "", "open")


def say_all(sitting: Sitting) -> None:
    """Say, below the answers, what is worth another look, and by which word one gets there."""
    talk, workspace = sitting.talk, sitting.workspace
    pack, strategy, past = workspace.pack, workspace.strategy, workspace.decisions.all()
    pulls = tensions(pack, workspace.answers, workspace.edits)
    unfit = curious.unfit(pack, strategy, workspace.edits, past)
    parts = (
        ("tensions", [curious.pull(pack, workspace.view.known, one) for one in pulls]),
        ("misfits", [curious.misfit(pack, strategy, one) for one in unfit]),
        ("settle", [curious.settles(pack, one) for one in curious.unsettled(pack, strategy, past)]),
    )
    for word, found in parts:
        for said in found[:AT_ONCE]:
            talk.say(f"{said} (:{word})", "  ? ")


def _misfit(sitting: Sitting, misfit: Misfit) -> None:
    talk, workspace = sitting.talk, sitting.workspace
    talk.say(curious.misfit(workspace.pack, workspace.strategy, misfit))
    for one in misfit.decisions[-LATEST:]:
        talk.say(f"{one.name or SOMEBODY}, {kept_in_words(one.at)}", "  - ")
    line = next((one for one in workspace.strategy.lines if one.id == misfit.rule), None)
    changeable = line is not None and (line.mine or workspace.view.asked(line.because))
    talk.say("keep it; these were exceptions", "  k  ")
    talk.say("make it narrower: an exception of my own, above it", "  n  ")
    if changeable:
        talk.say("change it", "  c  ")
    match talk.letter("k, n, c or Enter: not now> ", "knc" if changeable else "kn"):
        case "k":
            try:
                workspace.dismiss(misfit.id, "", under=misfit.since)
            except Invalid as invalid:
                talk.say(str(invalid))
            save(sitting)
            talk.say("Kept as it is. :undo takes that back.")
        case "n":
            own.narrow(sitting, narrower(workspace.pack, misfit), misfit.rule, misfit.id)
        case "c" if line is not None and line.mine:
            own.change(sitting, line)
        case "c" if line is not None:
            again(sitting, line.because)
