"""A whole sitting with real keys on a real terminal, from an empty home to exported pages."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.sitting import SHIPPED, asked, by_keys, by_lines, saved, until_said
from tests.terminal import PATIENCE, Terminal

COMMAND = [sys.executable, "-m", "coachtui"]
ROUTES = [
    pytest.param("grace", "core", "2", id="core", marks=pytest.mark.bar),
    pytest.param("marek", "door", "3", id="door"),
]
SIZES = [
    pytest.param((80, 24), id="80x24"),
    pytest.param((120, 36), id="120x36", marks=[pytest.mark.bar, pytest.mark.long]),
]
PAGES = ["checklist", "guidelines"]


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="what is loaded isn't told here")
def test_the_app_does_not_even_load_what_connections_would_need(
    env: dict[str, str], tmp_path: Path
) -> None:
    with Terminal(COMMAND, env=env, cwd=tmp_path) as terminal:
        terminal.until("Begin")
        loaded = Path(f"/proc/{terminal.pid}/maps").read_text()
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    assert "/_ssl." not in loaded


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("persona", "route", "key"), ROUTES)
def test_a_sitting_by_keys_leaves_what_the_linear_mode_leaves(
    env: dict[str, str],
    tmp_path: Path,
    persona: str,
    route: str,
    key: str,
    size: tuple[int, int],
) -> None:
    steps = list(asked(SHIPPED, persona, route))
    keys = {**env, "COACHTUI_HOME": str(tmp_path / "keys")}
    lines = {**env, "COACHTUI_HOME": str(tmp_path / "lines")}
    with Terminal(COMMAND, env=keys, size=size, cwd=tmp_path) as terminal:
        terminal.until("Begin")
        terminal.press(key)
        by_keys(terminal, steps)
        for page in PAGES:
            export_from_the_end(terminal, tmp_path / f"{page}.md")
        terminal.until("Enough for today")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    by_lines(COMMAND, lines, steps, [key], [*to_files(tmp_path / "by-lines")])
    assert saved(tmp_path / "keys") == saved(tmp_path / "lines")
    for page in PAGES:
        printed = subprocess.run(
            [*COMMAND, page, "--format", "markdown"],
            env=keys,
            capture_output=True,
            timeout=30,
            check=True,
        ).stdout
        assert b"#" in printed
        assert (tmp_path / f"{page}.md").read_bytes() == printed
        assert (tmp_path / "by-lines" / f"{page}.md").read_bytes() == printed


def export_from_the_end(terminal: Terminal, path: Path) -> None:
    """From the end of a way to the export, from the card to another page, and to a file."""
    ids = list(SHIPPED.documents)
    turns = (ids.index(path.stem) - ids.index("card")) % len(ids)
    terminal.until("Enough for today")
    terminal.press("t")
    until_said(terminal, f"‹ {SHIPPED.documents['card'].title} ›")
    terminal.press(*["right"] * turns)
    until_said(terminal, f"‹ {SHIPPED.documents[path.stem].title} ›")
    terminal.press("down", "right")
    until_said(terminal, "‹ markdown ›")
    until_said(terminal, path.name)
    terminal.press("enter")
    until = time.monotonic() + PATIENCE
    while not path.exists() or not path.stat().st_size:
        assert time.monotonic() < until, terminal.screen()
        time.sleep(0.02)


def to_files(folder: Path) -> list[str]:
    """The lines that write the same pages in the linear mode."""
    folder.mkdir()
    numbers = {page: str(place) for place, page in enumerate(SHIPPED.documents, 1)}
    return [
        line
        for page in PAGES
        for line in (f":export {folder / f'{page}.md'}", numbers[page], "2", "")
    ]
