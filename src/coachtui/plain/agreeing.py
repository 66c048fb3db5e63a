"""Agreeing to the strategy as it stands, and what differs from what was agreed."""

from __future__ import annotations

from coachtui.clock import in_words, today
from coachtui.interview.values import Invalid
from coachtui.plain.saving import save
from coachtui.plain.sitting import Sitting
from coachtui.plain.talk import brief
from coachtui.plain.typed import words
from coachtui.text import CAPS
from coachtui.workspace import versions
from coachtui.workspace.comparing import apart
from coachtui.workspace.differing import told
from coachtui.workspace.errors import ReadOnly
from coachtui.workspace.half_made import AGREEMENT
from coachtui.workspace.looking import say_changed


def agree(sitting: Sitting, _: str = "") -> None:
    """Keep the strategy as agreed from today, with a reason or without.

    Raises:
        Word: a word of command was typed.
        ReadOnly: the workspace can't be changed.
        Unanswered: nothing is answered yet.
        SaveError: it couldn't be written.
    """
    talk, workspace = sitting.talk, sitting.workspace
    if workspace.read_only:
        raise ReadOnly(workspace.read_only)
    if talk.letter("This is how I do it, from today: y, or Enter to leave it> ", "y") != "y":
        return
    reason = words(sitting, "Why so, in a line? Enter: no reason.", AGREEMENT, CAPS["text"])
    if not save(sitting) or AGREEMENT in workspace.drafts:
        return
    try:
        versions.agree(workspace, reason)
    except Invalid as invalid:
        talk.say(str(invalid))
        return
    say_changed(workspace, changed=False)
    save(sitting)
    day = in_words(today())
    talk.say(f"Agreed on {day}. What changes from here on can be held against it: :diff.")


def differ(sitting: Sitting, rest: str) -> None:
    """Say what differs from a version; of several, the newest.

    Args:
        sitting: The sitting.
        rest: A version's time, or the beginning of it.

    Raises:
        Unread: the version can't be read.
    """
    talk, workspace = sitting.talk, sitting.workspace
    found = versions.versions(workspace)
    meant = [one for one in found if one.time.startswith(rest)]
    if not meant:
        for one in reversed(found):
            talk.say(one.reason, f"  {one.time}  ")
        none = "Nothing is agreed yet: :version does that."
        talk.say(f"None is called “{brief(rest, 60)}”." if found else none)
        return
    one = meant[-1]
    if one.fault:
        raise one.fault
    rows = list(told(workspace.pack, apart(workspace, one)))
    talk.say(f"Since {one.day}:" if rows else f"Nothing differs from what you agreed on {one.day}.")
    for row in rows:
        talk.say(*row)
