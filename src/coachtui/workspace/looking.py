"""Looking again after some months: how far one is, and what is kept of it.

How far one is lies among the drafts, under keys that no question has, so that a look which was
broken off is gone on with.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from coachtui.clock import in_words, stamp, today
from coachtui.decide.model import Decision
from coachtui.interview import again
from coachtui.interview.again import Page
from coachtui.strategy.model import Line
from coachtui.workspace.home import random_id

if TYPE_CHECKING:
    from coachtui.workspace.workspace import Workspace

LOOK, CHANGED = "look:again", "look:changed"
"""Keys of drafts: how far one is, and that what was read back has changed."""

STILL, FLINCH, CARDS, GOOD, WHO = (
    f"look:{one}" for one in ("still", "flinch", "cards", "good", "who")
)
"""Keys of drafts: what is half said or half done on its pages, on whichever face."""

RECENT = 7
"""People decided on last, to pick one who did some good from; anybody else is named."""

COUNT = 4
"""Cards: enough to see a drift, few enough for a minute."""

ANSWERS = {"yes": "yes", "no": "no", "unsure": "not sure"}
"""Did they break what they expected to break?"""


class Look(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How far one is."""

    page: Page = "still"
    told: tuple[str, ...] = ()
    """The links that did some good, noted this time, by name."""
    broke: Literal["", "yes", "no", "unsure"] = ""
    """Whether they broke what they expected to; one of `ANSWERS`, once it is said."""
    rows: tuple[Mapping[str, str | int], ...] = ()
    """The rows to tick as they stood when looking began."""


def pages(workspace: Workspace) -> tuple[Page, ...]:
    """The pages of looking again, for this person.

    What they expected to break is asked about where a line says it: what happened stands there.
    """
    found = again.pages(workspace.pack, workspace.view.known)
    return tuple(one for one in found if one != "flinch" or _breakable(workspace))


def look(workspace: Workspace) -> Look | None:
    """How far one is; None where nobody is looking again, or what is kept makes no sense."""
    kept = workspace.drafts.get(LOOK)
    try:
        return msgspec.convert(kept, Look) if kept is not None else None
    except msgspec.ValidationError:
        return None


def keep(workspace: Workspace, look: Look) -> None:
    """Keep how far one is.

    Raises:
        ReadOnly: the workspace can't be changed.
    """
    # The page is named in any case: an empty draft would be forgotten.
    data = {"page": look.page, **msgspec.to_builtins(look)}
    workspace.draft(LOOK, data)


def over(workspace: Workspace) -> None:
    """Looking again is done: forget how far one was, and that something had changed.

    Raises:
        ReadOnly: the workspace can't be changed.
    """
    for key in [one for one in workspace.drafts if one.startswith("look:")]:
        workspace.draft(key, None)


def say_changed(workspace: Workspace, *, changed: bool = True) -> None:
    """Note that what was read back has changed since, or that it still is so.

    Raises:
        ReadOnly: the workspace can't be changed.
    """
    workspace.draft(CHANGED, today().isoformat() if changed else None)


def still_so(workspace: Workspace, answer: Literal["yes", "changed", "unsure"]) -> str:
    """Take in whether what was read back still holds.

    Returns:
        The question to be answered now; empty: none is.

    Raises:
        ReadOnly: the workspace can't be changed.
    """
    home = workspace.pack.home
    say_changed(workspace, changed=answer == "changed")
    if answer == "unsure":
        workspace.mark(home.still, "unsure")
    return (home.changed or home.still) if answer == "changed" else ""


def agreed(workspace: Workspace) -> date | None:
    """The day of the version agreed on last; None where nobody agreed on any."""
    from coachtui.workspace.versions import newest

    return _day(newest(workspace))  # what a version is called begins with its day


def settled(workspace: Workspace) -> date | None:
    """The day from which looking again is offered: of the last version, else the last answer."""
    said = [one.at for one in workspace.answers.values() if one.state == "answered" and one.at]
    return agreed(workspace) or _day(max(said, default=""))


def planned(workspace: Workspace) -> str:
    """When it was meant to be looked again, in words that follow a comma; empty: no day was set."""
    day = again.planned(workspace.pack, workspace.view.known)
    if day is None:
        return ""
    return f"{'was ' if day < today() else ''}planned for {in_words(day)}"


def next_look(workspace: Workspace) -> date | None:
    """As long from today as the last time; None where the day lies ahead as it is."""
    day = again.planned(workspace.pack, workspace.view.known)
    if not workspace.pack.home.review or (day is not None and day > today()):
        return None
    return again.next_day(workspace.pack, workspace.answers, today())


def concerned(workspace: Workspace) -> frozenset[str]:
    """The lines that rest on what was read back, where it has changed: to be looked at.

    None of them is switched off.
    """
    if CHANGED not in workspace.drafts:
        return frozenset()
    still = workspace.pack.home.still
    return frozenset(line.id for line in workspace.strategy.lines if still in line.because)


def broke(workspace: Workspace, answer: str, words: str) -> bool:
    """Note to the line of what was expected to be broken whether it was, and what happened.

    What stood in the line's note before stays above it.

    Args:
        workspace: The open workspace.
        answer: One of `ANSWERS`.
        words: What happened, in a line; it may be empty.

    Returns:
        Whether there is such a line.

    Raises:
        ReadOnly: the workspace can't be changed.
    """
    line = _breakable(workspace)
    if line is None:
        return False
    manner = workspace.pack.manner
    day = manner.day(today())
    said = f"{day}: {manner.word({'unsure': 'not-sure'}.get(answer, answer))}"
    said = f"{said}. {words.strip()}" if words.strip() else said
    kept = [one for one in line.note.split("\n") if one and not one.startswith(day)]
    workspace.edit(line.id, note="\n".join([*kept, said]))
    return True


def link(workspace: Workspace, words: str, name: str, rule: str) -> Decision:
    """A link that did some good, of somebody who wasn't decided on here: ready to be recorded.

    Args:
        workspace: The open workspace.
        words: How it began.
        name: Who it is; it may be empty.
        rule: The rule that it speaks for; empty: none.
    """
    found = next((one for one in workspace.strategy.rules if one.id == rule), None)
    return Decision(
        id=random_id(8),
        at=stamp(),
        direction=found.direction if found else next(iter(workspace.pack.verdicts)),
        facts={},
        rules=(found.id,) if found else (),
        name=name,
        good=words,
    )


def _day(stamp: str) -> date | None:
    """The day with which a stamp begins; None where there is none."""
    try:
        return date.fromisoformat(stamp[:10])
    except ValueError:
        return None


def _breakable(workspace: Workspace) -> Line | None:
    flinch = workspace.pack.home.flinch
    return next((one for one in workspace.strategy.lines if flinch in one.because), None)
