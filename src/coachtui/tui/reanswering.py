"""One of the questions behind a rule, answered once more: which one, then the question itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coachtui.interview.pipes import fill_page, labelled
from coachtui.text import cut, first_line
from coachtui.tui.dialog import Choose
from coachtui.tui.places import answered
from coachtui.tui.rows import Row

if TYPE_CHECKING:
    from coachtui.tui.coach import Coach
    from coachtui.workspace.workspace import Workspace

WIDTH = 100
"""Characters of an answer that is read back beside its question."""


async def reanswer(app: Coach, questions: Sequence[str]) -> str:
    """Let one of some questions be answered once more; what that changes is shown first.

    To be called in a worker, since it waits for an answer.

    Returns:
        The question whose answer was changed; empty where none was.
    """
    space = app.workspace
    some = space.view.asked(questions)
    if not some:
        app.say("No question that is asked now stands behind it.")
        return ""
    question = some[0]
    if len(some) > 1:
        rows = [_row(space, id_, str(place)) for place, id_ in enumerate(some[:9], 1)]
        words = "These answers are behind it. Which one do you see otherwise now?"
        leave = Row("", "Leave them as they are", "l")
        question = await app.push_screen_wait(Choose("Which answer?", words, [*rows, leave]))
    if not question:
        return ""
    return question if await answered(app, question) else ""


def _row(space: Workspace, id_: str, key: str) -> Row:
    pack, known = space.pack, space.view.known
    question = pack.questions[id_]
    said = labelled(pack, question, known[id_]) if id_ in known else ""
    note = f"you said: {cut(first_line(said), WIDTH)}" if said else ""
    return Row(id_, fill_page(pack, question.text, known), key, note=note)
