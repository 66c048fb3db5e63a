"""What must hold of every decision, as one check of a made-up world."""

from __future__ import annotations

from msgspec import structs

from coachtui.decide.verdict import decide
from coachtui.strategy.model import Rule
from tests.decide.worlds import DIRECTION, World, changes, completions, fires, outcomes


def check(world: World) -> None:
    """Hold a world against the oracle."""
    agrees_with_the_oracle(world)
    asks_for_what_matters(world)
    more_facts_never_undo(world)
    order_never_matters(world)
    uncited_answers_never_matter(world)
    earlier_rules_that_say_otherwise_are_told(world)


def agrees_with_the_oracle(world: World) -> None:
    """A verdict stands exactly where all completions give it, and all their rules are named."""
    found = decide(world.pack, world.strategy, DIRECTION, world.given)
    wanted = outcomes(world, world.given)
    assert found.verdict == (next(iter(wanted)) or None if len(wanted) == 1 else None)
    assert found.undecided == (len(wanted) > 1)
    assert found.uncovered == (wanted == {""})
    fired = {fires(world, known)[0] for known in completions(world, world.given)} - {""}
    assert set(found.rules) == fired


def asks_for_what_matters(world: World) -> None:
    """The first fact in order, not given, that can change the verdict; else none."""
    found = decide(world.pack, world.strategy, DIRECTION, world.given)
    wanted = [
        fact.id
        for fact in world.facts
        if fact.id not in world.given and changes(world, world.given, fact.id)
    ]
    if found.undecided and wanted:
        assert found.ask is not None
        assert found.ask.fact == wanted[0]
    else:
        assert found.ask is None or not found.ask.fact
    if found.undecided and not wanted:
        hangs_on = {fact for fact in world.given if changes(world, world.given, fact)}
        assert set(found.missing) == hangs_on
        assert hangs_on


def more_facts_never_undo(world: World) -> None:
    """Once decided, every further fact leaves the verdict where it is."""
    found = decide(world.pack, world.strategy, DIRECTION, world.given)
    if found.verdict:
        for known in completions(world, world.given):
            more = decide(world.pack, world.strategy, DIRECTION, known)
            assert more.verdict == found.verdict
            assert set(more.rules) <= set(found.rules)


def order_never_matters(world: World) -> None:
    """Facts given the other way round give the same answer in everything."""
    turned = dict(reversed(list(world.given.items())))
    one = decide(world.pack, world.strategy, DIRECTION, world.given)
    other = decide(world.pack, world.strategy, DIRECTION, turned)
    assert structs.replace(one, facts={}) == structs.replace(other, facts={})


def uncited_answers_never_matter(world: World) -> None:
    """Another answer to what neither the reasons nor the passed rules cite changes nothing.

    Each rule rests on a question of its own; answering it otherwise, rule by rule, gives that
    rule every other set of choices that one of its facts may have.
    """
    found = decide(world.pack, world.strategy, DIRECTION, world.given)
    if found.verdict is None:
        return
    cited = {*found.because, *(id_ for one in found.passed for id_ in one.questions)}
    for place, rule in enumerate(world.strategy.rules):
        if f"q{rule.id[1:]}" in cited or rule.otherwise:
            continue
        for other in otherwise_answered(world, rule):
            rules = [*world.strategy.rules]
            rules[place] = other
            strategy = structs.replace(world.strategy, rules=tuple(rules))
            again = decide(world.pack, strategy, DIRECTION, world.given)
            assert again.verdict == found.verdict


def otherwise_answered(world: World, rule: Rule) -> list[Rule]:
    """A rule with every single choice, and all but each, of each fact that it reads."""
    made = []
    for fact in world.facts:
        if fact.id not in rule.allowed:
            continue
        ids = frozenset(choice.id for choice in fact.choices)
        for one in sorted(ids):
            for some in ({one}, ids - {one}):
                allowed = {**rule.allowed, fact.id: frozenset(some)}
                made.append(structs.replace(rule, allowed=allowed))
    return made


def earlier_rules_that_say_otherwise_are_told(world: World) -> None:
    """Those before the last that decides, which never do, each with the facts that rule it out."""
    found = decide(world.pack, world.strategy, DIRECTION, world.given)
    rules, waits = world.strategy.rules, world.strategy.waits
    entries = [
        *((one.id, one.verdict, one.allowed) for one in rules if not one.otherwise),
        *((one.id, "", one.allowed) for one in waits),
        *((one.id, one.verdict, one.allowed) for one in rules if one.otherwise),
    ]
    first = {
        next(
            (
                place
                for place, (_, _, allowed) in enumerate(entries)
                if all(known[fact] in choices for fact, choices in allowed.items())
            ),
            len(entries),
        )
        for known in completions(world, world.given)
    }
    assert [(one.rule, one.verdict, set(one.facts)) for one in found.passed] == [
        (
            id_,
            verdict,
            {
                fact
                for fact, some in allowed.items()
                if world.given.get(fact, "?") not in {*some, "?"}
            },
        )
        for place, (id_, verdict, allowed) in enumerate(entries[: max(first)])
        if place not in first and verdict != (found.verdict or "")
    ]
