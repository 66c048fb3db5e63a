"""A pack as its author sees it: at its page, anew at each save, and what is wrong on top of it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from coachtui.authoring.new import new
from coachtui.authoring.preview import look
from coachtui.tui import pack_preview
from coachtui.tui.pack_preview import Broken, PackPreview
from coachtui.workspace.home import Home, Spot
from coachtui.workspace.open import open_workspace
from tests.terminal import Terminal
from tests.tui.sitting import Sitting
from tests.tui.test_on_a_terminal import COMMAND

pytestmark = pytest.mark.bar

LESSON = "lessons/lending.md"
LINE, THING = "From which rung up do you lend", "Which of your things would you miss"

Opened = Callable[..., AbstractAsyncContextManager[Sitting]]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files are looked at without a pause between."""
    monkeypatch.setattr(pack_preview, "PAUSE", 0.02)


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    """A pack that somebody writes."""
    return new(tmp_path / "garden").folder


@pytest.fixture
def opened(garden: Path, tmp_path: Path) -> Opened:
    """Open it at a place."""

    @asynccontextmanager
    async def open_at(
        question: str = "", *, size: tuple[int, int] = (80, 30)
    ) -> AsyncIterator[Sitting]:
        seen, home = look(garden), Home(tmp_path / "thrown-away")
        assert seen.pack
        workspace = open_workspace(home, pack=seen.pack, holder="app")
        spot = Spot(lesson="lending", question=question) if question else Spot()
        app = PackPreview(workspace, home, garden, seen, spot=spot)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield Sitting(app, pilot)
            app.workspace.close()

    return open_at


def save(folder: Path, file: str, old: str, new_: str) -> None:
    """Change a file as an editor does: another file takes its place."""
    text = (folder / file).read_text("utf-8")
    assert text.count(old) == 1, old
    beside = folder / f"{file}~"
    beside.write_text(text.replace(old, new_), "utf-8")
    beside.replace(folder / file)


async def test_it_opens_at_the_page_and_says_that_nothing_is_kept(opened: Opened) -> None:
    async with opened("line") as here:
        await here.until(LINE)
        assert "what you answer is thrown away" in here.said


async def test_a_save_is_shown_at_the_same_place_with_the_answers_kept(
    opened: Opened, garden: Path
) -> None:
    async with opened("line") as here:
        await here.until(LINE)
        await here.press("2")
        await here.until("If we have met, then I lend it.")
        save(garden, LESSON, LINE, "From which rung up may they have it")
        await here.until("From which rung up may they have it")
        assert here.workspace.answers["line"].value == "met"
        save(
            garden, "rules.toml", 'text = "If {line}, then I lend it."', 'text = "If {line}, yes."'
        )
        save(
            garden,
            "facts.toml",
            'ladder = true\nchoices = { stranger = "I have',
            'ladder = true\nchoices = { stranger = "Never, I have',
        )
        await here.until("Never, I have never met them")
        await here.press("3")
        await here.until("If they are a friend, yes.")


async def test_words_that_were_being_typed_stay(opened: Opened, garden: Path) -> None:
    async with opened("thing") as here:
        await here.until(THING)
        await here.type("The long lad")
        save(garden, LESSON, THING, "What would you miss")
        await here.until("What would you miss")
        await here.until("The long lad")
        await here.type("der")
        await here.press("enter")
        await here.until(LINE)
        assert here.workspace.answers["thing"].value == "The long ladder"


async def test_a_question_that_got_another_id_is_still_on_view(
    opened: Opened, garden: Path
) -> None:
    async with opened("line") as here:
        await here.until(LINE)
        await here.press("2")
        await here.until("That gives")
        for file, old, new_ in (
            ("rules.toml", '{ at_least = "{line}" }', '{ at_least = "{rung}" }'),
            ("rules.toml", 'text = "If {line}, then', 'text = "If {rung}, then'),
            ("rules.toml", "Can I say that {line}?", "Can I say that {rung}?"),
            ("personas/nia.toml", 'line = "met"', 'rung = "met"'),
            (LESSON, 'id = "line"', 'id = "rung"\nwas = ["line"]'),
        ):
            save(garden, file, old, new_)
        save(garden, LESSON, LINE, "From which rung up may they have it")
        await here.until("From which rung up may they have it")
        assert here.workspace.answers["rung"].value == "met"


async def test_where_the_page_on_view_is_gone_the_nearest_is_shown(
    opened: Opened, garden: Path
) -> None:
    async with opened("thing") as here:
        await here.until(THING)
        text = (garden / LESSON).read_text("utf-8")
        head, _, rest = text.partition("## What you would miss")
        (garden / "lines.toml").write_text("")
        save(garden, "personas/nia.toml", 'thing = "The pressure cooker"\n', "")
        save(garden, "personas/nia.toml", ', "thing"]', "]")
        (garden / LESSON).write_text(head + "## Whom" + rest.partition("## Whom")[2])
        await here.until(LINE)


async def test_another_file_is_told_on_top_and_goes_away_once_it_is_mended(
    opened: Opened, garden: Path
) -> None:
    async with opened("line") as here:
        await here.until(LINE)
        save(garden, "rules.toml", 'verdict = "lend"', 'verdict = "lent"')
        await here.until("Not shown as it stands: 1 mistake")
        await here.until("rules.toml, line 3")
        await here.until("mean `lend`?")
        assert LINE in here.view
        save(garden, "rules.toml", 'verdict = "lent"', "verdict = lent")
        await here.until("rules.toml, line 7")
        save(garden, "rules.toml", "verdict = lent", 'verdict = "lend"')
        await here.until("Read again.")
        assert not isinstance(here.app.screen, Broken)
        await here.until(LINE)


async def test_the_last_good_one_can_be_used_meanwhile(opened: Opened, garden: Path) -> None:
    async with opened("line") as here:
        await here.until(LINE)
        save(garden, LESSON, 'kind = "choice"', 'kind = "choise"')
        await here.until("Not shown as it stands")
        await here.press("escape")
        assert "Not shown" not in here.view
        await here.press("3")
        await here.until("If they are a friend, then I lend it.")
        save(garden, LESSON, 'kind = "choise"', 'kind = "choice"')
        await here.until("Read again.")
        assert here.workspace.answers["line"].value == "friend"


async def test_many_mistakes_are_all_told(opened: Opened, garden: Path) -> None:
    async with opened("line", size=(80, 24)) as here:
        await here.until(LINE)
        (garden / "rules.toml").write_text("".join(f"[[rule]]\nid = {n}\n" for n in range(30)))
        await here.until("Not shown as it stands: ")
        await here.press("end")
        await here.until("rules.toml, line 59")


async def test_a_pack_that_goes_away_is_told_and_found_again(opened: Opened, garden: Path) -> None:
    async with opened("line") as here:
        await here.until(LINE)
        away = garden.rename(garden.with_name("away"))
        await here.until("Not shown as it stands")
        away.rename(garden)
        save(garden, LESSON, LINE, "Back again: from which rung")
        await here.until("Back again: from which rung")


async def test_what_the_check_would_have_mended_is_said_and_shown_all_the_same(
    opened: Opened, garden: Path
) -> None:
    async with opened("thing") as here:
        await here.until(THING)
        save(
            garden,
            LESSON,
            "## Whom",
            '```toml question\nid = "more"\nkind = "text"\n'
            'text = "And after that, my friend?"\n```\n\n## Whom',
        )
        await here.until("nothing reads it")
        await here.press("ctrl+n")
        await here.until("And after that, my friend?")


async def test_the_first_screen_is_shown_anew_too(opened: Opened, garden: Path) -> None:
    async with opened() as here:
        await here.until("Somebody asks to borrow something.")
        save(garden, "pack.toml", "Somebody asks to borrow something.", "Somebody wants your rake.")
        await here.until("Somebody wants your rake.")
        save(garden, "pack.toml", 'title = "Garden"', 'title = "Rakes and ladders"')
        await here.until("Rakes and ladders")


async def test_what_follows_from_the_answers_is_shown_anew(opened: Opened, garden: Path) -> None:
    async with opened("line") as here:
        await here.until(LINE)
        await here.press("2")
        await here.until("That gives")
        from coachtui.tui.places import open_strategy

        open_strategy(here.app)
        await here.until("If we have met, then I lend it.")
        save(garden, "rules.toml", "then I lend it.", "then it is theirs for a week.")
        await here.until("If we have met, then it is theirs for a week.")
        await here.press("escape")
        await here.until(LINE)


class TestOnATerminal:
    """Started as an author starts it."""

    def test_nothing_of_ones_own_is_touched_and_nothing_is_kept(
        self, env: dict[str, str], garden: Path, home: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "room").mkdir()
        given = {**env, "TMPDIR": str(tmp_path / "room")}
        words = [*COMMAND, "pack", "preview", f"{garden / LESSON}:thing"]
        with Terminal(words, env=given) as terminal:
            terminal.until(THING)
            terminal.type("The long ladder")
            terminal.until("The long ladder")
            save(garden, LESSON, THING, "What would you miss")
            terminal.until("What would you miss")
            terminal.until("The long ladder")
            save(garden, "facts.toml", 'id = "known"', 'id = "Known"')
            terminal.until("facts.toml, line 5")
            terminal.press("ctrl+q")
            assert terminal.exit_code() == 0
        assert not home.exists()
        assert list((tmp_path / "room").iterdir()) == []

    def test_a_pack_that_cannot_be_shown_is_told_before_it_opens(
        self, env: dict[str, str], garden: Path
    ) -> None:
        shutil.rmtree(garden / "lessons")
        with Terminal([*COMMAND, "pack", "preview", str(garden)], env=env) as terminal:
            terminal.until("pack.toml:")
            terminal.until("It can't be shown as it stands")
            assert terminal.exit_code() == 1
