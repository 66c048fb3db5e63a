"""What can be looked at from any prompt: the map, the review, texts to begin from."""

from __future__ import annotations

from collections import Counter

from coachtui.interview import flow
from coachtui.interview.minutes import minutes_left
from coachtui.interview.pipes import fill_page
from coachtui.interview.put import drafted
from coachtui.pack.question import Question
from coachtui.plain.answering import agreed, keep
from coachtui.plain.curious import say_all
from coachtui.plain.saving import save
from coachtui.plain.sitting import MARKS, STATES, Goal, Sitting, left_said
from coachtui.plain.talk import brief
from coachtui.plain.typed import standing
from coachtui.strategy.review import Reviewed, off_way, review
from coachtui.workspace.earlier import earlier
from coachtui.workspace.whereabouts import ways_of


def choose_page(sitting: Sitting) -> Goal | None:
    """List the pages and how they stand; give the first question of the one that is picked."""
    talk, workspace = sitting.talk, sitting.workspace
    way = sitting.way
    listed = flow.pages(way)
    for place, page in enumerate(listed, 1):
        title = fill_page(workspace.pack, page.title, workspace.view.known)
        talk.say(f"{title}: {MARKS[flow.mark(way, page)]}", f"{place:>2}  ")
    rest = minutes_left(way)
    said = left_said(flow.left(way)) or "nothing"
    talk.say(f"Left on this way: {said}{f'; {rest}' if rest else ''}.")
    number = talk.number("Go to page (Enter stays)> ", len(listed))
    if number is None:
        return None
    on_page = [step for step in way if step.page.id == listed[number - 1].id]
    asked = [step for step in on_page if step.asked] or on_page
    return Goal(asked[0].question.id)


def drafts(sitting: Sitting, question: Question) -> Goal | None:
    """Show the texts that may be begun from; a number keeps one, below one's own words."""
    talk = sitting.talk
    begun = sitting.put(question).drafts
    texts = [(draft.title, drafted(question, draft)) for draft in begun]
    if not texts:
        talk.say("No texts to begin from here.")
        return None
    for number, (title, text) in enumerate(texts, 1):
        talk.say(title, f"{number}  ")
        talk.say(text, "   ")
    picked = talk.number("Keep which as yours (Enter keeps none)> ", len(texts))
    text = texts[picked - 1][1] if picked else ""
    own = standing(sitting, question).rstrip()
    if not text or own.endswith(text):
        return None
    between = " " if question.kind == "text" else "\n\n"
    kept = keep(sitting, question, f"{own}{between}{text}" if own else text)
    if kept:
        talk.say("Kept. Type your own words to change it.")
    return None


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
    talk.say(f"{one.at[:10]}, {STATES[one.state]}{by}.{aside}{lines}", "      ")
    for remark in one.remarks:
        talk.say(remark, "      ")


def bring_back(sitting: Sitting, question: Question) -> Goal | None:
    """List what was answered before; a number brings that answer back."""
    talk, workspace = sitting.talk, sitting.workspace
    found = earlier(workspace, question.id)
    if not found:
        talk.say("This is the first answer; none stood before it.")
        return None
    for number, one in enumerate(found, 1):
        talk.say(f"{brief(one.words)} ({one.at[:10]})", f"  {number}  ")
    picked = talk.number("Bring back which (Enter: none)> ", len(found))
    if picked and agreed(sitting, workspace.proposed(question.id, found[picked - 1].raw)):
        workspace.answer(question.id, found[picked - 1].raw)
        save(sitting)
        talk.say("It stands again. :undo takes it back.")
    return None
