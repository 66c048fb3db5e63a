"""Who would fare otherwise under other answers, in the same words on every face."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from coachtui.clock import kept_in_words
from coachtui.decide.compare import Comparison, Flip, Stand
from coachtui.decide.model import Decided
from coachtui.pack.model import Pack
from coachtui.strategy.model import Strategy

SOMEBODY = "somebody"
"""Who it was, where no name was given."""

MADE_UP = "a made-up person"
"""What somebody on a card is: their names read like anybody's."""


class Fall(Struct, frozen=True, kw_only=True):
    """Somebody of whom the usual answers would say something else."""

    who: str
    when: str
    """The day of a past decision, in words; empty for a card."""
    before: str
    """What the usual answers said, in a word or a few."""
    after: str
    old: tuple[str, ...]
    """The rules behind the one, as they read; none where no rule speaks."""
    new: tuple[str, ...]

    @property
    def seen(self) -> str:
        """When the person was decided on, or that there is none."""
        return self.when or MADE_UP

    @property
    def turn(self) -> str:
        """The whole of it in a line: ``Thabo Nkosi: decline → ask first``."""
        return f"{self.who}: {self.before} → {self.after}"


def falls(pack: Pack, before: Stand, after: Stand, comparison: Comparison) -> tuple[Fall, ...]:
    """Everybody who would fare otherwise: real people first, newest first, then the cards."""
    flips = sorted(comparison.flips, key=lambda flip: flip.case.card)
    return tuple(_fall(pack, before.strategy, after.strategy, flip) for flip in flips)


def whom(some: Sequence[Fall]) -> str:
    """How many they are, real people and made-up ones apart: ``one person and 2 made-up people``.

    Empty where there is nobody.
    """
    real = sum(bool(fall.when) for fall in some)
    counted = (_many(real, ""), _many(len(some) - real, "made-up "))
    return " and ".join(filter(None, counted))


def outcome(pack: Pack, decided: Decided) -> str:
    """What the usual answers say, in a word or a few."""
    if decided.verdict:
        return pack.verdicts[decided.direction][decided.verdict]
    if decided.ask and decided.ask.question:
        return "waits for an answer of yours"
    return "no answer of yours speaks" if decided.uncovered else "it depends"


def by(line_because: tuple[str, ...], comparison: Comparison) -> tuple[str, ...]:
    """Those of the answers that differ which a line rests on."""
    return tuple(id_ for id_ in comparison.answers if id_ in line_because)


def _many(count: int, kind: str) -> str:
    if not count:
        return ""
    return f"one {kind}person" if count == 1 else f"{count} {kind}people"


def _fall(pack: Pack, before: Strategy, after: Strategy, flip: Flip) -> Fall:
    case = flip.case
    return Fall(
        who=case.name or SOMEBODY,
        when=kept_in_words(case.at),
        before=outcome(pack, flip.before),
        after=outcome(pack, flip.after),
        old=_sentences(before, flip.before),
        new=_sentences(after, flip.after),
    )


def _sentences(strategy: Strategy, decided: Decided) -> tuple[str, ...]:
    reads = {line.id: line.text for line in strategy.lines}
    return tuple(reads[id_] for id_ in decided.rules if id_ in reads)
