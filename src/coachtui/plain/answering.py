"""An answer is kept: tried, agreed to where it is a visit, and what it made is said."""

from __future__ import annotations

from collections.abc import Sequence

from coachtui.decide.curious import pull
from coachtui.decide.falls import Fall, whom
from coachtui.interview.answers import Answers
from coachtui.interview.pipes import fill_page
from coachtui.interview.values import Invalid
from coachtui.pack.question import Question
from coachtui.plain.reading import is_picked
from coachtui.plain.saving import save
from coachtui.plain.sitting import Sitting
from coachtui.plain.talk import brief
from coachtui.strategy.compare import Changed, Difference, compare, echo, made
from coachtui.strategy.model import Line, Strategy
from coachtui.strategy.tensions import AT_ONCE, arising
from coachtui.workspace.comparing import proposed

PICKED = ("choice", "choices", "scale", "yes-no")
"""Kinds that are answered by a number or a letter: nothing of them is worth a draft."""

SHOWN = 1_000
"""Characters of a line."""

FEW = 3
"""Lines that are said of those that an answer made."""


def keep(sitting: Sitting, question: Question, raw: object) -> bool:
    """Keep an answer and say what it made; False where it isn't kept, or not as an answer.

    In a visit the lines that it would change are said first, and asked for; so they are where
    another lesson has an answer to it.

    Raises:
        ReadOnly: the workspace can't be changed.
    """
    workspace = sitting.workspace
    before, answers = workspace.strategy, workspace.answers
    try:
        changed = workspace.proposed(question.id, raw)
    except Invalid as invalid:
        _refuse(sitting, question, raw, invalid)
        return False
    if sitting.weighs(question.id):
        _draft(sitting, question, raw)
        if not agreed(sitting, changed):
            return False
    workspace.answer(question.id, raw, lesson=sitting.asked_in)
    save(sitting)
    for remark in workspace.remarks(question.id).soft:
        sitting.talk.say(remark)
    _remark(sitting, question)
    _say_made(sitting, question, before)
    _say_arising(sitting, answers)
    if question.stop and not sitting.visiting:
        sitting.talk.say("Stopping here is fine: :quit keeps everything.")
    return True


def agreed(sitting: Sitting, changed: Answers) -> bool:
    """Say each line that other answers would change, before and after; whether that is wanted."""
    talk, workspace = sitting.talk, sitting.workspace
    if workspace.read_only:
        return True
    compared = proposed(workspace, changed)
    if not compared:
        return True
    difference, falls = compared.comparison.lines, compared.falls
    talk.say(_title(difference, falls))
    for one in difference.changed:
        _say_changed(sitting, one)
    for line in difference.added:
        talk.say(_words(line), "  comes: ")
    for line in difference.gone:
        talk.say(_words(line), "  goes:  ")
    for fall in falls:
        talk.say(f"{fall.turn} ({fall.seen})", "  > ")
    shows = "r shows old and new rule, " if falls else ""
    prompt = f"Enter or k keeps it, {shows}g goes back> "
    while (picked := talk.letter(prompt, "kgr" if falls else "kg")) == "r":
        for fall in falls:
            _say_rules(sitting, fall)
    return picked != "g"


def _title(difference: Difference, falls: Sequence[Fall]) -> str:
    """What would change, in a sentence."""
    count = len(difference.changed) + len(difference.added) + len(difference.gone)
    parts = ["one line" if count == 1 else f"{count} lines"] if count else []
    if falls:
        parts.append(f"your answer to {whom(falls)}")
    return f"This would change {', and '.join(parts)}."


def _say_rules(sitting: Sitting, fall: Fall) -> None:
    """The rules behind the old answer of somebody, and behind the new one."""
    sitting.talk.say(fall.turn)
    for rules, outcome, lead in (
        (fall.old, fall.before, "  before: "),
        (fall.new, fall.after, "  after:  "),
    ):
        for rule in rules or (outcome,):
            sitting.talk.say(brief(rule, SHOWN), lead)


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


def _say_arising(sitting: Sitting, before: Answers) -> None:
    """Say what an answer made pull apart, as soon as it is given; nothing is asked here."""
    workspace = sitting.workspace
    found = arising(workspace.pack, before, workspace.answers, workspace.edits)
    for one in found[:AT_ONCE]:
        sitting.talk.say(pull(workspace.pack, workspace.view.known, one))
    if found:
        sitting.talk.say(":tensions offers ways out, or keeps both, on purpose.")


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


def _remark(sitting: Sitting, question: Question) -> None:
    """Say what remarks say of the words kept, of which sentence and by which guideline."""
    talk, workspace = sitting.talk, sitting.workspace
    entry = workspace.answers.get(question.id)  # none, where theirs was taken in a conflict
    found = workspace.guided(question.id, entry.value if entry else None)
    for one in found:
        talk.say(one.words, "Worth a thought: ")
        if one.sentence:
            talk.say(f"“{one.sentence}”", "  ")
        talk.say(one.guideline, "  Guideline: ")
    if found:
        talk.say(f"It is kept. :edit {question.id} mends it; or go on with it as it stands.")


def _draft(sitting: Sitting, question: Question, raw: object) -> None:
    if question.kind not in PICKED:
        sitting.workspace.draft(question.id, raw)
        save(sitting)


def _of_here(sitting: Sitting, question: Question, lines: Sequence[Line]) -> Sequence[Line]:
    """Lines without those of other lessons: there they are met, and here they say too much.

    Where an answer makes no other and has no words of its own, the first of them is said.
    """
    lessons = {"", question.lesson, sitting.lesson.id}
    other = {one.id for one in sitting.workspace.pack.lines if one.lesson not in lessons}
    here = [one for one in lines if one.id not in other]
    return here if here or question.echo else lines[:1]


def _say_made(sitting: Sitting, question: Question, before: Strategy) -> None:
    """Say what an answer made: the pack's words for it, the lines that came or changed."""
    talk, workspace = sitting.talk, sitting.workspace
    if question.echo and question.id in workspace.view.known:
        talk.say(fill_page(workspace.pack, question.echo, workspace.view.known))
    lines = _of_here(sitting, question, made(before, workspace.strategy, question.id))
    standing = None if lines or question.echo else echo(before, workspace.strategy, question.id)
    for place, line in enumerate(lines[:FEW] or ([standing] if standing else [])):
        talk.say(brief(line.text, SHOWN), "And: " if place else "That gives: ")
    if len(lines) > FEW:
        talk.say(f"And {len(lines) - FEW} more: :strategy reads them.")
    if gone := compare(before, workspace.strategy).gone:
        stand = "One line stands" if len(gone) == 1 else f"{len(gone)} lines stand"
        talk.say(f"{stand} no more.")
