"""A pack while it is written: seen again at each save, on a workspace that is thrown away."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from coachtui.authoring.check import check
from coachtui.pack import load
from coachtui.pack.mistakes import Mistake
from coachtui.pack.model import Pack
from coachtui.pack.page import Lesson
from coachtui.workspace.home import Home, Spot

ENDINGS = (".toml", ".md")
"""What the files of a pack end in."""

State = frozenset[tuple[str, int, int, int]]
"""Each file of a folder, with when it was saved, how long it is, and its number on the disk."""


class Seen(Struct, frozen=True):
    """A pack as it stood at one moment."""

    state: State
    """How its files stood."""
    pack: Pack | None
    """None: it can't be shown as it stands."""
    mistakes: tuple[Mistake, ...]
    """Why it can't be shown; of one that can, what the check would have mended."""

    @property
    def remark(self) -> str:
        """What the check would have mended, in a sentence or two; empty: nothing."""
        if not self.mistakes:
            return ""
        first = said(self.mistakes[0])
        more = len(self.mistakes) - 1
        return f"To mend: {first}" + (f" And {more} more: `coachtui pack check`." if more else "")


def said(mistake: Mistake) -> str:
    """A mistake in a sentence or two: file, line, what is wrong, what to write instead."""
    return f"{mistake.file}:{mistake.line}: {mistake.what.rstrip('.')}. {mistake.instead}"


def look(folder: Path) -> Seen:
    """Read a pack as it stands, and hold it against its check where it can be shown."""
    before = state(folder)  # first: what is saved meanwhile is seen at the next look
    pack, mistakes = load.read(folder)
    broken = tuple(one for one in mistakes if not one.remark)
    if pack is None or broken:
        return Seen(before, None, broken)
    return Seen(before, pack, tuple(one for one in check(pack) if not one.remark))


def state(folder: Path) -> State:
    """How the files of a pack stand on the disk: another state means that one was saved."""
    found: set[tuple[str, int, int, int]] = set()
    for inner in (folder, *_folders(folder)):
        for entry in _entries(inner):
            if entry.name.endswith(ENDINGS):
                try:
                    status = entry.stat()
                except OSError:
                    continue  # it went away, or is a link that leads nowhere
                found.add((entry.path, status.st_mtime_ns, status.st_size, status.st_ino))
    return frozenset(found)


def same_place(pack: Pack, before: Pack, spot: Spot) -> Spot:
    """Where to show a pack that was read again: at the question on view, or where it stood.

    Args:
        pack: The pack as it is now.
        before: The pack in which `spot` is.
        spot: The place on view; without a lesson, the first screen.
    """
    lesson = _lesson(pack, spot.lesson)
    if lesson is None:
        return Spot()
    route = spot.route if spot.route in [route.id for route in lesson.routes] else ""
    asked = [id_ for page in lesson.pages for id_ in page.questions]
    renamed = [id_ for id_ in asked if spot.question in pack.questions[id_].was]
    question = next((id_ for id_ in (spot.question, *renamed) if id_ in asked), "")
    old = _lesson(before, spot.lesson)
    if not question and old is not None:
        way = [id_ for page in old.pages for id_ in page.questions]
        at = way.index(spot.question) if spot.question in way else 0
        question = next(iter(asked[at:] or asked[-1:]), "")
    return Spot(lesson=lesson.id, question=question, route=route)


@contextmanager
def thrown_away() -> Iterator[Home]:
    """A home that is gone afterwards, with all that was typed in it."""
    folder = Path(tempfile.mkdtemp(prefix="coachtui-preview-"))
    try:
        yield Home(folder / "home")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _lesson(pack: Pack, id_: str) -> Lesson | None:
    return next((one for one in pack.lessons if one.id == id_), None)


def _folders(folder: Path) -> list[Path]:
    return [Path(entry.path) for entry in _entries(folder) if entry.is_dir()]


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return [entry for entry in found if not entry.name.startswith(".")]
    except OSError:
        return []
