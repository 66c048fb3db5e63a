"""Deciding: one person on the shipped pack at the worst, and thirty thousand at once."""

from __future__ import annotations

import random
from statistics import median

from benchmarks.measure import Found, milliseconds
from benchmarks.world import SHIPPED
from coachtui.authoring.personas import strategies
from coachtui.decide.verdict import decide, decide_many
from coachtui.decide.walk import Walk, walk
from coachtui.pack.load import load
from coachtui.pack.model import Fact, Pack
from coachtui.pack.page import Lesson
from coachtui.pack.question import Choice
from coachtui.strategy.model import Rule, Strategy

PEOPLE = 30_000
RULES = 40
FACTS = {"known": 6, "note": 4, "hat": 10, "link": 5, "why": 5, "recent": 2}
"""Facts and their numbers of choices, as many as the shipped pack asks for, both ways together."""

SEED = 20261122


def measure() -> list[Found]:
    """At most 16 ms for one; 0.5 s for all with all facts known, 4 s with half of them."""
    pack = load(SHIPPED)
    worst = max(
        _one(pack, strategy, direction)
        for strategy in strategies(pack).values()
        for direction in pack.verdicts
    )
    dice = random.Random(SEED)  # noqa: S311  (the same people each time)
    ready = many(dice)
    whole = [known(dice, 1.0) for _ in range(PEOPLE)]
    half = [known(dice, 0.5) for _ in range(PEOPLE)]
    how = f"{PEOPLE:,} people, {RULES} rules, {len(FACTS)} facts"
    return [
        Found(
            "verdict and next question", worst, 16, "ms", "nothing known, the worst of all personas"
        ),
        Found("all facts known", milliseconds(lambda: decide_many(ready, whole)), 500, "ms", how),
        Found(
            "half of the facts known",
            milliseconds(lambda: decide_many(ready, half)),
            4000,
            "ms",
            how,
        ),
    ]


def _one(pack: Pack, strategy: Strategy, direction: str) -> float:
    return median(milliseconds(lambda: decide(pack, strategy, direction, {})) for _ in range(9))


def many(dice: random.Random) -> Walk:
    """Rules that each read one to three facts, the last for whatever is left."""
    facts = {
        id_: Fact(
            id=id_, ask=id_, choices=tuple(Choice(id=f"{n}", label=f"{n}") for n in range(size))
        )
        for id_, size in FACTS.items()
    }
    rules = [
        Rule(
            id=f"rule-{number}",
            direction="in",
            verdict=dice.choice(["accept", "ask", "wait", "decline"]),
            allowed={
                id_: frozenset(
                    f"{n}" for n in dice.sample(range(FACTS[id_]), dice.randint(1, FACTS[id_] // 2))
                )
                for id_ in dice.sample(list(FACTS), dice.randint(1, 3))
            },
            check="",
            otherwise=False,
        )
        for number in range(RULES - 1)
    ]
    last = Rule(id="last", direction="in", verdict="ask", allowed={}, check="", otherwise=True)
    verdicts = {one: one for one in ("accept", "ask", "wait", "decline")}
    pack = Pack(
        id="many",
        title="Many",
        lessons=(Lesson(id="many", title="Many"),),
        questions={},
        verdicts={"in": verdicts},
        asks={"in": tuple(FACTS)},
        facts=facts,
    )
    strategy = Strategy(lines=(), rules=(*rules, last), waits=(), sections={})
    return walk(pack, strategy, "in")


def known(dice: random.Random, share: float) -> dict[str, str]:
    """Somebody of whom so much is known."""
    return {id_: f"{dice.randrange(size)}" for id_, size in FACTS.items() if dice.random() < share}
