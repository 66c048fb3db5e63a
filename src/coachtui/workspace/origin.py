"""Where an answer was given that several lessons ask for."""

from __future__ import annotations

from collections.abc import Mapping

from coachtui.interview.flow import asks
from coachtui.pack.page import Lesson
from coachtui.workspace import entries
from coachtui.workspace.workspace import Workspace


def said_in(workspace: Workspace, question: str, here: str) -> Lesson | None:
    """The lesson in which a question was answered, where that isn't the one at hand.

    An answer that was given outside of any lesson counts as given in the question's own.

    Args:
        workspace: The open workspace.
        question: The question.
        here: The lesson at hand.
    """
    pack, entry = workspace.pack, workspace.answers.get(question)
    if entry is None or entry.state != "answered" or entry.value is None:
        return None
    lessons = {lesson.id: lesson for lesson in pack.lessons if asks(lesson, question)}
    if len(lessons) < 2:
        return None
    told = _recorded(workspace, question, entries.to_data(entry))
    lesson = told if told in lessons else pack.questions[question].lesson
    return None if lesson == here else lessons[lesson]


def _recorded(workspace: Workspace, question: str, entry: Mapping[str, object]) -> str:
    """The lesson that the change which gave this very entry names; "" for the question's own."""
    for change in reversed(workspace.history(question)):
        made = not change.undoes and not change.redoes and isinstance(change.after, Mapping)
        if made and _but_rows(change.after) == _but_rows(entry):
            return change.lesson
    return ""


def _but_rows(entry: object) -> dict[str, object]:
    """An entry but for the row numbers that it remembers."""
    return {key: one for key, one in dict(entry).items() if key != "last"}  # type: ignore[call-overload]
