"""R3: the app on a real terminal, killed at any moment while somebody types: nothing is lost.

What the screen says is saved is on the disk. A word counts as acknowledged where the screen says
"saved" a while after the word has come to stand on it.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

import pytest
import tomli

from coachtui.files.save import strays
from coachtui.workspace.home import Home, Spot
from coachtui.workspace.open import open_workspace
from tests.bar.figures import Measured
from tests.terminal import Terminal

pytestmark = pytest.mark.row("R3")

COMMAND = [sys.executable, "-m", "coachtui"]
KILLS = int(os.environ.get("BAR_APP_KILLS", "20"))
"""Before a release 500, by this variable."""

EACH = 25
"""Kills over one home: what was typed stays in view."""

GRACE = 0.15
"""Seconds after which the screen has had every chance to say that it saves."""

QUESTION = "tuesday"


def _at_a_question(home: Path) -> Home:
    """A home in which one stands at a question whose answer is prose."""
    at = Home(home)
    workspace = open_workspace(at, holder="command")
    workspace.answer("start", "new")
    workspace.close()
    lesson = workspace.pack.questions[QUESTION].lesson
    at.remember(places={workspace.meta.id: Spot(lesson=lesson, question=QUESTION, route="whole")})
    return at


def _typed_until_killed(env: dict[str, str], first: int, dice: random.Random) -> int:
    """Type words with rising numbers and be killed; the last that was acknowledged, or -1."""
    acknowledged, number, stood = -1, first, 0.0
    with Terminal(COMMAND, env=env) as terminal:
        terminal.until("Go on from here")
        terminal.press("g")
        terminal.until("Ctrl+N next")
        until = time.monotonic() + dice.uniform(0.2, 2.5)
        while (now := time.monotonic()) < until:
            if now > stood:
                terminal.type(f"w{number} ")
                terminal.until(f"w{number}")
                number, since = number + 1, time.monotonic()
                stood = since + dice.choice((0.05, 0.1, 1.6))
            elif now > since + GRACE and "saved" in terminal.screen().split("\n")[0]:
                acknowledged = number - 1
            time.sleep(0.01)
        terminal.kill()
        assert terminal.exit_code() == -9
    return acknowledged


def _kept(home: Path) -> list[int]:
    """The numbers on the disk, once a command has opened it; it is whole, and strays are gone."""
    workspace = open_workspace(Home(home), holder="command")
    assert not workspace.read_only
    folder = workspace.store.folder
    for path in (folder / "answers.toml", folder / "drafts.toml"):
        if path.exists():
            assert "records" in tomli.loads(path.read_text())["eof"]
    assert strays(folder) == strays(folder / "changes") == ()
    if workspace.not_applied:
        workspace.bring_back()  # it is offered: what was recorded isn't lost
    entry = workspace.answers.get(QUESTION)
    words = str(entry.value if entry else workspace.drafts.get(QUESTION, ""))
    workspace.close()
    return [int(word[1:]) for word in words.split()]


def _kill(home: Path, env: dict[str, str], times: int) -> int:
    """Be killed so often; how many words were acknowledged, none of them lost."""
    dice, acknowledged = random.Random(times), 0
    for begin in range(0, times, EACH):
        place, newest = home / str(begin), -1
        _at_a_question(place)
        for _ in range(min(EACH, times - begin)):
            given = {**env, "COACHTUI_HOME": str(place)}
            last = _typed_until_killed(given, newest + 1, dice)
            kept = _kept(place)
            assert kept == list(range(len(kept))), kept
            assert len(kept) > last
            acknowledged += max(0, last - newest)
            newest = len(kept) - 1
    return acknowledged


@pytest.mark.bar
def test_the_app_killed_again_and_again_loses_no_word_that_was_saved(
    home: Path, env: dict[str, str], measured: Measured
) -> None:
    acknowledged = _kill(home, env, KILLS)
    assert acknowledged > KILLS / 4
    measured(kills_of_the_app=KILLS, words=acknowledged, lost=0)
