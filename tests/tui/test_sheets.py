"""What the styles of a screen say is for that screen: the app styles no other anew for them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

import coachtui.tui
from coachtui.tui.app import CoachApp
from coachtui.tui.theme import THEMES

FOLDER = Path(coachtui.tui.__file__).parent
OWN = sorted({path.name for path in FOLDER.glob("*.tcss")} - set(map(str, CoachApp.CSS_PATH)))
"""Sheets that are read when the screen that they are for is first shown."""


def screens() -> Iterator[type[Screen[object]]]:
    for module in pkgutil.iter_modules(coachtui.tui.__path__):
        importlib.import_module(f"coachtui.tui.{module.name}")
    yield from below(Screen)


def below(kind: type[Screen[object]]) -> Iterator[type[Screen[object]]]:
    for one in kind.__subclasses__():
        yield one
        yield from below(one)


@pytest.fixture(scope="module")
def styled() -> dict[str, str]:
    """The names of the screens, each with the sheet that it is shown with."""
    return {one.__name__: str(one.CSS_PATH) for one in screens()}


@pytest.mark.parametrize("sheet", OWN)
def test_each_rule_begins_with_a_screen_that_is_shown_with_it(
    sheet: str, styled: dict[str, str]
) -> None:
    colours = {**THEMES[0].to_color_system().generate(), **THEMES[0].variables}
    read = Stylesheet(variables=colours)
    read.read(FOLDER / sheet)
    begun = {one.selectors[0].name for rule in read.rules for one in rule.selector_set}
    assert begun
    assert {name for name in begun if styled.get(name) != sheet} == set()
