"""R2: where a disk takes nothing more, what was typed is still there and is saved elsewhere.

On a disk that is really full, by the app's own dialog and line by line; what was written elsewhere
is read back by the command that the dialog names.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from coachtui.tui.lesson import LessonScreen
from coachtui.tui.trouble import Elsewhere
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from tests.bar.figures import Measured
from tests.bar.test_full_disk import disk, fill
from tests.cli.run import reads, says
from tests.plain.hold import hold_at
from tests.tui.sitting import sitting, small_pack

pytestmark = pytest.mark.row("R2")
__all__ = ["disk"]

WORDS = "find steady work with hospitals"


def read_back(home: Path, written: Path) -> object:
    """What a command reads of the file into a home that is new."""
    says("--home", str(home), "answers", "load", str(written))
    return reads("--home", str(home), "answers")["aim"]["value"]


async def test_by_the_dialog_of_the_app(disk: Path, tmp_path: Path, measured: Measured) -> None:
    written = tmp_path / "elsewhere.toml"
    pack = small_pack()
    async with sitting(disk / "home", pack, answers={"place": 3}) as here:
        await here.app.push_screen(LessonScreen(here.workspace, pack.lessons[0].id, "aim"))
        await here.pilot.pause()
        filling = fill(disk, 0)
        await here.type(WORDS)
        await here.press("ctrl+s")
        await here.until("Save everything into another file")
        assert "the disk is full" in " ".join(here.view.lower().split())
        await here.press("f")
        while not isinstance(here.app.screen, Elsewhere):
            await here.pilot.pause(0.02)
        here.app.screen.query_one("Input").value = str(written)  # type: ignore[attr-defined]
        await here.press("enter")
        await here.until(WORDS)
        assert WORDS in written.read_text()
        assert "not saved" in here.view, "the disk itself is still full, and that is said"
        filling.unlink()
        await here.press("ctrl+s")
        await here.until("  saved")
    assert open_workspace(Home(disk / "home"), pack=pack).answers["aim"].value == WORDS
    measured(faces=1, words_lost=0)


def test_read_back_by_the_command_that_is_named(
    disk: Path, tmp_path: Path, measured: Measured
) -> None:
    workspace = open_workspace(Home(disk / "home"), holder="app")
    workspace.answer("aim", WORDS)
    fill(disk, 0)
    workspace.save_elsewhere(tmp_path / "elsewhere.toml")
    assert read_back(tmp_path / "other", tmp_path / "elsewhere.toml") == WORDS
    measured(faces=1, words_lost=0)


def test_line_by_line(disk: Path, tmp_path: Path, measured: Measured) -> None:
    written = tmp_path / "elsewhere.toml"
    home = disk / "home"
    assert hold_at(home, "aim", ":page", answers={"start": "new"}).code == 0
    fill(disk, 0)
    held = hold_at(home, "aim", WORDS, "f", str(written), ":quit", "l", "l")
    assert held.says("disk is full")
    assert held.says("another file")
    assert WORDS in written.read_text()
    assert read_back(tmp_path / "other", written) == WORDS
    measured(faces=1, words_lost=0)
