"""Personas put to the test: does a made-up person get the lines that the author expects?"""

from __future__ import annotations

from coachtui.authoring.cases import OPEN
from coachtui.authoring.notes import Notes
from coachtui.decide.verdict import decide
from coachtui.interview.answers import Answers, Entry
from coachtui.interview.relevance import view
from coachtui.interview.values import Invalid, parse
from coachtui.pack.model import Pack, Persona
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits
from coachtui.strategy.model import Strategy
from coachtui.strategy.tensions import tensions


def personas(notes: Notes) -> None:
    """Derive the strategy of every persona, and hold it against what is expected."""
    made = strategies(notes.pack)
    for persona in notes.pack.personas:
        strategy = made[persona.id]
        _unasked(notes, persona)
        _lines(notes, persona, strategy)
        _tensions(notes, persona)
        _verdicts(notes, persona, strategy)


def strategies(pack: Pack) -> dict[str, Strategy]:
    """The strategy of each persona."""
    return {persona.id: derive(pack, answers(pack, persona), Edits()) for persona in pack.personas}


def _unasked(notes: Notes, persona: Persona) -> None:
    """Remark upon answers to questions that these answers keep from being asked."""
    relevant = view(notes.pack, answers(notes.pack, persona)).relevant
    for id_ in persona.answers:
        if relevant.get(id_, True) is not True:
            what = f"it answers `{id_}`, which these answers don't lead to"
            notes.wrong(f"persona:{persona.id}", what, "Take it out.", remark=True)


def _lines(notes: Notes, persona: Persona, strategy: Strategy) -> None:
    standing = {line.id for line in strategy.lines if line.enabled}
    waiting = {wait.id: wait.question for wait in strategy.waits}
    for id_ in persona.expect.has:
        if id_ not in standing:
            why = f": it waits for `{waiting[id_]}`" if id_ in waiting else ""
            _unexpected(notes, persona, f"these answers don't give the line `{id_}`{why}")
    for id_ in persona.expect.lacks:
        if id_ in standing:
            _unexpected(notes, persona, f"these answers give the line `{id_}`")


def _tensions(notes: Notes, persona: Persona) -> None:
    if persona.expect.tensions is None:
        return
    found = [one.id for one in tensions(notes.pack, answers(notes.pack, persona), Edits())]
    for id_ in persona.expect.tensions:
        if id_ not in found:
            _unexpected(notes, persona, f"these answers don't raise the tension `{id_}`")
    for id_ in found:
        if id_ not in persona.expect.tensions:
            _unexpected(notes, persona, f"these answers raise the tension `{id_}`")


def _verdicts(notes: Notes, persona: Persona, strategy: Strategy) -> None:
    for id_, verdict in persona.expect.verdicts.items():
        card = notes.pack.cards[id_]
        found = decide(notes.pack, strategy, card.direction, card.facts)
        if (found.verdict or OPEN) != verdict:
            said = f"`{found.verdict}`" if found.verdict else "open"
            rules = f" by `{'`, `'.join(found.rules)}`" if found.verdict else ""
            _unexpected(notes, persona, f"on the card `{id_}` the verdict is {said}{rules}")


def _unexpected(notes: Notes, persona: Persona, what: str) -> None:
    instead = "Change an answer, a condition, or what is expected."
    notes.wrong(f"persona:{persona.id}", what, instead)


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
