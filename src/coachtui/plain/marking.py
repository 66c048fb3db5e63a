"""States and steps back: left for later, taken back, brought back, asked afresh."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from coachtui.interview.answers import Answers, Entry, State
from coachtui.interview.renamed import unfit
from coachtui.pack.question import Question
from coachtui.plain.answering import agreed
from coachtui.plain.saving import save
from coachtui.plain.sitting import STATES, Goal, Sitting
from coachtui.workspace.model import Change
from coachtui.workspace.naming import redone, undone
from coachtui.workspace.workspace import Workspace


def mark(state: State, sitting: Sitting, question: Question, _: str) -> Goal | None:
    """Leave a question with a state, and go on; what was typed stays with it."""
    workspace, id_ = sitting.workspace, question.id
    entry = replace(workspace.answers.get(id_, Entry()), state=state)
    if not _agreed(sitting, id_, {**workspace.answers, id_: entry}):
        return None
    workspace.mark(id_, state, lesson=sitting.asked_in)
    save(sitting)
    sitting.talk.say(f"Left as: {STATES[state]}.")
    return sitting.onward(id_)


def clear(sitting: Sitting, question: Question, _: str) -> None:
    """Take an answer away."""
    workspace, id_ = sitting.workspace, question.id
    changed = {other: entry for other, entry in workspace.answers.items() if other != id_}
    if _agreed(sitting, id_, changed):
        workspace.clear(id_)
        save(sitting)
        sitting.talk.say("Taken back. :undo brings it back.")


def before(sitting: Sitting, question: Question, _: str) -> Goal | None:
    """Make a value that was kept an answer again."""
    workspace, id_ = sitting.workspace, question.id
    entry = workspace.answers.get(id_)
    if entry is None or entry.value is None:
        sitting.talk.say("Nothing was answered here before.")
        return None
    if why := unfit(workspace.pack.questions[id_], entry.value):
        sitting.talk.say(" ".join(why))
        return None
    changed = {**workspace.answers, id_: replace(entry, state="answered")}
    if not _agreed(sitting, id_, changed):
        return None
    workspace.mark(id_, "answered", lesson=sitting.asked_in)
    save(sitting)
    sitting.talk.say("It is your answer again.")
    return sitting.onward(id_)


def undo(sitting: Sitting, _: str) -> Goal | None:
    """Take back the last change, and put the question again that it answered."""
    return _step(sitting, Workspace.undo, undone, "There is nothing to take back.")


def redo(sitting: Sitting, _: str) -> Goal | None:
    """Bring back what was taken back last."""
    return _step(sitting, Workspace.redo, redone, "There is nothing to bring back.")


def fresh(sitting: Sitting, _: str) -> Goal | None:
    """Open every question of the lesson again; each answer is kept, and one word brings it back."""
    talk, workspace = sitting.talk, sitting.workspace
    talk.say(f"“{sitting.lesson.title}”: every answer to it is kept, and asked again.")
    talk.say(":before brings each back as it was.")
    if talk.letter("y asks afresh, Enter leaves all as it is> ", "y") != "y":
        return None
    workspace.ask_afresh(sitting.lesson.id)
    save(sitting)
    first = next((step for step in sitting.way if step.asked), None)
    return Goal(first.question.id) if first else None


def _agreed(sitting: Sitting, question: str, changed: Answers) -> bool:
    return not sitting.weighs(question) or agreed(sitting, changed)


def _step(
    sitting: Sitting,
    step: Callable[[Workspace], Change | None],
    says: Callable[[Workspace, Change], str],
    none: str,
) -> Goal | None:
    workspace = sitting.workspace
    change = step(workspace)
    if change is None:
        sitting.talk.say(none)
        return None
    save(sitting)
    sitting.talk.say(says(workspace, change))
    if change.batch:
        return Goal(sitting.place)
    if change.part != "answers" or change.key not in workspace.pack.questions:
        return None
    return Goal(change.key, once=sitting.visiting or sitting.step(change.key) is None)
