"""What somebody meant to come back to about now: what is said of it, and ways to go about it."""

from __future__ import annotations

from collections.abc import Iterator

from coachtui.clock import in_words, today
from coachtui.documents.formats import render
from coachtui.interview.values import Invalid
from coachtui.pack.reminder import Reminder
from coachtui.plain.saving import save
from coachtui.plain.sitting import Goal, Sitting
from coachtui.plain.talk import brief
from coachtui.strategy.model import Line
from coachtui.workspace import reminding
from coachtui.workspace.paper import page


def offers(sitting: Sitting) -> Iterator[str]:
    """A line of the greeting for each; nothing says since when."""
    for one in reminding.due(sitting.workspace):
        yield f":due: {one.title}, as you meant to about now"


def look(sitting: Sitting) -> Goal | None:
    """Go through what is due, one after the other.

    Returns:
        Where to go on; None: where one is.

    Raises:
        Word: a word of command was typed.
        ReadOnly: it can't be changed.
    """
    found = reminding.due(sitting.workspace)
    if not found:
        sitting.talk.say("There is nothing that you meant to come back to about now.")
    for one in found:
        goal = _one(sitting, one)
        if goal is not None:
            return goal
    return None


def _one(sitting: Sitting, reminder: Reminder) -> Goal | None:
    talk, workspace = sitting.talk, sitting.workspace
    talk.say()
    talk.say(reminder.title)
    if reminder.document:
        talk.say(render(page(workspace, reminder.document), "text", columns=talk.width))
    while True:
        lines = _open(sitting, reminder)
        ways = [f"done: {brief(line.text)}" for line in lines]
        ways += ["go through the lesson again", "not now: in a month"]
        for number, way in enumerate(ways, 1):
            talk.say(way, f"  {number}  ")
        picked = talk.number("Do what (Enter: nothing)> ", len(ways))
        if picked is None:
            return None
        if picked <= len(lines):
            _tick(sitting, lines[picked - 1])
        elif picked == len(lines) + 1:
            sitting.enter(reminder.lesson)
            return Goal(reminding.first_asked(workspace, reminder, sitting.route))
        else:
            _later(sitting, reminder)
            return None


def _open(sitting: Sitting, reminder: Reminder) -> list[Line]:
    lines = sitting.workspace.strategy.lines
    return [one for one in lines if one.do == reminder.id and one.enabled and not one.done]


def _tick(sitting: Sitting, line: Line) -> None:
    sitting.workspace.edit(line.id, done=today().isoformat())
    save(sitting)
    sitting.talk.say("Kept. :undo takes it back.")


def _later(sitting: Sitting, reminder: Reminder) -> None:
    try:
        day = reminding.put_off(sitting.workspace, reminder)
    except Invalid as invalid:
        sitting.talk.say(str(invalid))
        return
    save(sitting)
    sitting.talk.say(f"On {in_words(day)}, then. :undo takes it back.")
