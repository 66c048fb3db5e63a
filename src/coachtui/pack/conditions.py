"""Conditions as a pack writes them, read into tests."""

from __future__ import annotations

from collections.abc import Mapping

from coachtui.pack.condition import Condition, Operand, Test
from coachtui.pack.operand import operand
from coachtui.pack.record import Record
from coachtui.pack.words import ID, shown

_FORMS = 'Write name = "value", a list of values, or { at_least, below, not }.'


def condition(record: Record, key: str) -> Condition:
    """Read a table, or a list of tables of which one must hold; ``()`` where it is absent."""
    value = record.take(key)
    if value is None:
        return ()
    branches = value if isinstance(value, list) else [value]
    if not branches:
        record.wrong(key, f"`{key}` is an empty list", "Leave it out: then it holds always.")
    found = []
    for branch in branches:
        if not isinstance(branch, dict):
            record.wrong(key, f"`{key}` is no table", f'Write {key} = {{ name = "value" }}')
            continue
        found.append(_branch(record, key, branch))
    return tuple(branch for branch in found if branch)


def facts(record: Record, key: str) -> tuple[Test, ...]:
    """Read a rule's condition over facts: one table, since an OR is two rules."""
    value = record.take(key)
    if isinstance(value, list):
        record.wrong(key, f"`{key}` is a list", "Write a rule for each of its tables.")
        return ()
    if value is None:
        return ()
    if not isinstance(value, dict):
        record.wrong(key, f"`{key}` is no table", f'Write {key} = {{ fact = "choice" }}')
        return ()
    return _branch(record, key, value)


def _branch(record: Record, key: str, table: Mapping[str, object]) -> tuple[Test, ...]:
    if not table:
        record.wrong(key, f"`{key}` is an empty table", "Leave it out: then it holds always.")
    found = []
    for subject, value in table.items():
        if not all(ID.fullmatch(part) for part in subject.split(".", 1)):
            record.wrong(key, f"`{key}` asks about {shown(subject)!r}, which is no id", _FORMS)
        elif (test := _test(record, key, subject, value)) is not None:
            found.append(test)
    return tuple(found)


def _test(record: Record, key: str, subject: str, value: object) -> Test | None:
    if not isinstance(value, dict):
        any_of = _operands(record, key, subject, value)
        return Test(subject=subject, any_of=any_of) if any_of else None
    strange = [name for name in value if name not in ("at_least", "below", "not")]
    if strange or not value:
        name = strange[0] if strange else ""
        dotted = f'If a field of a repeat is meant, write "{subject}.{shown(name)}" in quotes. '
        record.wrong(
            key,
            f"`{key}.{subject}` has " + (f"the key `{shown(name)}`" if name else "nothing in it"),
            (dotted if ID.fullmatch(name) else "") + _FORMS,
        )
        return None
    return Test(
        subject=subject,
        none_of=_operands(record, key, subject, value["not"]) if "not" in value else None,
        at_least=_place(record, key, subject, value, "at_least"),
        below=_place(record, key, subject, value, "below"),
    )


def _operands(record: Record, key: str, subject: str, value: object) -> tuple[Operand, ...] | None:
    found = [operand(item) for item in (value if isinstance(value, list) else [value])]
    known = tuple(item for item in found if item is not None)
    if not found or len(known) < len(found):
        record.wrong(key, f"`{key}.{subject}` can't be compared with this", _FORMS)
        return None
    return known


def _place(
    record: Record, key: str, subject: str, value: Mapping[str, object], name: str
) -> Operand | None:
    if name not in value:
        return None
    found = operand(value[name])
    if found is None:
        record.wrong(
            key,
            f"`{key}.{subject}.{name}` is neither a choice nor a number",
            f'Write {name} = "choice", {name} = 3 or {name} = "{{question}}".',
        )
    return found
