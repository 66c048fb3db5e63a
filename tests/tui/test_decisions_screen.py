"""Past decisions: found by typing, opened with Enter, and what came of them."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace
from textual import events

from coachtui.decide.model import Decision
from coachtui.files import segments
from coachtui.pack.model import Pack
from coachtui.tui.decide import DecideScreen
from coachtui.tui.decision import DecisionScreen
from coachtui.tui.decisions import DecisionsScreen, findable, fitting, real
from coachtui.tui.home import HomeScreen
from coachtui.tui.long_list import LongList
from coachtui.tui.places import open_decisions
from coachtui.workspace.decision_log import to_line
from coachtui.workspace.versions import agree
from tests.tui.deciding import ANSWERS, log, on_view
from tests.tui.recovering import FULL, failing
from tests.tui.sitting import Sitting, sitting

pytestmark = pytest.mark.bar


YES = Decision(
    id="",
    at="2026-11-22T20:00:00Z",
    direction="in",
    facts={"host": "met"},
    verdict="accept",
    rules=("in-line",),
    chosen="accept",
    name="Ana Prado",
)
NO = replace(YES, name="Bo Diddley", chosen="decline", reason="pressure", at="2026-12-03T09:00:00Z")


async def listed(here: Sitting, *decisions: Decision) -> None:
    """The list of decisions, with these recorded before."""
    for one in decisions:
        here.workspace.decisions.record(one)
    open_decisions(here.app)
    await here.pilot.pause()
    await here.until("say yes" if decisions else "Nobody so far.")


async def test_newest_first_with_what_was_done_and_what_is_usual(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await listed(here, YES, NO)
        first, second = (row for row in here.view.split("\n") if "2026" in row)
        assert "3 Dec 2026" in first
        assert "decline kindly" in first
        assert "usually: say" in first
        assert "Ana Prado" in second


async def test_home_leads_there_only_when_there_are_some(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("p")
        on_view(here, HomeScreen)
        here.workspace.decisions.record(YES)
        await here.press("s", "escape")
        await here.until("past decisions")
        await here.press("p")
        await here.until("Ana Prado")


async def test_with_none_that_is_said(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await listed(here)
        await here.press("enter")
        on_view(here, DecisionsScreen)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("prado", {"Ana"}), ("DECL", {"Bo"}), ("dec 2026", {"Bo"}), ("asked", {"Ana", "Bo"})],
)
async def test_typing_finds_by_name_by_what_was_done_and_by_month(
    home: Path, pack: Pack, typed: str, found: set[str]
) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await listed(here, YES, NO)
        await here.type(typed)
        await here.pilot.pause(0.1)
        assert {name for name in ("Ana", "Bo") if name in here.view} == found


async def test_what_nobody_fits_is_said_and_escape_clears_it_first(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await listed(here, YES)
        await here.type("zebediah")
        await here.until("Nobody fits that.")
        await here.press("escape")
        await here.until("Ana Prado")
        await here.press("escape")
        on_view(here, HomeScreen)


async def test_while_they_are_read_that_is_said_and_then_what_was_typed_is_found(
    home: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        for one in (YES, NO):
            here.workspace.decisions.record(one)
        go_on, read = Event(), here.workspace.decisions.all
        monkeypatch.setattr(here.workspace.decisions, "all", lambda: go_on.wait(10) and read())
        open_decisions(here.app)
        await here.until("They are being read")
        await here.press(*"ana")
        go_on.set()
        await here.until("Ana Prado")
        assert "being read" not in here.view
        assert "Bo Diddley" not in here.view


async def test_keys_typed_ahead_do_no_harm(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        here.workspace.decisions.record(YES)
        open_decisions(here.app)
        for key in ("down", "up", "enter", "pagedown", "ctrl+end"):
            here.app.post_message(events.Key(key, None))
        await here.until("Ana Prado")


async def test_cards_of_the_rehearsal_are_not_among_them(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await listed(here, YES, replace(NO, card="taxi", name="Card"))
        assert "Card" not in here.view


async def test_arrows_enter_and_the_mouse_open_one(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await listed(here, YES, NO)
        await here.press("down", "enter")
        assert on_view(here, DecisionScreen).decision.name == "Ana Prado"
        await here.press("escape")
        await here.pilot.click(LongList, offset=(4, 0))
        await here.until("Bo Diddley: decline kindly")


async def test_one_shows_what_was_known_the_rule_and_what_would_be_now(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await listed(here, NO, YES)
        await here.press("down", "enter")
        await here.until("Your answer would be: say yes.")
        for words in (
            "Bo Diddley: decline kindly",
            "3 December 2026 · When I am asked",
            "we have met",
            "If we have met, then I say yes.",
            "It said: say yes. This time otherwise: pressure.",
            "because you were asked",
        ):
            assert words in here.view


async def test_the_rule_reads_as_it_was_agreed_on_then(
    home: Path, pack: Pack, frozen: object
) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        version = agree(here.workspace, "").time
        here.workspace.answer("line", "worked")
        await listed(here, replace(YES, version=version))
        await here.press("enter")
        await here.until("If we have met, then I say yes.")
        assert "Your answer would be: ask what they hope for." in here.view


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"rules": ("gone",)}, "It isn't among your rules any more."),
        ({"version": "2020-01-01T00-00-00Z"}, "If we have met, then I say yes."),
        ({"facts": {"host": "gone"}}, "These facts aren't asked for any more."),
        ({"direction": "gone"}, "These facts aren't asked for any more."),
        ({"facts": {"gone": "x"}}, "gone: x"),
        ({"name": ""}, "Somebody: say yes"),
    ],
)
async def test_one_that_no_longer_fits_the_lessons_is_shown_all_the_same(
    home: Path, pack: Pack, changes: dict[str, object], says: str
) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await listed(here, YES, replace(YES, **changes))
        await here.press("enter")
        await here.until(says)


async def test_one_is_taken_back_and_kept_after_all(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await listed(here, YES)
        await here.press("enter", "u")
        await here.until("Taken back; u keeps it after all.")
        assert here.workspace.decisions.all()[0].undone
        await here.press("escape")
        await here.until("taken back")
        await here.press("enter", "u")
        await here.pilot.pause(0.1)
        (one,) = await log(here, 1)
        assert not one.undone


async def test_how_some_good_began_is_kept_and_shown_beside_its_rule(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await listed(here, YES)
        await here.press("enter", "g")
        await here.until("Some good came of it: how did it begin?")
        await here.type("We shared a taxi.")
        await here.press("enter")
        await here.until("some good came of it, and began like this")
        (one,) = await log(here, 1)
        assert one.good == "We shared a taxi."
        await here.press("escape", "escape", "d", "1", "2")
        await here.until("Some good came of it. Ana Prado, 22 November 2026: “We shared")


async def test_words_on_the_good_that_came_wait_for_ones_return(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await listed(here, YES)
        await here.press("enter", "g")
        await here.type("We shared")
        await here.press("escape", "g")
        await here.until("We shared")
        assert here.workspace.decisions.all()[0].good == ""


async def test_words_on_the_good_that_cannot_be_written_wait_too(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await listed(here, YES)
        await here.press("enter", "g")
        await here.type("We shared a taxi.")
        with failing("coachtui.files.save._write", FULL):
            await here.press("enter")
            await here.until("Not kept yet")
            await here.press("g")
        await here.press("g")
        await here.until("We shared a taxi.")
        await here.press("enter")
        await here.until("some good came of it, and began like this")


async def test_what_comes_of_a_decision_comes_too_late_for_a_screen_that_was_left(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        made = here.workspace.decisions.record(YES)
        for turns in range(12):
            screen = DecisionScreen(here.workspace, made)
            await here.app.push_screen(screen)
            await here.pilot.pause()
            screen.dismiss()
            for _ in range(turns):
                await asyncio.sleep(0)
            screen.renew()
            await here.pilot.pause()
        assert isinstance(here.app.screen, HomeScreen)


async def test_a_name_is_given_later_or_taken_out(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await listed(here, YES)
        await here.press("enter", "n", *["backspace"] * 9, "enter")
        await here.until("Somebody: say yes")
        assert here.workspace.decisions.all()[0].name == ""


async def test_deciding_again_points_at_what_was_told(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await listed(here, YES)
        await here.press("enter", "d")
        await here.until("How well do I know Ana Prado?")
        on_view(here, DecideScreen)
        assert "as before" in here.view


@pytest.mark.parametrize("name", ["[/]", "[@click=app.quit]", "[b]x", "a\u202eb", "漢字" * 200])
async def test_any_name_is_listed_and_opened(home: Path, pack: Pack, name: str) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await listed(here, replace(YES, name=name))
        assert "\u202e" not in here.view
        await here.press("enter")
        await here.until("what you knew")


# Thousands


def many(count: int) -> list[Decision]:
    """So many decisions over some years."""
    return [
        replace(
            YES,
            id=f"{number:08}",
            at=f"20{10 + number // 3000}-{1 + number % 12:02}-{1 + number % 28:02}T12:00:00Z",
            name=f"Person {number}",
        )
        for number in range(count)
    ]


async def test_thirty_thousand_open_and_move_as_quickly_as_three(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        lines = [to_line(one) for one in many(30_000)]
        segments.append(here.workspace.store.folder / "decisions", lines)
        assert len(here.workspace.decisions.all()) == 30_000
        await listed(here, YES)
        await here.press("escape")
        begun = time.process_time()
        open_decisions(here.app)
        await here.until("Person 29999")
        # The bar is 100 ms; a machine that is busy with other tests is given more.
        assert time.process_time() - begun < 1
        await here.press("ctrl+end")
        await here.until("Person 0")
        await here.press("up", "up", "pageup", "ctrl+home")
        await here.until("Person 29999")
        await here.type("person 1234")
        await here.until("Person 12349")
        assert "Person 29999" not in here.view


def test_thousands_are_filtered_within_a_frame(pack: Pack) -> None:
    decisions = real(many(30_000))
    words = findable(pack, decisions)
    begun = time.process_time()
    fit = fitting(decisions, words, "person 12345")
    # A frame is 16 ms; a machine that is busy with other tests is given more.
    assert time.process_time() - begun < 0.1
    assert [one.name for one in fit] == ["Person 12345"]
