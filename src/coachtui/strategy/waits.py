"""What keeps a rule or line away: it isn't called for, or it waits for an open question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coachtui.interview.answers import Value
from coachtui.interview.relevance import Truth, View, holds, questions_in
from coachtui.pack import model as packed
from coachtui.pack.model import Pack
from coachtui.strategy.allowed import possible
from coachtui.strategy.citing import Source
from coachtui.strategy.lines import as_row_sees, each_row
from coachtui.strategy.model import Wait


def called_for(pack: Pack, known: Mapping[str, Value], source: Source) -> Truth:
    """Whether the `when` of a rule or line holds; of a line a row, for any of the rows."""
    if isinstance(source, packed.Line) and source.unless in known:
        return False
    rows = each_row(known, source)
    if not rows:
        return holds(pack, source.when, known)
    truths = {holds(pack, source.when, as_row_sees(known, source, row)) for row in rows}
    return True if True in truths else None if None in truths else False


def blocking(pack: Pack, seen: View, needed: Iterable[str]) -> str | None:
    """What keeps a line away: None nothing; "" it isn't called for; else the question it waits for.

    Args:
        pack: The pack.
        seen: The answers.
        needed: The questions whose answers it hangs on, in asking order.
    """
    unknown = [id_ for id_ in needed if id_ not in seen.known]
    if any(_aside(pack, seen, id_) for id_ in unknown):
        return ""
    return first_open(pack, seen, unknown[0]) if unknown else None


def wait(pack: Pack, seen: View, source: Source, question: str, because: tuple[str, ...]) -> Wait:
    """A rule or line that an open question holds back, as it is listed."""
    if isinstance(source, packed.Line):
        return Wait(id=source.id, question=question, because=because)
    tests = [test for test in source.if_ if test.subject in pack.facts]
    return Wait(
        id=source.id,
        question=question,
        direction=source.direction,
        allowed={test.subject: possible(pack, test, seen.known) for test in tests},
        because=because,
    )


def first_open(pack: Pack, seen: View, id_: str) -> str:
    """The first question of a chain that can be answered now; of a circle, its last."""
    met = {id_}
    while seen.relevant.get(id_) is None:
        ahead = (one for one in _unknown(pack, seen, id_) if one not in met)
        if (one := next(ahead, None)) is None:
            return id_
        id_ = one
        met.add(id_)
    return id_


def _aside(pack: Pack, seen: View, id_: str) -> bool:
    """Whether a question is set aside, itself or through those that it hangs on."""
    met: set[str] = set()
    ahead = [id_]
    while ahead:
        one = ahead.pop()
        truth = seen.relevant.get(one)
        if truth is False:
            return True
        if truth is None and one not in met:
            met.add(one)
            ahead += _unknown(pack, seen, one)
    return False


def _unknown(pack: Pack, seen: View, id_: str) -> list[str]:
    """The questions that a question hangs on and whose answers aren't known."""
    cited = questions_in(pack.questions[id_].when)
    return [one for one in cited if one in pack.questions and one not in seen.known]
