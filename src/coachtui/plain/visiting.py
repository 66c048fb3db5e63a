"""Answering one question out of turn, from the middle of something else."""

from __future__ import annotations

from collections.abc import Sequence

from coachtui.interview.pipes import fill_page, labelled
from coachtui.plain.lesson import put
from coachtui.plain.sitting import Elsewhere, Goal, Sitting
from coachtui.plain.talk import brief


def visit(sitting: Sitting, question: str) -> bool:
    """Put one question; what its answer would change is said before it is kept.

    Returns:
        Whether it is answered otherwise now.

    Raises:
        Elsewhere: a word led to another place.
        Leave: the person wants to stop.
        Ended: the input is closed.
    """
    workspace = sitting.workspace
    before, visiting, hint = workspace.answers.get(question), sitting.visiting, sitting.hint
    sitting.visiting = True
    try:
        goal = put(sitting, workspace.pack.questions[question])
    finally:
        sitting.visiting, sitting.hint = visiting, hint
    if goal != Goal(sitting.place):
        raise Elsewhere(goal)
    return workspace.answers.get(question) != before


def again(sitting: Sitting, questions: Sequence[str]) -> bool:
    """Let one of some questions be answered once more; whether one was.

    Raises:
        Word: a word of command was typed.
        Elsewhere, Leave, Ended: as `visit`.
    """
    talk, workspace = sitting.talk, sitting.workspace
    pack, known = workspace.pack, workspace.view.known
    some = workspace.view.asked(questions)
    if not some:
        talk.say("No question that is asked now stands behind it.")
        return False
    picked: int | None = 1
    if len(some) > 1:
        talk.say("These answers are behind it. Which one do you see otherwise now?")
        for number, id_ in enumerate(some, 1):
            question = pack.questions[id_]
            said = f" {brief(labelled(pack, question, known[id_]))}" if id_ in known else ""
            talk.say(f"{fill_page(pack, question.text, known)}{said}", f"  {number}  ")
        picked = talk.number("Number (Enter leaves them)> ", len(some))
    return picked is not None and visit(sitting, some[picked - 1])
