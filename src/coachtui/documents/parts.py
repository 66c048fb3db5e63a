"""The whole strategy part by part, as its owner sees it: what stands, is off, offered, or waits."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from coachtui.decide.coverage import unsettled
from coachtui.decide.walk import walk
from coachtui.documents.build import section_of
from coachtui.interview.pipes import fill_page
from coachtui.interview.relevance import View
from coachtui.pack.model import Pack
from coachtui.strategy.model import Line, Strategy
from coachtui.strategy.order import TOP


class Part(Struct, frozen=True, kw_only=True):
    """One section, or the rules of one direction."""

    id: str
    """A section's id, or ``rules.DIRECTION``."""
    title: str
    hint: str = ""
    section: str
    """Where an own line of this part belongs."""
    direction: str = ""
    """Of rules."""
    lines: tuple[Line, ...]
    """Those that stand and those that are off, in order."""
    last: tuple[str, ...] = ()
    """Ids of the rules that close their direction, and don't move."""
    offered: tuple[Line, ...] = ()
    """Those that might be taken in."""


class Held(Struct, frozen=True):
    """An open question, and the lines that wait for its answer."""

    question: str
    text: str
    lines: tuple[str, ...]
    """Ids of the pack's lines and rules."""


def parts(pack: Pack, strategy: Strategy) -> tuple[Part, ...]:
    """Rules direction by direction, then the pack's sections; empty parts are left out."""
    groups: dict[tuple[str, str], list[Line]] = {}
    for line in strategy.lines:
        groups.setdefault((line.section, line.direction), []).append(line)
    return tuple(
        _part(pack, section, direction, lines) for (section, direction), lines in groups.items()
    )


def held(pack: Pack, seen: View, strategy: Strategy) -> tuple[Held, ...]:
    """What waits, by the question it waits for, in asking order."""
    waiting: dict[str, list[str]] = {}
    for wait in strategy.waits:
        waiting.setdefault(wait.question, []).append(wait.id)
    return tuple(
        Held(id_, fill_page(pack, question.text, seen.known), tuple(waiting[id_]))
        for id_, question in pack.questions.items()
        if id_ in waiting
    )


def pending(pack: Pack, seen: View, strategy: Strategy, part: Part) -> dict[str, str]:
    """Below the rule that closes a part: that for some it isn't settled yet, where it isn't."""
    closing = next((line.id for line in part.lines if line.id in part.last and line.enabled), "")
    asked = unsettled(walk(pack, strategy, part.direction)) if closing else ()
    if not asked:
        return {}
    text = fill_page(pack, pack.questions[asked[0]].text, seen.known)
    more = f" and {len(asked) - 1} more" if asked[1:] else ""
    says = f"For some this isn't settled yet: it waits for your answer to “{text}”{more}."
    return {closing: says}


def numbered(part: Part) -> dict[str, int]:
    """The place of each rule that stands, counted from 1; no other line has a number."""
    if not part.direction:
        return {}
    standing = [line.id for line in part.lines if line.enabled]
    return {id_: place for place, id_ in enumerate(standing, 1)}


def step(part: Part, id_: str, by: int) -> str | None:
    """After which line one has to stand so as to move up (-1) or down (1) by one place.

    None where it can't: at the ends, and where the rule for everything else stands, which
    closes its direction.
    """
    ids = [line.id for line in part.lines if line.id not in part.last]
    if id_ not in ids or not 0 <= (place := ids.index(id_) + by) < len(ids):
        return None
    if by > 0:
        return ids[place]
    return ids[place - 1] if place else TOP


def before(part: Part, id_: str) -> str:
    """After which line one has to stand so as to come right before another."""
    ids = [line.id for line in part.lines]
    place = ids.index(id_)
    return ids[place - 1] if place else TOP


def _part(pack: Pack, section: str, direction: str, lines: Sequence[Line]) -> Part:
    heading = section_of(pack, f"{section}.{direction}" if direction else section)
    waiting = [line for line in lines if line.offered and not line.enabled]
    return Part(
        id=heading.id,
        title=heading.title,
        hint=heading.hint,
        section=section,
        direction=direction,
        last=tuple(rule.id for rule in pack.rules if rule.otherwise),
        lines=tuple(line for line in lines if line not in waiting),
        offered=tuple(waiting),
    )
