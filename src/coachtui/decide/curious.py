"""What is asked with curiosity, in the same words on every face.

Answers that pull apart, usual answers that don't fit, and what no answer settles yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from coachtui.decide.compare import cards, decisions
from coachtui.decide.coverage import settling
from coachtui.decide.misfits import TIMES, Misfit, misfits
from coachtui.decide.model import Decision
from coachtui.decide.verdict import decided
from coachtui.decide.walk import Walk, walk
from coachtui.interview.answers import Value
from coachtui.interview.pipes import fill_page
from coachtui.pack.model import Pack, Tension
from coachtui.strategy.edits import Edits
from coachtui.strategy.model import Strategy
from coachtui.strategy.own import Sketch, says

KEEP_BOTH = "keep both, on purpose"
"""The way out of a tension that is always there."""

WHY_BOTH = "Why keep both? A line is enough; it is asked again only when an answer changes."
"""What is asked of whoever takes it."""


def pull(pack: Pack, known: Mapping[str, Value], tension: Tension) -> str:
    """A tension in its words: the two answers, then the question."""
    return fill_page(pack, tension.text, known)


def question(words: str) -> str:
    """The last sentence, which is the question."""
    return words.rstrip().rpartition(". ")[2]


def unfit(
    pack: Pack, strategy: Strategy, edits: Edits, past: Iterable[Decision]
) -> tuple[Misfit, ...]:
    """Rules that don't fit: gone against twice, and they'd still say the same of those people."""
    return tuple(
        misfit for misfit in misfits(past, strategy, edits) if _still(pack, strategy, misfit)
    )


def _still(pack: Pack, strategy: Strategy, misfit: Misfit) -> bool:
    ready = walk(pack, strategy, misfit.direction)
    same = 0
    for one in misfit.decisions:
        try:
            same += decided(ready, one.facts).verdict == misfit.verdict
        except KeyError:  # decided by facts that the pack has no more
            continue
    return same >= TIMES


def misfit(pack: Pack, strategy: Strategy, one: Misfit) -> str:
    """What is asked about a rule that doesn't fit."""
    rule = next((line.text for line in strategy.lines if line.id == one.rule), "")
    often = "Twice" if len(one.decisions) == TIMES else "More than twice"
    chosen = pack.verdicts[one.direction].get(one.chosen, one.chosen)
    said = f"{often} you said “{chosen}” where your usual answer is: “{rule}”"
    return f"{said} Keep it, make it narrower, or change it?"


def unsettled(pack: Pack, strategy: Strategy, past: Sequence[Decision]) -> tuple[Sketch, ...]:
    """Of each direction, the one rule that would settle most of what no rule settles.

    Where something could still be asked, no rule is missing.
    """
    cases = (*decisions(past), *cards(pack))
    found = []
    for direction in pack.verdicts:
        ready = walk(pack, strategy, direction)
        there = [case.facts for case in cases if case.direction == direction]
        sketch = settling(pack, strategy, direction, [one for one in there if _open(ready, one)])
        if sketch is not None:
            found.append(sketch)
    return tuple(found)


def _open(ready: Walk, facts: Mapping[str, str]) -> bool:
    """Whether nothing settles a case, and nothing is left to ask about it."""
    try:
        found = decided(ready, facts)
    except KeyError:  # decided by facts that the pack has no more
        return False
    return found.verdict is None and found.ask is None


def settles(pack: Pack, sketch: Sketch) -> str:
    """What is asked about people whom no rule settles."""
    return (
        f"One rule would settle most of what is open: “{says(pack, sketch)}” What do you do then?"
    )
