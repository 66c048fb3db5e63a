"""Which questions are asked, and what is known: the truth of conditions over answers.

Three values: True, False, and None for unknown. Unknown is not no: a condition over
something that nobody has given stays undecided, and what hangs on it stays closed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from coachtui.interview.answers import Answers, Value
from coachtui.pack.condition import Condition, Operand, Ref, Test
from coachtui.pack.model import Pack
from coachtui.pack.question import Choice, Question

Truth = bool | None


class View(Struct, frozen=True):
    """Answers as rules and pages may see them."""

    relevant: Mapping[str, Truth]
    """Question id to: asked (True), set aside (False), not decided yet (None)."""
    known: Mapping[str, Value]
    """Question id to value, of those that are answered and relevant."""

    def asked(self, questions: Iterable[str]) -> tuple[str, ...]:
        """Those of some questions that are asked as things stand."""
        return tuple(id_ for id_ in questions if self.relevant.get(id_) is True)


def view(pack: Pack, answers: Answers) -> View:
    """Relevance of every question of the pack, and the values that count as known."""
    relevant: dict[str, Truth] = {}
    known: dict[str, Value] = {}
    under_way: set[str] = set()

    def settle(id_: str) -> None:
        if id_ in relevant or id_ in under_way or id_ not in pack.questions:
            return
        under_way.add(id_)
        question = pack.questions[id_]
        for cited in questions_in(question.when):
            settle(cited)
        relevant[id_] = holds(pack, question.when, known)
        entry = answers.get(id_)
        if relevant[id_] and entry and entry.state == "answered" and entry.value is not None:
            known[id_] = entry.value
        under_way.discard(id_)

    for id_ in pack.questions:
        settle(id_)
    return View(relevant, known)


def holds(pack: Pack, condition: Condition, known: Mapping[str, Value]) -> Truth:
    """Whether a condition over answers holds; None where that depends on what is unknown."""
    if not condition:
        return True
    return _any(_all(met(pack, test, known) for test in tests) for tests in condition)


def met(pack: Pack, test: Test, known: Mapping[str, Value]) -> Truth:
    """Whether one test of a condition holds."""
    id_, _, field = test.subject.partition(".")
    question = pack.questions.get(id_)
    value = known.get(id_)
    if question is None or value is None:
        return None
    if field:
        subject = next((one for one in question.fields if one.id == field), None)
        if subject is None or not isinstance(value, tuple):
            return None
        values = [row[field] for row in value if not isinstance(row, str) and field in row]
        return _of_several(pack, subject, test, values, known)
    if isinstance(value, tuple):
        return _of_several(pack, question, test, list(value), known)
    if isinstance(value, Mapping):
        return _of_several(pack, question, test, list(value.values()), known)
    return _of_one(pack, question, test, value, known)


def questions_in(condition: Condition) -> tuple[str, ...]:
    """Ids of the questions that a condition cites, references included."""
    found: dict[str, None] = {}
    for tests in condition:
        for test in tests:
            found[test.subject.partition(".")[0]] = None
            found.update(dict.fromkeys(refs_in((test,))))
    return tuple(found)


def refs_in(tests: Iterable[Test]) -> tuple[str, ...]:
    """Ids of the questions that stand as references in tests."""
    found: dict[str, None] = {}
    for test in tests:
        operands = (*(test.any_of or ()), *(test.none_of or ()), test.at_least, test.below)
        found.update({one.question: None for one in operands if isinstance(one, Ref)})
    return tuple(found)


def resolve(operand: Operand, known: Mapping[str, Value]) -> str | int | float | None:
    """The value that a test compares with; None where it is an unknown answer."""
    if not isinstance(operand, Ref):
        return operand
    value = known.get(operand.question)
    return value if isinstance(value, (str, int)) else None


def ladder(pack: Pack, question: Question) -> tuple[Choice, ...]:
    """The choices of a question's ladder, from the bottom, those that it omits included."""
    fact = pack.facts.get(question.choices_from)
    if fact is None:
        return question.choices
    return (*fact.choices, *(choice for choice in question.choices if choice.above))


def rises_to(choices: Iterable[Choice], value: object, threshold: object) -> Truth:
    """Whether a choice stands at a threshold of a ladder or higher.

    A threshold above the top is reached by nothing, not even by itself.
    """
    places = {choice.id: place for place, choice in enumerate(choices)}
    above = {choice.id for choice in choices if choice.above}
    if threshold in above:
        return False
    if value not in places or threshold not in places:
        return None
    return places[value] >= places[threshold]


def _of_one(
    pack: Pack, question: Question, test: Test, value: str | int, known: Mapping[str, Value]
) -> Truth:
    def at_least(operand: Operand) -> Truth:
        threshold = resolve(operand, known)
        if threshold is None:
            return None
        if isinstance(value, int):
            return value >= threshold if isinstance(threshold, (int, float)) else None
        return rises_to(ladder(pack, question), value, threshold)

    def one_of(operands: tuple[Operand, ...]) -> Truth:
        return _any(_same(resolve(operand, known), value) for operand in operands)

    return _all(_asked(test, one_of, at_least))


def _of_several(
    pack: Pack,
    question: Question,
    test: Test,
    values: Sequence[object],
    known: Mapping[str, Value],
) -> Truth:
    """Several values: a value is included or not; a number to reach counts them.

    On a ladder (a field of a repeat) a threshold that is a choice holds where one value
    reaches it, and ``below`` where none does.
    """

    def includes(operands: tuple[Operand, ...]) -> Truth:
        return _any(
            _any(_same(resolve(operand, known), value) for value in values) for operand in operands
        )

    def at_least(operand: Operand) -> Truth:
        threshold = resolve(operand, known)
        if threshold is None:
            return None
        if isinstance(threshold, (int, float)):
            return len(values) >= threshold
        choices = ladder(pack, question)
        return _any(rises_to(choices, value, threshold) for value in values)

    return _all(_asked(test, includes, at_least))


def _asked(
    test: Test,
    one_of: Callable[[tuple[Operand, ...]], Truth],
    at_least: Callable[[Operand], Truth],
) -> Iterator[Truth]:
    """What a test asks of a value, one thing after the other."""
    if test.any_of is not None:
        yield one_of(test.any_of)
    if test.none_of is not None:
        yield _not(one_of(test.none_of))
    if test.at_least is not None:
        yield at_least(test.at_least)
    if test.below is not None:
        yield _not(at_least(test.below))


def _same(operand: object, value: object) -> Truth:
    return None if operand is None else operand == value


def _not(truth: Truth) -> Truth:
    return None if truth is None else not truth


def _all(truths: Iterable[Truth]) -> Truth:
    unknown = False
    for truth in truths:
        if truth is False:
            return False
        unknown = unknown or truth is None
    return None if unknown else True


def _any(truths: Iterable[Truth]) -> Truth:
    unknown = False
    for truth in truths:
        if truth:
            return True
        unknown = unknown or truth is None
    return None if unknown else False
