"""Deciding on somebody: a key for home, one for the direction, one for each fact that matters."""

from __future__ import annotations

import errno
import statistics
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from pathlib import Path
from unittest import mock

import pytest
from textual import events

from coachtui.decide.model import CANT_TELL, Decision
from coachtui.decide.walk import facts_of
from coachtui.files.errors import Held, SaveError
from coachtui.pack.model import Card, Fact, Pack
from coachtui.strategy.derive import derive
from coachtui.strategy.edits import Edits, Mine
from coachtui.strategy.model import Rule, Strategy
from coachtui.tui import course as on_the_way
from coachtui.tui.app import CoachApp
from coachtui.tui.course import Course
from coachtui.tui.decide import DecideScreen
from coachtui.tui.dialog import Choose
from coachtui.tui.home import HomeScreen
from coachtui.tui.lesson import LessonScreen
from coachtui.tui.name_dialog import NameDialog
from coachtui.tui.rows import Rows
from coachtui.tui.verdict import UndecidedScreen, VerdictScreen
from coachtui.workspace.decisions import Decisions
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.people import answers_of
from tests.tui.deciding import ANSWERS, FULL, log, on_view
from tests.tui.scenes import grace, shipped
from tests.tui.sitting import Sitting, sitting, small_pack

pytestmark = pytest.mark.bar


@pytest.fixture(scope="module")
def pack() -> Pack:
    return small_pack()


# How many keys it takes


class _Space:
    """Of a workspace what deciding reads."""

    def __init__(self, pack: Pack, strategy: Strategy) -> None:
        self.pack, self.strategy = pack, strategy


def asked(pack: Pack, strategy: Strategy, card: Card) -> tuple[Course, list[tuple[Fact, Course]]]:
    """The facts that are asked of somebody, each with what was told before it."""
    space = _Space(pack, strategy)
    course, found = Course(direction=card.direction), []
    while fact := on_the_way.fact_asked(space, course):  # type: ignore[arg-type]
        found.append((fact, course))
        course = on_the_way.told(course, fact.id, card.facts.get(fact.id, CANT_TELL))
    return course, found


def everybody() -> Iterator[tuple[Strategy, Card]]:
    pack = shipped()
    for persona in pack.personas:
        strategy = derive(pack, answers_of(pack, persona), Edits())
        for card in pack.cards.values():
            yield strategy, card


def test_from_home_an_answer_takes_five_keys_mostly_and_nine_at_most() -> None:
    presses = [2 + len(asked(shipped(), *one)[1]) for one in everybody()]
    assert statistics.median(presses) <= 5
    assert max(presses) <= 9


def fires(rules: tuple[Rule, ...], facts: Mapping[str, str]) -> str:
    """The verdict of the first rule that holds, tried in the plainest way."""
    for rule in rules:
        if all(facts[fact] in choices for fact, choices in rule.allowed.items()):
            return rule.verdict
    return ""


def test_nothing_is_asked_that_cannot_change_the_answer() -> None:
    seen = set()
    for strategy, card in everybody():
        rules = tuple(rule for rule in strategy.rules if rule.direction == card.direction)
        if any(wait.direction == card.direction for wait in strategy.waits):
            continue
        facts = facts_of(shipped(), strategy, card.direction)
        for fact, before in asked(shipped(), strategy, card)[1]:
            case = (id(strategy), fact.id, before.given)
            if case not in seen:
                seen.add(case)
                assert can_change(rules, facts, fact, before.facts), (card.id, fact.id)
    assert len(seen) > 100


def can_change(
    rules: tuple[Rule, ...], facts: tuple[Fact, ...], fact: Fact, told: Mapping[str, str]
) -> bool:
    """Whether two people who differ in one fact alone would be answered differently."""
    others = [one for one in facts if one.id != fact.id]
    open_ = [
        [one.id for one in other.choices]
        if told.get(other.id, CANT_TELL) == CANT_TELL
        else [told[other.id]]
        for other in others
    ]
    for rest in product(*open_):
        known = dict(zip((one.id for one in others), rest, strict=True))
        if len({fires(rules, {**known, fact.id: one.id}) for one in fact.choices}) > 1:
            return True
    return False


# On the way


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


# The answer


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


# Names


async def test_a_name_is_optional_and_stands_in_the_questions(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "n")
        on_view(here, NameDialog)
        await here.type("Ana  Prado")
        await here.press("enter")
        await here.until("How well do I know Ana Prado?")
        await here.press("2", "enter")
        (one,) = await log(here, 1)
        assert one.name == "Ana Prado"


async def test_a_name_can_be_given_after_it_was_kept(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "2", "enter")
        await here.until("Kept on")
        await here.press("n")
        await here.type("Bo")
        await here.press("enter")
        await here.until(", Bo: say yes.")
        (one,) = await log(here, 1)
        assert one.name == "Bo"


async def test_in_a_clients_workspace_initials_are_kept_unless_one_says_otherwise(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack, answers=ANSWERS, label="Grace") as here:
        for keys, kept in ((("enter",), "AP"), (("ctrl+n",), "Ana Prado")):
            await here.press("d", "1", "n")
            await here.type("Ana Prado")
            assert "Kept as AP." in here.view
            await here.press(*keys, "2", "enter")
            await here.until("Kept on")
            assert here.workspace.decisions.all()[-1].name == kept
            await here.press("escape")


async def test_a_name_of_thousands_of_letters_is_refused_and_nothing_cut(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "n")
        await here.paste("x" * 4000)
        await here.press("enter")
        on_view(here, NameDialog)
        await here.until("That is 4,000 characters; 500 fit here. Nothing was cut")
        await here.press("escape", "n")
        assert len(here.app.screen.query_one("Words").text) == 4000  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["[/]", "[@click=app.quit]", "\x1b[31mred", "a\u202eb", "漢字"])
async def test_any_name_is_shown_letter_for_letter(home: Path, pack: Pack, name: str) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "n")
        await here.paste(name)
        await here.press("enter", "2", "enter")
        await here.until("Kept on")
        assert "\x1b" not in here.view
        assert "\u202e" not in here.view
        await here.press("escape", "p")
        await here.until("say yes")


# When it can't be written


def failing(*errors: Exception) -> Callable[..., Decision]:
    """A log that fails so often, and then writes."""
    left = list(errors)
    record = Decisions.record

    def write(self: Decisions, decision: Decision) -> Decision:
        if left:
            raise left.pop(0)
        return record(self, decision)

    return write


HELD = Held("command", 42, "2026-11-22T20:00:00Z", "These decisions")


@pytest.mark.parametrize("error", [FULL, HELD])
async def test_where_it_cannot_be_written_one_is_told_and_tries_again(
    home: Path, pack: Pack, error: Exception
) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "2")
        with mock.patch.object(Decisions, "record", failing(error)):
            await here.press("enter")
            await here.until("Not kept yet")
            on_view(here, Choose)
            assert here.workspace.decisions.all() == ()
            await here.press("t")
            await here.until("Kept on")
        await log(here, 1)


async def test_where_it_cannot_be_written_it_stays_on_the_screen(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        await here.press("d", "1", "2", "n")
        await here.type("Ana")
        with mock.patch.object(Decisions, "record", failing(FULL, FULL)):
            await here.press("enter", "enter")
            await here.until("Not kept yet")
            await here.press("g")
            assert "Ana · When I am asked · we have met" in here.view
        await here.press("enter")
        (one,) = await log(here, 1)
        assert one.name == "Ana"


async def test_written_but_not_confirmed_it_is_kept_once(home: Path, pack: Pack) -> None:
    real = Decisions.record
    unsure = SaveError(Path("/x/0001.jsonl"), OSError(errno.EIO, "fault"), replaced=True)
    times = []

    def write(self: Decisions, decision: Decision) -> Decision:
        made = real(self, decision)
        times.append(made)
        if len(times) == 1:
            raise unsure
        return made

    async with sitting(home, pack, answers=ANSWERS) as here:
        with mock.patch.object(Decisions, "record", write):
            await here.press("d", "1", "2", "enter")
            await here.until("Not kept yet")
            await here.press("t")
            await here.until("Kept on")
        await log(here, 1)


async def test_beside_an_open_app_one_decides_and_keeps_as_well(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as first:
        second = open_workspace(Home(home), pack=pack, holder="app")
        assert second.read_only
        app = CoachApp(second, Home(home))
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            there = Sitting(app, pilot)
            await there.until("Open in another window")
            await there.press("escape")
            await there.press("d", "1", "2")
            await there.until("It can be kept from this window too")
            await there.press("enter")
            await there.until("Kept on")
        (one,) = await log(first, 1)
        assert one.chosen == "accept"


async def test_beside_an_open_app_no_answer_of_the_lesson_is_asked_for(
    home: Path, pack: Pack
) -> None:
    async with sitting(home, pack, answers={"closed": ["nothing"]}):
        second = open_workspace(Home(home), pack=pack, holder="app")
        app = CoachApp(second, Home(home))
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            there = Sitting(app, pilot)
            await there.until("Open in another window")
            await there.press("escape")
            await there.press("d", "1", "2", "enter")
            on_view(there, UndecidedScreen)
            await there.press("a", "2")
            await there.until("Kept on")


async def test_where_nothing_can_be_recorded_that_is_said(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers=ANSWERS) as here:
        here.workspace.__dict__["decisions"] = Decisions(home, "The disk can only be read.")
        await here.press("d", "1", "2", "enter")
        await here.until("Not kept: The disk can only be read.")
        on_view(here, VerdictScreen)


def rows_of(here: Sitting) -> list[str]:
    """The rows to pick from."""
    return [row.label for row in here.app.screen.query_one(Rows).rows]


def test_before_a_direction_is_chosen_nothing_is_decided() -> None:
    space = _Space(shipped(), derive(shipped(), {}, Edits()))
    assert on_the_way.decided(space, Course()) is None  # type: ignore[arg-type]
