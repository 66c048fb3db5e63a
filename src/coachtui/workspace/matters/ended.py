"""What the last sitting left: it was cut off, or broke off, and came to no end of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from coachtui import crash
from coachtui.clock import moment_in_words
from coachtui.text import cut
from coachtui.workspace import notices
from coachtui.workspace.apart import typed
from coachtui.workspace.home import Home
from coachtui.workspace.matters.model import Matter, Way
from coachtui.workspace.naming import name_of
from coachtui.workspace.workspace import Workspace

TYPED = 120
"""Characters of what was typed."""

HOME = Way(id="", key="h", label="Leave it for later")
GO_ON = Way(id="", key="g", label="Go on")


def broken_off(home: Home) -> Iterator[Matter]:
    """That taking a backup back broke off."""
    for words in notices.interrupted(home.path):
        title = "Taking a backup back broke off"
        yield Matter(title=title, words=words, ways=(GO_ON,))


def ended(home: Home, workspace: Workspace) -> Iterator[Matter]:
    """That the last sitting ended in the middle, where something is to be said of that."""
    report = crash.untold(home.path, home.state.told)
    lost, words = workspace.not_applied, half_typed(workspace)
    if not report and not lost and not (workspace.cut_off and words):
        return
    said, ways = [_how(workspace, report)], list[Way]()
    if lost:
        more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
        what = f"{name_of(workspace, lost[0])}{more}"
        said.append(f"{what[:1].upper()}{what[1:]} was given, and hadn't reached its file yet.")
        ways.append(Way(id="bring", key="b", label="Bring it back", note="undo takes it away"))
    if words:
        said.append(f"What you were typing is there again: “{words}”")
        ways.append(Way(id="go", key="g", label="Go on with it"))
    yield Matter(
        title="The last time ended in the middle",
        words="\n\n".join(said),
        ways=(*ways, HOME) if ways else (GO_ON,),
        report=report.name if report else "",
    )


def half_typed(workspace: Workspace) -> str:
    """The beginning of what was typed and isn't an answer yet; empty where nothing was."""
    question = draft_at(workspace)
    return cut(" ".join(typed(workspace.drafts[question]).split()), TYPED) if question else ""


def draft_at(workspace: Workspace, left: str = "") -> str:
    """The question at which something was typed that isn't an answer yet; empty: at none.

    Args:
        workspace: The open workspace.
        left: Where it was left: this one comes first.
    """
    asked = [id_ for id_ in workspace.drafts if id_ in workspace.pack.questions]
    return left if left in asked else next(iter(asked), "")


def _how(workspace: Workspace, report: Path | None) -> str:
    if report:
        return (
            "coachtui met a mistake of its own and stopped. All that it said was saved is here. A"
            f" report without any of your words is in {crash.tilde(report)}."
        )
    since = moment_in_words(workspace.cut_off)
    been = f" It had been open since {since}." if since else ""
    return f"coachtui was cut off.{been} All that it said was saved is here."
