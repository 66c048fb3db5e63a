"""Whom one decides on: a name is optional, and is shown as it was given."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.pack.model import Pack
from coachtui.tui.name_dialog import NameDialog
from tests.tui.deciding import ANSWERS, log, on_view
from tests.tui.sitting import sitting

pytestmark = pytest.mark.bar


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
        await here.press("escape")
        await here.until("past decisions")
        await here.press("p")
        await here.until("say yes")
