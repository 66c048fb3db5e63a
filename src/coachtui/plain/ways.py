"""The ways through a lesson, and which lesson: listed, suggested, chosen."""

from __future__ import annotations

from coachtui.interview import flow
from coachtui.interview.minutes import minutes, took
from coachtui.plain.sitting import Goal, Sitting


def choose(sitting: Sitting) -> None:
    """Let the person choose a way, where there is more than one; Enter takes the suggested.

    Raises:
        Word: a word of command was typed.
    """
    pack, lesson, talk = sitting.workspace.pack, sitting.lesson, sitting.talk
    best = flow.suggested(pack, lesson, sitting.workspace.view)
    if len(lesson.routes) < 2:
        sitting.route = best
        return
    for number, route in enumerate(lesson.routes, 1):
        talk.say(f"{route.title}, {took(minutes(pack, lesson, route.id))}", f"  {number}  ")
    title = next(route.title for route in lesson.routes if route.id == best)
    talk.say(f"Which way? Enter takes “{title}”. :route changes it later.")
    picked = talk.number("Way> ", len(lesson.routes))
    sitting.route = lesson.routes[picked - 1].id if picked else best


def offer(sitting: Sitting, suggested: str) -> None:
    """Offer the way that an answer suggests, where it is another one than before.

    Args:
        sitting: The sitting.
        suggested: The way that was suggested before the answer.
    """
    best = flow.suggested(sitting.workspace.pack, sitting.lesson, sitting.workspace.view)
    if best not in (suggested, sitting.route):
        sitting.talk.say("There is a way through for that. Another one can be taken at any time.")
        choose(sitting)


def change(sitting: Sitting, question: str) -> Goal | None:
    """Choose another way; stay at the question where the new way holds it."""
    choose(sitting)
    if any(step.question.id == question and step.asked for step in sitting.way):
        return None
    step = flow.next_open(sitting.way, question) or flow.resume(sitting.way, "")
    return Goal(step.question.id if step else "")
