"""Typed words stay whole: where they may be piped, and how."""

from __future__ import annotations

import re

from coachtui.authoring.notes import Notes
from coachtui.authoring.texts import Said, said
from coachtui.interview.pipes import PIPE
from coachtui.pack.question import TYPED, Question

_BEFORE = re.compile(r"(?:[\"'“”‘’«»„‹›][*_]*|:[\s*_>]*)$")
_AFTER = re.compile(r"[*_]*[.,;:!?…]*[\"'“”‘’«»‹›]")


def piped(notes: Notes) -> None:
    """Note typed words inside a sentence, and what isn't public where others read it."""
    for text in said(notes.pack):
        for pipe in PIPE.finditer(text.text):
            question = notes.pack.questions.get(pipe[1].partition(".")[0])
            if question is None:
                continue
            if text.public and not question.public:
                _private(notes, text, question)
            if not text.each and _typed(question) and not _apart(pipe):
                what = f"{text.where} bends the words of `{question.id}` into a sentence"
                instead = f'Put {{{question.id}}} after a colon or in "quotation marks".'
                notes.wrong(text.place, what, instead)


def _private(notes: Notes, text: Said, question: Question) -> None:
    where = "the section `statement`" if text.key == "text" else text.where
    what = f"{where} pipes `{question.id}`, which isn't public"
    notes.wrong(text.place, what, "Mark the question public = true, or leave the pipe out.")


def _typed(question: Question) -> bool:
    """Whether an answer holds a person's own words; those of a repeat are its first field's."""
    if question.kind == "repeat":
        return question.fields[0].kind in TYPED
    return question.kind in TYPED


def _apart(pipe: re.Match[str]) -> bool:
    """Whether a pipe stands after a colon, in quotation marks, or is all that is said."""
    if pipe.string.strip().rstrip(".") == pipe[0]:
        return True
    before = _BEFORE.search(pipe.string, 0, pipe.start())
    if before is None:
        return False
    return before[0].startswith(":") or _AFTER.match(pipe.string, pipe.end()) is not None
