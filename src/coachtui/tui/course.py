"""One person on the way to an answer: which direction, and what was told of them so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coachtui.decide.behind import clauses
from coachtui.decide.model import Decided, Decision
from coachtui.decide.told import SOMEBODY
from coachtui.decide.verdict import decide
from coachtui.decide.walk import facts_of
from coachtui.documents.build import section_of
from coachtui.interview.pipes import fill_page
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
    return decide(workspace.pack, workspace.strategy, course.direction, course.facts)


def fact_asked(workspace: Workspace, course: Course) -> Fact | None:
    """The fact to ask for next; None where none is."""
    found = decided(workspace, course)
    if found is None or found.ask is None or not found.ask.fact:
        return None
    facts = facts_of(workspace.pack, workspace.strategy, course.direction)
    return next(fact for fact in facts if fact.id == found.ask.fact)


def way(pack: Pack, direction: str) -> str:
    """A direction in words, as its rules are headed."""
    return section_of(pack, f"rules.{direction}").title


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


def words(workspace: Workspace, text: str, name: str = "") -> str:
    """A text of the pack with what it pipes."""
    if "{" not in text:
        return text
    return fill_page(workspace.pack, text, workspace.view.known, name)
