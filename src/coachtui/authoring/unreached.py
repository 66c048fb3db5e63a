"""What no persona reaches: lines, rules and tensions, and either side of a condition to be asked.

Where there are personas, together they are to bring about all that a pack can say: what none
of them reaches, nobody has ever read in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from coachtui.authoring.notes import Notes
from coachtui.authoring.personas import answers
from coachtui.authoring.wants import Person, wants, wants_answers, wants_not
from coachtui.interview.relevance import holds, view
from coachtui.pack import model as packed
from coachtui.pack.condition import Condition
from coachtui.pack.model import Pack
from coachtui.pack.page import Route
from coachtui.strategy.citing import Source, needs
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits
from coachtui.strategy.tensions import tensions
from coachtui.text import join_words

INSTEAD = "Change an answer of a persona's, add a persona, or take it out."


class Reach(Struct, frozen=True, kw_only=True):
    """How far one persona's answers reach."""

    person: Person
    lines: frozenset[str]
    """The pack's lines and rules that stand, switched off or offered ones among them."""
    tensions: frozenset[str]


Wanting = Callable[[Person], tuple[str, ...]]
"""What would have to differ for somebody."""


def unreached(notes: Notes) -> None:
    """Note what no persona reaches, with the nearest one and what would have to differ."""
    people = reaches(notes.pack)
    if not people:
        return
    told = frozenset(notes.at)  # what can never be, no persona reaches either
    sources: tuple[Source, ...] = (*notes.pack.rules, *notes.pack.lines)
    for source in sources:
        kind = "rule" if isinstance(source, packed.Rule) else "line"
        if f"{kind}:{source.id}" not in told and not any(source.id in one.lines for one in people):
            wanting = _of_source(notes.pack, source)
            _note(notes, f"{kind}:{source.id}", "no persona reaches it", people, wanting)
    for tension in notes.pack.tensions:
        place = f"tension:{tension.id}"
        if place not in told and not any(tension.id in one.tensions for one in people):
            wanting = _of(notes.pack, tension.when)
            _note(notes, place, "no persona raises it", people, wanting)
    for question in notes.pack.questions.values():
        if f"question:{question.id}" in told:
            continue
        says = ("no persona is asked it", "every persona is asked it, in spite of its `when`")
        _both_sides(notes, f"question:{question.id}", question.when, people, says)
    for lesson in notes.pack.lessons:
        for route in lesson.routes:
            _route(notes, lesson.id, route, people)
    for limit in notes.pack.limits.values():
        for number, case in enumerate(limit.cases, 1):
            says = (f"its case {number} is no persona's", f"its case {number} is every persona's")
            _both_sides(notes, f"limit:{limit.id}", case.when, people, says)


def reaches(pack: Pack) -> tuple[Reach, ...]:
    """How far the answers of each persona reach."""
    found = []
    for persona in pack.personas:
        given = answers(pack, persona)
        values = {id_: entry.value for id_, entry in given.items() if entry.value is not None}
        strategy = derive(pack, given, Edits())
        found.append(
            Reach(
                person=Person(persona.id, values, view(pack, given)),
                lines=frozenset(line.source for line in strategy.lines),
                tensions=frozenset(one.id for one in tensions(pack, given, Edits())),
            )
        )
    return tuple(found)


def _route(notes: Notes, lesson: str, route: Route, people: Sequence[Reach]) -> None:
    says = (
        f"the route `{route.id}` is suggested to no persona",
        f"the route `{route.id}` is suggested to every persona, in spite of its `when`",
    )
    _both_sides(notes, f"lesson:{lesson}", route.when or (), people, says)


def _both_sides(
    notes: Notes,
    place: str,
    condition: Condition,
    people: Sequence[Reach],
    says: tuple[str, str],
) -> None:
    """Note the sides of a condition that no persona is on: that it holds, and that it doesn't."""
    if not condition:
        return
    truths = [holds(notes.pack, condition, one.person.seen.known) for one in people]
    if True not in truths:
        _note(notes, place, says[0], people, _of(notes.pack, condition))
    elif False not in truths:
        _note(notes, place, says[1], people, lambda one: wants_not(notes.pack, one, condition))


def _of(pack: Pack, condition: Condition) -> Wanting:
    return lambda person: wants(pack, person, condition)


def _of_source(pack: Pack, source: Source) -> Wanting:
    """What a rule or line wants: its `when`, and answers to all else that it cites."""
    needed = needs(pack, source)
    rest = [id_ for id_ in pack.questions if id_ in needed]

    def wanting(person: Person) -> tuple[str, ...]:
        first = wants(pack, person, source.when)
        unsaid = [id_ for id_ in rest if not any(want.startswith(f"`{id_}`") for want in first)]
        found = (*first, *wants_answers(pack, person, unsaid))
        own = source.unless if isinstance(source, packed.Line) else ""
        if own in person.seen.known:
            found += (f"no answer to `{own}`",)
        return tuple(dict.fromkeys(found)) or _choice_left(source)

    return wanting


def _choice_left(source: Source) -> tuple[str, ...]:
    """What is left to want where all is answered: a choice of some fact that a rule reads."""
    facts = [test.subject for test in source.if_] if isinstance(source, packed.Rule) else []
    return tuple(f"answers that leave a choice of the fact `{fact}`" for fact in facts[:1])


def _note(notes: Notes, place: str, what: str, people: Sequence[Reach], wanting: Wanting) -> None:
    lacks = {one.person.id: wanting(one.person) for one in people}
    nearest = min(lacks, key=lambda person: len(lacks[person]))
    wanted = join_words(lacks[nearest])
    said = f"{what}; nearest is `{nearest}`" + (f": it wants {wanted}" if wanted else "")
    notes.wrong(place, said, INSTEAD)
