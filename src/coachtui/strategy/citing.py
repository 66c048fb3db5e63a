"""What rules and lines rest on: computed from what they cite, never written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from coachtui.interview import figures
from coachtui.interview.pipes import pipes_in, questions_piped
from coachtui.interview.relevance import questions_in, refs_in
from coachtui.pack import model as packed
from coachtui.pack.condition import Ref
from coachtui.pack.model import Pack

Source = packed.Rule | packed.Line
"""What the pack says, before it is held against answers."""


def sources(pack: Pack) -> tuple[Source, ...]:
    """All rules of a pack, then all lines, in their order."""
    return (*pack.rules, *pack.lines)


@lru_cache(4)
def cited_by_all(pack: Pack) -> tuple[tuple[Source, tuple[str, ...], tuple[str, ...]], ...]:
    """Every rule and line with what `rests_on` says of it: the same after each answer."""
    return tuple((source, *rests_on(pack, source)) for source in sources(pack))


def cited(pack: Pack, source: Source) -> tuple[str, ...]:
    """The questions that a rule or line cites, in `when`, references and pipes, in asking order."""
    return rests_on(pack, source)[0]


def rests_on(pack: Pack, source: Source) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The questions that a rule or line rests on, and those without which it says nothing.

    The first are those that it cites in `when`, references, pipes, and figures that hang on
    answers; the second leave out `when`, `unless`, and limits, which stand without an answer
    too. Both are in asking order.
    """
    needed = needs(pack, source)
    all_ = {*needed, *questions_in(source.when), *_limits(pack, source)}
    if isinstance(source, packed.Line):
        all_.add(source.unless)
    ordered = tuple(id_ for id_ in pack.questions if id_ in all_)
    return ordered, tuple(id_ for id_ in ordered if id_ in needed)


def needs(pack: Pack, source: Source) -> set[str]:
    """The questions without whose answers a rule or line has nothing to say."""
    found = {*questions_piped(source.text), *refs_in(source.if_)}
    found.update(_figures(pack, source, "estimates."))
    if isinstance(source, packed.Line):
        return found | ({source.each} if source.each else set())
    found.update(questions_piped(source.check))
    return found | ({source.verdict.question} if isinstance(source.verdict, Ref) else set())


def closure(pack: Pack, questions: Iterable[str]) -> tuple[str, ...]:
    """Questions, each once, and behind them all that their own `when` cites, and so on."""
    found: dict[str, None] = {}
    waiting = list(questions)
    for id_ in waiting:
        if id_ in pack.questions and id_ not in found:
            found[id_] = None
            waiting += questions_in(pack.questions[id_].when)
    return tuple(found)


def _limits(pack: Pack, source: Source) -> Iterator[str]:
    return _figures(pack, source, "limits.")


def _figures(pack: Pack, source: Source, kind: str) -> Iterator[str]:
    """The questions that figures of one kind hang on."""
    if kind in source.text:
        for pipe in pipes_in(source.text):
            if pipe.startswith(kind):
                yield from figures.cited(pack, pipe)
