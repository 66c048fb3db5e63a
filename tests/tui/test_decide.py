"""Deciding on somebody: a key for home, one for the direction, one for each fact that matters."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from coachtui.decide.model import CANT_TELL
from coachtui.pack.model import Pack
from coachtui.strategy.edits import Mine
from coachtui.tui.decide import DecideScreen
from coachtui.tui.home import HomeScreen
from coachtui.tui.lesson import LessonScreen
from coachtui.tui.rows import Rows
from coachtui.tui.verdict import UndecidedScreen, VerdictScreen
from tests.tui.deciding import ANSWERS, log, on_view
from tests.tui.scenes import grace, shipped
from tests.tui.sitting import Sitting, sitting

pytestmark = pytest.mark.bar


async def test_one_key_leads_from_home_and_each_answer_goes_on_by_itself(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d")
        assert "When I am asked" in here.view
        await here.press("1")
        assert "How well do I know them?" in here.view
        await here.press("2")
        await here.until("Your answer would be: say yes.")
        assert "When I am asked · we have met" in here.view
        assert "If we have met, then I say yes." in here.view
        on_view(here, VerdictScreen)


KEYS = {"<": "backspace", "?": "question_mark", "!": "enter"}


def type_ahead(here: Sitting, keys: str) -> None:
    """Press keys faster than any screen can follow."""
    for key in keys:
        here.app.post_message(events.Key(KEYS.get(key, key), None if key in KEYS else key))


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ("d1310", "Your answer would be: accept."),
        ("d1<1310", "Your answer would be: accept."),
        ("d122?", "What brings me and them together?"),
        ("d122?5", "It depends on what you can't tell."),
        ("d1310p", "Not here: we've exchanged words."),
    ],
)
async def test_keys_typed_ahead_all_count(home: Path, keys: str, says: str) -> None:
    async with sitting(home, shipped(), answers=grace()) as here:
        type_ahead(here, keys)
        await here.until(says)


async def test_keys_typed_ahead_up_to_the_last_keep_it(home: Path) -> None:
    async with sitting(home, shipped(), answers=grace()) as here:
        type_ahead(here, "d1310!")
        (one,) = await log(here, 1)
        assert one.chosen == "accept"
        await here.until("Kept on")


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        (("1", "3", "1", "0"), "Your answer would be: accept."),
        (("2", "0"), "Your answer would be: don't invite."),
        (("3", "1", "2"), "Your answer would be: let it be."),
    ],
)
async def test_each_direction_comes_to_an_answer(
    home: Path, keys: tuple[str, ...], says: str
) -> None:
    async with sitting(home, shipped(), answers=grace()) as here:
        await here.press("d", *keys)
        await here.until(says)


async def test_arrows_and_enter_and_the_mouse_pick_as_well(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "down", "enter")
        assert "How well do I know them?" in here.view
        place = here.view.split("\n").index(
            next(row for row in here.view.split("\n") if "we have met" in row)
        )
        await here.pilot.click(offset=(12, place))
        await here.until("Your answer would be: say yes.")


async def test_backspace_and_left_take_back_what_was_told_last(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "2", "left")
        assert "How well do I know them?" in here.view
        assert on_view(here, DecideScreen).query_one(Rows).at == 2
        assert "as before" in here.view
        await here.press("backspace")
        assert "What is it about?" in here.view
        await here.press("backspace")
        assert "What is it about?" in here.view
        await here.press("escape")
        on_view(here, HomeScreen)


async def test_a_question_mark_says_that_it_cannot_be_told_and_f1_still_helps(home: Path) -> None:
    async with sitting(home, shipped(), answers=grace()) as here:
        await here.press("d", "1", "question_mark")
        assert "When somebody invites me · can't tell" in here.view
        assert on_view(here, DecideScreen).course.facts == {"known": CANT_TELL}
        await here.press("f1")
        assert "I can't tell: it isn't asked again" in here.view
        assert "one key each" in here.view


async def test_more_is_said_of_a_choice_that_is_pointed_at_with_what_one_answered(
    home: Path,
) -> None:
    async with sitting(home, shipped(), answers=grace()) as here:
        await here.press("d", "1")
        assert "An arrow says more of each." in here.view
        await here.press(*["down"] * 6)
        assert "What lets me say so:" in here.view
        assert "{trust}" not in here.view


async def test_questions_of_ones_own_rules_come_last(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        mine = Mine(
            id="mine-1",
            section="rules",
            direction="in",
            verdict="decline",
            ask="Is it on a Sunday?",
        )
        here.workspace.add(mine)
        await here.press("d", "1", "2")
        assert "Is it on a Sunday?" in here.view
        await here.press("1")
        await here.until("Your answer would be: decline kindly.")
        assert "Is it on a Sunday? yes" in here.view


async def test_with_one_direction_only_it_is_not_asked_for(home: Path, pack: Pack) -> None:
    from msgspec.structs import replace

    only = replace(pack, verdicts={"in": pack.verdicts["in"]})
    async with sitting(home, only, answers=ANSWERS) as here:
        await here.press("d")
        assert "How well do I know them?" in here.view
        await here.press("left")
        assert "How well do I know them?" in here.view


async def test_a_pack_that_decides_nothing_offers_no_deciding(home: Path, pack: Pack) -> None:
    from msgspec.structs import replace

    none = replace(pack, verdicts={}, rules=(), cards={})
    async with sitting(home, none) as here:
        assert "Decide on somebody" not in here.view
        await here.press("d")
        on_view(here, HomeScreen)


async def test_the_palette_leads_to_it_from_anywhere(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("s", "ctrl+p")
        await here.type("decide on")
        await here.until("go to: decide on somebody")
        await here.press("enter")
        await here.until("What is it about?")


# On an empty workspace


async def test_with_nothing_answered_rules_that_need_no_answer_decide(home: Path) -> None:
    async with sitting(home, shipped()) as here:
        await here.press("d", "1", "0")
        await here.until("Your answer would be: decline.")
        assert "No answer made it" in here.view
        await here.press("enter")
        (one,) = await log(here, 1)
        assert one.rules == ("in-refuse",)


async def test_a_missing_answer_is_given_there_and_then(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers={"closed": ["nothing"]}) as here:
        await here.press("d", "1", "2")
        assert "Your answers don't settle this yet." in here.view
        on_view(here, UndecidedScreen)
        await here.press("enter")
        question = on_view(here, LessonScreen).question
        assert question.id == "line"
        await here.press("2", "ctrl+n")
        await here.until("Your answer would be: say yes.")
        assert here.workspace.answers["line"].value == "met"
        assert "we have met" in here.view


async def test_leaving_the_missing_answer_leaves_it_unsettled(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers={"closed": ["nothing"]}) as here:
        await here.press("d", "1", "2", "enter", "escape")
        on_view(here, UndecidedScreen)
        assert "It waits for your answer to" in here.view
