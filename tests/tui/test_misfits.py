"""Usual answers that don't fit: asked on home and in the review, kept, narrowed or changed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from coachtui.decide.verdict import decide
from coachtui.tui.answer import AnswerScreen
from coachtui.tui.home import HomeScreen
from coachtui.tui.lines import Lines
from coachtui.tui.misfit import MisfitScreen
from coachtui.tui.own import OwnRuleDialog
from coachtui.tui.places import open_review
from coachtui.workspace.deciding import record
from tests.tui.host import until
from tests.tui.sitting import Sitting, sitting, small_pack

pytestmark = pytest.mark.bar

ANSWERS: Mapping[str, object] = {
    "aim": "calm",
    "line": "met",
    "below": "decline",
    "closed": ["far"],
}
STRANGER = {"host": "new", "topic": "mine", "fee": "paid"}
ASKS = (
    "Twice you said “say yes” where your usual answer is: “If none of these, then I decline "
    "kindly.” Keep it, make it narrower, or change it?"
)


def told(here: Sitting) -> str:
    return " ".join(here.view.split())


def broke(here: Sitting, times: int = 1, name: str = "") -> None:
    space = here.workspace
    for _ in range(times):
        found = decide(space.pack, space.strategy, "in", STRANGER)
        record(space, found, chosen="accept", reason="kindness", name=name)


@asynccontextmanager
async def home_after(home: Path, times: int) -> AsyncIterator[Sitting]:
    async with sitting(home, small_pack(), answers=ANSWERS) as here:
        broke(here, times, name="Ana P.")
        screen = here.app.screen
        assert isinstance(screen, HomeScreen)
        screen.on_screen_resume()
        await here.idle()
        yield here


async def test_once_is_no_question(home: Path) -> None:
    async with home_after(home, 1) as here:
        assert "Keep it" not in here.view


async def test_the_second_time_home_asks_and_a_key_opens_it(home: Path) -> None:
    async with home_after(home, 2) as here:
        assert ASKS in told(here)
        await here.press("o")
        assert isinstance(here.app.screen, MisfitScreen)
        assert "Ana P., " in here.view


async def test_kept_on_purpose_it_is_asked_again_only_after_two_more(home: Path) -> None:
    async with home_after(home, 2) as here:
        await here.press("o", "k")
        await here.until("Kept as it is")
        await back_home(here)
        assert "Keep it" not in here.view
        dismissed = here.workspace.edits.dismissed["fits-in-otherwise-accept"]
        assert dismissed.answers == {"since": here.workspace.decisions.all()[-1].at}
        await here.press("f5")
        await back_home(here)
        await here.until("Twice you said")


async def back_home(here: Sitting) -> None:
    screen = here.app.screen
    assert isinstance(screen, HomeScreen)
    screen.on_screen_resume()
    await here.pilot.pause()
    await here.idle()


async def test_made_narrower_it_is_settled(home: Path) -> None:
    async with home_after(home, 2) as here:
        await here.press("o", "n")
        await here.pilot.pause()
        dialog = here.app.screen
        assert isinstance(dialog, OwnRuleDialog)
        assert dialog.sketch.picked == {fact: (one,) for fact, one in STRANGER.items()}
        assert dialog.sketch.verdict == "accept"
        await here.press("enter")
        await here.pilot.pause()
        ids = [rule.id for rule in here.workspace.strategy.rules if rule.direction == "in"]
        assert ids.index("mine-1") < ids.index("in-otherwise")
        await back_home(here)
        assert "Keep it" not in here.view


async def test_changed_by_answering_again_it_is_settled(home: Path) -> None:
    async with home_after(home, 2) as here:
        await here.press("o", "c")
        await here.pilot.pause()
        assert isinstance(here.app.screen, AnswerScreen)
        await here.press("1", "ctrl+n")
        await here.until("This would change")
        await here.press("enter")
        await until(
            here.pilot, lambda: here.workspace.view.known["below"] == "accept", "the answer"
        )
        await back_home(here)
        assert "Keep it" not in here.view


async def test_not_now_leaves_the_question(home: Path) -> None:
    async with home_after(home, 2) as here:
        await here.press("o", "escape")
        await back_home(here)
        assert "Keep it" in here.view
        assert not here.workspace.edits.dismissed


async def test_the_review_asks_too(home: Path) -> None:
    async with home_after(home, 2) as here:
        open_review(here.app)
        await until(here.pilot, lambda: ASKS in told(here), ASKS)
        here.app.screen.query_one(Lines).point("misfit:fits-in-otherwise-accept")
        await here.press("enter")
        assert isinstance(here.app.screen, MisfitScreen)


async def test_where_only_to_be_read_nothing_is_kept_and_that_is_said(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with home_after(home, 2) as here:
        await here.press("o")
        monkeypatch.setattr(here.workspace, "read_only", "another coachtui is open.")
        await here.press("k")
        assert "Nothing was changed" in here.said
        assert isinstance(here.app.screen, MisfitScreen)


async def test_the_review_offers_the_one_rule_that_would_settle_most(home: Path) -> None:
    answers = {"line": "met", "below": "ask", "closed": ["nothing"]}
    async with sitting(home, small_pack(), answers=answers) as here:
        here.workspace.edit("in-otherwise", off=True)
        for _ in range(2):
            found = decide(here.workspace.pack, here.workspace.strategy, "in", STRANGER)
            assert found.uncovered
            record(here.workspace, found, chosen="ask")
        open_review(here.app)
        await here.idle()
        settles = "One rule would settle most of what is open: “If I may not have heard"
        await until(here.pilot, lambda: settles in told(here), settles)
        here.app.screen.query_one(Lines).point("open:in")
        await here.press("enter")
        await here.pilot.pause()
        dialog = here.app.screen
        assert isinstance(dialog, OwnRuleDialog)
        assert dialog.sketch.picked == {"host": ("new",)}
        assert not dialog.sketch.verdict
