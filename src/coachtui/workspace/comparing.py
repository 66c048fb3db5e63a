"""What would differ, and what does: a change that is proposed, and what was agreed before.

Past decisions are read from the disk, so an app calls these beside its screen.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from coachtui.decide.compare import Comparison, Stand, cards, compare, decisions, stand
from coachtui.decide.falls import Fall, falls
from coachtui.decide.model import Decision
from coachtui.interview.answers import Answers
from coachtui.workspace import upgraded

if TYPE_CHECKING:
    from coachtui.workspace.versions import Version
    from coachtui.workspace.workspace import Workspace

ENOUGH = 10
"""From so many past decisions on it says something to decide them again."""


class Compared(Struct, frozen=True, kw_only=True):
    """Two strategies, and all that differs."""

    before: Stand
    after: Stand
    comparison: Comparison
    falls: tuple[Fall, ...]
    """Who would fare otherwise."""
    enough: bool = True
    """Whether there are enough past decisions for deciding them again to say something."""
    moved: tuple[tuple[str, str], ...] = ()
    """Rules that the lesson itself words otherwise since: as agreed, and as they read now.

    One of the two is empty where the lesson has the rule no more, or has it since."""

    def __bool__(self) -> bool:
        """Whether a line or somebody's answer differs."""
        return bool(self.comparison.lines or self.falls)


def now(workspace: Workspace) -> Stand:
    """The strategy as it stands."""
    return Stand(answers=workspace.answers, edits=workspace.edits, strategy=workspace.strategy)


def proposed(workspace: Workspace, changed: Answers) -> Compared:
    """What other answers would change, held against the cards and the past decisions.

    Args:
        workspace: The open workspace.
        changed: All answers as they would be.
    """
    after = stand(workspace.pack, changed, workspace.edits)
    return between(workspace, now(workspace), after)


def between(workspace: Workspace, before: Stand, after: Stand) -> Compared:
    """What differs between two strategies, held against the cards and the past decisions."""
    return _compared(workspace, before, after, workspace.decisions.all())


def apart(workspace: Workspace, older: Version, newer: Version | None = None) -> Compared:
    """What differs between a version and a later one, or the strategy as it stands."""
    before = agreed(workspace, older)
    after = agreed(workspace, newer) if newer is not None else now(workspace)
    past = workspace.decisions.all()
    cases = decisions(past)
    found = _compared(workspace, before, after, past if len(cases) >= ENOUGH else ())
    return Compared(
        before=found.before,
        after=found.after,
        comparison=found.comparison,
        falls=found.falls,
        enough=len(cases) >= ENOUGH,
        moved=_moved(workspace, older, before),
    )


def agreed(workspace: Workspace, version: Version) -> Stand:
    """A version's answers and edits under the lessons of today."""
    answers, _ = upgraded.answers(workspace.pack, version.answers)
    return stand(workspace.pack, answers, upgraded.edits(workspace.pack, version.edits))


def _compared(
    workspace: Workspace, before: Stand, after: Stand, past: Iterable[Decision]
) -> Compared:
    pack = workspace.pack
    found = compare(pack, before, after, (*decisions(tuple(past)), *cards(pack)))
    return Compared(
        before=before,
        after=after,
        comparison=found,
        falls=falls(pack, before, after, found),
    )


def _moved(workspace: Workspace, version: Version, before: Stand) -> tuple[tuple[str, str], ...]:
    """Rules that read otherwise today, came or went though neither answers nor edits say so."""
    if version.digest == workspace.pack.digest:
        return ()
    standing = {rule.id for rule in before.strategy.rules}
    today = {line.id: line.text for line in before.strategy.lines if line.id in standing}
    then = {one.rule.id: one.sentence for one in version.rules}
    return tuple(
        (then.get(id_, ""), today.get(id_, ""))
        for id_ in dict.fromkeys([*then, *today])
        if then.get(id_, "") != today.get(id_, "")
    )
