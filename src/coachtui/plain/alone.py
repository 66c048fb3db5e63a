"""The cards and nothing else, for a command on a terminal."""

from __future__ import annotations

from coachtui.plain.rehearse import rehearse
from coachtui.plain.sitting import Elsewhere, Leave, Sitting
from coachtui.plain.talk import Ended, Word, on_terminal
from coachtui.plain.words import WORDS
from coachtui.workspace.home import Home
from coachtui.workspace.remedy import typed
from coachtui.workspace.workspace import Workspace


def held_alone(home: Home, workspace: Workspace, count: int) -> None:
    """Hold a sitting at the cards on the terminal, and nothing else."""
    lesson = workspace.pack.lessons[0]
    alone = Sitting(talk=on_terminal(), home=home, workspace=workspace, lesson=lesson, words=WORDS)
    try:
        rehearse(alone, count)
    except (Leave, Ended):
        return
    except (Word, Elsewhere):
        words = typed(workspace, "--plain")
        alone.talk.say(f"Such words lead on in “{words}”. What you judged is kept.")
