"""The pictures of the README and of the docs, taken of the running app: `make pictures`.

Home as Grace, one of the personas that ship, finds it two months later, and a page of her
lesson. The clock stands still, so the same app gives the same files. They fetch no font.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from recovery import recovery
from walk import walk

from coachtui.pack.load import load
from coachtui.pack.source import find
from coachtui.tui.app import CoachApp
from coachtui.tui.lesson import LessonScreen
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace

FIRST, LATER = "2026-11-22T12:00:00Z", "2027-01-20T12:00:00Z"
"""When she answered, and when the pictures are taken."""

QUESTION = "in-line"
"""What the page of the lesson asks."""

SIZE = (80, 24)


async def pictures(home: Home) -> Mapping[str, str]:
    """Take the pictures.

    Args:
        home: Where the data of the app that is looked at is kept meanwhile.

    Returns:
        Names of files to SVG.
    """
    pack = load(find("linkedin"))
    grace = next(one for one in pack.personas if one.id == "grace")
    os.environ.pop("NO_COLOR", None)
    os.environ["COACHTUI_NOW"] = FIRST
    workspace = open_workspace(home, pack=pack, holder="app")
    for question, raw in grace.answers.items():
        workspace.answer(question, raw)
    workspace.flush()
    os.environ["COACHTUI_NOW"] = LATER
    app = CoachApp(workspace, home)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        first = taken(app)
        await app.push_screen(LessonScreen(workspace, pack.questions[QUESTION].lesson, QUESTION))
        await pilot.pause(0.5)
        page = taken(app)
    workspace.close()
    return {"home.svg": first, "lesson.svg": page}


def taken(app: CoachApp) -> str:
    """What is on the screen now, as SVG."""
    svg = app.export_screenshot(simplify=True)
    without_fonts = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    lines = re.sub(r"\bterminal-\d+", "coachtui", without_fonts).splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def main(folder: Path) -> None:
    """Take the pictures and put them into a folder."""
    with TemporaryDirectory() as home:
        made = dict(asyncio.run(pictures(Home(Path(home)))))
    with TemporaryDirectory() as home:
        made |= asyncio.run(walk(Home(Path(home)), taken))
    with TemporaryDirectory() as homes:
        made |= asyncio.run(recovery(Path(homes), taken))
    for name, svg in made.items():
        (folder / name).write_text(svg, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
