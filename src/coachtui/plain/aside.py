"""What can be asked about a question, and other ways to answer it than by typing here."""

from __future__ import annotations

import sys
from pathlib import Path

from coachtui.clock import kept_in_words
from coachtui.files.editor import command, edited
from coachtui.files.errors import Unread
from coachtui.files.load import load
from coachtui.interview.pipes import labelled
from coachtui.interview.put import drafted
from coachtui.pack.question import Question
from coachtui.plain import pages
from coachtui.plain.answering import agreed, keep
from coachtui.plain.saving import save
from coachtui.plain.sitting import Goal, Sitting
from coachtui.plain.talk import brief
from coachtui.plain.typed import standing
from coachtui.text import clean
from coachtui.workspace.earlier import earlier

WORDED = ("text", "prose", "lines")
"""Kinds that are answered in words."""


def why(sitting: Sitting, question: Question, _: str) -> None:
    """Say why it is asked."""
    sitting.talk.say(sitting.put(question).why or "Nothing more is made of this one.")


def page(sitting: Sitting, question: Question, _: str) -> None:
    """Say the page again."""
    step = sitting.step(question.id)
    found = step.page if step else pages.page_of(sitting.workspace.pack, question)
    for line in pages.prose(sitting.workspace, found) if found else ():
        sitting.talk.say(*line)


def hint(sitting: Sitting, question: Question, _: str) -> None:
    """Say the next hint."""
    hints = sitting.put(question).hints
    if sitting.hint < len(hints):
        sitting.talk.say(hints[sitting.hint])
        sitting.hint += 1
    else:
        had = "No more hints" if hints else "No hint"
        sitting.talk.say(f"{had} for this one. :example may help, or :skip.")


def example(sitting: Sitting, question: Question, _: str) -> None:
    """Say how somebody else answered."""
    sitting.talk.say(sitting.put(question).example or "No example for this one.")


def read(sitting: Sitting, question: Question, _: str) -> None:
    """Say in full what stands here."""
    entry = sitting.workspace.answers.get(question.id)
    begun = standing(sitting, question) if question.kind in WORDED else ""
    said = labelled(sitting.workspace.pack, question, entry.value) if entry and entry.value else ""
    sitting.talk.say(begun or said or "Nothing yet.")


def more(sitting: Sitting, _: Question, __: str) -> None:
    """Say where words can be gone on with; there the prompt itself takes this word."""
    sitting.talk.say("Only an answer of several lines can be gone on with.")


def from_file(sitting: Sitting, question: Question, rest: str) -> Goal | None:
    """Take the answer from a file."""
    talk = sitting.talk
    if question.kind not in WORDED or not rest:
        talk.say(":file PATH, at a question that is answered in words.")
        return None
    try:
        words = load(Path(rest).expanduser()).decode("utf-8-sig", "replace")
    except FileNotFoundError:
        talk.say(f"There is no file {rest}.")
        return None
    except Unread as fault:  # whose own remedy is for a workspace's files
        talk.say(f"{rest} can't be read: {fault.why}.")
        return None
    except (RuntimeError, ValueError) as trouble:  # a home that nobody knows, a NUL
        talk.say(str(trouble))
        return None
    return _answer(sitting, question, clean(words).rstrip("\n"))


def in_editor(sitting: Sitting, question: Question, _: str) -> Goal | None:
    """Write the answer in one's own editor."""
    talk = sitting.talk
    editor = command(sitting.home.settings.editor)
    if question.kind not in WORDED:
        talk.say("Only an answer in words can be written in an editor.")
        return None
    if not editor or not sys.stdin.isatty():
        talk.say("No editor can be opened here. Name one: VISUAL or EDITOR, or take :file PATH.")
        return None
    before = standing(sitting, question)
    try:
        text = edited(editor, sitting.workspace.store.folder, before)
    except OSError as error:
        talk.say(f"The editor couldn't be opened: {error}")
        return None
    if text.strip() == before.strip():
        talk.say("Nothing was changed.")
        return None
    return _answer(sitting, question, text)


def drafts(sitting: Sitting, question: Question, _: str) -> Goal | None:
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


def bring_back(sitting: Sitting, question: Question, _: str) -> Goal | None:
    """List what was answered before; a number brings that answer back."""
    talk, workspace = sitting.talk, sitting.workspace
    found = earlier(workspace, question.id)
    if not found:
        talk.say("This is the first answer; none stood before it.")
        return None
    for number, one in enumerate(found, 1):
        talk.say(f"{brief(one.words)} ({kept_in_words(one.at)})", f"  {number}  ")
    picked = talk.number("Bring back which (Enter: none)> ", len(found))
    if picked and agreed(sitting, workspace.proposed(question.id, found[picked - 1].raw)):
        workspace.answer(question.id, found[picked - 1].raw)
        save(sitting)
        talk.say("It stands again. :undo takes it back.")
    return None


def _answer(sitting: Sitting, question: Question, words: str) -> Goal | None:
    return sitting.onward(question.id) if keep(sitting, question, words) else None
