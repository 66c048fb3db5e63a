"""Several lessons in the app: all of them, the next one, one to forget, and all on one page."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.decide.model import Decision
from coachtui.pack.model import Pack
from coachtui.tui.dialog import Choose
from coachtui.tui.end import EndScreen
from coachtui.tui.everything import EverythingScreen
from coachtui.tui.home import HomeScreen
from coachtui.tui.lesson import LessonScreen
from coachtui.tui.lessons import LessonsScreen
from coachtui.tui.lines import Lines
from coachtui.workspace.home import Home, Spot
from tests.tui.sitting import Sitting, sitting

pytestmark = pytest.mark.bar

FIRST, SECOND = "which-talks", "give-the-talk"
DONE = {
    "start": "many",
    "aim": "steady work",
    "kind-of-aim": "learn",
    "place": 2,
    "line": "met",
    "below": "ask",
    "closed": ["nothing"],
    "circle": [{"name": "Bev"}],
    "review": "2027-02-22",
}
"""The short way through the first lesson."""

ALL = {
    **DONE,
    "scene": "The hall was empty.",
    "more-aims": ["sleep"],
    "evenings": 2,
    "travel": True,
    "gut": {"school": "accept", "fair": "accept"},
    "flinch": "The first one.",
    "statement": "I speak where I learn.",
    "opening": "story",
}
"""All that both lessons ask."""

GOOD = Decision(
    id="abcdefgh",
    at="2026-11-22T20:00:00Z",
    direction="in",
    facts={},
    verdict="accept",
    rules=("in-line",),
    chosen="accept",
    name="Bev",
    good="She rang about a talk before it was announced.",
)


def lesson(here: Sitting) -> LessonScreen:
    screen = here.app.screen
    assert isinstance(screen, LessonScreen)
    return screen


async def on_the_short_way(home: Path, pack: Pack) -> None:
    """Answer all of it, and leave it there."""
    async with sitting(home, pack, answers=DONE) as here:
        spot = Spot().moved(FIRST, "review", "core")
        Home(home).remember(places={here.workspace.meta.id: spot})


async def all_lessons(here: Sitting) -> Lines:
    """Go to all lessons."""
    await here.press("l")
    await here.until("In the order")
    return here.app.screen.query_one(Lines)


class TestHome:
    async def test_a_first_start_begins_with_one_key_and_says_what_it_takes(
        self, home: Path, pack: Pack
    ) -> None:
        async with sitting(home, pack) as here:
            assert "Which talks to take. The whole lesson, about 15 minutes" in here.view
            await here.press("enter")
            assert (lesson(here).lesson.id, lesson(here).question.id) == (FIRST, "start")

    async def test_a_lesson_opened_first_is_gone_on_with_though_nothing_was_said_in_it(
        self, home: Path, pack: Pack
    ) -> None:
        async with sitting(home, pack) as here:
            await here.press("l", "2")
            assert lesson(here).lesson.id == SECOND
            await here.press("1", "escape")
            await here.until("You were in “Give the talk”")

    async def test_amid_a_lesson_one_is_told_which_and_goes_on_there(
        self, home: Path, pack: Pack
    ) -> None:
        async with sitting(home, pack, answers={"start": "many", "scene": "Bev rang"}) as here:
            assert "You were in “Which talks to take”, on page 2 of 8" in here.view
            await here.press("l", "2")
            await here.press("enter", "escape")
            assert "You were in “Give the talk”, on page 1 of 1" in here.view
            await here.press("g")
            assert lesson(here).lesson.id == SECOND

    async def test_a_question_of_another_lesson_is_gone_on_with_where_it_was_asked(
        self, home: Path, pack: Pack
    ) -> None:
        async with sitting(home, pack, answers={"place": 2}) as here:
            await here.press("l", "2")
            assert lesson(here).question.id == "aim"
            await here.press("escape", "g")
            assert (lesson(here).lesson.id, lesson(here).question.id) == (SECOND, "aim")

    async def test_once_a_lesson_is_done_the_next_one_comes_first_with_its_minutes(
        self, home: Path, pack: Pack
    ) -> None:
        await on_the_short_way(home, pack)
        async with sitting(home, pack) as here:
            done = "“Which talks to take” is done, by “The short way”. Stopping here is fine."
            assert done in " ".join(here.view.split())
            assert "The rest of the lesson" in here.view
            assert "› g  Next: Give the talk   about a minute" in here.view
            await here.press("enter")
            assert lesson(here).lesson.id == SECOND

    async def test_once_all_is_done_deciding_comes_first(self, home: Path, pack: Pack) -> None:
        async with sitting(home, pack, answers=ALL) as here:
            spot = Spot().moved(FIRST, "review", "core")
            Home(home).remember(places={here.workspace.meta.id: spot})
        async with sitting(home, pack) as here:
            assert "You have been through all of it." in here.view
            assert "› d  Decide on somebody now" in here.view

    async def test_what_was_done_by_a_shorter_way_is_not_called_all_of_it(
        self, home: Path, pack: Pack
    ) -> None:
        await on_the_short_way(home, pack)
        async with sitting(home, pack, answers={"opening": "story"}) as here:
            every = "You have been through every lesson, “Which talks to take” by a shorter way."
            assert every in " ".join(here.view.split())
            assert "The rest of the lesson" in here.view

    async def test_starting_fresh_asks_this_lesson_again_and_no_other(
        self, home: Path, pack: Pack
    ) -> None:
        answers = {"opening": "story", "place": 2, "aim": "steady work"}
        async with sitting(home, pack, answers=answers) as here:
            await here.press("f", "a")
            states = {id_: one.state for id_, one in here.workspace.answers.items()}
            assert states == {"opening": "answered", "place": "open", "aim": "open"}

    @pytest.mark.parametrize("size", [(80, 24), (60, 18), (120, 36)])
    async def test_what_was_decided_takes_no_more_room_than_there_is(
        self, home: Path, pack: Pack, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COACHTUI_NOW", "2026-11-22T20:00:00Z")
        await on_the_short_way(home, pack)
        monkeypatch.setenv("COACHTUI_NOW", "2027-02-22T09:00:00Z")
        async with sitting(home, pack, size=size) as here:
            body = here.app.screen.query_one("#body")
            if size[1] >= 24:
                assert body.max_scroll_y == 0
                assert "You decided" in here.view or size[1] == 24
            else:
                assert "You decided" not in here.view
            await here.pilot.resize_terminal(120, 40)
            await here.until("You decided")

    async def test_a_pack_of_one_lesson_speaks_of_no_other(self, home: Path, pack: Pack) -> None:
        questions = {id_: one for id_, one in pack.questions.items() if one.lesson == FIRST}
        one = replace(pack, lessons=pack.lessons[:1], questions=questions)
        async with sitting(home, one, answers={"start": "many"}) as here:
            assert "All lessons" not in here.view
            assert "You were on page" in here.view
            await here.press("l")
            assert isinstance(here.app.screen, HomeScreen)


class TestAllLessons:
    async def test_each_is_there_with_its_minutes_how_far_one_is_and_what_it_is_about(
        self, home: Path, pack: Pack
    ) -> None:
        async with sitting(home, pack, answers={"start": "many", "aim": "work"}) as here:
            await all_lessons(here)
            assert "1  Which talks to take   page 1 of 8, about 15 minutes left" in here.view
            assert "Rules for saying yes" in here.view
            assert "2  Give the talk   not begun, about a minute" in here.view
            assert "%" not in here.view

    async def test_the_one_pointed_at_says_why_it_comes_there(self, home: Path, pack: Pack) -> None:
        async with sitting(home, pack, answers={"aim": "work"}) as here:
            await all_lessons(here)
            assert "It comes last" not in here.view
            await here.press("down")
            await here.until("It comes last, since a talk begins where the yes was given.")
            assert "questions is answered already." in " ".join(here.view.split())

    async def test_the_next_one_is_pointed_at(self, home: Path, pack: Pack) -> None:
        await on_the_short_way(home, pack)
        async with sitting(home, pack) as here:
            assert (await all_lessons(here)).pointed == SECOND
            assert "done, by “The short way”" in here.view

    async def test_one_that_was_left_is_gone_on_with_where_it_was(
        self, home: Path, pack: Pack
    ) -> None:
        async with sitting(home, pack, answers={"start": "many"}) as here:
            await here.press("g", "ctrl+n")
            place = lesson(here).question.id
            await here.press("escape", "l", "2", "escape", "l", "1")
            assert (lesson(here).lesson.id, lesson(here).question.id) == (FIRST, place)

    async def test_one_with_several_ways_that_was_never_opened_asks_which(
        self, home: Path, pack: Pack
    ) -> None:
        async with sitting(home, pack, answers={"opening": "story"}) as here:
            await all_lessons(here)
            await here.press("1")
            await here.until("Somebody waits for my answer   about 3 minutes")
            await here.press("2")
            await here.pilot.pause()
            assert (lesson(here).lesson.id, lesson(here).route) == (FIRST, "core")

    async def test_asked_which_way_one_may_leave_it(self, home: Path, pack: Pack) -> None:
        async with sitting(home, pack, answers={"opening": "story"}) as here:
            await all_lessons(here)
            await here.press("1")
            await here.until("Not now")
            assert isinstance(here.app.screen, Choose)
            await here.press("escape")
            await here.pilot.pause()
            assert isinstance(here.app.screen, HomeScreen)

    async def test_what_did_some_good_is_kept_in_view(self, home: Path, pack: Pack) -> None:
        async with sitting(home, pack) as here:
            await all_lessons(here)
            await here.until("Nothing is noted yet.")
            here.workspace.decisions.record(GOOD)
            await here.press("escape")
            await all_lessons(here)
            await here.until("Bev, 22 November 2026: “She rang about a talk")

    async def test_a_number_beyond_the_last_lesson_opens_none(self, home: Path, pack: Pack) -> None:
        async with sitting(home, pack) as here:
            await all_lessons(here)
            await here.press("3")
            assert isinstance(here.app.screen, LessonsScreen)


class TestForgetting:
    async def test_what_would_go_is_shown_first_and_undo_brings_it_back(
        self, home: Path, pack: Pack
    ) -> None:
        async with sitting(home, pack, answers={"opening": "story", "place": 2}) as here:
            before = here.workspace.answers
            await all_lessons(here)
            await here.press("f")
            await here.until("Forget “Which talks to take”?")
            assert "1 answer would be cleared" in here.view
            assert "I take a day to prepare" in here.view
            assert here.workspace.answers == before
            await here.press("f")
            await here.until("not begun, about 15 minutes")
            assert set(here.workspace.answers) == {"opening"}
            assert "“Which talks to take” is forgotten. F5 brings it back." in here.said
            await here.press("f5")
            assert here.workspace.answers == before
            assert "Undone: the forgetting of “Which talks to take”." in here.said
            await here.until("page 1 of 8")

    @pytest.mark.parametrize("key", ["enter", "escape"])
    async def test_leaving_it_leaves_all_as_it_is(self, home: Path, pack: Pack, key: str) -> None:
        async with sitting(home, pack, answers={"place": 2}) as here:
            await all_lessons(here)
            await here.press("f")
            await here.until("Forget “")
            await here.press(key)
            assert here.workspace.answers["place"].value == 2

    async def test_home_no_longer_leads_back_into_it(self, home: Path, pack: Pack) -> None:
        async with sitting(home, pack, answers={"place": 2}) as here:
            await here.press("l", "2", "ctrl+n", "1", "escape")
            await here.until("You were in “Give the talk”")
            lines = await all_lessons(here)
            lines.point(SECOND)
            await here.press("f")
            await here.until("Forget “Give the talk”?")
            await here.press("f")
            await here.until("2  Give the talk   not begun")
            await here.press("escape")
            await here.until("You were in “Which talks to take”")

    async def test_one_that_is_not_begun_has_nothing_to_forget(
        self, home: Path, pack: Pack
    ) -> None:
        async with sitting(home, pack, answers={"aim": "work"}) as here:
            (await all_lessons(here)).point(SECOND)
            await here.press("f")
            assert isinstance(here.app.screen, LessonsScreen)
            assert "forget one" not in here.view


class TestTheEnd:
    async def test_it_speaks_of_what_this_lesson_made_and_offers_the_next(
        self, home: Path, pack: Pack
    ) -> None:
        async with sitting(home, pack, answers=DONE) as here:
            await here.app.push_screen(EndScreen(here.workspace, FIRST, "core"))
            await here.pilot.pause()
            assert "You have been through “Which talks to take”." in here.view
            assert "Asked to speak; How I speak" in here.view
            assert "Rehearse four cards" in here.view
            assert "n  Next: Give the talk   about a minute" in here.view
            assert "Enough for today   stopping here is fine" in here.view
            await here.press("n")
            assert lesson(here).lesson.id == SECOND

    async def test_another_lesson_has_neither_its_pages_nor_its_cards(
        self, home: Path, pack: Pack
    ) -> None:
        async with sitting(home, pack, answers={**DONE, "opening": "story"}) as here:
            await here.app.push_screen(EndScreen(here.workspace, SECOND, ""))
            await here.pilot.pause()
            assert "You have been through “Give the talk”." in here.view
            assert "Asked to speak" not in here.view
            assert "Rehearse" not in here.view
            assert "Take “" not in here.view
            assert "k  All I decided" in here.view


class TestEverything:
    async def test_it_is_one_page_lesson_by_lesson_with_dates_and_what_did_some_good(
        self, home: Path, pack: Pack
    ) -> None:
        answers = {**DONE, "opening": "story", "review": "2099-02-22"}
        async with sitting(home, pack, answers=answers, size=(90, 60)) as here:
            here.workspace.decisions.record(GOOD)
            await all_lessons(here)
            await here.press("k")
            await here.until("ALL I DECIDED")
            view = here.view
            order = ("Which talks to take", "WHAT FOR", "Give the talk", "HOW I BEGIN", "AHEAD")
            assert [*sorted(order, key=view.index)] == [*order]
            assert "22 February 2099: Look again" in view
            assert "Bev, 22 November 2026: “She rang about a talk" in view

    async def test_one_key_of_home_leads_to_it_amid_a_lesson_too(
        self, home: Path, pack: Pack
    ) -> None:
        async with sitting(home, pack, answers={"start": "many", "aim": "work"}) as here:
            await here.press("k")
            await here.until("First: work")
            await here.press("escape")
            assert isinstance(here.app.screen, HomeScreen)

    async def test_it_leads_to_a_file_to_the_strategy_and_back(
        self, home: Path, pack: Pack
    ) -> None:
        async with sitting(home, pack, answers=DONE) as here:
            await all_lessons(here)
            await here.press("k")
            await here.until("ALL I DECIDED")
            await here.press("t")
            await here.until("‹ All I decided ›")
            await here.press("escape", "s")
            await here.until("First: steady work")
            await here.press("escape", "escape")
            assert isinstance(here.app.screen, LessonsScreen)

    async def test_with_nothing_decided_it_says_where_to_begin(
        self, home: Path, pack: Pack
    ) -> None:
        async with sitting(home, pack) as here:
            await all_lessons(here)
            await here.press("k")
            assert isinstance(here.app.screen, EverythingScreen)
            await here.until("ALL I DECIDED")

    async def test_a_pack_without_such_a_page_offers_none(self, home: Path, pack: Pack) -> None:
        documents = {id_: one for id_, one in pack.documents.items() if not one.lessons}
        async with sitting(home, replace(pack, documents=documents), answers=DONE) as here:
            assert "All I decided" not in here.view
            await all_lessons(here)
            await here.press("k")
            assert isinstance(here.app.screen, LessonsScreen)
