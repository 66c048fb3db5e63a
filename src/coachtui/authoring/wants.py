"""What would have to differ for a condition to hold under somebody's answers, or not to hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from coachtui.interview.answers import Value
from coachtui.interview.relevance import View, holds, met, questions_in, refs_in
from coachtui.pack.condition import Condition, Operand, Ref, Test
from coachtui.pack.model import Pack
from coachtui.pack.question import SEVERAL, Question
from coachtui.text import join_words


class Person(Struct, frozen=True):
    """Somebody's answers."""

    id: str
    given: Mapping[str, Value]
    """All of them, also those to questions that aren't asked."""
    seen: View


def wants(pack: Pack, person: Person, condition: Condition) -> tuple[str, ...]:
    """The fewest changes under which a condition holds, in words; empty where it does."""
    if holds(pack, condition, person.seen.known) is True:
        return ()
    branches = [
        [want for test in branch for want in _of_test(pack, person, test)] for branch in condition
    ]
    return min((tuple(dict.fromkeys(branch)) for branch in branches), key=len)


def wants_not(pack: Pack, person: Person, condition: Condition) -> tuple[str, ...]:
    """The fewest changes under which a condition fails, in words; empty where it does."""
    # Each of its branches must fail; of a branch, one test is enough.
    known = person.seen.known
    failing = (
        branch[0]
        for branch in condition
        if all(met(pack, test, known) is not False for test in branch)
    )
    return tuple(dict.fromkeys(_said(pack, test, negated=True) for test in failing))


def wants_answers(pack: Pack, person: Person, ids: Iterable[str]) -> tuple[str, ...]:
    """The changes under which some questions are asked and answered, in words."""
    found: dict[str, None] = {}
    for id_ in ids:
        found |= dict.fromkeys(_asked(pack, person, id_))
        if id_ in pack.questions and id_ not in person.given:
            found[f"an answer to `{id_}`"] = None
    return tuple(found)


def _of_test(pack: Pack, person: Person, test: Test) -> tuple[str, ...]:
    if met(pack, test, person.seen.known) is True:
        return ()
    cited = wants_answers(pack, person, refs_in((test,)))
    found = (*_asked(pack, person, test.subject.partition(".")[0]), *cited)
    if met(pack, test, person.given) is True:
        return found
    return (*found, _said(pack, test, negated=False))


def _asked(
    pack: Pack, person: Person, id_: str, over: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """What must differ for a question to be asked at all; a circle of questions ends it."""
    question = pack.questions.get(id_)
    if question is None or person.seen.relevant.get(id_) is True or id_ in over:
        return ()
    before = (
        want
        for cited in questions_in(question.when)
        for want in _asked(pack, person, cited, over | {id_})
    )
    return (*before, *wants(pack, person, question.when))


def _said(pack: Pack, test: Test, *, negated: bool) -> str:
    """A test as a wish: ```must` to include `three```."""
    id_, _, field = test.subject.partition(".")
    parts: list[str] = []
    for operands, inverse in ((test.any_of, False), (test.none_of, True)):
        if operands is not None:
            wanted = negated is inverse
            parts.append(_values(pack.questions.get(id_), field, operands, wanted=wanted))
    for threshold, inverse in ((test.at_least, False), (test.below, True)):
        if threshold is not None:
            wanted = negated is inverse
            parts.append(_place(pack.questions.get(id_), field, threshold, wanted=wanted))
    return f"`{id_}` {join_words(parts, 'or' if negated else 'and')}"


def _values(
    question: Question | None, field: str, operands: Iterable[Operand], *, wanted: bool
) -> str:
    some = join_words([_shown(one) for one in operands], "or")
    if field:
        return f"to have {'a' if wanted else 'no'} row whose `{field}` is {some}"
    verb = "include" if _several(question) else "be"
    return f"{'' if wanted else 'not '}to {verb} {some}"


def _place(question: Question | None, field: str, threshold: Operand, *, wanted: bool) -> str:
    counts = isinstance(threshold, (int, float)) and (bool(field) or _several(question))
    amount = f"{_shown(threshold)} or more" if wanted else f"fewer than {_shown(threshold)}"
    if counts:
        return f"to have {amount} rows with `{field}`" if field else f"to have {amount}"
    if field:
        row = f"{'a' if wanted else 'no'} row whose `{field}`"
        return f"to have {row} is at least {_shown(threshold)}"
    return f"to be {'at least' if wanted else 'below'} {_shown(threshold)}"


def _several(question: Question | None) -> bool:
    return question is not None and question.kind in (*SEVERAL, "rehearsal")


def _shown(operand: Operand) -> str:
    if isinstance(operand, Ref):
        return f"the answer to `{operand.question}`"
    return f"`{operand}`" if isinstance(operand, str) else f"{operand}"
