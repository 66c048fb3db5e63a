"""Can it ever hold? Conditions are tried with every answer of the closed questions they cite.

The search is sound and incomplete: what it reports can't happen, whatever is answered; it
says nothing where typed words or numbers decide, or where there is too much to try.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations, product

from coachtui.authoring.notes import Notes
from coachtui.authoring.texts import Asked, asked
from coachtui.authoring.values import choices_of
from coachtui.interview.answers import Value
from coachtui.interview.relevance import met, questions_in, refs_in
from coachtui.pack.condition import Condition, Test
from coachtui.pack.model import Pack, Rule
from coachtui.pack.question import Question
from coachtui.strategy.allowed import allowed
from coachtui.strategy.citing import Source, closure, needs
from coachtui.text import join_words

MOST = 3_000
"""The most combinations of answers that are tried for one condition."""

SETS = 64
"""The most sets of choices that are tried of one question."""


def reach(notes: Notes) -> None:
    """Note conditions that never hold, and rules that leave no choice of a fact."""
    pack = notes.pack
    for one in asked(pack):
        if one.condition:
            _condition(notes, one)
    sources: tuple[Source, ...] = (*pack.rules, *pack.lines)
    for source in sources:
        if can_hold(pack, source.when):
            _words(notes, source)
    for rule in pack.rules:
        _choices_left(notes, rule)


def can_hold(pack: Pack, condition: Condition, beside: Collection[str] = ()) -> bool:
    """Whether some answers make a condition hold; True where that can't be told.

    Args:
        pack: What is asked.
        condition: What has to hold.
        beside: Questions that must be asked at the same time.
    """
    cited = closure(pack, [*questions_in(condition), *beside])
    closed = {id_: values for id_ in cited if (values := _values(pack.questions[id_])) is not None}
    amount = 1
    for values in closed.values():
        amount *= len(values)
    if amount > MOST:
        return True
    for combination in product(*closed.values()):
        world = _World(pack, dict(zip(closed, combination, strict=True)))
        if world.holds(condition) and all(map(world.asks, beside)):
            return True
    return False


def _condition(notes: Notes, one: Asked) -> None:
    """Note a condition that never holds, or a branch of one."""
    if not can_hold(notes.pack, one.condition):
        asks = one.place.startswith("question:") and one.key == "`when`"
        what = "it is never asked" if asks else f"{one.key} never holds"
        instead = "Look at its `when`, and at what those questions themselves wait for."
        notes.wrong(one.place, f"{what}, whatever is answered", instead)
        return
    for number, branch in enumerate(one.condition, 1):
        if len(one.condition) > 1 and not can_hold(notes.pack, (branch,)):
            what = f"{one.key}: its table {number} never holds, whatever is answered"
            notes.wrong(one.place, what, "Take that table out, or look at what it asks for.")


def _words(notes: Notes, source: Source) -> None:
    """Note a rule or line that stands only where a question it needs isn't asked."""
    needed = [id_ for id_ in sorted(needs(notes.pack, source)) if id_ in notes.pack.questions]
    if can_hold(notes.pack, source.when, needed):
        return
    alone = [id_ for id_ in needed if not can_hold(notes.pack, source.when, [id_])]
    names = join_words([f"`{id_}`" for id_ in alone or needed])
    what = f"it never stands: where its `when` holds, {names} can't be answered"
    kind = "rule" if isinstance(source, Rule) else "line"
    notes.wrong(f"{kind}:{source.id}", what, "Leave the pipe out, or look at both conditions.")


class _World:
    """One way to answer the closed questions; of the open ones anything may be answered."""

    def __init__(self, pack: Pack, given: Mapping[str, Value]) -> None:
        self._pack = pack
        self._given = given
        self._asked: dict[str, bool] = {}

    def holds(self, condition: Condition) -> bool:
        return not condition or any(
            all(self._passes(test) for test in branch) for branch in condition
        )

    def _passes(self, test: Test) -> bool:
        cited = (test.subject.partition(".")[0], *refs_in((test,)))
        if not all(self.asks(id_) for id_ in cited):
            return False
        if any(id_ not in self._given for id_ in cited):
            return True
        return met(self._pack, test, self._given) is True

    def asks(self, id_: str) -> bool:
        """Whether a question is asked."""
        if id_ not in self._asked:
            # A circle is noted elsewhere: it doesn't make a question unreachable here.
            self._asked[id_] = True
            question = self._pack.questions.get(id_)
            self._asked[id_] = question is None or self.holds(question.when)
        return self._asked[id_]


def _values(question: Question) -> tuple[Value, ...] | None:
    """List every value of a closed question; None where it is open or has too many."""
    if question.kind == "scale" and question.max is not None:
        return tuple(range(1, question.max + 1))
    ids = choices_of(question)
    if question.kind in ("choice", "yes-no"):
        return ids
    if question.kind != "choices" or ids is None:
        return None
    sets = list(_sets(question, ids))
    return tuple(sets) if len(sets) <= SETS else None


def _sets(question: Question, ids: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if len(ids) > 10:
        yield from ((),) * (SETS + 1)
        return
    for size in range(1, (question.max or len(ids)) + 1):
        for chosen in combinations(ids, size):
            if size == 1 or not set(chosen) & set(question.alone):
                yield chosen


def _choices_left(notes: Notes, rule: Rule) -> None:
    """Note tests of a rule that no choice of their fact ever passes."""
    pack = notes.pack
    for test in rule.if_:
        fact = pack.facts.get(test.subject)
        questions = [pack.questions.get(id_) for id_ in refs_in((test,))]
        answers = [choices_of(question) if question else None for question in questions]
        if fact is None or not all(answers):
            continue
        names = refs_in((test,))
        tried = (
            allowed(pack, test, dict(zip(names, combination, strict=True)))
            for combination in product(*(ids or () for ids in answers))
        )
        if not any(left or left is None for left in tried):
            what = f"`if` leaves no choice of the fact `{fact.id}`"
            notes.wrong(f"rule:{rule.id}", what, "Name the choices under which the rule holds.")
