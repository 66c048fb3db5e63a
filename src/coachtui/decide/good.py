"""Links that did some good: how they began, beside the rule that they speak for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from coachtui.clock import day_of, is_stamp
from coachtui.decide.model import Decision
from coachtui.pack.manner import ENGLISH, WORDS, Manner
from coachtui.strategy.model import Strategy

NONE = WORDS["no-good-yet"]
"""What is said until then."""


def by_rule(past: Iterable[Decision]) -> Mapping[str, tuple[Decision, ...]]:
    """Rule to the links that did some good and were decided by it, newest first."""
    return _by(past, lambda one: one.rules)


def by_question(past: Iterable[Decision], strategy: Strategy) -> Mapping[str, tuple[Decision, ...]]:
    """Question to the links that did some good by a rule that rests on it, newest first."""
    rules = {line.id: line.because for line in strategy.lines if line.direction}
    return _by(past, lambda one: (id_ for rule in one.rules for id_ in rules.get(rule, ())))


def newest(past: Iterable[Decision]) -> tuple[Decision, ...]:
    """The links that did some good, the one that was decided on last first."""
    found = [one for one in past if one.good and not one.undone]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def _by(
    past: Iterable[Decision], names: Callable[[Decision], Iterable[str]]
) -> Mapping[str, tuple[Decision, ...]]:
    """The links that did some good under each of their names, newest first."""
    found: dict[str, list[Decision]] = {}
    for one in reversed(tuple(past)):
        if one.good and not one.undone:
            for name in dict.fromkeys(names(one)):
                found.setdefault(name, []).append(one)
    return {name: tuple(links) for name, links in found.items()}


def said(link: Decision, manner: Manner = ENGLISH) -> str:
    """Who it was, when, and how it began, in the person's words."""
    when = manner.day(day_of(link.at)) if is_stamp(link.at) else ""
    who = ", ".join(filter(None, (link.name, when)))
    return f"{who}: {manner.quoted(link.good)}" if who else manner.quoted(link.good)
