"""The linear mode: the same interview, strategy, review and export, line by line."""

from __future__ import annotations

from contextlib import suppress

from coachtui.files.errors import Trouble
from coachtui.pack.source import DEFAULT
from coachtui.plain.greeting import begin
from coachtui.plain.lesson import walk
from coachtui.plain.recovery import Opening, settle_all
from coachtui.plain.saving import again
from coachtui.plain.sitting import Leave, Sitting
from coachtui.plain.talk import Ended, Talk, Word, on_terminal
from coachtui.workspace.errors import NoLessons
from coachtui.workspace.home import Home
from coachtui.workspace.open import Workspace, open_workspace
from coachtui.workspace.remedy import typed

INTERRUPTED = 130
"""The exit code after Ctrl+C."""


def run(home: Home, label: str | None = None, *, talk: Talk | None = None) -> int:
    """Hold a sitting until the person stops or the input ends.

    Returns:
        The exit code: 0; 1 where something couldn't be saved; 130 after Ctrl+C.

    Raises:
        NoWorkspace, PackError, FileNotFoundError: as `open_workspace`.
    """
    talk = talk or on_terminal()
    workspace = _opened(talk, home, label)
    if workspace is None:
        return 1
    opening = Opening(talk=talk, home=home, workspace=workspace)
    code, trouble = 0, ""
    try:
        _sit(opening)
    except KeyboardInterrupt:
        code = INTERRUPTED
        with suppress(OSError):
            talk.say()
    finally:
        trouble = _closed(opening.workspace)
    with suppress(OSError):  # whoever listened may be gone
        talk.say(trouble or _parting(opening.workspace))
    return code or (1 if trouble else 0)


def _opened(talk: Talk, home: Home, label: str | None) -> Workspace | None:
    """Open the workspace; where its pack can't be used, offer the one that ships.

    Returns:
        None, where the person would rather leave.
    """
    try:
        return open_workspace(home, label, holder="app")
    except NoLessons as lost:
        talk.say(str(lost))
        talk.say(lost.OFFER)
        with suppress(Ended, Word):
            if talk.letter("y, or n to leave> ", "yn") == "y":
                home.choose(lost.meta, DEFAULT)
                return open_workspace(home, label, holder="app")
    return None


def _sit(opening: Opening) -> None:
    sitting: Sitting | None = None
    talk = opening.talk
    try:
        settle_all(opening)
        sitting, start = begin(talk, opening.home, opening.workspace, opening.question)
        walk(sitting, start)
    except Ended:
        return
    except Leave:
        if sitting is not None and opening.workspace.unsaved:
            with suppress(Ended, Word):
                again(sitting)


def _closed(workspace: Workspace) -> str:
    """Let go of the workspace; what couldn't be saved, and why."""
    try:
        workspace.close()
    except Trouble as trouble:
        # What is safe as long as this is open isn't so any more.
        return f"The last change isn't saved. {trouble.what}: {trouble.why}. {trouble.instead}"
    return ""


def _parting(workspace: Workspace) -> str:
    if workspace.read_only:
        return "Nothing was changed."
    return f"Everything is kept. {typed(workspace, '--plain')} goes on from here."
