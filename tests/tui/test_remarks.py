"""What is said of a draft when its field is left, on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.pack.model import Pack
from coachtui.tui.answer import AnswerScreen
from coachtui.tui.lesson import LessonScreen
from coachtui.tui.writing import Words
from tests import remarked
from tests.remarked import BAD, MENDED
from tests.tui.host import until
from tests.tui.sitting import Sitting, asked, sitting

pytestmark = pytest.mark.bar

ASKED = "What would one person say of it?"
GUIDED = "Guideline: I picture one person, and their words."
STAYS = "Worth a thought. The same key once more goes on."
SIZE = (80, 30)


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return remarked.pack(tmp_path)


def question(here: Sitting) -> str:
    screen = here.app.screen
    assert isinstance(screen, LessonScreen)
    return screen.question.id


async def rewrite(here: Sitting, words: str) -> None:
    here.app.screen.query_one(Words).text = words
    await here.pilot.pause()


async def test_leaving_a_draft_shows_what_is_asked_of_it_and_stays_once(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "scene", size=SIZE) as here:
        await here.paste(BAD)
        assert ASKED not in here.view
        await here.press("ctrl+n")
        await here.until(STAYS)
        assert ASKED in here.view
        assert "“An amazing talk.”" in here.view
        assert GUIDED in here.view
        assert question(here) == "scene"
        entry = here.workspace.answers["scene"]
        assert (entry.value, entry.state) == (BAD, "answered")
        await here.press("ctrl+n")
        assert question(here) == "aim"


async def test_a_draft_that_is_fine_goes_on_at_once(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "scene", size=SIZE) as here:
        await here.paste(MENDED)
        await here.press("ctrl+n")
        assert question(here) == "aim"


async def test_a_draft_that_was_mended_goes_on_and_is_silent_later(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "scene", size=SIZE) as here:
        await here.paste(BAD)
        await here.press("ctrl+n")
        await here.until(STAYS)
        await rewrite(here, MENDED)
        await here.press("ctrl+n")
        assert question(here) == "aim"
        await here.press("ctrl+b")
        await here.until("take the chart home")
        assert ASKED not in here.view


async def test_a_draft_that_reads_otherwise_and_no_better_is_spoken_of_again(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "scene", size=SIZE) as here:
        await here.paste("Huge.")
        await here.press("ctrl+n")
        await here.until("“Huge.”")
        await rewrite(here, "A hugely good one.")
        await here.press("ctrl+n")
        await here.until("“A hugely good one.”")
        assert question(here) == "scene"


async def test_coming_back_shows_it_again_and_holds_nobody(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "scene", size=SIZE) as here:
        await here.paste(BAD)
        await here.press("ctrl+n", "ctrl+n", "ctrl+b")
        await here.until(GUIDED)
        assert STAYS not in here.view
        await here.press("ctrl+n")
        assert question(here) == "aim"


@pytest.mark.parametrize(("key", "leads"), [("f8", "aim"), ("f9", "aim"), ("ctrl+b", "start")])
async def test_no_other_way_out_is_held(home: Path, pack: Pack, key: str, leads: str) -> None:
    async with asked(home, pack, "scene", size=SIZE) as here:
        await here.paste(BAD)
        await here.press(key)
        assert question(here) == leads
        assert here.workspace.answers["scene"].value == BAD


async def test_an_answer_given_once_more_is_spoken_of_before_it_is_kept(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack, answers={"scene": MENDED}, size=SIZE) as here:
        await here.app.push_screen(AnswerScreen(here.workspace, "scene"))
        await here.pilot.pause()
        await rewrite(here, BAD)
        await here.press("ctrl+n")
        await here.until(STAYS)
        assert here.workspace.answers["scene"].value == MENDED
        assert here.workspace.drafts["scene"] == BAD
        await here.press("ctrl+n")
        await until(here.pilot, lambda: here.workspace.answers["scene"].value == BAD, "the answer")


async def test_a_small_window_shows_what_is_asked(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "scene") as here:
        await here.paste(BAD)
        await here.press("ctrl+n")
        await here.until(ASKED)


async def test_hostile_words_are_shown_letter_for_letter(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "scene", size=SIZE) as here:
        await here.paste("[/b] [@click=app.quit]amazing[/]")
        await here.press("ctrl+n")
        await here.until("“[/b] [@click=app.quit]amazing[/]”")
