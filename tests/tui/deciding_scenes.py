"""Scenes of deciding: what is asked, the answer, those who are back, and past decisions."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from coachtui.decide.model import Decision
from coachtui.tui.places import go_home, open_decide, open_decisions, open_waiting
from tests.tui.scenes import USUAL, Size, Walk, grace, visit

ASKED = Decision(
    id="aaaaaaa1",
    at="2027-01-12T18:00:00Z",
    direction="in",
    facts={"known": "heard", "note": "line", "hat": "none", "link": "list"},
    verdict="ask",
    rules=("in-reason-rule",),
    chosen="ask",
    name="Park Ji-ho",
    until="2027-01-19",
)
PAST = (
    Decision(
        id="aaaaaaa2",
        at="2026-12-02T07:30:00Z",
        direction="out",
        facts={"known": "words", "why": "first", "recent": "longer", "hat": "trade"},
        verdict="note",
        rules=("out-note",),
        chosen="note",
        name="Wiremu Ngata",
        good="He rang the week after; Bev had mentioned the post to him.",
    ),
    Decision(
        id="aaaaaaa3",
        at="2026-12-20T12:00:00Z",
        direction="in",
        facts={"known": "words", "note": "none", "hat": "trade"},
        verdict="accept",
        rules=("in-known",),
        chosen="wait",
        reason="felt",
        name="Thabo Nkosi",
    ),
    ASKED,
    replace(ASKED, id="aaaaaaa4", name="", at="2027-01-12T18:20:00Z"),
    Decision(
        id="aaaaaaa5",
        at="2027-01-15T09:00:00Z",
        direction="removal",
        facts={"known": "heard", "cost": "costs"},
        verdict="unfollow",
        rules=("removal-cost",),
        chosen="unfollow",
        undone=True,
    ),
)


async def deciding(folder: Path, size: Size = USUAL) -> Walk:
    """One after the other, from home."""
    async with visit(folder, grace(), size) as here:
        for one in PAST:
            here.workspace.decisions.record(one)
        open_decide(here.app)
        await here.press("1", "3", "1", "down")
        yield "decide-asking", here
        go_home(here.app)
        open_decide(here.app)
        await here.press("1", "2", "2", "0", "5")
        await here.until("what goes with it")
        yield "decide-answer", here
        await here.press("left", "question_mark")
        await here.until("It depends")
        yield "decide-open", here
        go_home(here.app)
        open_waiting(here.app)
        await here.until("Park Ji-ho")
        await here.press("1")
        await here.until("they answered well")
        yield "waiting", here
        go_home(here.app)
        open_decisions(here.app)
        await here.until("Wiremu Ngata")
        yield "decisions", here
        await here.press("down", "down", "down", "down", "enter")
        await here.until("because you were asked")
        yield "decision", here
