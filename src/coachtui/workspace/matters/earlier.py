"""Earlier states, and others: which there are, and what taking one back would change."""

from __future__ import annotations

import re

from coachtui.clock import moment_in_words
from coachtui.text import shown
from coachtui.workspace import copies
from coachtui.workspace.copies import Copy
from coachtui.workspace.matters.model import Matter, Way, much
from coachtui.workspace.remedy import typed
from coachtui.workspace.workspace import Workspace

MOST = 9
"""The most states that are offered at once: as many as there are digits for keys."""

_PUT_AWAY = re.compile(r"\.(\d{4}-\d\d-\d\dT\d\d)(\d\d)(\d\dZ)")

STAY = Way(id="", key="l", label="Leave it as it is")


def states(workspace: Workspace, found: tuple[Copy, ...]) -> Matter:
    """Which of some states there are; a way's id is the name of one."""
    ways = [
        Way(id=one.name, key=str(number), label=called(one), note=much(one))
        for number, one in enumerate(found[:MOST], 1)
    ]
    if found:
        words = "Each is shown first, with what it would change. Nothing is done before you say so."
        more = len(found) - MOST
        lists = typed(workspace, "restore")
        words += f" {more:,} older ones: `{lists}` lists them." if more > 0 else ""
    else:
        words = "There are none: what stands is all that there is."
    return Matter(title="Earlier states", words=words, ways=(*ways, STAY))


def earlier(workspace: Workspace, copy: Copy) -> Matter:
    """What taking one state back would change."""
    told, bars = copies.differs(workspace, copy), workspace.barred
    way = {"newest": "mend", "beside": "take"}.get(copy.kind, "back")
    note = "what stands now is put away, and undo brings it back"
    if copy.kind == "newest":
        note = "what can't be read is put away, not deleted"
    elif copy.parts == ("drafts",):
        note = "what stands now is put away"
    words, ways = f"It has {much(copy)}.", [Way(id=way, key="t", label="Take it back", note=note)]
    if bars.held or bars.disk or bars.newer:
        words += f" It can't be taken back here now: {bars.brief}."
        ways = []
    return Matter(
        title=called(copy),
        words=f"{words} This is what it would change:",
        ways=(*ways, STAY),
        told=told,
        heads=("now", "then"),
        copy=copy,
    )


def called(copy: Copy) -> str:
    """What a state is, in words."""
    match copy.kind:
        case "newest":
            return "The newest that is known"
        case "before":
            return "As it was before the last save"
        case "agreed":
            return f"As you agreed it, {moment_in_words(copy.at)}"
        case "beside":
            return f"A second version, {shown(copy.name)}"
        case _:
            return f"Put away, {_moment_of(copy.name) or shown(copy.name)}"


def _moment_of(name: str) -> str:
    """When a file was put away, in words, as its name tells; empty: it doesn't."""
    found = _PUT_AWAY.search(name)
    return moment_in_words(":".join(found.groups())) if found else ""
