"""What differs between two strategies, line by line."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from coachtui.strategy.model import Line, Strategy


class Changed(Struct, frozen=True):
    """A line that stands in both, otherwise."""

    before: Line
    after: Line


class Difference(Struct, frozen=True, kw_only=True):
    """What came, what went, what reads otherwise; only lines that stand count."""

    added: tuple[Line, ...] = ()
    gone: tuple[Line, ...] = ()
    changed: tuple[Changed, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(self.added or self.gone or self.changed)


def compare(before: Strategy, after: Strategy) -> Difference:
    """The lines that came, went or changed their words, their choices or their verdict."""
    old, new = _standing(before), _standing(after)
    rules = {rule.id: rule for rule in before.rules}, {rule.id: rule for rule in after.rules}
    return Difference(
        added=tuple(line for id_, line in new.items() if id_ not in old),
        gone=tuple(line for id_, line in old.items() if id_ not in new),
        changed=tuple(
            Changed(old[id_], line)
            for id_, line in new.items()
            if id_ in old
            and (
                old[id_].text != line.text
                or old[id_].derived != line.derived
                or rules[0].get(id_) != rules[1].get(id_)
            )
        ),
    )


def echo(before: Strategy, after: Strategy, question: str) -> Line | None:
    """The line that an answer just made or changed; failing that, one that it holds up.

    Rules come before other lines, and what changed before what merely stands.
    """
    for lines in (made(before, after, question), _nearest(_standing(after).values(), question)):
        cites = [line for line in lines if question in line.because]
        if cites:
            return cites[0]
    return None


def made(before: Strategy, after: Strategy, question: str) -> tuple[Line, ...]:
    """Every line that an answer just made or changed, those that it completed first."""
    difference = compare(before, after)
    return _nearest([*difference.added, *(one.after for one in difference.changed)], question)


def _nearest(lines: Iterable[Line], question: str) -> tuple[Line, ...]:
    def distance(line: Line) -> tuple[bool, bool, bool]:
        last = line.because[-1:] != (question,)
        return question not in line.because, last, not line.direction

    return tuple(sorted(lines, key=distance))


def _standing(strategy: Strategy) -> dict[str, Line]:
    return {line.id: line for line in strategy.lines if line.enabled}
