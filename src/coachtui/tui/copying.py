"""Words to the clipboard: by a tool of this machine where there is one, else by the terminal.

A tool confirms what it did; a terminal doesn't, and not every one listens. So the person is
told which of the two it was.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from coachtui.text import shown

if TYPE_CHECKING:
    from textual.app import App

PATIENCE = 2.0
"""Seconds that a tool is given."""

TERMINAL_TAKES = 70_000
"""Bytes: many terminals ignore more in one go."""


class Tool(Struct, frozen=True):
    """A program that takes words on its standard input."""

    command: tuple[str, ...]
    encoding: str = "utf-8"


def tools(environ: Mapping[str, str], platform: str) -> tuple[Tool, ...]:
    """The tools worth trying here, best first.

    Over ssh there are none: they would fill the clipboard of the machine at the other end.
    """
    if "SSH_CONNECTION" in environ:
        return ()
    if platform == "darwin":
        return (Tool(("pbcopy",)),)
    if platform == "win32":
        return (Tool(("clip",), "utf-16"),)
    found: list[Tool] = []
    if environ.get("WAYLAND_DISPLAY"):
        found.append(Tool(("wl-copy",)))
    if environ.get("DISPLAY"):
        found.append(Tool(("xclip", "-selection", "clipboard")))
        found.append(Tool(("xsel", "--clipboard", "--input")))
    if environ.get("WSL_DISTRO_NAME"):
        found.append(Tool(("clip.exe",), "utf-16"))
    return tuple(found)


def by_tool(words: str) -> str:
    """Hand words to the first tool that takes them. This blocks: not for the screen's thread.

    Returns:
        The tool's name; empty where none took them.
    """
    for tool in tools(os.environ, sys.platform):
        path = shutil.which(tool.command[0])
        if path and _took(tool, path, words):
            return tool.command[0]
    return ""


async def copy(app: App[Any], words: str) -> str:
    """Copy words, and say in a sentence how it went."""
    safe = shown(words)
    tool = await asyncio.to_thread(by_tool, safe)
    if tool:
        return "Copied."
    if len(safe.encode("utf-8", "replace")) > TERMINAL_TAKES:
        return "Too long for this terminal's clipboard. Write it to a file instead."
    app.copy_to_clipboard(safe)
    return "Handed to your terminal. If pasting brings nothing, it doesn't take copies."


def _took(tool: Tool, path: str, words: str) -> bool:
    try:
        done = subprocess.run(  # noqa: S603  (a tool found on the path, no shell, no words in it)
            [path, *tool.command[1:]],
            input=words.encode(tool.encoding, "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
