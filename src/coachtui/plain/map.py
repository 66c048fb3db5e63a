"""The map: every page and how it stands; one leads to it."""

from __future__ import annotations

from coachtui.interview import flow
from coachtui.interview.minutes import minutes_left
from coachtui.interview.pipes import fill_page
from coachtui.plain.sitting import MARKS, Goal, Sitting, left_said


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
