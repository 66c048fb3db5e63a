"""Remarks: is each used, is its guideline there, can it speak, and can it be silent?"""

from __future__ import annotations

from coachtui.authoring.notes import Notes
from coachtui.interview.passage import Passage, needle
from coachtui.interview.remarks import spoken_of
from coachtui.pack.question import Question
from coachtui.pack.remark import SIGNS, Remark
from coachtui.text import CAPS


def remarks(notes: Notes) -> None:
    """Check every remark against the questions that take it, and the line that it cites."""
    for remark in notes.pack.remarks.values():
        asked = [one for one in notes.pack.questions.values() if remark.id in one.remarks]
        if not asked:
            instead = f'Write remarks = ["{remark.id}"] in a question, or take it out.'
            notes.wrong(f"remark:{remark.id}", "no question takes it", instead)
        _guideline(notes, remark)
        _silent(notes, remark, asked)
        _loud(notes, remark)
        for question in asked:
            _example(notes, remark, question)


def _guideline(notes: Notes, remark: Remark) -> None:
    lines = {line.id: line for line in notes.pack.lines}
    place = f"remark:{remark.id}"
    if remark.line not in lines:
        notes.missing(place, "`line` names", remark.line, lines)
    elif lines[remark.line].each:
        what = f"`line` names `{remark.line}`, which is a line for each row"
        notes.wrong(place, what, "Name one that stands once: its words are shown beside the draft.")


def _silent(notes: Notes, remark: Remark, asked: list[Question]) -> None:
    """Note a remark that can't speak."""
    place = f"remark:{remark.id}"
    most = max((CAPS[question.kind] for question in asked), default=remark.longer or 0)
    if remark.longer is not None and asked and remark.longer >= most:
        what = f"it never speaks: `longer` is {remark.longer}, and {most} characters fit at most"
        notes.wrong(place, what, "Write a lower number, or leave it out.")
    if remark.has and remark.lacks and all(_ruled_out(one, remark) for one in remark.has):
        what = "it never speaks: where a phrase of `has` occurs, `lacks` rules it out"
        notes.wrong(place, what, "Take those out of one of the two.")


def _ruled_out(phrase: str, remark: Remark) -> bool:
    """Whether so much of `lacks` lies in a phrase that the two can't hold together."""
    if phrase in SIGNS:
        return remark.least == 1 and phrase in remark.lacks
    bare = phrase.removesuffix("*")
    # What a word goes on with is anything, so only what is open at its end may match it.
    passage = Passage(bare if bare == phrase else f"{bare}zzz")
    return sum(passage.where(one) is not None for one in remark.lacks) >= remark.least


def _loud(notes: Notes, remark: Remark) -> None:
    """Note a remark that no words can silence."""
    different = {one if one in SIGNS else needle(one) for one in remark.lacks}
    if remark.lacks and len(different) < remark.least:
        what = f"`least` is {remark.least}, and only {len(different)} of `lacks` differ"
        always = "it always speaks: " if not remark.has and remark.longer is None else ""
        notes.wrong(f"remark:{remark.id}", always + what, "Case and accents make no difference.")


def _example(notes: Notes, remark: Remark, question: Question) -> None:
    if question.example and spoken_of(remark, Passage(question.example)) is not None:
        what = f"it speaks of the example of `{question.id}`"
        instead = "Look at both: an example is words that are fine."
        notes.wrong(f"remark:{remark.id}", what, instead, remark=True)
