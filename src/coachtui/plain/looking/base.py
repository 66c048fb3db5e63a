"""What the pages of looking again share: how far one is, and a line that stays a draft."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from coachtui.plain.saving import save
from coachtui.plain.sitting import Sitting
from coachtui.plain.talk import Word, brief
from coachtui.text import CAPS, too_long
from coachtui.workspace import looking
from coachtui.workspace.looking import Look
from coachtui.workspace.workspace import Workspace


def look(workspace: Workspace) -> Look:
    """How far one is; on a page that isn't there any more, at the last."""
    pages = looking.pages(workspace)
    kept = looking.look(workspace) or Look(page=pages[0])
    return kept if kept.page in pages else replace(kept, page=pages[-1])


def note(sitting: Sitting, **changes: Any) -> None:  # noqa: ANN401  (the fields of a look)
    """Keep how far one is."""
    looking.keep(sitting.workspace, replace(look(sitting.workspace), **changes))
    save(sitting)


def line(sitting: Sitting, draft: str) -> str:
    """A line of one's own, which stays a draft; "" for none."""
    talk, workspace = sitting.talk, sitting.workspace
    while True:
        left = str(workspace.drafts.get(draft) or "")
        if left:
            talk.say(f"As you left it: {brief(left)}")
            talk.say("Enter takes it as it is, :clear lets go of it.")
        try:
            typed = talk.heard("> ", back=True) or left
        except Word as word:
            if word.typed != ":clear":
                raise
            typed = ""
        workspace.draft(draft, typed or None)
        save(sitting)
        if len(typed) <= CAPS["text"]:
            return typed
        talk.say(f"{too_long(typed, CAPS['text'])} Nothing was cut.")
