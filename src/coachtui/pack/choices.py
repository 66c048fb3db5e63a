"""Choices: those of a fact, those of a question, and the keys that pick them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from coachtui.pack.model import Card, Fact
from coachtui.pack.question import Choice
from coachtui.pack.record import Record
from coachtui.pack.words import near, shown

KEYS = "123456789"
"""The keys in order; one more, "0", is for a choice set apart, or for the tenth."""


class Given(Struct, frozen=True):
    """What questions take choices from, and the cards that a rehearsal shows."""

    facts: Mapping[str, Fact]
    verdicts: Mapping[str, Mapping[str, str]]
    cards: Mapping[str, Card]
    complete: bool = True
    """False where ``facts.toml`` couldn't be read: what is missing may be there."""


def keys(ids: Iterable[str], zero: str = "", taken: int = 0) -> dict[str, str]:
    """Number choices: "1" to "9" in order, "0" for the one set apart or the tenth.

    Args:
        ids: in the order shown.
        zero: the choice set apart, which has "0".
        taken: how many keys are in use already.
    """
    free = iter([*KEYS[taken:], *([] if zero else ["0"])])
    return {name: "0" if name == zero else next(free, "") for name in ids}


def of_fact(record: Record) -> tuple[Choice, ...]:
    """Read the choices of a fact: 2 to 10."""
    labels = record.by_id("choices")
    if not 2 <= len(labels) <= 10:
        record.wrong(
            "choices" if labels else "",
            f"a fact has 2 to 10 choices, this one has {len(labels)}",
            'Write choices = { id = "Label", ... }',
        )
    zero = record.id("zero")
    if zero and zero not in labels:
        record.wrong(
            "zero", f"`zero` names {shown(zero)!r}, which is no choice", near(zero, labels)
        )
        zero = ""
    say = _texts(record, "say", labels)
    help_ = _texts(record, "help", labels)
    numbers = keys(labels, zero)
    return tuple(
        Choice(id=id_, label=label, say=say.get(id_, ""), help=help_.get(id_, ""), key=numbers[id_])
        for id_, label in labels.items()
    )


def of_question(record: Record, given: Given) -> tuple[tuple[Choice, ...], str, bool]:
    """Read the choices of a question, where they come from, and whether they rise."""
    source = record.words("choices_from")
    taken = _taken(record, source, given) if source else ()
    own = record.by_id("choices")
    omit = record.ids("omit")
    unread = bool(source) and not taken  # which is told already
    strange = [name for name in omit if name not in {choice.id for choice in taken}]
    for name in strange if not unread else ():
        record.wrong(
            "omit",
            f"`omit` names {shown(name)!r}, which is not among the choices taken over",
            near(name, [choice.id for choice in taken]),
        )
    for name in [choice.id for choice in taken if choice.id in own]:
        record.wrong("choices", f"`{name}` is there already, from `{source}`", "Use another id.")
        del own[name]
    numbers = keys(own, taken=max([0, *(int(choice.key or 0) for choice in taken)]))
    own_choices = (
        Choice(id=id_, label=label, key=numbers[id_], above=bool(source))
        for id_, label in own.items()
    )
    kept = (*(choice for choice in taken if choice.id not in omit), *own_choices)
    ids = [*(choice.id for choice in kept), *(record.by_id("say") if unread else ())]
    say = _texts(record, "say", ids)
    said = tuple(
        replace(choice, say=say[choice.id]) if choice.id in say else choice for choice in kept
    )
    ladder = source in given.facts and given.facts[source].ladder
    return said, source, ladder


def of_verdicts(words: Mapping[str, str]) -> tuple[Choice, ...]:
    """Make choices of a direction's verdicts."""
    numbers = keys(words)
    return tuple(Choice(id=id_, label=words[id_], key=numbers[id_]) for id_ in words)


def renamed(record: Record, choices: Sequence[str]) -> dict[str, str]:
    """Read which ids choices had before, each to the choice that it is today.

    An id may lead to another old one, and so on, as long as it ends at a choice.
    """
    written = record.by_id("renamed")
    found: dict[str, str] = {}
    circles = set[str]()
    for old in written:
        if old in choices:
            what = f"`renamed` names `{old}`, which is a choice of today"
            record.wrong("renamed", what, "Name ids that are no longer in use.", inside=old)
            continue
        way = [old]
        while (new := written[way[-1]]) in written and new not in choices and new not in way:
            way.append(new)
        if new in choices:
            found[old] = new
        elif new in circles:
            continue
        elif new in way:
            circles.update(way)
            chain = " → ".join(f"`{one}`" for one in (*way, new))
            what = f"`renamed` goes round in a circle: {chain}"
            record.wrong("renamed", what, "Let it end at a choice of today.", inside=old)
        else:
            what = f"`renamed` leads from `{old}` to {shown(new)!r}, which is no choice"
            record.wrong("renamed", what, near(new, choices), inside=old)
    return found


def _taken(record: Record, source: str, given: Given) -> tuple[Choice, ...]:
    if source in given.facts:
        return given.facts[source].choices
    kind, _, direction = source.partition(".")
    if kind == "verdicts" and direction in given.verdicts:
        return of_verdicts(given.verdicts[direction])
    if given.complete:
        known = [*given.facts, *(f"verdicts.{name}" for name in given.verdicts)]
        what = f"`choices_from` names {shown(source)!r}, which isn't there"
        record.wrong("choices_from", what, near(source, known))
    return ()


def _texts(record: Record, key: str, ids: Iterable[str]) -> dict[str, str]:
    """Read words for some of the choices."""
    found, known = record.by_id(key), set(ids)
    for name in [name for name in found if name not in known]:
        record.wrong(
            key,
            f"`{key}` has words for {shown(name)!r}, which is no choice",
            near(name, known),
        )
    return found
