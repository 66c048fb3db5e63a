"""What differs between two strategies: lines, answers, and the people who'd fare otherwise.

One comparison serves the preview of an edit, the difference between versions, the replay of
past decisions, and the rehearsal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from coachtui.decide.model import Decided, Decision
from coachtui.decide.verdict import decided
from coachtui.decide.walk import Walk, walk
from coachtui.interview.answers import Answers
from coachtui.interview.relevance import view
from coachtui.pack.model import Pack
from coachtui.strategy import compare as by_line
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits
from coachtui.strategy.model import Strategy

LAST = 50
"""How many past decisions are held against a change."""


class Case(Struct, frozen=True, kw_only=True):
    """A card or a past decision, as something to decide again."""

    id: str
    """The card's, or the decision's."""
    direction: str
    facts: Mapping[str, str]
    name: str = ""
    card: bool = False
    at: str = ""


class Flip(Struct, frozen=True, kw_only=True):
    """A case of which the usual answers would say something else."""

    case: Case
    before: Decided
    after: Decided


class Stand(Struct, frozen=True, kw_only=True):
    """A strategy with what it follows from."""

    answers: Answers
    edits: Edits
    strategy: Strategy


class Comparison(Struct, frozen=True, kw_only=True):
    """All that differs."""

    lines: by_line.Difference
    flips: tuple[Flip, ...]
    answers: tuple[str, ...]
    """The questions whose known answers differ, in asking order."""

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(self.lines or self.flips or self.answers)


def stand(pack: Pack, answers: Answers, edits: Edits) -> Stand:
    """Derive a strategy, and keep what it follows from beside it."""
    return Stand(answers=answers, edits=edits, strategy=derive(pack, answers, edits))


def compare(pack: Pack, before: Stand, after: Stand, cases: Iterable[Case]) -> Comparison:
    """The lines that came, went or changed, the answers that differ, and the cases that flip."""
    old, new = view(pack, before.answers).known, view(pack, after.answers).known
    return Comparison(
        lines=by_line.compare(before.strategy, after.strategy),
        flips=flips(pack, before.strategy, after.strategy, cases),
        answers=tuple(id_ for id_ in pack.questions if old.get(id_) != new.get(id_)),
    )


def flips(pack: Pack, before: Strategy, after: Strategy, cases: Iterable[Case]) -> tuple[Flip, ...]:
    """The cases that would get another verdict, a verdict, or none any more."""
    walks: dict[str, tuple[Walk, Walk]] = {}
    found = []
    for case in cases:
        if case.direction not in pack.verdicts:
            continue
        if case.direction not in walks:
            walks[case.direction] = (
                walk(pack, before, case.direction),
                walk(pack, after, case.direction),
            )
        try:
            then, now = (decided(one, case.facts) for one in walks[case.direction])
        except KeyError:  # decided by facts that the pack has no more
            continue
        if then.verdict != now.verdict:
            found.append(Flip(case=case, before=then, after=now))
    return tuple(found)


def cards(pack: Pack) -> tuple[Case, ...]:
    """The pack's cards, as cases."""
    return tuple(
        Case(id=card.id, direction=card.direction, facts=card.facts, name=card.name, card=True)
        for card in pack.cards.values()
    )


def decisions(past: Sequence[Decision]) -> tuple[Case, ...]:
    """The last decisions about real people, newest first, as cases.

    Somebody of whom only is told what good came of it was never decided on.
    """
    told = [one for one in past if not one.undone and not one.card]
    real = [one for one in told if one.facts or one.verdict or one.chosen]
    return tuple(
        Case(id=one.id, direction=one.direction, facts=one.facts, name=one.name, at=one.at)
        for one in reversed(real[-LAST:])
    )
