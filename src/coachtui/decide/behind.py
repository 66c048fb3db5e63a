"""What stands behind an answer: what was told, the rules, and the questions that made them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from coachtui.decide.model import CANT_TELL, Decided
from coachtui.decide.walk import facts_of
from coachtui.interview.pipes import fill_page, fill_piped
from coachtui.interview.relevance import View
from coachtui.pack.model import Fact, Pack
from coachtui.strategy.model import Line, Strategy
from coachtui.strategy.why import Reason, answered
from coachtui.text import cut

SHOWN = 60
"""Characters of a question of one's own that stand in a clause."""


class Over(Struct, frozen=True):
    """An earlier rule that says otherwise, and what ruled it out."""

    text: str
    out: str


def rules(strategy: Strategy, ids: Iterable[str]) -> tuple[Line, ...]:
    """Rules as they read."""
    reads = {line.id: line for line in strategy.lines}
    return tuple(reads[id_] for id_ in ids if id_ in reads)


def why(pack: Pack, seen: View, decided: Decided) -> tuple[Reason, ...]:
    """The questions behind the rules, with their answers."""
    return answered(pack, seen.known, decided.because)


def clauses(
    pack: Pack, seen: View, strategy: Strategy, direction: str, facts: Mapping[str, str]
) -> tuple[str, ...]:
    """What was told, a clause each; of what is asked no more, what was kept of it."""
    known = dict(pack.facts)
    if direction in pack.verdicts:
        known |= {fact.id: fact for fact in facts_of(pack, strategy, direction)}
    return tuple(_clause(pack, seen, known.get(id_), id_, told) for id_, told in facts.items())


def passed(pack: Pack, seen: View, strategy: Strategy, decided: Decided) -> tuple[Over, ...]:
    """Earlier rules that say otherwise, each with what ruled it out."""
    found = []
    for one in decided.passed:
        told = {fact: decided.facts[fact] for fact in one.facts if fact in decided.facts}
        said = clauses(pack, seen, strategy, decided.direction, told)
        out = f"Not here: {', '.join(said)}." if said else "A rule above it came first."
        reads = [line.text for line in rules(strategy, [one.rule])]
        reads += [
            f"One that waits for: {fill_page(pack, pack.questions[id_].text, seen.known)}"
            for id_ in one.questions[: 0 if reads else 1]
        ]
        found += [Over(text, out) for text in reads]
    return tuple(found)


def _clause(pack: Pack, seen: View, fact: Fact | None, id_: str, told: str) -> str:
    picked = next((one for one in fact.choices if one.id == told), None) if fact else None
    if fact is not None and told == CANT_TELL:
        return f"can't tell: {fill_piped(pack, fact.ask, seen.known)}"
    if fact is None or picked is None:
        return f"{id_}: {told}"
    if fact.id not in pack.facts:
        return f"{cut(fill_piped(pack, fact.ask, seen.known), SHOWN)} {picked.label}"
    return fill_piped(pack, picked.say or picked.label, seen.known)
