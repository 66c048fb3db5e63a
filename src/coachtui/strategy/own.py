"""A rule of the person's own while it is being made: facts picked, a verdict, its sentence."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from coachtui.interview.answers import Value
from coachtui.pack.condition import Test
from coachtui.pack.model import Fact, Pack
from coachtui.strategy.allowed import allowed, conditions, sentence
from coachtui.strategy.edits import Mine
from coachtui.strategy.model import RULES, Rule

BLANK = "______"
"""Stands in a sentence for what isn't chosen yet."""


class Sketch(Struct, frozen=True, kw_only=True):
    """A rule that may still lack something."""

    direction: str
    picked: Mapping[str, tuple[str, ...]] = {}
    """Fact to choices."""
    ask: str = ""
    """A yes-no question of its own."""
    verdict: str = ""


def facts(pack: Pack, direction: str) -> tuple[Fact, ...]:
    """The facts that a direction asks for, in its order."""
    return tuple(pack.facts[id_] for id_ in pack.asks.get(direction, ()) if id_ in pack.facts)


def toggle(pack: Pack, sketch: Sketch, fact: str, choice: str) -> Sketch:
    """Pick a choice of a fact, or take it out; choices keep the pack's order."""
    now = set(sketch.picked.get(fact, ())) ^ {choice}
    some = tuple(one.id for one in pack.facts[fact].choices if one.id in now)
    others = {id_: picked for id_, picked in sketch.picked.items() if id_ != fact}
    return replace(sketch, picked={**others, fact: some} if some else others)


def says(pack: Pack, sketch: Sketch) -> str:
    """The sentence as far as it goes."""
    picked = {
        fact.id: frozenset(sketch.picked[fact.id])
        for fact in facts(pack, sketch.direction)
        if fact.id in sketch.picked
    }
    verdicts = pack.verdicts[sketch.direction]
    if sketch.verdict in verdicts and (picked or sketch.ask):
        return sentence(pack, picked, sketch.direction, sketch.verdict, sketch.ask)
    said = conditions(pack, picked, sketch.ask) or BLANK
    then = verdicts.get(sketch.verdict, BLANK)
    return pack.manner.word("rule", conditions=said, verdict=then)


def lacks(pack: Pack, sketch: Sketch) -> str:
    """What it still lacks, in a sentence; empty where it is whole."""
    if not sketch.picked and not sketch.ask:
        return "Say when it holds: pick at least one thing, or write a question of its own."
    if sketch.verdict not in pack.verdicts[sketch.direction]:
        return "Say what you do then."
    return ""


def to_mine(sketch: Sketch, id_: str) -> Mine:
    """The rule as it is kept among the edits."""
    return Mine(
        id=id_,
        section=RULES,
        direction=sketch.direction,
        verdict=sketch.verdict,
        if_=tuple(Test(subject=fact, any_of=some) for fact, some in sketch.picked.items()),
        ask=sketch.ask,
    )


def like(pack: Pack, rule: Rule) -> Sketch:
    """A sketch that holds where a rule does, with its verdict left open: to make it narrower."""
    picked = {
        fact.id: tuple(choice.id for choice in fact.choices if choice.id in rule.allowed[fact.id])
        for fact in facts(pack, rule.direction)
        if fact.id in rule.allowed
    }
    return Sketch(direction=rule.direction, picked=picked)


def from_mine(pack: Pack, mine: Mine, known: Mapping[str, Value]) -> Sketch:
    """A rule of the person's own, to be changed; what it refers to is read as it is now."""
    sketch = Sketch(direction=mine.direction, ask=mine.ask, verdict=mine.verdict)
    for test in mine.if_:
        for choice in allowed(pack, test, known) or ():
            sketch = toggle(pack, sketch, test.subject, choice)
    return sketch


def to_data(sketch: Sketch) -> dict[str, object]:
    """A sketch as plain data, for a draft."""
    picked = {fact: list(some) for fact, some in sketch.picked.items()}
    return {"picked": picked, "ask": sketch.ask, "verdict": sketch.verdict}


def from_data(pack: Pack, direction: str, data: object) -> Sketch | None:
    """A sketch from a draft, without what the pack has no more; None where it is none."""
    if not isinstance(data, Mapping) or not isinstance(data.get("picked"), Mapping):
        return None
    sketch = Sketch(
        direction=direction, ask=str(data.get("ask", "")), verdict=str(data.get("verdict", ""))
    )
    for fact in facts(pack, direction):
        some = data["picked"].get(fact.id, ())
        given = some if isinstance(some, (list, tuple)) else ()
        picked = [fact.renamed.get(str(one), one) for one in given]
        for choice in fact.choices:
            if choice.id in picked:
                sketch = toggle(pack, sketch, fact.id, choice.id)
    return sketch
