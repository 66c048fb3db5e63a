"""Words that are going somewhere where only so many characters fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.pack.load import load
from tests.tui.sitting import asked

FIGURES = load(Path(__file__).resolve().parents[1] / "packs" / "figures")

pytestmark = pytest.mark.bar


async def test_the_count_goes_with_every_letter(home: Path) -> None:
    async with asked(home, FIGURES, "sign") as here:
        assert "0 of 20 characters." in here.view
        await here.type("Bread")
        assert "5 of 20 characters." in here.view
        await here.press("backspace")
        assert "4 of 20 characters." in here.view


async def test_what_is_too_long_is_kept_and_remarked_upon_with_the_day_of_the_limit(
    home: Path,
) -> None:
    async with asked(home, FIGURES, "sign", answers={"sign": "Bread and butter pudding"}) as here:
        assert "That is 24 characters, and 20 fit: letters on the sign" in here.view
        assert "22 November 2026" in here.view


async def test_the_count_is_held_against_the_limit_that_the_answers_set(home: Path) -> None:
    given = {"sign": "Bread and butter pudding", "stall": "large"}
    async with asked(home, FIGURES, "sign", answers=given) as here:
        assert "24 of 40 characters." in here.view
        assert "and 40 fit" not in here.view
