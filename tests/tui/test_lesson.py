"""The lesson as somebody walks through it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual import events

from coachtui.pack.model import Line, Pack
from coachtui.tui.dialog import Choose
from coachtui.tui.lesson import LessonScreen
from coachtui.tui.rows import Rows
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.tui.sitting import Sitting, asked, sitting


def value(here: Sitting, question: str) -> object:
    entry = here.workspace.answers.get(question)
    return entry.value if entry else None


def state(here: Sitting, question: str) -> str:
    entry = here.workspace.answers.get(question)
    return entry.state if entry else "open"


def question(here: Sitting) -> str:
    screen = here.app.screen
    assert isinstance(screen, LessonScreen)
    return screen.question.id


async def test_one_key_answers_shows_what_it_made_and_enter_goes_on(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "start") as here:
        assert "●" not in here.view
        await here.press("1")
        assert value(here, "start") == "waiting"
        assert "That gives" in here.view
        assert question(here) == "start"
        await here.press("enter")
        assert "Which way?" in here.view
        await here.press("escape")
        assert question(here) != "start"


async def test_a_way_that_an_answer_suggests_is_offered_with_its_minutes(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "start") as here:
        await here.press("1", "enter")
        assert "Somebody waits for my answer" in here.view
        assert "about 3 minutes" in here.view
        await here.press("enter")
        screen = here.app.screen
        assert isinstance(screen, LessonScreen)
        assert screen.route == "door"
        assert question(here) == "aim"


async def test_enter_pressed_too_often_in_a_dialog_closes_nothing_but_the_dialog(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "start") as here:
        await here.press("1", "enter")
        dialog = here.app.screen
        assert isinstance(dialog, Choose)
        rows = dialog.query_one(Rows)
        for _ in range(3):  # all of them wait in the queue before the first is acted upon
            rows.post_message(Rows.Entered(rows, rows.rows[0]))
        await here.pilot.pause()
        assert question(here) == "aim"


async def test_a_key_that_follows_fast_upon_the_last_word_never_overtakes_it(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "scene") as here:
        await here.type("Bev rang about a post before it was advertised")
        here.app.post_message(_key("ctrl+n"))
        await here.pilot.pause()
        assert value(here, "scene") == "Bev rang about a post before it was advertised"
        assert question(here) == "aim"


async def test_words_half_typed_become_a_draft_by_themselves(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "scene") as here:
        await here.type("Bev ra")
        await here.pilot.pause(1.2)
        await here.saved()
        assert value(here, "scene") is None
        other = open_workspace(Home(home), pack=pack)
        assert other.drafts["scene"] == "Bev ra"
    async with asked(home, pack, "scene") as here:
        assert "Bev ra" in here.view


async def test_a_line_of_nothing_but_somebodys_long_words_is_read_back_as_words(
    home: Path, pack: Pack
) -> None:
    own = Line(id="own-words", section="statement", text='"{scene}"')
    async with asked(home, replace(pack, lines=(own,)), "scene") as here:
        await here.type("Bev rang.")
        await here.press("enter")
        await here.type("She asked for the rota.")
        await here.press("ctrl+n")
        await here.until("That gave")
        assert "That gave  “Bev rang. She asked for the rota.”" in here.view


async def test_escape_goes_home_and_discards_nothing(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "aim") as here:
        await here.type("steady work")
        await here.press("escape")
        assert value(here, "aim") == "steady work"
        assert "Welcome back" in here.view


async def test_what_is_not_yet_valid_is_kept_said_and_never_blocks(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "aim") as here:
        await here.type("x" * 210)
        await here.press("enter")
        assert question(here) == "aim"
        assert "The same key once more goes on without an answer." in here.view
        await here.press("enter")
        assert question(here) == "more-aims"
        assert value(here, "aim") is None
        await here.press("ctrl+b")
        assert "Not yet complete" in here.view
        assert "Keep it to one line" in here.view
        assert "xxxxx" in here.view


async def test_hints_come_one_at_a_time_and_why_and_example_when_asked(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "scene", size=(109, 36)) as here:
        await here.press("f3")
        assert "Which room is it?" in here.view
        assert "morning after" not in here.view
        assert "F4 example" in here.view
        await here.press("f3", "f2", "f4")
        assert "F4 example" not in here.view
        assert "morning after" in here.view
        assert "A talk is for someone." in here.view
        assert "A ward sister" in here.view
        await here.press("f3")
        assert "last hint" in here.said


@pytest.mark.parametrize(
    ("key", "left"), [("f8", "unsure"), ("f9", "skipped"), ("f10", "coach"), ("ctrl+t", "coach")]
)
async def test_a_question_is_left_with_a_word_on_why_and_keeps_what_was_typed(
    home: Path, pack: Pack, key: str, left: str
) -> None:
    async with asked(home, pack, "aim") as here:
        await here.type("steady work")
        await here.press(key)
        assert (state(here, "aim"), value(here, "aim")) == (left, "steady work")
        assert question(here) == "more-aims"
        assert "aim" not in here.workspace.view.known


async def test_only_a_yes_makes_an_unsure_answer_sure_again(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "aim", answers={"aim": "steady work"}) as here:
        await here.press("f8", "ctrl+b")
        assert "not sure yet" in here.view
        await here.press("ctrl+n")
        assert state(here, "aim") == "unsure"
        await here.press("ctrl+b", "enter")
        assert state(here, "aim") == "answered"


async def test_undo_and_redo_reach_over_questions_and_say_what_they_did(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "start") as here:
        await here.press("2", "ctrl+n", "f5")
        assert value(here, "start") is None
        assert "“Which is nearest" in here.said
        assert "is open again. That isn't the question on view." in here.said
        await here.press("f6")
        assert value(here, "start") == "many"
        await here.press("f6")
        assert "nothing to bring back" in here.said


async def test_clearing_takes_an_answer_away_and_undo_brings_it_back(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "aim", answers={"aim": "steady work"}) as here:
        await here.press("f7")
        assert value(here, "aim") is None
        assert "steady work" not in here.view
        await here.press("f5")
        assert value(here, "aim") == "steady work"
        assert "steady work" in here.view
        assert "is answered again." in here.said
        assert "on view" not in here.said


async def test_the_end_says_what_was_made_and_what_was_left(home: Path, pack: Pack) -> None:
    given = {"aim": "steady work", "line": "met", "below": "ask"}
    async with asked(home, pack, "review", answers=given) as here:
        await here.press("ctrl+n")
        assert "You have been through “Which talks to take”." in here.view
        assert "Your answers made these pages: " in here.view
        assert "not answered yet" in here.view
        await here.press("o")
        assert question(here) == "start"


async def test_fresh_start_asks_again_and_keeps_what_was_said(home: Path, pack: Pack) -> None:
    async with sitting(home, pack, answers={"start": "many", "aim": "steady work"}) as here:
        await here.press("f")
        assert "asked again" in here.view
        await here.press("enter")
        assert state(here, "aim") == "open"
        await here.press("ctrl+n", "ctrl+n")
        assert question(here) == "aim"
        assert "Before, you said: steady work" in here.view
        await here.press("ctrl+r")
        assert (state(here, "aim"), value(here, "aim")) == ("answered", "steady work")


async def test_a_visit_to_one_question_comes_back_to_where_one_was(home: Path, pack: Pack) -> None:
    async with sitting(home, pack) as here:
        visit = LessonScreen(here.workspace, "which-talks", "aim", once=True)
        back: list[bool | None] = []
        await here.app.push_screen(visit, back.append)
        await here.pilot.pause()
        await here.type("steady work")
        await here.press("enter")
        assert back == [True]
        assert value(here, "aim") == "steady work"


async def test_in_a_wide_window_the_prose_stands_beside_in_a_narrow_one_above(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "start", size=(80, 24)) as here:
        rows = here.view.split("\n")
        assert not any("Before you answer" in row and "Which is nearest" in row for row in rows)
        await here.pilot.resize_terminal(120, 36)
        await here.pilot.pause()
        rows = here.view.split("\n")
        assert any("Before you answer" in row and "Which is nearest" in row for row in rows)


async def test_the_quiet_view_leaves_question_and_answer(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "start", size=(100, 30)) as here:
        await here.press("ctrl+f")
        assert "Which is nearest" in here.view
        assert "A yes takes a second" not in here.view
        assert "Ctrl+N" not in here.view
        await here.press("ctrl+f")
        assert "A yes takes a second" in here.view


async def test_a_long_page_says_that_there_is_more_and_turns_by_page_down(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "place", size=(70, 19)) as here:
        await here.until("PgDn reads on")
        assert "An invented diary" not in here.view
        for _ in range(6):
            await here.press("pagedown")
        await here.until("An invented diary")


async def test_a_hint_in_a_low_window_takes_its_room_from_the_prose(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "aim", size=(60, 20)) as here:
        await here.press("f2", "f3")
        await here.until("Hint")
        assert "What are talks for?" in here.view


async def test_page_down_reads_the_prose_first_where_the_question_is_long_too(
    home: Path, pack: Pack
) -> None:
    async with asked(home, pack, "place", size=(44, 14)) as here:
        await here.press("f2", "f3")
        await here.until("PgDn reads on")
        for _ in range(30):
            await here.press("pagedown")
            if "PgDn reads on" not in here.view:
                break
        assert "PgDn reads on" not in here.view


async def test_other_words_take_away_what_the_ones_before_gave(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "aim", answers={"aim": "To be asked back"}) as here:
        assert "That gives" in here.view
        await here.type("!")
        assert "That gives" not in here.view


async def test_words_go_to_the_persons_own_editor_and_come_back(
    home: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "editor"
    script.write_text("#!/bin/sh\nstat -c %a $1 > $0.mode\necho 'and a line more' >> $1\n")
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(script))
    async with asked(home, pack, "scene") as here:
        monkeypatch.setattr(here.app, "suspend", _suspended)
        await here.type("Bev rang")
        await here.press("ctrl+o")
        assert "and a line more" in here.view
        assert Path(f"{script}.mode").read_text().strip() == "600"
        assert not list(here.workspace.store.folder.glob("writing-*"))
        await here.press("ctrl+n")
        assert value(here, "scene") == "Bev rang\nand a line more"


async def test_after_an_editor_that_cannot_be_run_the_screen_is_there_again(
    home: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script, resumed = tmp_path / "editor", list[bool]()
    script.touch(0o755)  # nothing that a system can run
    monkeypatch.setenv("EDITOR", str(script))

    @contextmanager
    def suspended() -> Iterator[None]:
        yield
        resumed.append(True)  # as in Textual, where an error keeps the app suspended

    async with asked(home, pack, "scene") as here:
        monkeypatch.setattr(here.app, "suspend", suspended)
        await here.type("Bev rang")
        await here.press("ctrl+o")
        assert "The editor couldn't be opened" in here.said
        assert resumed
        assert "Bev rang" in here.view


async def test_without_an_editor_that_is_said(home: Path, pack: Pack) -> None:
    async with asked(home, pack, "scene") as here:
        await here.press("ctrl+o")
        assert "No editor is set" in here.said


def _key(name: str) -> events.Key:
    return events.Key(name, None)


def _suspended() -> object:
    from contextlib import nullcontext

    return nullcontext()


async def test_offered_lines_are_taken_in_from_the_page_and_let_go_again(
    home: Path, pack: Pack
) -> None:
    from msgspec.structs import replace

    from coachtui.pack.page import Show

    offered = next(line for line in pack.lines if line.offered)
    lesson = pack.lessons[0]
    page = replace(lesson.pages[0], prose=(Show(parts=(offered.section,), offered=True),))
    lessons = (replace(lesson, pages=(page, *lesson.pages[1:])), *pack.lessons[1:])
    wider = replace(pack, lessons=lessons)

    def stands(here: Sitting) -> bool:
        lines = {line.id: line for line in here.workspace.strategy.lines}
        return lines[offered.id].enabled

    async with asked(home, wider, "start") as here:
        assert f"[ ] {offered.text}" in here.view
        await here.press("shift+tab", "down", "space")
        assert f"[x] {offered.text}" in here.view
        assert stands(here)
        await here.press("space")
        assert not stands(here)
