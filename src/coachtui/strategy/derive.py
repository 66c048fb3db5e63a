"""From (pack, answers, edits) to the strategy: always afresh, never kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, structs

from coachtui.interview.answers import Answers, Row, Value, rows_of
from coachtui.interview.pipes import fill, lookup
from coachtui.interview.relevance import Truth, View, holds, questions_in, refs_in, resolve, view
from coachtui.pack import model as packed
from coachtui.pack.model import Pack
from coachtui.strategy.allowed import allowed, possible, sentence
from coachtui.strategy.citing import Source, rests_on, sources
from coachtui.strategy.edits import Edits, LineEdit, Mine
from coachtui.strategy.model import Line, Rule, Strategy, Wait
from coachtui.strategy.order import arrange

RULES = "rules"
"""The section of every line that is a rule."""


class Derived(Struct, frozen=True):
    """One line, and the rule behind it where it is one."""

    line: Line
    rule: Rule | None = None


def derive(pack: Pack, answers: Answers, edits: Edits) -> Strategy:
    """All lines and rules that follow from the answers, as edited, in order.

    A rule or line that cites an unknown answer is absent; where an open question holds
    it back, it is listed among `waits`. What is ticked is done: `ticks.on` knows of days.
    """
    seen = view(pack, answers)
    made: list[Derived] = []
    waits: list[Wait] = []
    for source in sources(pack):
        calls = _called_for(pack, seen.known, source)
        if calls is False:  # what `when` rules out is absent however much else is unknown
            continue
        because, needed = rests_on(pack, source)
        blocking = _blocking(pack, seen, because if calls is None else needed)
        if blocking is None:
            made += _make(pack, seen, source, because)
        elif blocking and not edits.lines.get(source.id, LineEdit()).off:
            waits.append(_wait(pack, seen, source, blocking, because))
    made += [own for mine in edits.mine if (own := _own(pack, seen.known, mine))]
    edited = [_edited(one, edits.lines.get(one.line.id)) for one in made]
    ordered = _in_order(pack, seen.known, edited, edits)
    return Strategy(
        lines=tuple(one.line for one in ordered),
        rules=tuple(one.rule for one in ordered if one.rule and one.line.enabled),
        waits=tuple(waits),
        sections={id_: section.title for id_, section in pack.sections.items()},
    )


def _blocking(pack: Pack, seen: View, needed: Iterable[str]) -> str | None:
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


def _wait(pack: Pack, seen: View, source: Source, question: str, because: tuple[str, ...]) -> Wait:
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


def _called_for(pack: Pack, known: Mapping[str, Value], source: Source) -> Truth:
    """Whether the `when` of a rule or line holds; of a line a row, for any of the rows."""
    if isinstance(source, packed.Line) and source.unless in known:
        return False
    rows = _rows(known, source)
    if not rows:
        return holds(pack, source.when, known)
    truths = {holds(pack, source.when, _beside(known, source, row)) for row in rows}
    return True if True in truths else None if None in truths else False


def _rows(known: Mapping[str, Value], source: Source) -> tuple[Row, ...]:
    """The rows of which each may make a line."""
    each = source.each if isinstance(source, packed.Line) else ""
    return rows_of(known[each]) if each in known else ()


def _beside(known: Mapping[str, Value], source: Source, row: Row) -> Mapping[str, Value]:
    """The answers as the line of one row sees them: its repeat has this row alone."""
    return {**known, source.each: (row,)} if isinstance(source, packed.Line) else known


def _aside(pack: Pack, seen: View, id_: str) -> bool:
    """Whether a question is set aside, itself or through those that it hangs on."""
    truth = seen.relevant.get(id_)
    if truth is not None:
        return not truth
    unknown = [one for one in questions_in(pack.questions[id_].when) if one not in seen.known]
    return any(_aside(pack, seen, one) for one in unknown if one in pack.questions)


def first_open(pack: Pack, seen: View, id_: str) -> str:
    """The first question of a chain that can be answered now."""
    if seen.relevant.get(id_) is None:
        for one in questions_in(pack.questions[id_].when):
            if one in pack.questions and one not in seen.known and one != id_:
                return first_open(pack, seen, one)
    return id_


def _make(pack: Pack, seen: View, source: Source, because: tuple[str, ...]) -> list[Derived]:
    if isinstance(source, packed.Rule):
        made = _rule(pack, seen.known, source, because)
        return [made] if made else []
    return _lines(pack, seen.known, source, because)


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
    rows: list[Row | None] = [*_rows(known, source)] if source.each else [None]
    sets = {test.subject: allowed(pack, test, known) for test in source.if_}
    made: list[Derived] = []
    for row in rows:
        if row and not holds(pack, source.when, _beside(known, source, row)):
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


def _own(pack: Pack, known: Mapping[str, Value], mine: Mine) -> Derived | None:
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


def _edited(made: Derived, edit: LineEdit | None) -> Derived:
    if edit is None:
        return made
    line = made.line
    changed = structs.replace(
        line,
        text=edit.text or line.text,
        was=edit.was if edit.text else "",
        edited=line.edited or bool(edit.text),
        enabled=(edit.on if line.offered else True) and not edit.off,
        note=edit.note,
        done=bool(edit.done),
        ticked=edit.done,
    )
    return structs.replace(made, line=changed)


def _in_order(
    pack: Pack, known: Mapping[str, Value], made: list[Derived], edits: Edits
) -> list[Derived]:
    """Rules by direction, then sections as the pack orders them; the person's moves last."""
    groups: dict[tuple[str, str], list[Derived]] = {
        **{(RULES, direction): [] for direction in pack.verdicts},
        **{(id_, ""): [] for id_ in pack.sections if id_ != RULES},
    }
    for one in made:
        groups.setdefault((one.line.section, one.line.direction), []).append(one)
    ordered: list[Derived] = []
    for group in groups.values():
        by_id = {one.line.id: one for one in _by_answer(pack, known, group)}
        last = [id_ for id_, one in by_id.items() if one.rule and one.rule.otherwise]
        own_rules = [id_ for id_, one in by_id.items() if one.rule and one.line.mine]
        ids = arrange(list(by_id), edits.order, first=own_rules, last=last)
        ordered += [by_id[id_] for id_ in ids]
    return ordered


def _by_answer(
    pack: Pack, known: Mapping[str, Value], group: Sequence[Derived]
) -> Sequence[Derived]:
    """Lines of one section, in the order that an answer gives them; others follow."""
    order = pack.orders.get(group[0].line.section) if group else None
    named = order.lines.get(str(known.get(order.by)), ()) if order else ()
    places = {id_: place for place, id_ in enumerate(named)}
    return sorted(group, key=lambda one: places.get(one.line.source, len(places)))
