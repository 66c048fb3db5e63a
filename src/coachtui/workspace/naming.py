"""What a change is called when it is taken back or brought back."""

from __future__ import annotations

from coachtui.interview.flow import lesson_of
from coachtui.interview.pipes import fill_page
from coachtui.text import cut, shown
from coachtui.workspace.model import Change
from coachtui.workspace.replacing import ELSEWHERE
from coachtui.workspace.workspace import Workspace


def name_of(workspace: Workspace, change: Change) -> str:
    """A change in words: the question that it answered, or the line that it edited."""
    question = workspace.pack.questions.get(change.key)
    if change.batch and change.by == ELSEWHERE:
        return "what was taken from another state"
    if change.batch and question is not None:
        return f"the forgetting of “{lesson_of(workspace.pack, question.lesson).title}”"
    if change.part == "answers" and question is not None:
        asked = fill_page(workspace.pack, question.text, workspace.view.known)
        return f"the answer to “{cut(shown(asked), 48)}”"
    line = next((one for one in workspace.strategy.lines if one.id == change.key), None)
    if line is not None:
        return f"the edit of “{cut(shown(line.text), 48)}”"
    return "an edit"
