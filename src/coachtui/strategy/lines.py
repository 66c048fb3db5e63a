"""What stands of a rule or line of the pack, or of one's own: the sentences, and what decides."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, structs

from coachtui.interview.answers import Row, Value, rows_of
from coachtui.interview.pipes import fill, lookup
from coachtui.interview.relevance import View, holds, refs_in, resolve
from coachtui.pack import model as packed
from coachtui.pack.model import Pack
from coachtui.strategy.allowed import allowed, sentence
from coachtui.strategy.citing import Source
from coachtui.strategy.edits import Mine
from coachtui.strategy.model import RULES, Line, Rule


class Derived(Struct, frozen=True):
    """One line, and the rule behind it where it is one."""

    line: Line
    rule: Rule | None = None


def lines_of(pack: Pack, seen: View, source: Source, because: tuple[str, ...]) -> list[Derived]:
    """What stands of a rule or line of the pack: nothing, one line, or one for each row.

    Args:
        pack: The pack.
        seen: The answers.
        source: A rule or line that nothing keeps away.
        because: The questions that it rests on.
    """
    if isinstance(source, packed.Rule):
        rule = _rule(pack, seen.known, source, because)
        return [rule] if rule else []
    return _lines(pack, seen.known, source, because)


def own_line(pack: Pack, known: Mapping[str, Value], mine: Mine) -> Derived | None:
    """A line or rule of the person's own; a rule with no choice left isn't derived."""
    line = Line(
        id=mine.id,
        section=mine.section or RULES,
        text=mine.text,
        derived=mine.text,
        mine=True,
        source=mine.id,
    )
    if not mine.direction:
        return Derived(line) if mine.text else None
    sets = {test.subject: allowed(pack, test, known) for test in mine.if_}
    if not all(sets.values()) or mine.verdict not in pack.verdicts.get(mine.direction, {}):
        return None
    choices = {fact: some for fact, some in sets.items() if some is not None}
    if mine.ask:
        choices[mine.id] = frozenset({"yes"})
    says = sentence(pack, choices, mine.direction, mine.verdict, mine.ask)
    because = tuple(id_ for id_ in pack.questions if id_ in refs_in(mine.if_))
    line = structs.replace(
        line,
        section=RULES,
        text=mine.text or says,
        derived=says,
        edited=bool(mine.text) and mine.text != says,
        direction=mine.direction,
        because=because,
    )
    rule = Rule(
        id=mine.id,
        direction=mine.direction,
        verdict=mine.verdict,
        allowed=choices,
        check=mine.ask or says,
    )
    return Derived(line, rule)


def each_row(known: Mapping[str, Value], source: Source) -> tuple[Row, ...]:
    """The rows of which each may make a line."""
    each = source.each if isinstance(source, packed.Line) else ""
    return rows_of(known[each]) if each in known else ()


def as_row_sees(known: Mapping[str, Value], source: Source, row: Row) -> Mapping[str, Value]:
    """The answers as the line of one row sees them: its repeat has this row alone."""
    return {**known, source.each: (row,)} if isinstance(source, packed.Line) else known


def _rule(
    pack: Pack, known: Mapping[str, Value], source: packed.Rule, because: tuple[str, ...]
) -> Derived | None:
    sets = {test.subject: allowed(pack, test, known) for test in source.if_}
    if not all(sets.values()):
        return None
    verdict = resolve(source.verdict, known)
    text = _filled(pack, known, source.text)
    if text is None or not isinstance(verdict, str):
        return None
    check = _filled(pack, known, source.check) if source.check else text
    rule = Rule(
        id=source.id,
        direction=source.direction,
        verdict=verdict,
        allowed={fact: choices for fact, choices in sets.items() if choices is not None},
        check=check or text,
        otherwise=source.otherwise,
    )
    line = Line(
        id=source.id,
        section=RULES,
        text=text,
        derived=text,
        because=because,
        direction=source.direction,
        source=source.id,
    )
    return Derived(line, rule)


def _lines(
    pack: Pack, known: Mapping[str, Value], source: packed.Line, because: tuple[str, ...]
) -> list[Derived]:
    rows: list[Row | None] = [*each_row(known, source)] if source.each else [None]
    sets = {test.subject: allowed(pack, test, known) for test in source.if_}
    made: list[Derived] = []
    for row in rows:
        if row and not holds(pack, source.when, as_row_sees(known, source, row)):
            continue
        text = _filled(pack, known, source.text, row)
        if text is None:
            continue
        number = int(row["row"]) if row else 0
        line = Line(
            id=f"{source.id}-{number}" if row else source.id,
            section=source.section,
            text=text,
            derived=text,
            because=because,
            enabled=not source.offered,
            offered=source.offered,
            source=source.id,
            row=number,
            do=source.do,
            on=source.on,
            allowed={fact: choices for fact, choices in sets.items() if choices is not None},
            copy=source.copy,
        )
        made.append(Derived(line))
    return made


def _filled(
    pack: Pack, known: Mapping[str, Value], text: str, row: Row | None = None
) -> str | None:
    below = pack.manner.word("below")
    filled = fill(text, lambda pipe: lookup(pack, known, pipe, row=row), below=below)
    return None if filled is None else filled[:1].upper() + filled[1:]
