"""An answer is kept: tried, agreed to where it is a visit, and what it made is said."""

from __future__ import annotations

from coachtui.interview.answers import Answers
from coachtui.interview.pipes import fill_page
from coachtui.interview.values import Invalid
from coachtui.pack.model import Question
from coachtui.plain.reading import is_picked
from coachtui.plain.saving import save
from coachtui.plain.sitting import Sitting
from coachtui.plain.talk import brief
from coachtui.strategy.compare import Changed, compare, echo, made, preview
from coachtui.strategy.model import Line, Strategy

PICKED = ("choice", "choices", "scale", "yes-no")
"""Kinds that are answered by a number or a letter: nothing of them is worth a draft."""

SHOWN = 1_000
"""Characters of a line."""

FEW = 3
"""Lines that are said of those that an answer made."""


def keep(sitting: Sitting, question: Question, raw: object) -> bool:
    """Keep an answer and say what it made; False where it isn't kept, or not as an answer.

    In a visit the lines that it would change are said first, and asked for.

    Raises:
        ReadOnly: the workspace can't be changed.
    """
    workspace = sitting.workspace
    before = workspace.strategy
    try:
        changed = workspace.proposed(question.id, raw)
    except Invalid as invalid:
        _refuse(sitting, question, raw, invalid)
        return False
    if sitting.visiting:
        _draft(sitting, question, raw)
        if not agreed(sitting, changed):
            return False
    workspace.answer(question.id, raw)
    save(sitting)
    for remark in workspace.remarks(question.id).soft:
        sitting.talk.say(remark)
    _say_made(sitting, question, before)
    if question.stop and not sitting.visiting:
        sitting.talk.say("Stopping here is fine: :quit keeps everything.")
    return True


def agreed(sitting: Sitting, changed: Answers) -> bool:
    """Say each line that other answers would change, before and after; whether that is wanted."""
    talk, workspace = sitting.talk, sitting.workspace
    if workspace.read_only:
        return True
    difference = preview(workspace.pack, workspace.answers, workspace.edits, changed)
    if not difference:
        return True
    count = len(difference.changed) + len(difference.added) + len(difference.gone)
    talk.say("This would change one line." if count == 1 else f"This would change {count} lines.")
    for one in difference.changed:
        _say_changed(sitting, one)
    for line in difference.added:
        talk.say(_words(line), "  comes: ")
    for line in difference.gone:
        talk.say(_words(line), "  goes:  ")
    return talk.letter("Enter or k keeps it, g goes back> ", "kg") != "g"


def _say_changed(sitting: Sitting, one: Changed) -> None:
    before, after = _words(one.before), _words(one.after)
    if before == after:
        sitting.talk.say(f"{after} (Reads as before, and decides otherwise.)", "  was and is: ")
        return
    sitting.talk.say(before, "  was:   ")
    sitting.talk.say(after, "  now:   ")


def _words(line: Line) -> str:
    text = brief(line.text, SHOWN)
    return f"{text} (What it does: {brief(line.derived, SHOWN)})" if line.edited else text


def _refuse(sitting: Sitting, question: Question, raw: object, invalid: Invalid) -> None:
    """Say why something can't be kept as an answer; typed words are kept as a draft."""
    talk = sitting.talk
    unread = question.kind in ("choice", "choices") and not is_picked(question, raw)
    for problem in ["One of the numbers above, please."] if unread else invalid.problems:
        talk.say(problem)
    if question.kind in PICKED:
        sitting.workspace.draft(question.id, None)
        return
    _draft(sitting, question, raw)
    if question.kind != "repeat":
        talk.say("What you typed is kept as a draft. Answer again, or Enter to go on.")


def _draft(sitting: Sitting, question: Question, raw: object) -> None:
    if question.kind not in PICKED:
        sitting.workspace.draft(question.id, raw)
        save(sitting)


def _say_made(sitting: Sitting, question: Question, before: Strategy) -> None:
    """Say what an answer made: the pack's words for it, the lines that came or changed."""
    talk, workspace = sitting.talk, sitting.workspace
    if question.echo and question.id in workspace.view.known:
        talk.say(fill_page(workspace.pack, question.echo, workspace.view.known))
    lines = made(before, workspace.strategy, question.id)
    standing = None if lines or question.echo else echo(before, workspace.strategy, question.id)
    for place, line in enumerate(lines[:FEW] or ([standing] if standing else [])):
        talk.say(brief(line.text, SHOWN), "And: " if place else "That gives: ")
    if len(lines) > FEW:
        talk.say(f"And {len(lines) - FEW} more: :strategy reads them.")
    if gone := compare(before, workspace.strategy).gone:
        stand = "One line stands" if len(gone) == 1 else f"{len(gone)} lines stand"
        talk.say(f"{stand} no more.")
