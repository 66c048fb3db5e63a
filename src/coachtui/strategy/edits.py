"""The person's own edits: a closed list, kept beside the answers and never mixed into them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec
from msgspec import Struct, structs

from coachtui.pack.condition import Operand, Ref, Test
from coachtui.pack.operand import operand


class LineEdit(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a person did to one line."""

    text: str = ""
    """Their wording; empty: the derived one stands."""
    was: str = ""
    """The derived text that `text` replaced."""
    off: bool = False
    on: bool = False
    """Taken in: only lines that are offered need it."""
    note: str = ""
    done: str = ""
    """The day it was ticked, ISO; empty: not done."""


class Mine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line of the person's own, or with a direction and a verdict a rule of their own."""

    id: str
    section: str
    text: str = ""
    """Of a line; a rule's sentence is made from the facts where it is empty."""
    direction: str = ""
    verdict: str = ""
    if_: tuple[Test, ...] = ()
    ask: str = ""
    """A yes-no question of its own, asked after the pack's facts: the rule holds on yes."""


class Dismissal(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A tension kept on purpose."""

    reason: str
    answers: Mapping[str, object] = {}
    """The answers under which it was dismissed; where they change, it comes back."""


class Edits(Struct, frozen=True, kw_only=True):
    """All edits. Every mapping is keyed by line id (dismissed: by tension id)."""

    lines: Mapping[str, LineEdit] = {}
    order: Mapping[str, str] = {}
    """A line to the id it follows, or "top"."""
    mine: tuple[Mine, ...] = ()
    dismissed: Mapping[str, Dismissal] = {}


def edit_line(edits: Edits, line: str, **changes: str | bool) -> Edits:
    """The edits with some fields of one line's edit changed; an edit that says nothing goes."""
    edit = structs.replace(edits.lines.get(line, LineEdit()), **changes)
    others = {id_: one for id_, one in edits.lines.items() if id_ != line}
    if edit != LineEdit():
        others[line] = edit
    return structs.replace(edits, lines=others)


def reset_line(edits: Edits, line: str) -> Edits:
    """The edits without what was done to one line: wording, switch, note, tick and place."""
    return structs.replace(
        edits,
        lines={id_: edit for id_, edit in edits.lines.items() if id_ != line},
        order={id_: after for id_, after in edits.order.items() if id_ != line},
    )


def place(edits: Edits, line: str, after: str) -> Edits:
    """The edits with a line moved to stand after another, or at the "top"."""
    others = {id_: one for id_, one in edits.order.items() if id_ != line}
    return structs.replace(edits, order={**others, line: after})


def add(edits: Edits, mine: Mine) -> Edits:
    """The edits with a line or rule of the person's own; one of the same id gives it its place."""
    if all(one.id != mine.id for one in edits.mine):
        return structs.replace(edits, mine=(*edits.mine, mine))
    return structs.replace(
        edits, mine=tuple(mine if one.id == mine.id else one for one in edits.mine)
    )


def drop(edits: Edits, mine: str) -> Edits:
    """The edits without an own line or rule, and without what was done to it."""
    edits = reset_line(edits, mine)
    return structs.replace(edits, mine=tuple(one for one in edits.mine if one.id != mine))


def dismiss(edits: Edits, tension: str, dismissal: Dismissal) -> Edits:
    """The edits with a tension kept on purpose."""
    return structs.replace(edits, dismissed={**edits.dismissed, tension: dismissal})


def recall(edits: Edits, tension: str) -> Edits:
    """The edits without a tension that was kept on purpose."""
    others = {id_: one for id_, one in edits.dismissed.items() if id_ != tension}
    return structs.replace(edits, dismissed=others)


def free_id(edits: Edits, named: Collection[str] = ()) -> str:
    """An id for the next own line: ``mine-1``, ``mine-2`` ...; none of those that are named."""
    taken = {one.id for one in edits.mine} | set(edits.lines) | set(edits.order) | set(named)
    return next(id_ for n in range(1, len(taken) + 2) if (id_ := f"mine-{n}") not in taken)


def to_data(edits: Edits) -> dict[str, object]:
    """Edits as plain data for a TOML file; empty parts stay away."""
    data: dict[str, object] = {}
    if edits.lines:
        data["lines"] = {id_: msgspec.to_builtins(edit) for id_, edit in edits.lines.items()}
    if edits.order:
        data["order"] = dict(edits.order)
    if edits.mine:
        data["mine"] = [_mine_to_data(one) for one in edits.mine]
    if edits.dismissed:
        data["dismissed"] = {id_: msgspec.to_builtins(one) for id_, one in edits.dismissed.items()}
    return data


def from_data(data: Mapping[str, object]) -> Edits:
    """Edits from plain data.

    Raises:
        ValueError: a part doesn't have the shape of an edit; the message names it.
    """
    mine = data.get("mine", [])
    if not isinstance(mine, list):
        raise ValueError("[[mine]] holds a list of tables")
    try:
        return Edits(
            lines=msgspec.convert(data.get("lines", {}), dict[str, LineEdit]),
            order=msgspec.convert(data.get("order", {}), dict[str, str]),
            mine=tuple(_mine_from_data(one) for one in mine),
            dismissed=msgspec.convert(data.get("dismissed", {}), dict[str, Dismissal]),
        )
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error


def _mine_to_data(mine: Mine) -> dict[str, object]:
    data = {key: value for key, value in structs.asdict(mine).items() if value and key != "if_"}
    if mine.if_:
        data["if"] = {test.subject: _test_to_data(test) for test in mine.if_}
    return data


def _test_to_data(test: Test) -> object:
    def plain(operand: Operand) -> object:
        return f"{{{operand.question}}}" if isinstance(operand, Ref) else operand

    if test.any_of is not None:
        values = [plain(one) for one in test.any_of]
        return values[0] if len(values) == 1 else values
    parts: dict[str, object] = {}
    if test.none_of is not None:
        parts["not"] = [plain(one) for one in test.none_of]
    if test.at_least is not None:
        parts["at_least"] = plain(test.at_least)
    if test.below is not None:
        parts["below"] = plain(test.below)
    return parts


def _mine_from_data(data: object) -> Mine:
    if not isinstance(data, Mapping):
        raise ValueError("an own line is a table")
    tests = data.get("if", {})
    if not isinstance(tests, Mapping):
        raise ValueError("the `if` of an own rule is a table")
    if_ = tuple(_test_from_data(str(fact), value) for fact, value in tests.items())
    return structs.replace(msgspec.convert(data, Mine), if_=if_)


def _test_from_data(fact: str, value: object) -> Test:
    if not isinstance(value, Mapping):
        return Test(subject=fact, any_of=_operands(fact, value))
    if not value or set(value) - {"at_least", "below", "not"}:
        raise ValueError(f"`if.{fact}` takes a choice, a list, or at_least, below, not")
    return Test(
        subject=fact,
        none_of=_operands(fact, value["not"]) if "not" in value else None,
        at_least=_operands(fact, value["at_least"])[0] if "at_least" in value else None,
        below=_operands(fact, value["below"])[0] if "below" in value else None,
    )


def _operands(fact: str, value: object) -> tuple[Operand, ...]:
    found = [operand(one) for one in (value if isinstance(value, list) else [value])]
    known = tuple(one for one in found if one is not None)
    if not found or len(known) < len(found):
        raise ValueError(f"`if.{fact}` names no choice")
    return known
