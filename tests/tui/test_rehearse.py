"""A sitting at the cards: judged by one key, undone, left, gone on with, and looked at."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from shutil import rmtree
from typing import Any
from unittest import mock

import pytest
from msgspec.structs import replace
from textual.worker import Worker

from coachtui.decide.model import Decision
from coachtui.files.errors import Held
from coachtui.pack.model import Pack
from coachtui.strategy.own import Sketch, to_mine
from coachtui.tui.answer import AnswerScreen
from coachtui.tui.coach import KEEPING
from coachtui.tui.disagreement import DisagreementScreen
from coachtui.tui.end import EndScreen
from coachtui.tui.own import OwnRuleDialog
from coachtui.tui.palette import places
from coachtui.tui.preview import PreviewDialog
from coachtui.tui.rehearse import RehearseScreen
from coachtui.tui.unsettled import UnsettledScreen
from coachtui.workspace.decisions import Decisions
from tests.tui.host import until
from tests.tui.scenes import grace, shipped
from tests.tui.sitting import Sitting, sitting, small_pack

pytestmark = pytest.mark.bar

ANSWERS: Mapping[str, object] = {
    "aim": "calmer handovers",
    "place": 2,
    "line": "met",
    "below": "ask",
    "closed": ["sales"],
}


@asynccontextmanager
async def cards(
    home: Path, answers: Mapping[str, object] = ANSWERS, pack: Pack | None = None
) -> AsyncIterator[Sitting]:
    async with sitting(home, pack or small_pack(), answers=answers) as here:
        await begin(here)
        yield here


async def begin(here: Sitting) -> None:
    await here.app.push_screen(RehearseScreen(here.workspace))
    await settled(here)


async def settled(here: Sitting) -> None:
    await until(here.pilot, lambda: all(one.is_finished for one in at_work(here)), "the end")
    await here.pilot.pause()
    await here.pilot.pause()


def at_work(here: Sitting) -> list[Worker[Any]]:
    """What deals cards, writes what was judged, or reads what was."""
    groups = ("cards", KEEPING, "past", "remember")
    return [one for one in here.app.workers if one.group in groups]


async def judge_all(here: Sitting, keys: str) -> None:
    await here.press(*keys)
    await settled(here)


def judged(here: Sitting) -> list[Decision]:
    return [one for one in here.workspace.decisions.all() if one.card and not one.undone]


async def test_a_card_is_judged_by_one_key_and_the_next_one_comes(home: Path) -> None:
    async with cards(home) as here:
        first = here.view
        assert "card 1 of 4" in first
        await here.press("1")
        assert "card 2 of 4" in here.view
        await settled(here)
        (one,) = judged(here)
        assert here.workspace.pack.cards[one.card].name in first
        assert one.chosen == "accept"
        assert one.facts == here.workspace.pack.cards[one.card].facts


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A log that takes a while for each judgement."""
    record = Decisions.record

    def slowly(log: Decisions, decision: Decision) -> Decision:
        time.sleep(0.2)
        return record(log, decision)

    monkeypatch.setattr(Decisions, "record", slowly)


async def test_left_and_opened_again_at_once_it_goes_on_behind_the_last_judgement(
    home: Path, slow_disk: None
) -> None:
    async with cards(home) as here:
        await here.press("1", "1", "escape")
        await begin(here)
        await here.until("card 3 of 4")
        await judge_all(here, "1")
        assert len(judged(here)) == 3


async def test_left_before_its_cards_were_read_the_sitting_is_still_gone_on_with(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with cards(home) as here:
        await judge_all(here, "11")
        await here.press("escape")
        read = Decisions.all

        def slowly(log: Decisions) -> tuple[Decision, ...]:
            time.sleep(0.3)
            return read(log)

        with monkeypatch.context() as slow:
            slow.setattr(Decisions, "all", slowly)
            await here.app.push_screen(RehearseScreen(here.workspace))
            await here.press("escape")
        await begin(here)
        await here.until("card 3 of 4")


async def test_asked_twice_for_other_cards_they_are_dealt_once(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with cards(home) as here:
        screen, read, waits = here.app.screen, Decisions.all, [0.2, 0.8]
        assert isinstance(screen, RehearseScreen)

        def slowly(log: Decisions) -> tuple[Decision, ...]:
            time.sleep(waits.pop(0) if waits else 0)
            return read(log)

        await judge_all(here, "1")
        monkeypatch.setattr(Decisions, "all", slowly)
        screen._go(".again")
        screen._go(".again")
        await here.until("card 1 of 4")
        await here.press("1")
        await asyncio.sleep(1)
        await settled(here)
        assert "card 2 of 4" in here.view


async def test_a_card_is_judged_by_the_keys_that_came_before_it_was_dealt(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = Decisions.all

    def slowly(log: Decisions) -> tuple[Decision, ...]:
        time.sleep(0.2)
        return every(log)

    async with sitting(home, small_pack(), answers=ANSWERS) as here:
        monkeypatch.setattr(Decisions, "all", slowly)
        await here.type("h11")
        await here.until("card 3 of 4")
        monkeypatch.undo()
        await settled(here)
        assert len(judged(here)) == 2


async def test_leaving_at_once_loses_no_judgement(home: Path, slow_disk: None) -> None:
    async with cards(home) as here:
        await here.press("1", "1", "1", "ctrl+q")
        while here.app.is_running:
            await asyncio.sleep(0.01)
        assert len(judged(here)) == 3


async def test_a_judgement_is_kept_with_what_the_rules_say(home: Path) -> None:
    async with cards(home) as here:
        await judge_all(here, "1111")
        told = {one.card: (one.verdict, one.rules, one.chosen) for one in judged(here)}
        assert told["fair"] == ("decline", ("in-sales",), "accept")
        assert told["school"] == ("accept", ("in-line",), "accept")


async def test_going_back_takes_judgements_back_to_the_start(home: Path) -> None:
    async with cards(home) as here:
        await judge_all(here, "11")
        await here.press("backspace", "left", "left")
        await settled(here)
        assert "card 1 of 4" in here.view
        assert judged(here) == []
        assert len(here.workspace.decisions.all()) == 2


async def test_a_judgement_that_is_gone_from_the_log_is_judged_once_more(home: Path) -> None:
    async with cards(home) as here:
        await judge_all(here, "1")
        rmtree(here.workspace.store.folder / "decisions")
        await here.press("backspace")
        await settled(here)
        assert "card 1 of 4" in here.view
        await judge_all(here, "2")
        assert len(judged(here)) == 1


async def test_it_is_left_and_gone_on_with_on_another_day(home: Path) -> None:
    async with cards(home) as here:
        await judge_all(here, "12")
        third = here.view
        await here.press("escape")
        await here.saved()
        before = judged(here)
    async with sitting(home, small_pack()) as here:
        await begin(here)
        assert "card 3 of 4" in here.view
        assert [row for row in here.view.split("\n") if row.strip() in third]
        await here.press("backspace")
        await settled(here)
        assert judged(here) == before[:1]


async def test_a_sitting_in_which_nothing_was_judged_leaves_nothing(home: Path) -> None:
    async with cards(home) as here:
        await here.press("escape")
        assert not here.workspace.drafts


async def test_where_hand_and_rules_agree_it_says_so(home: Path) -> None:
    async with cards(home) as here:
        for _ in here.workspace.pack.cards:
            await agree(here)
        await settled(here)
        assert "Hand and rules agree on these cards." in here.view
        assert "Other cards" in here.view
        await here.press("e")
        assert not here.workspace.drafts
        assert not isinstance(here.app.screen, RehearseScreen)


async def agree(here: Sitting) -> None:
    """Press what the rules say."""
    from coachtui.decide.verdict import decide

    space = here.workspace
    card = here.app.screen._card  # type: ignore[attr-defined]
    found = decide(space.pack, space.strategy, card.direction, card.facts)
    place = list(space.pack.verdicts[card.direction]).index(str(found.verdict))
    await here.press(str(place + 1))


async def parted(here: Sitting) -> None:
    """Go against the rules on one card alone, and open its page."""
    while (card := here.app.screen._card) is not None:  # type: ignore[attr-defined]
        if card.id == "fair":
            await here.press("1")
        else:
            await agree(here)
    await settled(here)
    await here.press("enter")
    await settled(here)
    assert isinstance(here.app.screen, DisagreementScreen)


async def test_a_disagreement_shows_hand_rule_and_one_question(home: Path) -> None:
    async with cards(home) as here:
        await parted(here)
        view = here.view
        assert "Jon Vesely" in view
        assert "say yes" in view
        assert "“If it is to sell something, then I decline kindly.”" in view
        assert "What did you see that the rule didn't?" in view
        assert "trade fair" not in view
        await here.press("f2")
        assert "trade fair" in here.view


async def test_the_end_names_those_on_whom_they_part(home: Path) -> None:
    async with cards(home) as here:
        await parted(here)
        await here.press("escape")
        await settled(here)
        assert "Hand and rule part on Jon Vesely." in here.view


async def test_what_was_seen_is_kept_also_where_it_is_left_open(home: Path) -> None:
    async with cards(home) as here:
        await parted(here)
        await here.type("the hall")
        await here.press("escape")
        await settled(here)
        (one,) = (one for one in judged(here) if one.card == "fair")
        assert (one.saw, one.outcome) == ("the hall", "")
        await here.press("enter")
        assert "the hall" in here.view


async def test_what_was_seen_and_cannot_be_written_waits_on_the_page(home: Path) -> None:
    async with cards(home) as here:
        await parted(here)
        await here.type("the hall")
        held = Held("command", 7, "2026-11-22T20:00:00Z", "These decisions")
        with mock.patch.object(Decisions, "amend", side_effect=held):
            await here.press("escape")
            await settled(here)
        assert "Not kept" in here.said
        assert "the hall" in here.workspace.drafts.values()


async def test_the_mood_leaves_all_as_it_was(home: Path) -> None:
    async with cards(home) as here:
        before = here.workspace.strategy
        await parted(here)
        await here.type("tired")
        await here.press("enter", "3")
        await settled(here)
        (one,) = (one for one in judged(here) if one.card == "fair")
        assert (one.saw, one.outcome) == ("tired", "mood")
        assert here.workspace.strategy is before
        assert "That was all of them. What came of it:" in here.view
        assert "left as it is: it was the mood" in here.view
        assert not here.workspace.drafts


async def test_an_exception_stands_above_the_rule_and_one_undo_takes_it_back(home: Path) -> None:
    async with cards(home) as here:
        await parted(here)
        await here.press("enter", "1")
        await settled(here)
        dialog = here.app.screen
        assert isinstance(dialog, OwnRuleDialog)
        assert dialog.sketch.picked == {
            "host": ("new",),
            "topic": ("sales",),
            "fee": ("paid",),
        }
        assert dialog.sketch.verdict == "accept"
        await here.press("enter")
        await settled(here)
        ids = [rule.id for rule in here.workspace.strategy.rules if rule.direction == "in"]
        assert ids.index("mine-1") < ids.index("in-sales")
        (one,) = (one for one in judged(here) if one.card == "fair")
        assert one.outcome == "person"
        assert "an exception: “If" in here.view
        await here.press("f5")
        assert "mine-1" not in [rule.id for rule in here.workspace.strategy.rules]


async def test_a_kind_is_changed_by_answering_again_with_what_else_flips_first(home: Path) -> None:
    async with cards(home) as here:
        await parted(here)
        await here.press("enter", "2")
        await settled(here)
        assert isinstance(here.app.screen, AnswerScreen)
        await here.press("1", "2", "ctrl+n")
        await here.until("This would change")
        assert isinstance(here.app.screen, PreviewDialog)
        assert "Jon Vesely" in here.view
        await here.press("enter")
        await here.until("What came of it")
        await settled(here)
        (one,) = (one for one in judged(here) if one.card == "fair")
        assert one.outcome == "kind"
        assert here.workspace.view.known["closed"] == ("far",)


async def test_changing_nothing_after_all_leaves_the_page_open(home: Path) -> None:
    async with cards(home) as here:
        await parted(here)
        await here.press("enter", "2")
        await settled(here)
        await here.press("escape")
        await settled(here)
        assert isinstance(here.app.screen, DisagreementScreen)
        assert all(not one.outcome for one in judged(here))


async def test_too_many_words_are_said_and_none_is_cut(home: Path) -> None:
    async with cards(home) as here:
        await parted(here)
        await here.paste("word " * 120)
        await here.press("enter")
        assert "500 fit here. Nothing was cut." in here.view
        await here.press("escape")
        await settled(here)
        assert all(not one.saw for one in judged(here))
        await here.press("enter")
        assert "word word" in here.view


async def test_an_open_question_is_named_and_answering_it_settles_the_card(home: Path) -> None:
    answers = {"line": "met", "closed": ["nothing"]}
    async with cards(home, answers) as here:
        await judge_all(here, "1111")
        assert "One person your answers don't settle yet: Jon Vesely." in here.view
        await here.press("enter")
        await settled(here)
        assert isinstance(here.app.screen, UnsettledScreen)
        assert "It waits for your answer to: And below that?" in here.view
        await here.press("a")
        assert isinstance(here.app.screen, AnswerScreen)
        await here.press("1", "ctrl+n")
        await here.until("This would change")
        await here.press("enter")
        await here.until("Your answer would be")
        assert "Your answer would be: say yes." in here.view
        await here.press("l")
        await settled(here)
        (one,) = (one for one in judged(here) if one.card == "fair")
        assert (one.verdict, one.chosen) == ("accept", "accept")


async def test_a_missing_fact_is_given_by_one_key_and_can_be_taken_back(home: Path) -> None:
    pack = small_pack()
    vague = replace(pack.cards["fair"], facts={"host": "new"})
    async with cards(home, pack=replace(pack, cards={"fair": vague})) as here:
        await judge_all(here, "3")
        assert "One person your answers don't settle yet: Jon Vesely." in here.view
        await here.press("enter")
        assert "What do they want to hear?" in here.view
        await here.press("1")
        assert "Your answer would be: ask what they hope for." in here.view
        await here.press("backspace")
        assert "What do they want to hear?" in here.view
        await here.press("4")
        assert "Your answer would be: decline kindly." in here.view
        await here.press("l")
        await settled(here)
        (one,) = judged(here)
        assert (one.verdict, one.facts["topic"]) == ("decline", "sales")
        assert "That was all of them" in here.view


async def test_what_cant_be_told_stays_open_and_a_rule_of_ones_own_settles_it(home: Path) -> None:
    pack = small_pack()
    vague = replace(pack.cards["fair"], facts={"host": "new"})
    async with cards(home, pack=replace(pack, cards={"fair": vague})) as here:
        await judge_all(here, "3")
        await here.press("enter", "question_mark")
        assert "It depends on what you can't tell." in here.view
        await here.press("r")
        await settled(here)
        await here.press("enter")
        await settled(here)
        assert "Your answer would be: decline kindly." in here.view


async def test_where_nothing_can_be_written_it_goes_on_and_says_so(home: Path) -> None:
    async with cards(home) as here:
        held = Held("command", 7, "2026-11-22T20:00:00Z", "These decisions")
        with mock.patch.object(Decisions, "record", side_effect=held):
            await judge_all(here, "1")
        assert "card 2 of 4" in here.view
        assert "Not kept" in here.said
        await judge_all(here, "1")
        assert len(judged(here)) == 1


async def test_hostile_words_are_shown_letter_for_letter(home: Path) -> None:
    pack = small_pack()
    odd = replace(pack.cards["fair"], name="[/foo] \x1b[31m", text="[@click=app.quit]here[/]")
    async with cards(home, pack=replace(pack, cards={"fair": odd})) as here:
        assert "[/foo]" in here.view
        assert "[@click=app.quit]here[/]" in here.view
        await judge_all(here, "1")
        await here.press("enter")
        await settled(here)
        assert "[/foo]" in here.view


async def test_the_shipped_cards_are_eight_and_none_was_seen_in_the_lesson(home: Path) -> None:
    async with sitting(home, shipped(), answers=grace()) as here:
        await here.until("h  Rehearse eight cards   6 minutes")
    async with cards(home, grace(), shipped()) as here:
        assert "card 1 of 8" in here.view
        screen = here.app.screen
        assert isinstance(screen, RehearseScreen)
        ids = {card.id for card in screen._sitting.cards}
        assert len(ids) == 8
        assert not ids & set(here.workspace.pack.questions["gut"].cards)


async def test_home_strategy_and_palette_lead_to_the_cards_and_home_to_those_left(
    home: Path,
) -> None:
    async with sitting(home, small_pack(), answers=ANSWERS) as here:
        await here.until("h  Rehearse four cards   3 minutes")
        await here.press("h")
        await settled(here)
        await here.press("1")
        await settled(here)
        await here.press("escape")
        await here.until("Go on with the cards   where you left them")
        await here.press("s", "r")
        await settled(here)
        assert "card 2 of 4" in here.view
        assert "cards" in [place.name for place in places(here.app)]


async def test_before_any_answer_makes_a_rule_no_cards_are_offered(home: Path) -> None:
    async with sitting(home, small_pack(), answers={"aim": "calm"}) as here:
        assert "Rehearse" not in here.view
        assert "cards" not in [place.name for place in places(here.app)]


async def test_the_lessons_end_offers_as_many_cards_as_there_are(home: Path) -> None:
    async with sitting(home, small_pack(), answers=ANSWERS) as here:
        lesson = here.workspace.pack.lessons[0].id
        await here.app.push_screen(EndScreen(here.workspace, lesson, "whole"))
        await here.pilot.pause()
        await here.until("Rehearse four cards   3 minutes")
        await here.press("r")
        assert isinstance(here.app.screen, RehearseScreen)


async def test_a_kind_that_is_a_rule_of_ones_own_is_changed_itself(home: Path) -> None:
    async with sitting(home, small_pack(), answers=ANSWERS) as here:
        sketch = Sketch(direction="in", picked={"topic": ("sales",)}, verdict="ask")
        here.workspace.add(to_mine(sketch, "mine-1"), after="top")
        await begin(here)
        await parted(here)
        assert "then I ask what they hope for" in here.view
        await here.press("enter", "2")
        await settled(here)
        dialog = here.app.screen
        assert isinstance(dialog, OwnRuleDialog)
        await here.press("end", "1", "enter")
        await settled(here)
        (mine,) = here.workspace.edits.mine
        assert mine.verdict == "accept"
        assert "the rule was changed" in here.view


async def test_where_the_answers_can_only_be_read_cards_are_judged_all_the_same(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(home, small_pack(), answers=ANSWERS) as here:
        await here.saved()
        monkeypatch.setattr(here.workspace, "read_only", "another coachtui is open.")
        await begin(here)
        await parted(here)
        await here.type("the hall")
        await here.press("enter", "3")
        await settled(here)
        (one,) = (one for one in judged(here) if one.card == "fair")
        assert (one.saw, one.outcome) == ("the hall", "mood")
        assert not here.workspace.drafts


@pytest.mark.parametrize("word", ["verdict", "override", "score"])
async def test_no_word_of_the_trade_is_on_the_screens(home: Path, word: str) -> None:
    async with cards(home) as here:
        assert word not in here.view.lower()
        await parted(here)
        assert word not in here.view.lower()
