"""Every command there is, as a line that works for Grace: what only looks, and what writes.

A command that stands in neither list fails a test, so that none is forgotten by a row of the bar.
"""

from __future__ import annotations

import importlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tomli_w
import typer.main

from coachtui.cli.commands import COMMANDS
from tests.cli.run import reads, run, says
from tests.sitting import SHIPPED

Words = list[str]
GRACE = next(one for one in SHIPPED.personas if one.id == "grace")
DOCUMENTS = ("checklist", "guidelines", "card", "statement")

LOOKING: list[Words] = [
    ["lessons"],
    ["questions"],
    ["answers"],
    ["answers", "worksheet"],
    ["strategy"],
    ["strategy", "why", "aim-first"],
    ["strategy", "tensions"],
    ["strategy", "versions"],
    ["strategy", "diff"],
    ["decide", "in", "--fact", "known=refuse", "--no-record"],
    ["decisions"],
    ["decisions", "waiting"],
    ["rehearse"],
    ["review"],
    *([one, "--whys"] for one in DOCUMENTS),
    ["page"],
    ["page", "everything"],
    ["calendar"],
    ["cues", "link-strategically"],
    ["pack", "list"],
    ["pack", "check", "{pack}"],
    ["where"],
    ["doctor"],
    ["doctor", "reports"],
    ["restore", "{backup}", "--dry-run"],
    ["restore"],
    ["restore", "1", "--dry-run"],
]
"""``{pack}`` is the folder of a pack, ``{backup}`` a backup."""

WRITING: list[Words] = [
    ["answer", "aim", "Something else"],
    ["answers", "load", "{sheet}"],
    ["lessons", "forget", "review-profile"],
    ["lessons", "undo"],
    ["lessons", "redo"],
    ["undo"],
    ["redo"],
    ["strategy", "edit", "aim-first", "--note", "mine"],
    ["strategy", "add", "--section", "guidelines", "--text", "I write on Mondays."],
    ["strategy", "drop", "mine-1"],
    ["strategy", "keep", "recruiters-ask", "--why", "Some are fine"],
    ["strategy", "version", "--reason", "again"],
    ["decide", "in", "--fact", "known=refuse", "--name", "Bo"],
    ["decisions", "undo", "{decision}"],
    ["decisions", "redo", "{decision}"],
    ["decisions", "answered", "{decision}", "well"],
    ["decisions", "good", "{decision}", "She rang"],
    ["rehearse", "{card}"],
    ["restore", "1", "--yes"],
    ["pack", "use", "{pack}"],
    ["restore", "{backup}", "--yes"],
]
"""Each keeps something in the home. ``{sheet}`` is a file of answers, ``{decision}`` the id of
one that was taken, ``{card}`` a card with a verdict."""

ELSEWHERE: list[Words] = [
    ["card", "--output", "{out}/card.html", "--format", "html"],
    ["page", "everything", "--output", "{out}/page.md", "--format", "markdown"],
    ["calendar", "--output", "{out}/reminders.ics"],
    ["backup", "{out}/backup.zip"],
    ["pack", "new", "{out}/pack"],
]
"""Each writes a file in the folder ``{out}``, outside of the home."""

ON_A_SCREEN = ["pack preview"]
"""Commands that take over the terminal."""


def leaves() -> Iterator[str]:
    """Every command by its words, those within others too."""
    for name, module in COMMANDS.items():
        made = typer.main.get_command(importlib.import_module(f"coachtui.cli.{module}").app)
        within: dict[str, Any] = getattr(made, "commands", {})
        yield from (f"{name} {inner}" for inner in within)
        if not within or getattr(made, "invoke_without_command", False):
            yield name


def named() -> set[str]:
    """The commands that stand in the lists."""
    all_ = set(leaves())
    found = {*ON_A_SCREEN}
    for words in (*LOOKING, *WRITING, *ELSEWHERE):
        found.add(" ".join(words[:2]) if " ".join(words[:2]) in all_ else words[0])
    return found


def filled(words: Words, folder: Path) -> Words:
    """A line with what stands in braces put in its place, as `prepare` made it."""
    places = {
        "pack": str(folder / "pack"),
        "backup": str(folder / "backup.zip"),
        "sheet": str(folder / "sheet.toml"),
        "out": str(folder / "out"),
        "decision": (folder / "decision").read_text(),
        "card": (folder / "card").read_text(),
    }
    return [word.format(**places) for word in words]


def prepare(folder: Path, small: Path, words: str = "Ana") -> None:
    """Somebody who did everything once, and the files beside that commands take.

    Args:
        folder: Where those files go.
        small: The folder of a pack that can be installed.
        words: What is typed wherever words may be typed.
    """
    folder.mkdir(exist_ok=True)
    (folder / "out").mkdir()
    shutil.copytree(small, folder / "pack")
    (folder / "sheet.toml").write_text(tomli_w.dumps({"answers": {"aim": f"{words} loaded"}}))
    says("answers", "load", "-", typed=tomli_w.dumps({"answers": dict(GRACE.answers)}))
    says("strategy", "version", "--reason", words)
    says("strategy", "add", "--section", "guidelines", "--text", words)
    known = ["--fact", "known=refuse", "--name", words]
    (folder / "decision").write_text(reads("decide", "in", *known)["recorded"])
    card = reads("rehearse")[0]
    (folder / "card").write_text(f"{card['id']}={card['choices'][0]['id']}")
    says("backup", str(folder / "backup.zip"))
    says("answer", "tuesday", words)


__all__ = ["ELSEWHERE", "LOOKING", "WRITING", "Words", "filled", "named", "prepare", "run"]
