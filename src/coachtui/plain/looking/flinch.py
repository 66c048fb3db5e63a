"""What was expected to be broken: was it, and what happened?"""

from __future__ import annotations

from coachtui.interview.pipes import labelled
from coachtui.plain.looking.base import line, look, note
from coachtui.plain.saving import save
from coachtui.plain.sitting import Sitting
from coachtui.plain.talk import brief
from coachtui.workspace.looking import ANSWERS, FLINCH, broke

LETTERS = {"y": "yes", "n": "no", "s": "unsure"}


def flinch(sitting: Sitting) -> None:
    """What was expected to be broken: was it, and what happened?"""
    talk, workspace = sitting.talk, sitting.workspace
    question = workspace.pack.questions[workspace.pack.home.flinch]
    words = labelled(workspace.pack, question, workspace.view.known[question.id])
    talk.say(f"What you expected to break: “{brief(words)}” Did you?")
    while True:
        before = look(workspace).broke
        if before:
            talk.say(f"So far: {ANSWERS[before]}. Enter keeps it.")
        picked = talk.letter("y, n, s (not sure) or Enter> ", "yns", back=True)
        answer = LETTERS[picked] if picked else before
        if not answer and FLINCH not in workspace.drafts:
            return
        if answer:
            note(sitting, broke=answer)
        talk.say("What happened, in a line? It may stay empty.")
        typed = line(sitting, FLINCH)
        if answer:
            broke(workspace, answer, typed)
            save(sitting)
        if answer or not typed:
            return
        talk.say("And did you?")
