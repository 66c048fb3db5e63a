"""Answers that pull apart: said once where they arise, listed, answered again, or kept."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.pack.model import Tension
from coachtui.pack.page import Show
from coachtui.tui.answer import AnswerScreen
from coachtui.tui.disagreement import DisagreementScreen
from coachtui.tui.held_rows import Hands, Pulls
from coachtui.tui.lines import Lines
from coachtui.tui.places import open_review, open_strategy
from coachtui.tui.tension import TensionScreen
from tests.tui.scenes import at, grace, shipped
from tests.tui.sitting import Sitting, asked, sitting, small_pack

pytestmark = pytest.mark.bar

PULLING: Mapping[str, object] = {
    "aim": "calmer handovers",
    "place": 5,
    "line": "worked",
    "below": "ask",
}
TEXT = "Whom is the narrow door protecting?"


def told(here: Sitting) -> str:
    """What stands on the screen, without the ends of its lines."""
    return " ".join(here.view.split())


async def opened(here: Sitting) -> None:
    (one,) = (one for one in small_pack().tensions if one.id == "many-and-closed")
    await here.app.push_screen(TensionScreen(here.workspace, one))
    await here.pilot.pause()


async def test_an_answer_that_raises_one_says_so_once_and_a_key_opens_it(home: Path) -> None:
    calm = {**PULLING, "line": "met"}
    async with asked(home, small_pack(), "line", answers=calm) as here:
        assert TEXT not in told(here)
        await here.press("3")
        assert f"{TEXT} Ctrl+O opens it" in told(here)
        await here.press("ctrl+o")
        assert isinstance(here.app.screen, TensionScreen)
        assert "You would speak often, and only where we have worked together." in told(here)
        await here.press("escape")
        assert TEXT not in told(here)


async def test_it_goes_as_soon_as_the_answers_no_longer_pull(home: Path) -> None:
    async with asked(home, small_pack(), "line", answers={**PULLING, "line": "met"}) as here:
        await here.press("3")
        assert TEXT in told(here)
        await here.press("2")
        assert TEXT not in told(here)
        await here.press("3", "enter")
        assert TEXT not in told(here)


async def test_one_that_stood_before_is_not_said_again(home: Path) -> None:
    async with asked(home, small_pack(), "below", answers=PULLING) as here:
        await here.press("1")
        assert TEXT not in told(here)


async def test_typed_answers_say_it_beside_the_next_question(home: Path) -> None:
    pack = small_pack()
    calm = {"aim": "a", "place": 3, "line": "new", "evenings": 8}
    async with asked(home, pack, "evenings", answers=calm) as here:
        await here.press("backspace", "backspace", "1", "enter")
        assert here.app.screen.question.id != "evenings"  # type: ignore[attr-defined]
        assert "Which one will it be?" in told(here)


async def test_its_page_shows_what_was_said_and_the_ways_out(home: Path) -> None:
    async with sitting(home, small_pack(), answers=PULLING) as here:
        await opened(here)
        for words in (TEXT, "you said", "say yes to more hosts", "speak less often"):
            assert words.lower() in told(here).lower()
        assert "keep both, on purpose" in told(here)


async def test_an_answer_given_again_there_settles_it(home: Path) -> None:
    async with sitting(home, small_pack(), answers=PULLING) as here:
        await opened(here)
        await here.press("1")
        assert isinstance(here.app.screen, AnswerScreen)
        await here.press("2", "ctrl+n")
        await here.until("This would change")
        await here.press("enter")
        await here.until("no longer pull apart")
        assert not isinstance(here.app.screen, TensionScreen)
        assert here.workspace.view.known["line"] == "met"


async def test_both_are_kept_with_a_line_why_until_an_answer_changes(home: Path) -> None:
    async with sitting(home, small_pack(), answers=PULLING) as here:
        await opened(here)
        await here.press("k")
        await here.type("few hosts, many talks")
        await here.press("enter")
        await here.saved()
        kept = here.workspace.edits.dismissed["many-and-closed"]
        assert kept.reason == "few hosts, many talks"
        open_review(here.app)
        await here.pilot.pause()
        assert TEXT not in told(here)
        here.workspace.answer("place", 4)
        here.app.renew_all()
        await here.pilot.pause()
        assert TEXT in told(here)


async def test_without_a_line_why_nothing_is_kept(home: Path) -> None:
    async with sitting(home, small_pack(), answers=PULLING) as here:
        await opened(here)
        await here.press("k", "enter")
        assert not here.workspace.edits.dismissed
        assert isinstance(here.app.screen, TensionScreen)


async def test_keeping_is_undone_by_one_key(home: Path) -> None:
    async with sitting(home, small_pack(), answers=PULLING) as here:
        await opened(here)
        await here.press("k")
        await here.type("so be it")
        await here.press("enter", "f5")
        assert not here.workspace.edits.dismissed


async def test_review_and_strategy_list_them_and_enter_opens_one(home: Path) -> None:
    for open_ in (open_review, open_strategy):
        async with sitting(home / open_.__name__, small_pack(), answers=PULLING) as here:
            open_(here.app)
            await here.pilot.pause()
            here.app.screen.query_one(Lines).point("tension:many-and-closed")
            await here.pilot.pause()
            await here.pilot.pause()
            assert "Answers that pull apart" in told(here)
            await here.press("enter")
            assert isinstance(here.app.screen, TensionScreen)


async def test_three_are_shown_at_most(home: Path) -> None:
    pack = small_pack()
    many = [Tension(id=f"t{n}", when=pack.tensions[0].when, text=f"Number {n}?") for n in range(5)]
    async with sitting(home, replace(pack, tensions=tuple(many)), answers=PULLING) as here:
        open_review(here.app)
        await here.pilot.pause()
        assert "Number 2?" in told(here)
        assert "Number 3?" not in told(here)


def hands_page(*, tensions: bool = True) -> object:
    pack = small_pack()
    lesson = pack.lessons[0]
    show = Show(hands="gut", tensions=tensions)
    pages = tuple(
        replace(page, prose=(show,)) if "flinch" in page.questions else page
        for page in lesson.pages
    )
    return replace(pack, lessons=(replace(lesson, pages=pages), *pack.lessons[1:]))


async def test_a_page_holds_hands_against_rules_and_a_key_opens_one(home: Path) -> None:
    answers = {**PULLING, "closed": ["sales"], "gut": {"school": "ask", "fair": "accept"}}
    async with asked(home, hands_page(), "flinch", answers=answers) as here:  # type: ignore[arg-type]
        assert "= Ada Lind: ask what they hope for, by hand and by rule." in told(here)
        hands = here.app.screen.query_one(Hands)
        assert [row.mark for row in hands.rows] == ["=", "≠"]
        hands.focus()
        await here.press("2")
        assert isinstance(here.app.screen, DisagreementScreen)
        await here.press("enter", "3")
        await here.until("Which would you break first")
        await here.app.all_kept()
        (one,) = [one for one in here.workspace.decisions.all() if not one.undone]
        assert (one.card, one.chosen, one.outcome) == ("fair", "accept", "mood")


async def test_what_a_row_changed_shows_on_the_page_at_once(home: Path) -> None:
    answers = {**PULLING, "closed": ["sales"], "gut": {"school": "ask", "fair": "accept"}}
    async with asked(home, hands_page(), "flinch", answers=answers) as here:  # type: ignore[arg-type]
        here.app.screen.query_one(Pulls).focus()
        await here.press("down", "enter")
        assert isinstance(here.app.screen, TensionScreen)
        await here.press("k")
        await here.type("on purpose")
        await here.press("enter")
        await here.pilot.pause()
        assert TEXT not in told(here)


async def test_a_page_without_hands_or_tensions_says_nothing_of_them(home: Path) -> None:
    async with asked(home, hands_page(), "flinch", answers={"line": "met"}) as here:  # type: ignore[arg-type]
        assert "By hand, and by rule" not in told(here)
        assert "pull apart" not in told(here)


async def test_the_lessons_page_begins_with_the_four_at_the_door(home: Path) -> None:
    gut = {"thabo": "decline", "henrik": "accept", "ji-ho": "ask", "samira": "note"}
    async with sitting(home, shipped(), answers={**grace(), "gut": gut}) as here:
        await at(here, "flinch")
        assert "≠ Thabo Nkosi: decline, by hand. Your answer would be: accept." in told(here)
        assert "= Samira Haddad" in told(here)
