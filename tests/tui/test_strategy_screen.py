from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from coachtui.interview.answers import Answers
from coachtui.interview.values import Invalid
from coachtui.pack import condition
from coachtui.pack.model import Pack
from coachtui.strategy.edits import Mine
from coachtui.strategy.model import Line
from coachtui.tui import copying
from coachtui.tui.answer import AnswerScreen
from coachtui.tui.export import ExportScreen
from coachtui.tui.line_dialog import StaleDialog, WhyDialog
from coachtui.tui.lines import Lines
from coachtui.tui.own import OwnRuleDialog
from coachtui.tui.preview import PreviewDialog
from coachtui.tui.strategy import StrategyScreen
from coachtui.tui.words_dialog import WordsDialog
from coachtui.tui.writing import Words
from coachtui.workspace.comparing import Compared, proposed
from coachtui.workspace.workspace import Workspace
from tests.tui.host import Host, app_of, idle, on_top, text_of, workspace_of

pytestmark = pytest.mark.bar


@pytest.fixture
def vera(pack: Pack, home: Path) -> Workspace:
    return workspace_of(pack, home, "vera")


async def opened(pilot: Pilot[int], workspace: Workspace, at: str = "") -> Lines:
    """The strategy, pointing at a row."""
    await pilot.app.push_screen(StrategyScreen(workspace))
    await pilot.pause()
    lines = pilot.app.screen.query_one("#lines", Lines)
    if at:
        lines.point(at)
        await pilot.pause()
        assert lines.pointed == at
    return lines


def line(workspace: Workspace, id_: str) -> Line:
    return next(one for one in workspace.strategy.lines if one.id == id_)


async def test_usual_answers_stand_first_numbered_and_in_order(vera: Workspace, home: Path) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera)
        text = text_of(pilot.app)
    assert text.index("When I am asked") < text.index("1  If I would rather not speak there")
    assert text.index("1  If I would rather") < text.index("2  If it is to sell something")
    assert text.index("3  If we have met, then I say yes.") < text.index("4  If none of these")


async def test_enter_shows_the_question_and_the_answer_behind_a_line(
    vera: Workspace, home: Path
) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "line:in-line")
        await pilot.press("enter")
        await on_top(pilot, WhyDialog)
        text = text_of(pilot.app)
        assert "From which step up do you say yes at once?" in text
        assert "we have met" in text
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, StrategyScreen)


async def test_a_line_that_no_answer_made_says_so_and_how_to_let_it_go(
    vera: Workspace, home: Path
) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "line:in-refuse")
        await pilot.press("enter")
        await on_top(pilot, WhyDialog)
        text = text_of(pilot.app)
        assert "No answer made it: it stands in every strategy." in text
        assert "Switch it off if" in text


async def test_ones_own_wording_stands_above_what_the_line_does(
    vera: Workspace, home: Path
) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "line:in-line")
        await pilot.press("e")
        pilot.app.screen.query_one(Words).text = "Met once? Then yes [/gladly]."
        await pilot.press("enter")
        await pilot.pause()
        text = text_of(pilot.app)
    assert "Met once? Then yes [/gladly].  (your wording)" in text
    assert "what it does: If we have met, then I say yes." in text
    assert line(vera, "in-line").text == "Met once? Then yes [/gladly]."


async def test_esc_from_a_wording_changes_nothing_and_keeps_what_was_typed(
    vera: Workspace, home: Path
) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "line:in-line")
        await pilot.press("e")
        pilot.app.screen.query_one(Words).text = "Half a thou"
        await pilot.press("escape")
        assert line(vera, "in-line").text == "If we have met, then I say yes."
        await pilot.press("e")
        assert pilot.app.screen.query_one(Words).text == "Half a thou"
        assert "As you left it." in text_of(pilot.app)


async def test_words_that_are_too_long_are_refused_aloud_and_stay(
    vera: Workspace, home: Path
) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "line:in-line")
        await pilot.press("e")
        pilot.app.screen.query_one(Words).text = "long " * 200
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, WordsDialog)
        assert "500 fit here. Nothing was cut." in text_of(pilot.app)


async def test_a_wording_whose_answer_changed_shows_both_and_either_can_be_kept(
    vera: Workspace, home: Path
) -> None:
    vera.edit("in-line", text="Met? Yes.")
    vera.answer("line", "worked")
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "line:in-line")
        await pilot.press("e")
        assert isinstance(pilot.app.screen, StaleDialog)
        text = text_of(pilot.app)
        assert "Met? Yes." in text
        assert "If we have worked together, then I say yes." in text
        await pilot.press("k")
        await pilot.pause()
        assert line(vera, "in-line").text == "Met? Yes."
        assert not line(vera, "in-line").stale
        vera.answer("line", "met")
        await pilot.press("e", "t")
        await pilot.pause()
    assert line(vera, "in-line").text == "If we have met, then I say yes."


async def test_off_is_said_in_a_word_and_numbers_close_up(vera: Workspace, home: Path) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "line:in-sales")
        await pilot.press("o")
        await pilot.pause()
        assert not line(vera, "in-sales").enabled
        text = text_of(pilot.app)
        assert "off  If it is to sell something" in text
        assert "2  If we have met, then I say yes." in text
        await pilot.press("u")
        await pilot.pause()
    assert line(vera, "in-sales").enabled


async def test_an_offered_line_is_taken_in_by_the_same_key(vera: Workspace, home: Path) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "line:no-chase")
        assert "(offered: take in?)" in text_of(pilot.app)
        await pilot.press("o")
        assert line(vera, "no-chase").enabled
        await pilot.press("o")
        assert not line(vera, "no-chase").enabled


async def test_a_tick_is_a_cross_in_a_box(vera: Workspace, home: Path) -> None:
    async with app_of(vera, home).run_test(size=(80, 40)) as pilot:
        await opened(pilot, vera, "line:circle-1")
        assert "[ ]  A. L.: we have met, 30 seats." in text_of(pilot.app)
        await pilot.press("x")
        await pilot.pause()
        assert "[x]  A. L.: we have met, 30 seats." in text_of(pilot.app)
        await pilot.press("space")
        assert not line(vera, "circle-1").done


async def test_a_rule_moves_up_and_down_but_never_below_the_last_word(
    vera: Workspace, home: Path
) -> None:
    def order() -> list[str]:
        return [one.id for one in vera.strategy.lines if one.direction == "in"]

    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        lines = await opened(pilot, vera, "line:in-line")
        await pilot.press("left_square_bracket")
        assert order() == ["in-refuse", "in-line", "in-sales", "in-otherwise"]
        await pilot.press("shift+up")
        assert order() == ["in-line", "in-refuse", "in-sales", "in-otherwise"]
        await pilot.press("right_square_bracket", "shift+down")
        assert order() == ["in-refuse", "in-sales", "in-line", "in-otherwise"]
        assert lines.pointed == "line:in-line"
        await pilot.press("right_square_bracket")
        assert order()[-1] == "in-otherwise"


async def test_an_own_rule_is_made_by_keys_and_its_sentence_grows(
    vera: Workspace, home: Path
) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "line:in-line")
        await pilot.press("a")
        assert isinstance(pilot.app.screen, OwnRuleDialog)
        assert "0-9 pick" in text_of(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Say when it holds" in text_of(pilot.app)
        await pilot.press("down", "3")
        await pilot.pause()
        assert "If something else, then I ______." in text_of(pilot.app)
        await pilot.press("down", "down", "down", "2", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, StrategyScreen)
    first = next(one for one in vera.strategy.lines if one.direction == "in")
    assert first.mine
    assert first.text == "If something else, then I ask what they hope for."
    assert vera.strategy.rules[0].allowed == {"topic": frozenset({"far"})}


async def test_a_half_made_rule_waits_for_ones_return(vera: Workspace, home: Path) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "line:in-line")
        await pilot.press("a", "down", "3", "escape", "a")
        await pilot.pause()
        assert "If something else, then I ______." in text_of(pilot.app)


async def test_an_exception_begins_with_its_rule_and_stands_above_it(
    vera: Workspace, home: Path
) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "line:in-line")
        await pilot.press("A")
        await pilot.pause()
        assert "If we have met, then I ______." in text_of(pilot.app)
        await pilot.press("down", "4", "down", "down", "down", "3", "enter")
        await pilot.pause()
    rules = [one.id for one in vera.strategy.lines if one.direction == "in"]
    assert rules.index("mine-1") == rules.index("in-line") - 1
    said = "If we have met and praise for a product, then I decline kindly."
    assert line(vera, "mine-1").text == said
    vera.undo()
    assert "mine-1" not in [one.id for one in vera.strategy.lines]


async def test_an_own_line_comes_to_its_part_and_can_be_dropped(
    vera: Workspace, home: Path
) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        lines = await opened(pilot, vera, "line:evenings")
        await pilot.press("a")
        pilot.app.screen.query_one(Words).text = "I bring my own cable."
        await pilot.press("enter")
        await pilot.pause()
        assert lines.pointed == "line:mine-1"
        assert line(vera, "mine-1").section == "before"
        await pilot.press("d")
        assert all(one.id != "mine-1" for one in vera.strategy.lines)
        await pilot.press("u")
        await pilot.pause()
    assert line(vera, "mine-1").text == "I bring my own cable."


async def test_a_note_stands_below_its_line(vera: Workspace, home: Path) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "line:in-line")
        await pilot.press("n")
        pilot.app.screen.query_one(Words).text = "Ask Mei about this."
        await pilot.press("enter")
        await pilot.pause()
        assert "note: Ask Mei about this." in text_of(pilot.app)


async def test_a_choice_on_a_visit_says_at_once_what_it_would_give(
    vera: Workspace, home: Path
) -> None:
    async with app_of(vera, home).run_test(size=(80, 30)) as pilot:
        await opened(pilot, vera, "line:in-line")
        await pilot.press("c")
        await pilot.pause()
        assert "If we have met, then I say yes." in text_of(pilot.app)
        await pilot.press("3")
        await pilot.pause()
        assert "If we have worked together, then I say yes." in text_of(pilot.app)
        assert "If we have met, then I say yes." not in text_of(pilot.app)
        assert vera.view.known["line"] == "met"


async def test_the_same_key_twice_puts_one_preview(
    vera: Workspace, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = Event()

    def slowly(workspace: Workspace, answers: Answers) -> Compared:
        compared.wait(10)
        return proposed(workspace, answers)

    monkeypatch.setattr("coachtui.tui.proposing.proposed", slowly)
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "line:in-line")
        await pilot.press("c", "3", "ctrl+n", "ctrl+n")
        compared.set()
        await on_top(pilot, PreviewDialog)
        await pilot.pause(0.1)
        assert [type(one) for one in pilot.app.screen_stack].count(PreviewDialog) == 1


async def test_an_answer_is_changed_only_after_seeing_what_that_does(
    vera: Workspace, home: Path
) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "line:in-line")
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(pilot.app.screen, AnswerScreen)
        await pilot.press("3", "ctrl+n")
        await on_top(pilot, PreviewDialog)
        text = text_of(pilot.app)
        assert "was  If we have met, then I say yes." in text
        assert "now  If we have worked together, then I say yes." in text
        assert vera.view.known["line"] == "met"
        await pilot.press("escape")
        assert vera.view.known["line"] == "met"
        await pilot.press("ctrl+n")
        await on_top(pilot, PreviewDialog)
        await pilot.press("enter")
        await on_top(pilot, StrategyScreen)
        assert "If we have worked together, then I say yes." in text_of(pilot.app)
    assert vera.view.known["line"] == "worked"


async def test_what_waits_leads_to_the_question_it_waits_for(pack: Pack, home: Path) -> None:
    workspace = workspace_of(pack, home, answers={"aim": "Calm"})
    async with app_of(workspace, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, workspace, "held:line")
        assert "Waiting for an answer" in text_of(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, AnswerScreen)
        assert pilot.app.screen.question.id == "line"


async def test_with_no_answers_it_says_which_comes_first_and_goes_there(
    pack: Pack, home: Path
) -> None:
    workspace = workspace_of(pack, home)
    async with app_of(workspace, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, workspace)
        assert "Nothing here comes from you yet." in text_of(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, AnswerScreen)


async def test_a_workspace_that_can_only_be_read_says_so_and_changes_nothing(
    vera: Workspace, home: Path
) -> None:
    vera.read_only = "another app holds it"
    before = vera.edits
    async with app_of(vera, home).run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, vera, "line:in-line")
        await pilot.press("o")
        await pilot.pause()
        assert isinstance(pilot.app, Host)
        assert any("another app holds it" in said for said in pilot.app.said)
    assert vera.edits == before


async def test_copying_takes_only_the_words_to_copy(
    vera: Workspace, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []

    def took(words: str) -> str:
        taken.append(words)
        return "xclip"

    monkeypatch.setattr(copying, "by_tool", took)
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "line:reply-ask")
        await pilot.press("y")
        await idle(pilot)
    assert taken[0].startswith("Thank you for thinking of me.")


async def test_export_opens_with_the_page_that_holds_the_line(vera: Workspace, home: Path) -> None:
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "line:first-aim")
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ExportScreen)
        assert "How I speak" in text_of(pilot.app)


async def test_names_that_look_like_markup_are_shown_letter_for_letter(
    vera: Workspace, home: Path
) -> None:
    with pytest.raises(Invalid):
        vera.answer("aim", "")
    vera.answer("aim", "[/] [@click=app.quit]x[/] \x1b]52;c;aGk=\x07 [red]")
    async with app_of(vera, home).run_test(size=(100, 24)) as pilot:
        await opened(pilot, vera, "line:first-aim")
        assert "[/] [@click=app.quit]x[/]" in text_of(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert "[/] [@click=app.quit]x[/]" in text_of(pilot.app)
        assert "\x1b" not in text_of(pilot.app)


async def test_an_own_rule_is_changed_where_it_stands(vera: Workspace, home: Path) -> None:
    picked = (condition.Test(subject="topic", any_of=("far",)),)
    mine = Mine(id="mine-1", section="rules", direction="in", verdict="ask", if_=picked)
    vera.add(mine)
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        lines = await opened(pilot, vera, "line:mine-1")
        await pilot.press("c", "down", "2", "enter")
        await pilot.pause()
        assert lines.pointed == "line:mine-1"
    said = "If something near it or something else, then I ask what they hope for."
    assert line(vera, "mine-1").text == said


async def test_an_own_line_reworded_has_no_other_words_behind_it(
    vera: Workspace, home: Path
) -> None:
    vera.add(Mine(id="mine-1", section="before", text="I bring a cable."))
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        await opened(pilot, vera, "line:mine-1")
        await pilot.press("e")
        pilot.app.screen.query_one(Words).text = "I bring two cables."
        await pilot.press("enter")
        await pilot.pause()
        assert "I bring two cables.  (yours)" in text_of(pilot.app)
        assert "what it does" not in text_of(pilot.app)


async def test_a_hundred_thousand_characters_are_shown_in_part(vera: Workspace, home: Path) -> None:
    vera.answer("statement", "words and " * 9_000)
    async with app_of(vera, home).run_test(size=(80, 24)) as pilot:
        lines = await opened(pilot, vera, "line:statement-words")
        assert lines.virtual_size.height < 100
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, WhyDialog)
