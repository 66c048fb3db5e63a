"""What a change is called, and what is said once it was taken back or brought back."""

from __future__ import annotations

from collections.abc import Mapping

from coachtui.interview.flow import lesson_of
from coachtui.interview.pipes import fill_page
from coachtui.text import cut, cut_inside, shown
from coachtui.workspace.model import Change
from coachtui.workspace.replacing import ELSEWHERE
from coachtui.workspace.workspace import Workspace

ASKED = 130
"""Characters of a question that is said once a step was taken."""


def name_of(workspace: Workspace, change: Change) -> str:
    """A change in words: the question that it answered, or the line that it edited."""
    question = workspace.pack.questions.get(change.key)
    if change.batch and change.by == ELSEWHERE:
        return "what was taken from another state"
    if change.batch and question is not None:
        return f"the forgetting of “{lesson_of(workspace.pack, question.lesson).title}”"
    if change.part == "answers" and question is not None:
        return f"the answer to “{_asked(workspace, change.key, 48)}”"
    line = next((one for one in workspace.strategy.lines if one.id == change.key), None)
    if line is not None:
        return f"the edit of “{cut(shown(line.text), 48)}”"
    return "an edit"


def undone(workspace: Workspace, change: Change) -> str:
    """What stands now that a change was taken back, in a sentence."""
    return f"Undone: {_stands(workspace, change, change.after, 'earlier')}."


def redone(workspace: Workspace, change: Change) -> str:
    """What stands now that a change was brought back, in a sentence."""
    return f"Redone: {_stands(workspace, change, change.before, 'later')}."


def _stands(workspace: Workspace, change: Change, until_now: object, which: str) -> str:
    id_ = change.key
    if change.batch or change.part != "answers" or id_ not in workspace.pack.questions:
        return name_of(workspace, change)
    asked = f"“{_asked(workspace, id_, ASKED)}”"
    entry = workspace.answers.get(id_)
    state = entry.state if entry else "open"
    if change.draft is not None and id_ in workspace.drafts:
        return f"what you were typing to {asked} is there again"
    if state == "open":
        return f"{asked} is open again"
    if state != "answered":
        return f"{asked} is left again as you had left it"
    if isinstance(until_now, Mapping) and "state" not in until_now:  # it was answered before, too
        return f"{asked} has its {which} answer again"
    return f"{asked} is answered again"


def _asked(workspace: Workspace, id_: str, most: int) -> str:
    question = workspace.pack.questions[id_]
    asked = fill_page(workspace.pack, question.text, workspace.view.known)
    return cut_inside(shown(asked), most)
