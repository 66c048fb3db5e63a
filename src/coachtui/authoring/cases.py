"""Cards and personas: do they fit the facts, verdicts and questions of the pack?"""

from __future__ import annotations

import re

from coachtui.authoring.notes import Notes, question_there
from coachtui.interview.values import Invalid, parse
from coachtui.pack.model import Card, Persona

OPEN = "?"
"""In place of a verdict: the answers leave it open."""


def cases(notes: Notes) -> None:
    """Check cards, and what personas answer and are expected to give."""
    _cards(notes)
    for persona in notes.pack.personas:
        _answers(notes, persona)
        _expected(notes, persona)


def _cards(notes: Notes) -> None:
    pack = notes.pack
    for card in pack.cards.values():
        place = f"card:{card.id}"
        if card.direction not in pack.verdicts:
            notes.missing(place, "`direction` is", card.direction, pack.verdicts)
        for name, choice in card.facts.items():
            fact = pack.facts.get(name)
            if fact is None:
                notes.missing(place, "`facts` names the fact", name, pack.facts)
            elif choice not in (ids := [one.id for one in fact.choices]):
                notes.missing(place, f"the fact `{name}` is", choice, ids)
        if card.pair:
            _pair(notes, card)


def _pair(notes: Notes, card: Card) -> None:
    """A minimal pair is a pair of the same direction, apart by one fact, and not side by side."""
    cards, place = notes.pack.cards, f"card:{card.id}"
    other = cards.get(card.pair)
    if other is None:
        notes.missing(place, "`pair` names the card", card.pair, cards)
        return
    differ = [
        fact
        for fact in dict.fromkeys([*card.facts, *other.facts])
        if card.facts.get(fact) != other.facts.get(fact)
    ]
    if card.direction != other.direction or len(differ) != 1:
        apart = ", ".join(differ) or "nothing"
        what = f"its pair `{other.id}` differs in: {apart}"
        notes.wrong(place, what, "Let a pair have one direction, and differ in one fact alone.")
    order = list(cards)
    if abs(order.index(card.id) - order.index(other.id)) == 1:
        notes.wrong(place, f"its pair `{other.id}` stands next to it", "Put cards between them.")


def _answers(notes: Notes, persona: Persona) -> None:
    place = f"persona:{persona.id}"
    for id_, raw in persona.answers.items():
        if not question_there(notes, place, "it answers", id_):
            continue
        try:
            parse(notes.pack.questions[id_], raw)
        except Invalid as invalid:
            what = f"its answer to `{id_}` can't be kept: {' '.join(invalid.problems)}"
            notes.wrong(place, what, "Answer as a person could.")


def _expected(notes: Notes, persona: Persona) -> None:
    pack, place, expect = notes.pack, f"persona:{persona.id}", persona.expect
    lines = [*(rule.id for rule in pack.rules), *(line.id for line in pack.lines)]
    for key in ("has", "lacks"):
        for id_ in getattr(expect, key):
            if id_ not in lines and not _of_a_row(notes, id_):
                notes.missing(place, f"`{key}` names the line", id_, lines)
    tensions = [tension.id for tension in pack.tensions]
    for id_ in expect.tensions or ():
        if id_ not in tensions:
            notes.missing(place, "`tensions` names", id_, tensions)
    for id_, verdict in expect.verdicts.items():
        card = pack.cards.get(id_)
        if card is None:
            notes.missing(place, "`verdicts` names the card", id_, pack.cards)
        elif verdict not in (known := {**pack.verdicts.get(card.direction, {}), OPEN: ""}):
            notes.missing(place, f"the verdict on `{id_}` is", verdict, known)


def _of_a_row(notes: Notes, id_: str) -> bool:
    """Whether an id is that of a line a row, such as ``circle-3``."""
    row = re.fullmatch(r"(.+)-[1-9][0-9]*", id_)
    return row is not None and any(line.each and line.id == row[1] for line in notes.pack.lines)
