"""One person on the way to an answer: which direction, and what was told of them so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coachtui.decide import verdict as by_rule
from coachtui.decide.behind import clauses
from coachtui.decide.falls import SOMEBODY
from coachtui.decide.model import Decided, Decision
from coachtui.documents.build import way
from coachtui.pack.model import Fact, Pack
from coachtui.text import cut

if TYPE_CHECKING:
    from coachtui.workspace.workspace import Workspace

SHOWN = 40
"""Characters of a name that stand among other words."""


class Course(Struct, frozen=True, kw_only=True):
    """How far one has come."""

    direction: str = ""
    """Empty: not chosen yet."""
    given: tuple[tuple[str, str], ...] = ()
    """Fact and choice, or `model.CANT_TELL`, in the order in which they were told."""
    name: str = ""
    typed: str = ""
    """A name that was typed and not kept."""
    last: Mapping[str, str] = {}
    """What was told of them before; it is pointed at, and not taken."""

    @property
    def facts(self) -> dict[str, str]:
        """What was told, by fact."""
        return dict(self.given)


def begin(pack: Pack) -> Course:
    """Nothing is known; where there is one direction only, it needn't be asked for."""
    only = next(iter(pack.verdicts)) if len(pack.verdicts) == 1 else ""
    return Course(direction=only)


def told(course: Course, fact: str, choice: str) -> Course:
    """One fact more."""
    return replace(course, given=(*course.given, (fact, choice)))


def back(pack: Pack, course: Course) -> Course | None:
    """One step back; what is taken back is pointed at. None: there is no step before."""
    if course.given:
        *rest, (fact, choice) = course.given
        return replace(course, given=tuple(rest), last={**course.last, fact: choice})
    if course.direction and len(pack.verdicts) > 1:
        return replace(course, direction="")
    return None


def decided(workspace: Workspace, course: Course) -> Decided | None:
    """What the usual answers say so far; None before a direction is chosen."""
    if course.direction not in workspace.pack.verdicts:
        return None
    return by_rule.decide(workspace.pack, workspace.strategy, course.direction, course.facts)


def fact_asked(workspace: Workspace, course: Course) -> Fact | None:
    """The fact to ask for next; None where none is."""
    found = decided(workspace, course)
    return by_rule.fact_asked(workspace.pack, workspace.strategy, found) if found else None


def crumbs(workspace: Workspace, course: Course) -> tuple[str, ...]:
    """What was told, in a few words each: name, direction, facts."""
    found = [cut(course.name, SHOWN)] if course.name else []
    if course.direction:
        found.append(way(workspace.pack, course.direction))
    return (*found, *facts_in_words(workspace, course.direction, course.facts))


def facts_in_words(
    workspace: Workspace, direction: str, facts: Mapping[str, str]
) -> tuple[str, ...]:
    """Facts as clauses, in the order given; of those that are no longer asked, what was kept."""
    return clauses(workspace.pack, workspace.view, workspace.strategy, direction, facts)


def name_of(decision: Decision) -> str:
    """Who it was."""
    return cut(decision.name, SHOWN) or SOMEBODY
