from __future__ import annotations

import stat
import time
from pathlib import Path

import pytest
from textual.app import App

from coachtui.tui import copying
from coachtui.tui.copying import by_tool, copy, tools


def tool(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IEXEC)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of tools, first on the path, on a machine with a display."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(copying, "PATIENCE", 30)  # a slow machine starts a tool slowly
    return folder


def names(environ: dict[str, str], platform: str) -> list[str]:
    return [one.command[0] for one in tools(environ, platform)]


def test_the_tools_of_each_machine() -> None:
    assert names({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "linux") == [
        "wl-copy",
        "xclip",
        "xsel",
    ]
    assert names({}, "darwin") == ["pbcopy"]
    assert names({}, "win32") == ["clip"]
    assert names({}, "linux") == []


def test_over_ssh_no_tool_is_used_for_it_would_fill_the_other_machines_clipboard() -> None:
    assert names({"SSH_CONNECTION": "a b c d", "DISPLAY": ":10"}, "linux") == []


def test_words_reach_the_tool_whole_and_no_shell(path: Path, tmp_path: Path) -> None:
    tool(path, "xclip", f"cat > {tmp_path}/copied")
    words = "$(touch boo); 'quoted' \"twice\"\nÅsa `x`"
    assert by_tool(words) == "xclip"
    assert (tmp_path / "copied").read_text() == words


def test_a_tool_that_fails_leaves_it_to_the_next(path: Path, tmp_path: Path) -> None:
    tool(path, "xclip", "exit 1")
    tool(path, "xsel", f"cat > {tmp_path}/copied")
    assert by_tool("words") == "xsel"


def test_a_tool_that_hangs_is_given_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "PATIENCE", 0.2)
    tool(path, "xclip", "exec sleep 60")
    began = time.monotonic()
    assert by_tool("words") == ""
    assert time.monotonic() - began < 30


async def test_without_a_tool_the_terminal_gets_it_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(copying, "by_tool", lambda _: "")
    async with App[int]().run_test() as pilot:
        said = await copy(pilot.app, "a\x1b[31m b")
        assert pilot.app.clipboard == "a b"
        assert "Handed to your terminal" in said
        assert "file instead" in await copy(pilot.app, "x" * 80_000)


async def test_a_tool_that_took_it_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "by_tool", lambda _: "xclip")
    async with App[int]().run_test() as pilot:
        assert await copy(pilot.app, "words") == "Copied."
        assert pilot.app.clipboard == ""
