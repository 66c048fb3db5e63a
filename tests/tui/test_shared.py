"""What two lessons ask is asked once: in the other it is shown, with where it was said."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.pack.model import Pack
from coachtui.tui.answer import AnswerScreen
from coachtui.tui.lesson import LessonScreen
from coachtui.tui.places import open_review
from tests.tui.sitting import Sitting, asked, sitting

pytestmark = pytest.mark.bar

SECOND = "give-the-talk"
AIM = {"aim": "steady work"}


async def put(here: Sitting, question: str = "aim") -> None:
    """Put a question of the second lesson."""
    await here.app.push_screen(LessonScreen(here.workspace, SECOND, question))
    await here.pilot.pause()


def on_view(here: Sitting) -> tuple[str, str]:
    screen = here.app.screen
    assert isinstance(screen, LessonScreen)
    return screen.lesson.id, screen.question.id


async def test_it_is_shown_with_where_it_was_said_and_one_key_goes_on(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack, answers=AIM) as here:
        await put(here)
        assert "steady work" in here.view
        assert "You said this in “Which talks to take”." in here.view
        assert "You wrote down what talks are for." in here.view
        before = here.workspace.answers
        await here.press("enter")
        assert on_view(here) == (SECOND, "opening")
        assert here.workspace.answers == before


async def test_the_next_open_question_passes_it_and_back_leads_to_it(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack, answers=AIM) as here:
        await here.app.push_screen(LessonScreen(here.workspace, SECOND))
        await here.pilot.pause()
        assert on_view(here) == (SECOND, "opening")
        await here.press("ctrl+b")
        assert on_view(here) == (SECOND, "aim")


async def test_it_is_changed_once_it_was_seen_what_else_that_changes(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack, answers=AIM) as here:
        await put(here)
        await here.press("c")
        assert isinstance(here.app.screen, AnswerScreen)
        await here.type("!")
        await here.press("ctrl+n")
        await here.until("This would change one line")
        assert here.workspace.answers["aim"].value == "steady work"
        await here.press("k")
        await here.until("That gives")
        assert on_view(here) == (SECOND, "aim")
        assert here.workspace.answers["aim"].value == "steady work!"
        assert "You said this in" not in here.view


async def test_going_back_from_the_change_leaves_it(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=AIM) as here:
        await put(here)
        await here.press("c", "escape")
        await here.until("You said this in")
        assert here.workspace.answers["aim"].value == "steady work"


@pytest.mark.parametrize("key", ["f7", "f8", "f9", "f10", "ctrl+o", "x"])
async def test_no_other_key_changes_it(home: Path, pack: Pack, key: str) -> None:
    async with sitting(home, pack, answers=AIM) as here:
        await put(here)
        before = here.workspace.answers
        await here.press(key)
        assert here.workspace.answers == before
        assert on_view(here) == (SECOND, "aim")


async def test_asked_here_first_it_is_not_asked_again_there(home: Path, pack: Pack) -> None:
    async with sitting(home, pack) as here:
        await put(here)
        await here.type("steady work")
        await here.press("enter", "ctrl+b")
        assert "You said this in" not in here.view
        here.app.pop_screen()
        await here.app.push_screen(LessonScreen(here.workspace, "which-talks", "aim"))
        await here.pilot.pause()
        assert "You said this in “Give the talk”." in here.view
        await here.press("enter")
        assert on_view(here) == ("which-talks", "more-aims")


async def test_what_was_left_with_a_word_is_asked_as_any_other(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=AIM) as here:
        here.workspace.mark("aim", "unsure")
        await put(here)
        assert "You marked this: not sure yet." in here.view
        assert "You said this in" not in here.view


async def test_words_begun_there_stand_in_the_field(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=AIM) as here:
        here.workspace.draft("aim", "steadier wo")
        await put(here)
        assert "steadier wo" in here.view
        assert "You said this in" not in here.view


async def test_in_a_visit_it_is_the_question_itself(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=AIM) as here:
        await here.app.push_screen(AnswerScreen(here.workspace, "aim"))
        await here.pilot.pause()
        assert "You said this in" not in here.view


async def test_its_page_is_done_on_the_map_and_can_be_read(home: Path, pack: Pack) -> None:
    page = pack.lessons[1].pages[0]
    apart = (
        replace(page, questions=("aim",)),
        replace(page, id="opening", title="How to begin", questions=("opening",)),
    )
    wider = replace(pack, lessons=(pack.lessons[0], replace(pack.lessons[1], pages=apart)))
    async with sitting(home, wider, answers=AIM, size=(90, 30)) as here:
        await here.app.push_screen(LessonScreen(here.workspace, SECOND))
        await here.pilot.pause()
        assert on_view(here) == (SECOND, "opening")
        await here.press("ctrl+g")
        assert "✓ What it was for" in here.view
        await here.press("up", "enter")
        assert "You wrote down what talks are for." in here.view
        assert "You said this in “Which talks to take”." in here.view


async def test_the_review_has_it_once_under_its_own_lesson(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers={**AIM, "opening": "story"}, size=(90, 50)) as here:
        open_review(here.app)
        await here.until("What are talks for?")
        assert here.view.count("What are talks for?") == 1
        above = here.view[: here.view.index("What are talks for?")]
        assert "Which talks to take" in above
        assert "Give the talk" not in above


async def test_an_answer_of_many_lines_is_shown_by_its_beginning(home: Path, pack: Pack) -> None:
    page = replace(pack.lessons[1].pages[0], questions=("scene", "opening"))
    wider = replace(pack, lessons=(pack.lessons[0], replace(pack.lessons[1], pages=(page,))))
    scene = "\n".join(f"[b]line {number}[/b]" for number in range(2_000))
    async with asked(home, wider, "place", answers={"scene": scene}) as here:
        await put(here, "scene")
        assert "[b]line 0[/b]" in here.view
        await here.press("enter")
        assert on_view(here) == (SECOND, "opening")
        assert here.workspace.answers["scene"].value == scene
