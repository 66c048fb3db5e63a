"""Personas put to the test: does a made-up person get the lines that the author expects?"""

from __future__ import annotations

from coachtui.authoring.notes import Notes
from coachtui.interview.answers import Answers, Entry
from coachtui.interview.values import Invalid, parse
from coachtui.pack.model import Pack, Persona
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits


def personas(notes: Notes) -> None:
    """Derive the strategy of every persona, and hold it against what is expected."""
    for persona in notes.pack.personas:
        strategy = derive(notes.pack, answers(notes.pack, persona), Edits())
        standing = {line.id for line in strategy.lines if line.enabled}
        waiting = {wait.id: wait.question for wait in strategy.waits}
        place = f"persona:{persona.id}"
        for id_ in persona.expect.has:
            if id_ not in standing:
                why = f": it waits for `{waiting[id_]}`" if id_ in waiting else ""
                what = f"these answers don't give the line `{id_}`{why}"
                notes.wrong(place, what, "Change an answer, a condition, or what is expected.")
        for id_ in persona.expect.lacks:
            if id_ in standing:
                what = f"these answers give the line `{id_}`"
                notes.wrong(place, what, "Change an answer, a condition, or what is expected.")


def answers(pack: Pack, persona: Persona) -> Answers:
    """Turn a persona's raw answers into entries; those that can't be kept are left out."""
    found: dict[str, Entry] = {}
    for id_, raw in persona.answers.items():
        question = pack.questions.get(id_)
        if question is None:
            continue
        try:
            found[id_] = Entry(value=parse(question, raw))
        except Invalid:
            continue
    return found
