"""The review: every answer, when it was given, and what rests on it."""

from __future__ import annotations

from collections import Counter

from coachtui.clock import kept_in_words
from coachtui.plain.curious import say_all
from coachtui.plain.sitting import STATES, Goal, Sitting, left_said
from coachtui.plain.talk import brief
from coachtui.strategy.review import Reviewed, off_way, review
from coachtui.workspace.whereabouts import ways_of


def answers(sitting: Sitting) -> Goal | None:
    """Every answer with its date and state; give the question that is picked, to change it."""
    talk, workspace = sitting.talk, sitting.workspace
    routes = {**ways_of(workspace, sitting.spot), sitting.lesson.id: sitting.route}
    found = review(workspace.pack, workspace.answers, workspace.view, workspace.strategy, routes)
    given = [one for one in found if one.state != "open" or one.answer]
    if not given:
        talk.say("No answers yet.")
        return None
    asked = [one for one in found if one.asked and one.known]
    here = [one for one in asked if one.on_way or one.state != "open"]
    talk.say(f"What you said: {left_said(Counter(one.state for one in here))}.")
    if more := off_way(found):
        talk.say(f"Not on the way you took: {more} more, when you like.")
    known = [one for one in given if one.known]
    for place, one in enumerate(known, 1):
        _tell(sitting, one, f"{place:>2}  ")
    for one in given:
        if not one.known:
            talk.say(f"No longer asked: {one.text}: {brief(one.answer)}", "    ")
    say_all(sitting)
    number = talk.number("Change which (Enter: none)> ", len(known))
    return Goal(known[number - 1].id, once=True) if number else None


def _tell(sitting: Sitting, one: Reviewed, lead: str) -> None:
    talk = sitting.talk
    talk.say(one.text, lead)
    if one.answer:
        talk.say(brief(one.answer), "      ")
    by = "" if one.by == "self" else f", typed by {one.by}"
    aside = "" if one.asked else " Set aside: kept, not asked now."
    rest = "One of your lines rests" if len(one.lines) == 1 else f"{len(one.lines)} lines rest"
    lines = f" {rest} on it." if one.lines else ""
    talk.say(f"{kept_in_words(one.at)}, {STATES[one.state]}{by}.{aside}{lines}", "      ")
    for remark in one.remarks:
        talk.say(remark, "      ")
