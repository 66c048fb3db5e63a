"""Scenes of hand and rule: cards, where they part, what pulls apart, what doesn't fit."""

from __future__ import annotations

from pathlib import Path

from coachtui.decide.model import Decision
from coachtui.tui.coach import KEEPING
from coachtui.tui.home import HomeScreen
from coachtui.tui.places import go_home, open_cards, open_review
from tests.tui.scenes import USUAL, Size, Walk, at, grace, visit
from tests.tui.sitting import Sitting

GUT = {"thabo": "decline", "henrik": "accept", "ji-ho": "ask", "samira": "note"}
"""What she said at the door; with two of the four she went another way than her rules."""

BROKEN = tuple(
    Decision(
        id=f"bbbbbbb{place}",
        at=f"2027-01-1{place}T08:00:00Z",
        direction="in",
        facts={"known": "heard", "note": "none", "hat": "newcomer", "link": "list"},
        verdict="wait",
        rules=("in-otherwise",),
        chosen="accept",
        reason="kindness",
        name=name,
    )
    for place, name in enumerate(("Park Ji-ho", "Ana Prado"), 1)
)
"""Twice against the same rule."""


async def settled(here: Sitting) -> None:
    """Until what was judged is in the log, and the screen shows what came of it."""
    writing = [one for one in here.app.workers if one.group in (KEEPING, "past")]
    if writing:
        await here.app.workers.wait_for_complete(writing)
    await here.pilot.pause()
    await here.pilot.pause()


async def cards(folder: Path, size: Size = USUAL) -> Walk:
    """A sitting at the cards, and the pages that follow it."""
    async with visit(folder, grace(), size) as here:
        open_cards(here.app)
        await settled(here)
        yield "card", here
        await here.press(*"11111111")
        await settled(here)
        yield "cards-end", here
        await here.press("enter")
        await settled(here)
        await here.type("She named a line of mine.")
        yield "disagreement", here
        await here.press("enter", "1")
        await settled(here)
        yield "exception", here
        await here.press("escape")
        await here.press("3")
        await settled(here)


async def unsettled(folder: Path, size: Size = USUAL) -> Walk:
    """A card that waits for an answer."""
    given = grace("aim", "aim-kind", "in-line", "welcome", "closed", "plain")
    async with visit(folder, given, size) as here:
        open_cards(here.app)
        await settled(here)
        await here.press(*"11111111")
        await settled(here)
        yield "cards-unsettled", here
        rows = here.app.screen.query("Keys").first()
        left = next(one for one in here.app.screen._open() if one.held == "unsettled")  # type: ignore[attr-defined]
        ids = [row.id for row in rows.rows]  # type: ignore[attr-defined]
        await here.press(str(ids.index(left.card.id) + 1))
        await settled(here)
        yield "unsettled", here


async def hands(folder: Path, size: Size = USUAL) -> Walk:
    """Cards of somebody whose answers settle all of them, and of somebody whose don't."""
    for walk in (cards, unsettled):
        async for name, here in walk(folder / walk.__name__, size):
            yield name, here


async def pulling(folder: Path, size: Size = USUAL) -> Walk:
    """Hands on a page of the lesson, and answers that pull apart."""
    given = {**grace(), "gut": GUT, "place": 7}
    async with visit(folder, given, size) as here:
        await at(here, "flinch")
        yield "lesson-hands", here
        await at(here, "minutes")
        await here.press("1")
        yield "lesson-pulls", here
        await here.press("ctrl+o")
        yield "tension", here
        go_home(here.app)
        open_review(here.app)
        await settled(here)
        yield "review-pulls", here


async def unfit(folder: Path, size: Size = USUAL) -> Walk:
    """A usual answer that was gone against twice, on home and on its page."""
    async with visit(folder, grace(), size) as here:
        for one in BROKEN:
            here.workspace.decisions.record(one)
        home = here.app.screen
        assert isinstance(home, HomeScreen)
        home.on_screen_resume()
        await here.until("Twice you said")
        yield "home-misfit", here
        await here.press("o")
        yield "misfit", here
