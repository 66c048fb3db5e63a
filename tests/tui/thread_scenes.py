"""What is seen of several lessons: all of them, the next one, one forgotten, all on one page."""

from __future__ import annotations

from pathlib import Path

from coachtui.decide.model import Decision
from coachtui.tui.end import EndScreen
from coachtui.tui.lesson import LessonScreen
from coachtui.tui.lines import Lines
from coachtui.workspace.home import Spot
from tests.tui.scenes import FIRST, LESSON, USUAL, Size, Walk, grace, shipped, visit

SECOND = "review-profile"

GOOD = Decision(
    id="abcdefgh",
    at=FIRST,
    direction="in",
    facts={},
    verdict="accept",
    rules=("in-known",),
    chosen="accept",
    name="Bev O.",
    good="She rang about a post before it was advertised; I'd sent her my rota the week before.",
)
"""A link that did some good."""


def first_lesson() -> tuple[str, ...]:
    """What Grace answered in the first lesson."""
    questions = shipped().questions
    return tuple(id_ for id_ in grace() if questions[id_].lesson == LESSON)


async def several(folder: Path, size: Size = USUAL) -> Walk:
    """After the first of four lessons."""
    spot = Spot().moved(LESSON, "review", "whole")
    async with visit(folder / "one", grace(*first_lesson()), size, spot) as here:
        here.workspace.decisions.record(GOOD)
        yield "thread-home", here
        await here.app.push_screen(EndScreen(here.workspace, LESSON, "whole"))
        await here.pilot.pause()
        yield "thread-end", here
        here.app.pop_screen()
        await here.press("l")
        await here.until("Bev O., ")
        yield "thread-lessons", here
        await here.press("2")
        await here.until("Not now")
        yield "thread-ways", here
        await here.press("escape")
        await here.app.push_screen(LessonScreen(here.workspace, SECOND, "aim", route="whole"))
        await here.until("You said this in")
        yield "thread-shared", here
    async with visit(folder / "all", grace(), size) as here:
        here.workspace.decisions.record(GOOD)
        await here.press("l")
        await here.until("Bev O., ")
        here.app.screen.query_one(Lines).point(SECOND)
        await here.press("f")
        await here.until("Forget “")
        yield "thread-forget", here
        await here.press("escape", "k")
        await here.until("EVERYTHING I DECIDED")
        yield "thread-everything", here
