"""Made-up strategies to decide by, and an oracle that tries every completion of a case.

The oracle knows nothing of boxes: it goes through the rules for one fully known person at a
time, and the first that holds decides.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from itertools import product

from msgspec import Struct

from coachtui.pack.model import Fact, Pack
from coachtui.pack.page import Lesson
from coachtui.pack.question import Choice, Question
from coachtui.strategy.model import Line, Rule, Strategy, Wait

DIRECTION = "in"
VERDICTS = {"yes": "say yes", "ask": "ask", "no": "say no"}


class World(Struct, frozen=True, kw_only=True):
    """A pack of nothing but facts, a strategy over them, and some facts that are given."""

    pack: Pack
    strategy: Strategy
    given: Mapping[str, str]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """In asking order."""
        return tuple(self.pack.facts.values())


def rolled(dice: random.Random) -> World:
    """At most four facts of two to four choices, at most eight rules, some of them waiting."""
    facts = {
        f"f{n}": tuple(f"c{m}" for m in range(dice.randint(2, 4)))
        for n in range(dice.randint(1, 4))
    }
    rules = [
        (some_choices(dice, facts), dice.choice(list(VERDICTS))) for _ in range(dice.randint(0, 8))
    ]
    waiting = {number for number in range(len(rules)) if dice.random() < 0.15}
    otherwise = dice.choice(["", *VERDICTS])
    given = {fact: dice.choice([*choices, "?"]) for fact, choices in facts.items()}
    given = {fact: choice for fact, choice in given.items() if dice.random() < 0.5}
    return world(facts, rules, waiting, otherwise, given)


def some_choices(
    dice: random.Random, facts: Mapping[str, tuple[str, ...]]
) -> dict[str, frozenset[str]]:
    """What a rule allows: of some facts, some choices."""
    return {
        fact: frozenset(dice.sample(choices, dice.randint(1, len(choices))))
        for fact, choices in facts.items()
        if dice.random() < 0.5
    }


def world(
    facts: Mapping[str, tuple[str, ...]],
    rules: list[tuple[dict[str, frozenset[str]], str]],
    waiting: set[int],
    otherwise: str,
    given: Mapping[str, str],
) -> World:
    """Put a world together; rule N rests on question ``qN``, and waits for it where it waits."""
    questions = {f"q{n}": Question(id=f"q{n}", kind="choice", text=f"q{n}?") for n in range(9)}
    pack = Pack(
        id="made",
        title="Made",
        lessons=(Lesson(id="made", title="Made"),),
        questions=questions,
        verdicts={DIRECTION: VERDICTS},
        asks={DIRECTION: tuple(facts)},
        facts={
            id_: Fact(id=id_, ask=f"{id_}?", choices=tuple(Choice(id=c, label=c) for c in choices))
            for id_, choices in facts.items()
        },
    )
    made = [
        Rule(id=f"r{n}", direction=DIRECTION, verdict=verdict, allowed=allowed, check="")
        for n, (allowed, verdict) in enumerate(rules)
        if n not in waiting
    ]
    if otherwise:
        made.append(
            Rule(
                id="last",
                direction=DIRECTION,
                verdict=otherwise,
                allowed={},
                check="",
                otherwise=True,
            )
        )
    waits = [
        Wait(
            id=f"r{n}",
            question=f"q{n}",
            direction=DIRECTION,
            allowed=rules[n][0],
            because=(f"q{n}",),
        )
        for n in sorted(waiting)
    ]
    lines = [
        Line(id=rule.id, section="rules", text="", derived="", because=(f"q{rule.id[1:]}",))
        for rule in made
        if rule.id != "last"
    ]
    strategy = Strategy(lines=tuple(lines), rules=tuple(made), waits=tuple(waits), sections={})
    return World(pack=pack, strategy=strategy, given=given)


def completions(world: World, given: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Every way in which all facts may be, as far as they aren't given."""
    open_ = [
        [choice.id for choice in fact.choices]
        if given.get(fact.id, "?") == "?"
        else [given[fact.id]]
        for fact in world.facts
    ]
    for combination in product(*open_):
        yield dict(zip((fact.id for fact in world.facts), combination, strict=True))


def fires(world: World, known: Mapping[str, str]) -> tuple[str, str]:
    """The rule that decides a fully known case and its verdict; "" where none does.

    A rule that waits and might hold takes the case from the last one, and gives no verdict.
    """

    def holds(allowed: Mapping[str, frozenset[str]]) -> bool:
        return all(known[fact] in choices for fact, choices in allowed.items())

    for rule in world.strategy.rules:
        if not rule.otherwise and holds(rule.allowed):
            return rule.id, rule.verdict
    for wait in world.strategy.waits:
        if holds(wait.allowed):
            return "", ""
    for rule in world.strategy.rules:
        if rule.otherwise:
            return rule.id, rule.verdict
    return "", ""


def outcomes(world: World, given: Mapping[str, str]) -> set[str]:
    """The verdicts of all completions."""
    return {fires(world, known)[1] for known in completions(world, given)}


def changes(world: World, given: Mapping[str, str], fact: str) -> bool:
    """Whether two completions that differ in one fact alone get different verdicts."""
    seen: dict[tuple[str, ...], str] = {}
    for known in completions(world, given):
        rest = tuple(choice for id_, choice in known.items() if id_ != fact)
        if seen.setdefault(rest, (found := fires(world, known)[1])) != found:
            return True
    return False
