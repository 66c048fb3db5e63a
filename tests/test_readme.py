"""What the README and the docs show is what the program gives."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
import tomli_w

from coachtui.pack.load import load
from tests.conftest import REPOSITORY

WALK = (REPOSITORY / "docs" / "walkthrough.md").read_text("utf-8")
RECOVERY = (REPOSITORY / "docs" / "recovery.md").read_text("utf-8")
PICTURES = REPOSITORY / "docs" / "pictures"
README = (REPOSITORY / "README.md").read_text("utf-8")


def run(env: dict[str, str], *command: str, given: str | None = None) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        input=given,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def test_each_picture_is_shown_and_fetches_nothing() -> None:
    shown = re.findall(r"!\[.+\]\(docs/pictures/(.+)\)", README)
    shown += re.findall(r"!\[.+\]\(pictures/(.+)\)", WALK + RECOVERY)
    assert sorted(shown) == sorted(path.name for path in PICTURES.glob("*.svg"))
    for name in shown:
        assert "url(http" not in (PICTURES / name).read_text("utf-8")


@pytest.mark.bar
def test_the_pictures_are_taken_of_this_app(env: dict[str, str], tmp_path: Path) -> None:
    run(env, str(PICTURES / "make.py"), str(tmp_path))
    differ = [
        path.name
        for path in PICTURES.glob("*.svg")
        if path.read_text("utf-8") != (tmp_path / path.name).read_text("utf-8")
    ]
    assert differ == [], "look at what changed, then: make pictures"


def test_the_card_is_graces(env: dict[str, str], frozen: datetime, shipped_folder: Path) -> None:
    grace = next(one for one in load(shipped_folder).personas if one.id == "grace")
    run(
        env,
        *("-m", "coachtui", "answers", "load", "-"),
        given=tomli_w.dumps({"answers": dict(grace.answers)}),
    )
    card = run(env, "-m", "coachtui", "card")
    assert re.findall(r"```text\n(HOW I LINK.*?)```", README, re.DOTALL) == [card]


def test_the_walk_decides_as_it_says(
    env: dict[str, str], monkeypatch: pytest.MonkeyPatch, shipped_folder: Path
) -> None:
    pack = load(shipped_folder)
    ines = next(one for one in pack.personas if one.id == "ines")
    evening = {
        id_: one
        for id_, one in ines.answers.items()
        if pack.questions[id_].lesson == "link-strategically"
    }
    env = {**env, "COACHTUI_NOW": "2026-11-22T12:00:00Z"}
    given = tomli_w.dumps({"answers": {**evening, "in-bare": "ask"}})
    run(env, *("-m", "coachtui", "answers", "load", "-"), given=given)
    run(env, *("-m", "coachtui", "strategy", "version"))
    (said,) = re.findall(r"```text\n(\$ coachtui .*?)```", WALK, re.DOTALL)
    command, _, told = said.partition("\n")
    env = {**env, "COACHTUI_NOW": "2027-02-23T12:00:00Z"}
    assert run(env, "-m", *command.split()[1:], "--no-record") == told
