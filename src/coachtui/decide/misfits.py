"""Usual answers that don't fit: a rule that was gone against twice, the same way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from coachtui.decide.model import CANT_TELL, Decision
from coachtui.pack.model import Pack
from coachtui.strategy.edits import Edits
from coachtui.strategy.model import Strategy
from coachtui.strategy.own import Sketch, facts, toggle

TIMES = 2
"""Going against a rule so often, the same way, is worth a question."""


class Misfit(Struct, frozen=True, kw_only=True):
    """A rule, the verdict that was preferred to its own, and when."""

    rule: str
    direction: str
    verdict: str
    """The rule's."""
    chosen: str
    """The person's."""
    decisions: tuple[Decision, ...] = ()
    """Oldest first."""

    @property
    def since(self) -> Mapping[str, object]:
        """What to keep beside that wish: breaks up to here are done with."""
        return {"since": self.decisions[-1].at}

    @property
    def id(self) -> str:
        """What a wish to keep the rule is kept under."""
        return f"fits-{self.rule}-{self.chosen}"


def misfits(past: Iterable[Decision], strategy: Strategy, edits: Edits) -> tuple[Misfit, ...]:
    """Rules that stand and were gone against twice since they were last kept on purpose."""
    standing = {rule.id: rule for rule in strategy.rules}
    broken: dict[str, Misfit] = {}
    for one in past:
        rule = standing.get(one.rules[0]) if len(one.rules) == 1 else None
        if not (rule and one.against) or one.undone or one.card or rule.verdict != one.verdict:
            continue
        misfit = Misfit(
            rule=rule.id, direction=rule.direction, verdict=rule.verdict, chosen=one.chosen
        )
        if one.at > _kept(edits, misfit):
            before = broken.get(misfit.id, misfit).decisions
            broken[misfit.id] = replace(misfit, decisions=(*before, one))
    return tuple(misfit for misfit in broken.values() if len(misfit.decisions) >= TIMES)


def narrower(pack: Pack, misfit: Misfit) -> Sketch:
    """A rule of one's own to stand above it: where the people had a fact in common, that one.

    A fact of which all choices came up tells them from nobody.
    """
    sketch = Sketch(direction=misfit.direction, verdict=misfit.chosen)
    for fact in facts(pack, misfit.direction):
        known = [one.facts.get(fact.id, CANT_TELL) for one in misfit.decisions]
        if CANT_TELL in known or not set(known) < {choice.id for choice in fact.choices}:
            continue
        for choice in dict.fromkeys(known):
            sketch = toggle(pack, sketch, fact.id, choice)
    return sketch


def _kept(edits: Edits, misfit: Misfit) -> str:
    """The moment of the last break after which the rule was kept on purpose."""
    kept = edits.dismissed.get(misfit.id)
    return str(kept.answers.get("since", "")) if kept else ""
