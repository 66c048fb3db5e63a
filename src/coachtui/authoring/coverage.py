"""What no decision touches: dead rules, facts that no rule reads, cards nobody decides."""

from __future__ import annotations

from collections.abc import Iterable

from coachtui.authoring.notes import Notes
from coachtui.authoring.personas import strategies
from coachtui.decide.coverage import Dead, dead
from coachtui.decide.verdict import decide
from coachtui.decide.walk import walk
from coachtui.strategy.model import Strategy
from coachtui.text import join_words


def coverage(notes: Notes) -> None:
    """Hold rules, facts and cards against what the personas' strategies make of them."""
    _facts(notes)
    people = strategies(notes.pack)
    if people:
        _rules(notes, tuple(people.values()))
        _cards(notes, tuple(people.values()))


def _facts(notes: Notes) -> None:
    pack = notes.pack
    read = {test.subject for rule in pack.rules for test in rule.if_}
    for id_ in pack.facts:
        if id_ not in read:
            instead = "Write a rule that reads it, or take it out, and off `asks`."
            notes.wrong(f"fact:{id_}", "no rule uses it, so it is never asked", instead)


def _rules(notes: Notes, people: tuple[Strategy, ...]) -> None:
    """A rule that some answers give, and that fires under none of them."""
    shadowed: dict[str, list[Dead | None]] = {}
    for strategy in people:
        for direction in notes.pack.verdicts:
            ready = walk(notes.pack, strategy, direction)
            found = {one.rule: one for one in dead(ready)}
            for entry in ready.entries:
                shadowed.setdefault(entry.id, []).append(found.get(entry.id))
    for id_, deaths in shadowed.items():
        shadows = dict.fromkeys(name for one in deaths if one for name in one.shadows)
        if all(deaths):
            what = f"it never fires: {_named(shadows)} above it takes all"
            notes.wrong(f"rule:{id_}", what, "Move it up, narrow what stands above, or drop it.")


def _cards(notes: Notes, people: tuple[Strategy, ...]) -> None:
    pack = notes.pack
    for card in pack.cards.values():
        found = [decide(pack, strategy, card.direction, card.facts) for strategy in people]
        if all(one.verdict is None for one in found):
            lacks = dict.fromkeys(
                one.ask.fact or one.ask.question for one in found if one.ask is not None
            )
            what = f"no persona decides it; it would need {_named(lacks)}"
            notes.wrong(f"card:{card.id}", what, "Let its text and `facts` say more.")


def _named(ids: Iterable[str]) -> str:
    return join_words([f"`{id_}`" for id_ in ids])
