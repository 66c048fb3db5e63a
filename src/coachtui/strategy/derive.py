"""From (pack, answers, edits) to the strategy: always afresh, never kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import structs

from coachtui.interview.answers import Answers, Value
from coachtui.interview.relevance import view
from coachtui.pack.model import Pack
from coachtui.strategy.citing import cited_by_all
from coachtui.strategy.edits import Edits, LineEdit
from coachtui.strategy.lines import Derived, lines_of, own_line
from coachtui.strategy.model import RULES, Strategy, Wait
from coachtui.strategy.order import arrange
from coachtui.strategy.waits import blocking, called_for, wait


def derive(pack: Pack, answers: Answers, edits: Edits) -> Strategy:
    """All lines and rules that follow from the answers, as edited, in order.

    A rule or line that cites an unknown answer is absent; where an open question holds
    it back, it is listed among `waits`. What is ticked is done: `ticks.on` knows of days.
    """
    seen = view(pack, answers)
    made: list[Derived] = []
    waits: list[Wait] = []
    for source, because, needed in cited_by_all(pack):
        calls = called_for(pack, seen.known, source)
        if calls is False:  # what `when` rules out is absent however much else is unknown
            continue
        missing = blocking(pack, seen, because if calls is None else needed)
        if missing is None:
            made += lines_of(pack, seen, source, because)
        elif missing and not edits.lines.get(source.id, LineEdit()).off:
            waits.append(wait(pack, seen, source, missing, because))
    made += [own for mine in edits.mine if (own := own_line(pack, seen.known, mine))]
    edited = [_edited(one, edits.lines.get(one.line.id)) for one in made]
    ordered = _in_order(pack, seen.known, edited, edits)
    return Strategy(
        lines=tuple(one.line for one in ordered),
        rules=tuple(one.rule for one in ordered if one.rule and one.line.enabled),
        waits=tuple(waits),
        sections={id_: section.title for id_, section in pack.sections.items()},
    )


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
