"""Help speaks in our own words, whichever screen it is asked for on."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
from textual.app import App
from textual.command import CommandPalette
from textual.containers import ScrollableContainer, VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, OptionList, TextArea

from coachtui.tui.app import CoachApp
from coachtui.tui.keys import commands
from coachtui.workspace.home import Home
from tests.bar.screens import SCREENS, Over, hostile, made

pytestmark = pytest.mark.bar

THEIRS = (
    *(App, CommandPalette, Input, OptionList, Screen, ScrollableContainer, TextArea),
    *(VerticalScroll, Widget),
)


def their_words() -> set[str]:
    """The first line of each of Textual's own actions."""
    return {
        (inspect.getdoc(action) or name).split("\n", 1)[0].rstrip(".")
        for one in THEIRS
        for name, action in inspect.getmembers(one, inspect.isfunction)
        if name.startswith("action_") and action.__module__.startswith("textual.")
    }


async def test_no_row_of_help_is_in_another_programs_words(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACHTUI_NOW", "2027-02-22T08:30:00Z")
    workspace, theirs, seen = hostile(home, "plain"), their_words(), 0
    app = CoachApp(workspace, Home(home))
    async with app.run_test(size=(140, 50)) as pilot:
        for name in SCREENS:
            screen = made(name, Over(workspace, "plain"))
            app.push_screen(screen)
            await pilot.pause(0.05)
            for one in commands(screen, idle=True):
                said = one.says or one.label
                assert said not in theirs, f"{name}: {one.key} {said}"
                assert "](" not in said, f"{name}: {one.key} {said}"
                assert "widget" not in said.casefold(), f"{name}: {one.key} {said}"
                seen += 1
            while len(app.screen_stack) > 1:
                app.pop_screen()
    workspace.close()
    assert seen > len(SCREENS)
