"""From what was decided on a screen to what is recorded of it."""

from __future__ import annotations

from coachtui.clock import today
from coachtui.decide.after import returns
from coachtui.decide.model import Decided, Decision, Reason
from coachtui.workspace.versions import newest
from coachtui.workspace.workspace import Workspace


def record(
    workspace: Workspace,
    decided: Decided,
    *,
    chosen: str = "",
    name: str = "",
    reason: Reason = "",
    card: str = "",
    id: str = "",
) -> Decision:
    """Record a decision at once; it waits for the disk, so an app calls it beside its screen.

    Args:
        workspace: Where; it needn't be one that may change answers.
        decided: What the usual answers said.
        chosen: What the person does; their usual answer where nothing is named.
        name: A name or initials.
        reason: Why, where it is against the usual answer.
        card: The card that was judged; then it neither waits nor counts.
        id: What it is to be called, so that trying again records it once; else one is made up.

    Raises:
        Invalid: the name is too long.
        ReadOnly: nothing can be recorded here.
        Held: another program is recording, and doesn't come to an end.
        SaveError: it couldn't be written.
    """
    done = chosen or decided.verdict or ""
    back = "" if card else returns(workspace.pack, decided.direction, done, today())
    return workspace.decisions.record(
        Decision(
            id=id,
            at="",
            direction=decided.direction,
            facts=decided.facts,
            verdict=decided.verdict or "",
            rules=decided.rules if decided.verdict else (),
            chosen=done,
            name=name,
            card=card,
            reason=reason if decided.verdict and done != decided.verdict else "",
            version=newest(workspace),
            until=back,
        )
    )
