"""What was kept under an earlier pack, read as the pack of today calls it.

Nothing is written for it: the files stay as they are until the person changes something, and
what the pack knows no more stays in them for good.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from msgspec import structs

from coachtui.interview.answers import Answers, Entry
from coachtui.interview.renamed import called, today
from coachtui.pack.condition import Operand, Test
from coachtui.pack.model import Pack
from coachtui.strategy.edits import Dismissal, Edits, Mine
from coachtui.text import shown
from coachtui.workspace import entries
from coachtui.workspace.model import Kept

if TYPE_CHECKING:
    from coachtui.decide.model import Decision

Held = TypeVar("Held")

Unfit = Mapping[str, tuple[Entry, str]]
"""Questions whose answer doesn't fit them any more: the entry as it was kept, and why."""


def kept(pack: Pack, old: Kept) -> tuple[Kept, Unfit, list[str]]:
    """All that is kept, as the pack calls it today; answers that don't fit, and what to say."""
    found, unfit = answers(pack, old.answers)
    said = [
        f"The answer to “{pack.questions[id_].text}” is kept, but open: {why}"
        for id_, (_, why) in unfit.items()
    ]
    changed = edits(pack, old.edits)
    new = Kept(answers=found, edits=changed, drafts=drafts(pack, old.drafts))
    return new, unfit, [*said, *_aside(pack, changed)]


def answers(pack: Pack, old: Answers) -> tuple[dict[str, Entry], Unfit]:
    """Answers under the ids of today; open where they don't fit their question any more."""
    found: dict[str, Entry] = {}
    unfit: dict[str, tuple[Entry, str]] = {}
    for id_, entry in by_id(pack, old).items():
        question = pack.questions.get(id_)
        found[id_], why = entries.fitting(question, entry) if question else (entry, "")
        if why:
            unfit[id_] = entry, why
    return found, unfit


def drafts(pack: Pack, old: Mapping[str, object]) -> dict[str, object]:
    """Drafts under the ids of today."""
    return {
        id_: today(pack.questions[id_], raw) if id_ in pack.questions else raw
        for id_, raw in by_id(pack, old).items()
    }


def by_id(pack: Pack, old: Mapping[str, Held]) -> dict[str, Held]:
    """What is held of questions, under their ids of today, in the same order.

    Where something is held under the new id already, the old one stays where it is.
    """
    names = called(pack)
    found: dict[str, Held] = {}
    for id_, held in old.items():
        new = names.get(id_, id_)
        taken = id_ in pack.questions or new in old or new in found
        found[id_ if taken else new] = held
    return found


def edits(pack: Pack, old: Edits) -> Edits:
    """Edits with the choices that their conditions name as they are called today."""
    return structs.replace(
        old,
        mine=tuple(_mine(pack, one) for one in old.mine),
        dismissed={id_: _dismissal(pack, one) for id_, one in old.dismissed.items()},
    )


def facts(pack: Pack) -> Callable[[Decision], Decision] | None:
    """What calls the facts of a decision as they are called today; None where all are the same."""
    renamed = {id_: fact.renamed for id_, fact in pack.facts.items() if fact.renamed}

    def called_now(old: Decision) -> Decision:
        if not renamed.keys() & old.facts.keys():
            return old
        found = {id_: renamed.get(id_, {}).get(told, told) for id_, told in old.facts.items()}
        return structs.replace(old, facts=found)

    return called_now if renamed else None


def _mine(pack: Pack, mine: Mine) -> Mine:
    return structs.replace(mine, if_=tuple(_test(pack, test) for test in mine.if_))


def _test(pack: Pack, test: Test) -> Test:
    fact = pack.facts.get(test.subject)
    if fact is None or not fact.renamed:
        return test
    renamed = fact.renamed

    def now(operand: Operand) -> Operand:
        return renamed.get(operand, operand) if isinstance(operand, str) else operand

    return structs.replace(
        test,
        any_of=None if test.any_of is None else tuple(map(now, test.any_of)),
        none_of=None if test.none_of is None else tuple(map(now, test.none_of)),
        at_least=None if test.at_least is None else now(test.at_least),
        below=None if test.below is None else now(test.below),
    )


def _dismissal(pack: Pack, old: Dismissal) -> Dismissal:
    return structs.replace(old, answers=drafts(pack, old.answers))


def _aside(pack: Pack, changed: Edits) -> Iterator[str]:
    """Rules of the person's own that name what the pack has no more."""
    for mine in changed.mine:
        gone = [word for test in mine.if_ for word in _gone(pack, test)]
        if mine.direction and mine.verdict not in pack.verdicts.get(mine.direction, {}):
            gone.append(f"`{shown(mine.direction)}.{shown(mine.verdict)}`")
        if gone:
            rule = f"“{shown(mine.text)}”" if mine.text else f"`{mine.id}`"
            yield (
                f"Your rule {rule} is kept, and doesn't stand for now: the lessons no longer"
                f" know {', '.join(dict.fromkeys(gone))}."
            )


def _gone(pack: Pack, test: Test) -> Iterator[str]:
    fact = pack.facts.get(test.subject)
    if fact is None:
        yield f"`{shown(test.subject)}`"
        return
    known = {choice.id for choice in fact.choices}
    operands = (*(test.any_of or ()), *(test.none_of or ()), test.at_least, test.below)
    yield from (f"`{shown(one)}`" for one in operands if isinstance(one, str) and one not in known)
