"""Between lessons: how far one is in each, the next one, all that was decided, and forgetting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from coachtui.decide.good import NONE, newest
from coachtui.decide.good import said as began
from coachtui.documents.by_lesson import closing
from coachtui.documents.formats import render
from coachtui.interview import flow
from coachtui.interview.thread import Far, length, next_of, said
from coachtui.plain import ways
from coachtui.plain.saving import save
from coachtui.plain.sitting import Goal, Sitting
from coachtui.plain.talk import brief
from coachtui.workspace.forgetting import forgetting, told
from coachtui.workspace.paper import page
from coachtui.workspace.whereabouts import lessons_of

SHOWN = 400
"""Characters of a line, or of how a link began."""


def lessons(sitting: Sitting, named: str = "") -> Goal | None:
    """Go to the lesson that is named; else say how far one is in each, and go to one.

    Args:
        sitting: The sitting.
        named: A lesson's id or its number; empty: none.

    Raises:
        Word: a word of command was typed.
    """
    talk, pack = sitting.talk, sitting.workspace.pack
    if len(pack.lessons) < 2:
        talk.say("There is one lesson, and this is it. :map shows its pages.")
        return None
    found = _all(sitting)
    keys = {key: one for n, one in enumerate(found, 1) for key in (one.lesson.id, str(n))}
    if named in keys:
        return _go(sitting, keys[named])
    if named:
        talk.say(f"No lesson is called “{brief(named, 60)}”.{_near(named, keys)}")
    talk.say("In the order that makes most sense. Any works, and stopping is fine after each.")
    for number, one in enumerate(found, 1):
        talk.say(f"{one.lesson.title}: {_said(sitting, one)}", f"  {number}  ")
        for words in filter(None, (one.lesson.about, one.lesson.here)):
            talk.say(words, "     ")
    for words in good(sitting):
        talk.say(words)
    picked = talk.number("Lesson (Enter stays)> ", len(found))
    return _go(sitting, found[picked - 1]) if picked else None


def good(sitting: Sitting) -> Iterator[str]:
    """The latest link that did some good, and how it began; else where that is noted."""
    if sitting.workspace.pack.verdicts:
        link = next(iter(newest(sitting.workspace.decisions.all())), None)
        yield f"What did some good: {brief(began(link), SHOWN) if link else NONE}"


def where(sitting: Sitting) -> Iterator[str]:
    """Where one is among several lessons, and which comes next."""
    found = _all(sitting)
    here = next(one for one in found if one.lesson.id == sitting.lesson.id)
    if len(found) < 2:
        return
    yield f"You were in “{here.lesson.title}”: {_said(sitting, here)}."
    if here.done:
        yield from onward(sitting)
    else:
        yield ":lesson shows all of them; any order works."


def onward(sitting: Sitting) -> Iterator[str]:
    """What may come once a lesson is done: the next one, and what was decided in all of them."""
    pack = sitting.workspace.pack
    after = next_of(_all(sitting), sitting.lesson.id)
    if after is not None:
        yield f"Next: {after.lesson.title}, {length(after)}. :lesson goes there."
        yield "Stopping here is fine."
    document = closing(pack)
    if document is not None:
        yield f":everything reads “{document.title}” on one page."


def everything(sitting: Sitting, _: str = "") -> None:
    """Say all that was decided, over all lessons."""
    talk, workspace = sitting.talk, sitting.workspace
    document = closing(workspace.pack)
    if document is None:
        talk.say("These lessons have no page that goes over all of them. :strategy reads it all.")
        return
    talk.say(render(page(workspace, document.id), "text", columns=talk.width))


def forget(sitting: Sitting, named: str = "") -> Goal | None:
    """Forget a lesson that was begun by mistake, once it was said what goes with it.

    Raises:
        Word: a word of command was typed.
        ReadOnly: the workspace can't be changed.
    """
    talk, workspace = sitting.talk, sitting.workspace
    lesson = _named(sitting, named)
    if lesson is None:
        return None
    found = forgetting(workspace, lesson)
    for words in told(found):
        talk.say(words)
    for line in found.lines.gone:
        talk.say(brief(line.text, SHOWN), "  goes:    ")
    for one in found.lines.changed:
        talk.say(brief(one.after.text, SHOWN), "  changes: ")
    if not found or talk.letter("y forgets it, Enter leaves all as it is> ", "y") != "y":
        return None
    workspace.forget(lesson)
    save(sitting)
    sitting.leave(lesson)
    talk.say(f"“{found.title}” is forgotten. :undo brings it back.")
    return Goal(sitting.place) if lesson == sitting.lesson.id else None


def _named(sitting: Sitting, named: str) -> str | None:
    """The lesson that is meant, of those that are begun; None for none."""
    talk = sitting.talk
    begun = [one for one in _all(sitting) if one.begun]
    ids = [one.lesson.id for one in begun]
    if named in ids:
        return named
    if named:
        talk.say(f"No lesson that is begun is called “{brief(named, 60)}”.")
    if not begun:
        talk.say("No lesson is begun, so there is nothing to forget.")
        return None
    for number, one in enumerate(begun, 1):
        talk.say(f"{one.lesson.title}: {_said(sitting, one)}", f"  {number}  ")
    picked = talk.number("Forget which (Enter: none)> ", len(begun))
    return ids[picked - 1] if picked else None


def _near(named: str, keys: Iterable[str]) -> str:
    near = get_close_matches(named[:60], list(keys), 1)
    return f" Did you mean {near[0]}?" if near else ""


def _go(sitting: Sitting, far: Far) -> Goal:
    """Go to a lesson, where it was left; where it never was, ask which way."""
    left = sitting.spot.at(far.lesson.id).question
    sitting.enter(far.lesson.id)
    if not left:
        ways.choose(sitting)
    step = flow.resume(sitting.way, left)
    return Goal(step.question.id if step else "")


def _said(sitting: Sitting, far: Far) -> str:
    return said(far, sitting.spot.at(far.lesson.id).question)


def _all(sitting: Sitting) -> tuple[Far, ...]:
    """How far one is in each lesson, in this one on the way of now."""
    spot = sitting.spot.moved(sitting.lesson.id, sitting.place, sitting.route)
    return lessons_of(sitting.workspace, spot)
