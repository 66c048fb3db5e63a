"""The answer that deciding comes to: kept, done otherwise, taken back, read, copied."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from unittest import mock

import pytest

from coachtui.decide.model import CANT_TELL, Decision
from coachtui.pack.model import Pack
from coachtui.tui.course import Course
from coachtui.tui.decide import DecideScreen
from coachtui.tui.home import HomeScreen
from coachtui.tui.rows import Rows
from coachtui.tui.verdict import VerdictScreen
from tests.tui.deciding import ANSWERS, log, on_view
from tests.tui.scenes import grace, shipped
from tests.tui.sitting import Sitting, sitting

pytestmark = pytest.mark.bar


def rows_of(here: Sitting) -> list[str]:
    """The rows to pick from."""
    return [row.label for row in here.app.screen.query_one(Rows).rows]


async def test_enter_keeps_it_with_facts_rules_and_date(
    home: Path, pack: Pack, frozen: object
) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "2", "enter")
        (one,) = await log(here, 1)
        await here.until("Kept on 22 November 2026: say yes.")
        assert (one.direction, one.facts) == ("in", {"host": "met"})
        assert (one.verdict, one.chosen, one.rules) == ("accept", "accept", ("in-line",))
        assert one.at == "2026-11-22T20:00:00Z"


async def test_nothing_is_kept_before_one_says_so(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "2", "escape")
        on_view(here, HomeScreen)
        assert here.workspace.decisions.all() == ()


async def test_enter_twice_keeps_it_once(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "2", "enter", "enter")
        await here.until("Kept on")
        await here.press("enter")
        await log(here, 1)


async def test_enter_again_before_it_is_written_keeps_it_once(
    home: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "2")
        record = here.workspace.decisions.record

        def slowly(decision: Decision) -> Decision:
            time.sleep(0.2)
            return record(decision)

        monkeypatch.setattr(here.workspace.decisions, "record", slowly)
        screen = here.app.screen
        assert isinstance(screen, VerdictScreen)
        screen.action_keep_it()
        await here.pilot.pause(0.05)
        screen.action_keep_it()
        await here.until("Kept on")
        await here.pilot.pause(0.3)
        await log(here, 1)


async def test_otherwise_asks_what_and_why_and_keeps_both(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "2", "a")
        assert "say yes" not in rows_of(here)
        await here.press("2")
        assert {"kindness", "pressure"} <= set(rows_of(here))
        await here.press("3")
        (one,) = await log(here, 1)
        await here.until("This time: pressure.")
        assert (one.verdict, one.chosen, one.reason) == ("accept", "decline", "pressure")
        assert one.against


@pytest.mark.parametrize("keys", [("a", "escape"), ("a", "2", "escape"), ("a", "l")])
async def test_otherwise_can_be_left_without_keeping_anything(
    home: Path, pack: Pack, keys: tuple[str, ...]
) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "2", *keys)
        on_view(here, VerdictScreen)
        assert here.workspace.decisions.all() == ()


async def test_what_was_kept_can_be_taken_back_and_kept_after_all(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "2", "enter")
        await here.until("Kept on")
        await here.press("u")
        await here.until("Taken back.")
        assert here.workspace.decisions.all()[0].undone
        await here.press("enter")
        await here.until("Kept on")
        (one,) = await log(here, 1)
        assert not one.undone


async def test_taken_back_it_may_be_decided_otherwise(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "2", "enter")
        await here.until("Kept on")
        await here.press("u")
        await here.until("Taken back.")
        await here.press("a", "2", "1")
        first, second = await log(here, 2)
        assert (first.undone, second.undone) == (True, False)
        assert second.chosen == "decline"


async def test_a_step_back_from_the_answer_leads_to_the_last_question(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "2", "backspace", "1")
        await here.until("Your answer would be: ask what they hope for.")


async def test_another_one_begins_anew(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "2", "enter")
        await here.until("Kept on")
        await here.press("d")
        assert on_view(here, DecideScreen).course == Course()
        await here.press("escape")
        on_view(here, HomeScreen)


async def test_what_was_passed_over_is_shown_on_request(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "2")
        assert "If I would rather not speak there" not in here.view
        await here.press("p")
        await here.until("If I would rather not speak there, then I decline kindly.")
        assert "Not here: we have met." in here.view
        await here.press("p")
        await here.pilot.pause()
        assert "Not here" not in here.view


async def test_a_reply_that_goes_with_it_is_copied(home: Path) -> None:
    async with sitting(home, shipped(), answers=grace()) as here:
        await here.press("d", "1", "2", "2", "0", "5")
        await here.until("Your answer would be: ask first.")
        with mock.patch("coachtui.tui.copying.by_tool", return_value="") as tool:
            await here.press("c")
            await here.pilot.pause(0.1)
        (words,) = tool.call_args.args
        assert words.startswith("Hello, and thank you.")
        assert "“" not in words


async def test_what_cannot_be_told_is_named_and_the_reply_that_asks_offered(home: Path) -> None:
    async with sitting(home, shipped(), answers=grace()) as here:
        await here.press("d", "1", "2", "2", "0", "question_mark")
        await here.until("It depends on what you can't tell.")
        assert "This would settle it: What brings me and them together?" in here.view
        assert "ready to copy" in here.view
        await here.press("a", "1")
        (one,) = await log(here, 1)
        assert (one.verdict, one.rules, one.chosen) == ("", (), "accept")
        assert one.facts["link"] == CANT_TELL


async def test_a_rule_of_ones_own_can_settle_it(home: Path) -> None:
    async with sitting(home, shipped(), answers=grace()) as here:
        await here.press("d", "1", "2", "2", "0", "question_mark")
        await here.until("It depends on what you can't tell.")
        await here.press("r")
        await here.until("A rule of your own")
        assert "I know of them" in here.view


async def test_how_many_of_a_month_are_used_up_stands_there_with_its_date(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        for _ in range(2):
            await here.press("d", "2", "2", "1", "enter")
            await here.until("Kept on")
            await here.press("escape")
        await here.press("d", "2", "2", "1")
        await here.until("2 of 2 used this month: talks that I offer in a month (2 March 2026).")


async def test_when_it_was_agreed_on_is_said_quietly(
    home: Path, pack: Pack, frozen: object
) -> None:
    from coachtui.workspace.versions import agree

    async with sitting(home, pack, answers=ANSWERS) as here:
        agree(here.workspace, "")
        await here.press("d", "1", "2")
        await here.until("Agreed 22 November 2026")
        await here.press("enter")
        (one,) = await log(here, 1)
        assert one.version == "2026-11-22T20-00-00Z"


async def test_an_answer_that_comes_back_says_when(home: Path, pack: Pack, frozen: object) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "1")
        await here.until("Your answer would be: ask what they hope for.")
        await here.press("enter")
        await here.until("It comes back on 6")
        (one,) = await log(here, 1)
        assert one.until == "2026-12-06"


async def test_what_was_read_before_it_was_kept_hides_nothing(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        read = threading.Event()

        def read_before() -> tuple[Decision, ...]:
            read.wait(5)
            return ()

        with mock.patch.object(here.workspace.decisions, "all", read_before):
            await here.press("d", "2", "2", "1")
            on_view(here, VerdictScreen)
        await here.press("enter")
        await here.until("1 of 2 used this month")
        read.set()
        await here.pilot.pause(0.1)
        assert "1 of 2 used this month" in here.view
