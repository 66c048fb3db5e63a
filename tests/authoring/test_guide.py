"""The guide for authors holds: each block in it is done to a new pack, in order, as it says.

Blocks are told apart by their word. `console` is typed, and what stands below a command is what
it says. `diff` and what is to be added go into the file that was named last. `text` is what the
preview shows.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from coachtui.authoring.check import check_folder
from coachtui.cli.commands import COMMANDS
from tests.conftest import REPOSITORY
from tests.terminal import Terminal

GUIDE = (REPOSITORY / "docs" / "authoring.md").read_text("utf-8")
NOTATION = (REPOSITORY / "docs" / "notation.md").read_text("utf-8")
PROGRAM = [sys.executable, "-m", "coachtui"]

_FENCED = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"`(garden/[\w/.-]+\.(?:toml|md))`")


class Block(NamedTuple):
    """One fenced block, and the file that was named last before it."""

    word: str
    text: str
    file: str


def blocks() -> Iterator[Block]:
    file, end = "", 0
    for found in _FENCED.finditer(GUIDE):
        named = _FILE.findall(GUIDE[end : found.start()])
        file, end = (named or [file])[-1], found.end()
        yield Block(found[2], found[3], file)


def typed(text: str) -> Iterator[tuple[list[str], str]]:
    """The commands of a block, each with what it says."""
    for part in re.split(r"^\$ coachtui ", text, flags=re.MULTILINE)[1:]:
        command, _, says = part.partition("\n")
        yield shlex.split(command), says


def says(env: dict[str, str], here: Path, words: list[str]) -> str:
    done = subprocess.run(
        [*PROGRAM, *words], cwd=here, env=env, capture_output=True, encoding="utf-8", check=False
    )
    told = done.stdout + done.stderr
    assert done.returncode == ("to mend" in told), told
    return told


def apply(path: Path, diff: str) -> None:
    """Do what a diff says: what it expects must stand there once."""
    rows = diff.splitlines(keepends=True)
    old = "".join(row[1:] for row in rows if row[0] in " -")
    new = "".join(row[1:] for row in rows if row[0] in " +")
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), "utf-8")


def add(path: Path, text: str) -> None:
    """Write a new file, or write on at the end of one."""
    before = f"{path.read_text('utf-8')}\n" if path.exists() else ""
    path.write_text(before + text, "utf-8")


def follow(env: dict[str, str], here: Path, *, seen: bool) -> None:
    """Do all that the guide says, in a folder of one's own; with `seen`, look at the previews."""
    shown: list[str] = []
    for word, text, file in blocks():
        match word:
            case "console":
                for words, told in typed(text):
                    if words[:2] == ["pack", "preview"]:
                        shown = words
                    elif told:
                        assert says(env, here, words) == told
                    else:
                        assert says(env, here, words)
            case "diff":
                apply(here / file, text)
            case "toml" | "markdown":
                add(here / file, text)
            case "text" if seen:
                with Terminal([*PROGRAM, *shown], env=env, cwd=here) as terminal:
                    for line in text.splitlines():
                        terminal.until(line)
                    terminal.press("ctrl+q")
                    assert terminal.exit_code() == 0


def test_whoever_follows_it_sees_what_it_says(
    env: dict[str, str], frozen: object, tmp_path: Path
) -> None:
    (tmp_path / "here").mkdir()
    follow(env, tmp_path / "here", seen=False)
    pack, mistakes = check_folder(tmp_path / "here" / "garden")
    assert pack is not None
    assert mistakes == ()
    assert set(pack.questions) == {"thing", "line", "back", "mind"}
    assert pack.rules[0].id == "in-wanted"
    assert len(pack.personas) == 2


@pytest.mark.bar
def test_the_previews_look_as_it_says(env: dict[str, str], frozen: object, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    follow(env, tmp_path / "here", seen=True)


def test_each_kind_of_block_is_understood() -> None:
    found = [block.word for block in blocks()]
    assert set(found) == {"console", "diff", "toml", "markdown", "text"}
    assert "```" not in _FENCED.sub("", GUIDE)


def test_each_command_that_it_names_is_one() -> None:
    for name in re.findall(r"`coachtui (\w+)", GUIDE):
        assert name in COMMANDS, name


def test_what_it_points_to_is_there() -> None:
    for title in ("Questions", "Conditions", "A lesson", "Pipes", "pack.toml"):
        assert f"\n## {title}\n" in NOTATION, title
    assert "\n## Evidence, cards, tensions, personas\n" in NOTATION
    for folder in re.findall(r"`(content/\w+)`", GUIDE):
        assert (REPOSITORY / folder / "pack.toml").is_file()
