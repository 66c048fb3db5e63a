"""What was agreed is kept, and what changes from there on can be held against it."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.clock import stamp
from coachtui.decide.model import Decision
from coachtui.tui.agreeing import AgreeDialog
from coachtui.tui.answer import AnswerScreen
from coachtui.tui.differences import DifferencesScreen, FallDialog
from coachtui.tui.end import EndScreen
from coachtui.tui.lines import Lines
from coachtui.tui.places import open_strategy
from coachtui.tui.versions import VersionsScreen
from coachtui.workspace.half_made import AGREEMENT
from coachtui.workspace.versions import agree, versions
from coachtui.workspace.workspace import Workspace
from tests.tui.host import on_top, until
from tests.tui.scenes import LESSON, grace, shipped
from tests.tui.sitting import Sitting, sitting

pytestmark = pytest.mark.bar

NOVEMBER, FEBRUARY = "2026-11-22T20:00:00Z", "2027-02-22T09:00:00Z"
FACTS = {"known": "words", "note": "line", "hat": "none", "link": "list"}


@pytest.fixture(autouse=True)
def november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACHTUI_NOW", NOVEMBER)


def february(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACHTUI_NOW", FEBRUARY)


def met(here: Sitting, many: int, **facts: str) -> None:
    """Record decisions about as many people."""
    for number in range(many):
        given = {**FACTS, **facts}
        one = Decision(
            id="", at=stamp(), direction="in", facts=given, verdict="accept", name=f"N. {number}"
        )
        here.workspace.decisions.record(one)


async def listed(here: Sitting) -> Lines:
    await here.app.push_screen(VersionsScreen(here.workspace))
    await here.until("This is how I do it")
    await here.pilot.pause(0.1)
    return here.app.screen.query_one(Lines)


async def test_from_the_strategy_one_agrees_with_a_reason(home: Path) -> None:
    async with sitting(home, shipped(), answers=grace()) as here:
        open_strategy(here.app)
        await here.pilot.pause()
        await here.press("v")
        await here.until("Nothing was agreed yet")
        await here.press("v")
        await here.until("Why so, in a line?")
        await here.type("Before the round in January")
        await here.press("enter")
        await here.until("“Before the round in January”")
        assert "Agreed on 22 November 2026" in here.said
        kept = versions(here.workspace)
        assert [one.reason for one in kept] == ["Before the round in January"]
        assert kept[0].answers == here.workspace.answers
        assert AGREEMENT not in here.workspace.drafts


async def test_left_at_once_it_is_agreed_all_the_same(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(home, shipped(), answers=grace()) as here:
        await listed(here)
        flush = Workspace.flush

        def slowly(space: Workspace) -> None:
            time.sleep(0.3)
            flush(space)

        monkeypatch.setattr(Workspace, "flush", slowly)
        await here.press("v", *"calm", "enter", "escape")
        assert not isinstance(here.app.screen, VersionsScreen)
        await here.press("ctrl+q")
        while here.app.is_running:
            await asyncio.sleep(0.01)
        assert [one.reason for one in versions(here.workspace)] == ["calm"]


async def test_a_reason_may_stay_empty_and_esc_agrees_to_nothing(home: Path) -> None:
    async with sitting(home, shipped(), answers=grace()) as here:
        await listed(here)
        await here.press("enter")
        await here.until("Why so, in a line?")
        await here.type("half a though")
        await here.press("escape")
        assert not versions(here.workspace)
        assert here.workspace.drafts[AGREEMENT] == "half a though"
        await here.press("v")
        await here.until("As you left it.")
        await here.press("ctrl+a", "delete", "ctrl+u", "ctrl+k")
        dialog = here.app.screen
        assert isinstance(dialog, AgreeDialog)
        await here.press("enter")
        await here.until("22 November 2026")
        assert [one.reason for one in versions(here.workspace)] == [""]


async def test_the_end_of_the_lesson_offers_it(home: Path) -> None:
    async with sitting(home, shipped(), answers=grace()) as here:
        await here.app.push_screen(EndScreen(here.workspace, LESSON, "whole"))
        await here.until("This is how I do it, from today")
        await here.press("v")
        await here.until("Why so, in a line?")
        await here.press("enter")
        await until(here.pilot, lambda: len(versions(here.workspace)) == 1, "the first")
        await on_top(here.pilot, EndScreen)


async def test_what_differs_is_told_with_the_answer_behind_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(home, shipped(), answers=grace(), size=(100, 60)) as here:
        agree(here.workspace, "")
        february(monkeypatch)
        here.workspace.answer("in-line", "together")
        here.workspace.edit("in-recruiter", off=True)
        await listed(here)
        await here.press("down", "enter")
        await here.until("Answered otherwise")
        view = here.view
        assert "From 22 November 2026, 20:00 to now" in view
        assert "was  we've exchanged words, both ways" in view
        assert "now  we've done something together" in view
        assert "was  If we've exchanged words, then I accept." in view
        assert "by your answer to “Somebody invites you." in view
        assert "Would be answered otherwise" in view
        assert "Thabo Nkosi" in view or "→" in view
        assert "Went" in view
        assert "by your own hand" in view
        assert "From 10 decisions on" in view


async def test_from_ten_decisions_on_past_ones_are_decided_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(home, shipped(), answers=grace(), size=(100, 60)) as here:
        agree(here.workspace, "")
        met(here, 9)
        february(monkeypatch)
        here.workspace.answer("in-line", "together")
        lines = await listed(here)
        await here.press("down", "enter")
        await here.until("From 10 decisions on")
        assert "N. 3" not in here.view
        await here.press("escape")
        met(here, 1)
        await here.press("enter")
        await here.until("N. 3: accept → ask first   22 November 2026")
        assert "From 10 decisions on" not in here.view
        lines = here.app.screen.query_one(Lines)
        lines.point("fall:0")
        await here.press("enter")
        await here.until("Old and new rule")
        assert isinstance(here.app.screen, FallDialog)
        assert "If we've exchanged words, then I" in here.view
        await here.press("escape")
        assert isinstance(here.app.screen, DifferencesScreen)


async def test_an_answer_can_be_changed_from_there_and_the_page_follows(home: Path) -> None:
    async with sitting(home, shipped(), answers=grace()) as here:
        agree(here.workspace, "")
        here.workspace.answer("ten", 7)
        await listed(here)
        await here.press("down", "enter")
        await here.until("Answered otherwise")
        await here.press("enter")
        assert isinstance(here.app.screen, AnswerScreen)
        here.workspace.answer("ten", 3)
        await here.press("escape")
        await here.until("Nothing has changed since then")


async def test_two_versions_are_held_against_one_another_whichever_is_marked_first(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(home, shipped(), answers=grace()) as here:
        agree(here.workspace, "first")
        february(monkeypatch)
        here.workspace.answer("ten", 7)
        agree(here.workspace, "second")
        here.workspace.answer("ten", 9)
        await listed(here)
        await here.press("down", "space", "down", "enter")
        await here.until("Answered otherwise")
        assert "From 22 November 2026, 20:00 to 22 February 2027, 09:00" in here.view
        assert "now  7" in here.view
        await here.press("enter")
        assert isinstance(here.app.screen, DifferencesScreen), "what was agreed isn't changed"


async def test_two_of_one_day_are_told_apart_by_the_time_and_space_is_named(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(home, shipped(), answers=grace()) as here:
        agree(here.workspace, "first")
        await listed(here)
        assert "Space" not in here.view
        assert "22 November 2026, " not in here.view
        await here.press("escape")
        monkeypatch.setenv("COACHTUI_NOW", "2026-11-22T21:30:00Z")
        here.workspace.answer("ten", 7)
        agree(here.workspace, "second")
        await listed(here)
        assert "Space marks one to compare" in here.view
        assert "22 November 2026, 20:00" in here.view
        await here.press("down", "space", "down", "enter")
        await here.until("Answered otherwise")
        assert "From 22 November 2026, 20:00 to 22 November 2026, 21:30" in here.view


async def test_a_version_that_cannot_be_read_says_so_and_the_others_open(home: Path) -> None:
    async with sitting(home, shipped(), answers=grace()) as here:
        agree(here.workspace, "first")
        folder = here.workspace.store.folder / "versions"
        (folder / "2026-11-23T10-00-00Z.toml").write_text("[b]hold = ", "utf-8")
        await listed(here)
        await here.press("down", "enter")
        assert isinstance(here.app.screen, VersionsScreen)
        assert "It can't be read" in here.view
        await here.press("down", "enter")
        await here.until("Nothing has changed since then")


async def test_hostile_reasons_and_names_are_shown_letter_for_letter(home: Path) -> None:
    async with sitting(home, shipped(), answers=grace()) as here:
        agree(here.workspace, "[/b] [@click=app.quit]x[/]")
        await listed(here)
        await here.until("[/b] [@click=app.quit]x[/]")


async def test_words_that_the_lesson_itself_changed_are_told_apart(home: Path) -> None:
    async with sitting(home, shipped(), answers=grace()) as here:
        made = agree(here.workspace, "")
        first = made.rules[0]
        rules = (replace(first, sentence="Read otherwise then."), *made.rules[1:])
        older = replace(made, rules=rules, digest="another")
        await here.app.push_screen(DifferencesScreen(here.workspace, older))
        await here.until("Moved in the lesson itself")
        assert "was  Read otherwise then." in here.view
        assert "Answered otherwise" not in here.view
