from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from coachtui.interview.answers import Entry
from coachtui.pack.model import Pack
from coachtui.strategy.review import review
from coachtui.tui.answer import AnswerScreen
from coachtui.tui.earlier import EarlierDialog
from coachtui.tui.lines import Lines
from coachtui.tui.preview import PreviewDialog
from coachtui.tui.review import ReviewScreen
from coachtui.tui.review_rows import rows
from coachtui.workspace.home import Spot
from coachtui.workspace.workspace import Workspace
from tests.tui.host import app_of, idle, on_top, text_of, workspace_of

pytestmark = pytest.mark.bar


@pytest.fixture
def vera(pack: Pack, home: Path, frozen: object) -> Workspace:
    return workspace_of(pack, home, "vera")


async def opened(pilot: Pilot[int], workspace: Workspace, at: str = "") -> Lines:
    await pilot.app.push_screen(ReviewScreen(workspace))
    await pilot.pause()
    lines = pilot.app.screen.query_one(Lines)
    if at:
        lines.point(at)
        await pilot.pause()
        assert lines.pointed == at
    return lines


async def test_each_answer_says_its_question_words_day_and_what_it_gives(
    vera: Workspace, home: Path
) -> None:
    async with app_of(vera, home).run_test(size=(100, 30)) as pilot:
        await opened(pilot, vera, "aim")
        text = text_of(pilot.app)
    assert "What are talks for? The most important, in a line." in text
    assert "Calmer handovers on every ward in the county" in text
    assert "22 November 2026 · gives: First: Calmer handovers" in text


async def test_several_lines_are_counted_and_the_first_is_told(vera: Workspace, home: Path) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "circle")
        assert "gives 2 lines: A. L.: we have met" in text_of(pilot.app)


async def test_a_key_shows_one_state_alone_and_counts_all(vera: Workspace, home: Path) -> None:
    vera.mark("aim", "unsure")
    vera.mark("travel", "coach")
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        lines = await opened(pilot, vera)
        assert "1 not sure · 1 to talk over" in text_of(pilot.app)
        await pilot.press("3")
        await pilot.pause()
        assert [one.id for one in lines.options if not one.disabled] == ["aim"]
        assert "3 [not sure]" in text_of(pilot.app)
        await pilot.press("4")
        assert [one.id for one in lines.options if not one.disabled] == ["travel"]
        await pilot.press("5")
        await pilot.pause()
        assert "Nothing here is skipped. 1 shows all answers." in text_of(pilot.app)


async def test_what_is_open_is_counted_on_the_way_taken_and_the_rest_said_in_a_line(
    pack: Pack, home: Path
) -> None:
    workspace = workspace_of(pack, home, answers={"start": "waiting", "aim": "Calm"})
    app = app_of(workspace, home)
    app.home.remember(places={workspace.meta.id: Spot(lesson="which-talks", route="door")})
    async with app.run_test(size=(80, 24)) as pilot:
        lines = await opened(pilot, workspace)
        assert "2 answered · 2 open" in text_of(pilot.app)
        assert re.search(r"Not on the way you took: \d+ more", text_of(pilot.app))
        await pilot.press("2")
        await pilot.pause()
        assert [one.id for one in lines.options if not one.disabled] == [
            "line",
            "closed",
        ]


async def test_on_the_whole_way_nothing_stands_beside_it(pack: Pack, home: Path) -> None:
    workspace = workspace_of(pack, home, answers={"start": "few"})
    async with app_of(workspace, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, workspace)
        assert "Not on the way" not in text_of(pilot.app)


async def test_an_answer_set_aside_is_listed_apart(vera: Workspace, home: Path) -> None:
    vera.answer("line", "new")
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        lines = await opened(pilot, vera, "below")
        assert "Kept, not asked now" in text_of(pilot.app)
        assert lines.options[-1].id == "below"


def test_an_answer_to_a_question_that_is_gone_is_kept_and_listed(
    vera: Workspace, pack: Pack
) -> None:
    answers = {**vera.answers, "gone-for-good": Entry(value="x", at="2026-01-02T00:00:00Z")}
    found = rows(review(pack, answers, vera.view, vera.strategy, {}), {}, "")
    assert found[-1].id == "gone-for-good"
    assert "Kept, no longer asked" in str(found[-2].prompt)


async def test_changing_an_answer_comes_back_to_the_same_one(vera: Workspace, home: Path) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        lines = await opened(pilot, vera, "travel")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, AnswerScreen)
        await pilot.press("y", "ctrl+n")
        await on_top(pilot, PreviewDialog)
        assert "goes     I am home the same night." in text_of(pilot.app)
        await pilot.press("k")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert lines.pointed == "travel"
    assert vera.view.known["travel"] == "yes"


async def test_marking_an_answer_not_sure_shows_first_what_goes(
    vera: Workspace, home: Path
) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "aim")
        await pilot.press("enter", "f8")
        await on_top(pilot, PreviewDialog)
        assert "goes     First: Calmer handovers" in text_of(pilot.app)
        await pilot.press("escape")
        assert vera.answers["aim"].state == "answered"


async def test_typed_words_wait_as_a_draft_until_they_are_kept(vera: Workspace, home: Path) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "aim")
        await pilot.press("enter", *"x!", "escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)
    assert vera.view.known["aim"] == "Calmer handovers on every ward in the county"
    assert str(vera.drafts["aim"]).endswith("x!")


async def test_an_earlier_answer_is_brought_back(vera: Workspace, home: Path) -> None:
    vera.answer("aim", "Another one")
    vera.answer("aim", "A third")
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "aim")
        await pilot.press("h")
        await pilot.pause()
        assert isinstance(pilot.app.screen, EarlierDialog)
        text = text_of(pilot.app)
        assert text.index("Another one") < text.index("Calmer handovers on every ward")
        await pilot.press("down", "enter")
        await on_top(pilot, PreviewDialog)
        await pilot.press("enter")
        await idle(pilot)
    assert vera.view.known["aim"] == "Calmer handovers on every ward in the county"


async def test_a_remark_is_shown_again(vera: Workspace, home: Path) -> None:
    vera.answer("scene", "Somebody.")
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "scene")
        assert "That is short. Who stands nearest to you?" in text_of(pilot.app)


HOSTILE = "[/] [@click=app.quit]x[/] [$x] \x1b]52;c;aGk=\x07[red]"


async def test_words_that_look_like_orders_are_shown_letter_for_letter(
    vera: Workspace, home: Path
) -> None:
    vera.answer("aim", HOSTILE)
    vera.answer("aim", f"now {HOSTILE}")
    async with app_of(vera, home).run_test(size=(100, 30)) as pilot:
        await opened(pilot, vera, "aim")
        assert "now [/] [@click=app.quit]x[/] [$x] [red]" in text_of(pilot.app)
        await pilot.press("h")
        await pilot.pause()
        assert "·  [/] [@click=app.quit]x[/] [$x] [red]" in text_of(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert "was  First: now [/] [@click=app.quit]x[/] [$x] [red]" in text_of(pilot.app)
        assert "\x1b" not in text_of(pilot.app)


async def test_nothing_answered_says_so(pack: Pack, home: Path) -> None:
    workspace = workspace_of(pack, home)
    async with app_of(workspace, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, workspace)
        assert "You haven't answered anything yet." in text_of(pilot.app)


def test_two_hundred_answers_are_laid_out_in_a_tenth_of_a_second(
    vera: Workspace, pack: Pack
) -> None:
    aim = pack.questions["aim"]
    many = {f"q-{n}": replace(aim, id=f"q-{n}") for n in range(200)}
    big = replace(pack, questions={**pack.questions, **many})
    entry = Entry(value="words " * 20, at="2026-11-22T20:00:00Z")
    answers = {**vera.answers, **dict.fromkeys(many, entry)}
    seen = replace(vera.view, relevant={**vera.view.relevant, **dict.fromkeys(many, True)})
    began = time.process_time()
    found = rows(review(big, answers, seen, vera.strategy, {}), {}, "")
    assert len(found) > 200
    assert time.process_time() - began < 0.1
