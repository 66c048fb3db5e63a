"""The answer that is read back: it stands, or it is said anew."""

from __future__ import annotations

from coachtui.clock import is_stamp, kept_in_words
from coachtui.interview.pipes import labelled
from coachtui.interview.values import Invalid
from coachtui.pack.question import Question
from coachtui.plain.answering import PICKED, agreed
from coachtui.plain.looking.base import line
from coachtui.plain.pages import question_lines
from coachtui.plain.reading import read
from coachtui.plain.saving import save
from coachtui.plain.sitting import Sitting
from coachtui.plain.talk import brief
from coachtui.plain.typed import SEVERAL
from coachtui.plain.visiting import visit
from coachtui.workspace.looking import STILL, say_changed


def still(sitting: Sitting) -> None:
    """The answer that is read back: it stands, or it is said anew."""
    talk, workspace = sitting.talk, sitting.workspace
    question = workspace.pack.questions[workspace.pack.home.still]
    entry = workspace.answers[question.id]
    words = labelled(workspace.pack, question, entry.value) if entry.value is not None else ""
    on = f" on {kept_in_words(entry.at)}" if is_stamp(entry.at) else ""
    talk.say(f"Still so? You wrote{on}: “{brief(words)}”")
    if question.kind in ("repeat", "rehearsal", *SEVERAL):
        picked = talk.letter("c says it anew, Enter alone: it stands> ", "c", back=True)
        if picked and visit(sitting, question.id):
            say_changed(workspace)
            save(sitting)
        return
    for said in question_lines(sitting.put(question)):
        talk.say(*said)
    talk.say("Enter alone: it stands. Where it has changed, say it anew.")
    while True:
        picks = question.kind in PICKED
        typed = talk.heard("> ", back=True) if picks else line(sitting, STILL)
        if not typed or _said_anew(sitting, question, read(question, typed)):
            return


def _said_anew(sitting: Sitting, question: Question, raw: object) -> bool:
    """Keep the new words, once it was said what they change; whether one may go on."""
    workspace, id_ = sitting.workspace, question.id
    try:
        changed = workspace.proposed(id_, raw)
    except Invalid as invalid:
        for problem in invalid.problems:
            sitting.talk.say(problem)
        return False
    if changed[id_].value != workspace.answers[id_].value:
        if not agreed(sitting, changed):
            return False
        workspace.answer(id_, raw)
        say_changed(workspace)
    workspace.draft(STILL, None)
    save(sitting)
    return True
