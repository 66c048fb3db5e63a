"""A pack as its author reads it, line by line: read again before a prompt where it was saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from coachtui.authoring.preview import Seen, look, said, same_place, state, thrown_away
from coachtui.files.errors import Trouble
from coachtui.interview import flow
from coachtui.pack.model import Pack
from coachtui.plain.greeting import begin
from coachtui.plain.lesson import walk
from coachtui.plain.sitting import Leave, Sitting
from coachtui.plain.talk import Ended, Talk, on_terminal
from coachtui.plain.words import WORDS
from coachtui.workspace.home import Home, Spot
from coachtui.workspace.open import Workspace, open_workspace

INTERRUPTED = 130
"""The exit code after Ctrl+C."""

HERE = "A preview: what you answer is thrown away. Save a file, press Enter, and it is read again."


class Changed(Exception):  # noqa: N818  (nothing went wrong)
    """A file of the pack was saved since it was read."""


class Watched(Talk, kw_only=True):
    """A talk that breaks off at a prompt once a file was saved; what is typed comes first."""

    changed: Callable[[], bool]

    def ask(self, prompt: str = "> ", *, whole: bool = False) -> str:
        """Print a prompt and read one line, as any talk.

        Raises:
            Changed: a file was saved, before the prompt or while nothing was typed at it.
            Ended: the input is closed.
        """
        if self.changed():
            raise Changed
        typed = Talk.ask(self, prompt, whole=whole)
        if not typed.strip() and self.changed():
            raise Changed
        return typed


class _Author(Struct):
    """Who writes, and what was read of it last."""

    folder: Path
    seen: Seen

    def changed(self) -> bool:
        return state(self.folder) != self.seen.state


def run(folder: Path, seen: Seen, spot: Spot, *, talk: Talk | None = None) -> int:
    """Hold a sitting over a pack until its author leaves or the input ends.

    Args:
        folder: The pack's folder, which is looked at before each prompt.
        seen: The pack as it was read.
        spot: Where to begin; without a lesson, with the greeting.
        talk: Where it is typed and printed; the terminal, unless it is given.

    Returns:
        The exit code: 0, or 130 after Ctrl+C.
    """
    if seen.pack is None:
        raise ValueError("there is nothing to show")
    author, given, code = _Author(folder, seen), talk or on_terminal(), 0
    own = Watched(source=given.source, sink=given.sink, width=given.width, changed=author.changed)
    with thrown_away() as home:
        sitting = Sitting(
            talk=own,
            home=home,
            workspace=_opened(home, seen.pack),
            lesson=seen.pack.lessons[0],
            words=WORDS,
        )
        try:
            own.say(HERE)
            _remark(own, seen)
            _go_to(sitting, spot)
            _sit(sitting, author, spot)
        except (Leave, Ended):
            own.say("What you answered is thrown away; the pack is as you saved it.")
        except KeyboardInterrupt:
            code = INTERRUPTED
        finally:
            _close(sitting.workspace)
    return code


def _sit(sitting: Sitting, author: _Author, spot: Spot) -> None:
    """Walk on and on; begin anew at the same place where a file was saved."""
    greeted, start = bool(spot.lesson), spot.question
    while True:
        try:
            if not greeted:
                greeted = True
                begun, start = begin(sitting.talk, sitting.home, sitting.workspace)
                sitting.route = begun.route
            walk(sitting, start)
        except Changed:
            start = _again(sitting, author)


def _again(sitting: Sitting, author: _Author) -> str:
    """Read the pack again, and go on with it where it can be shown; the question to go on with."""
    talk, before = sitting.talk, sitting.workspace.pack
    author.seen = look(author.folder)
    if author.seen.pack is None:
        for mistake in author.seen.mistakes:
            talk.say(said(mistake))
        talk.say("Changed, and not shown as it stands. This is the last that could be.")
        return sitting.place
    talk.say("Changed: read again.")
    _remark(talk, author.seen)
    here = Spot().moved(sitting.lesson.id, sitting.place, sitting.route)
    _close(sitting.workspace)
    sitting.workspace = _opened(sitting.home, author.seen.pack)
    spot = same_place(author.seen.pack, before, here)
    _go_to(sitting, spot)
    sitting.page = ""
    sitting.read.clear()
    return spot.question if sitting.place else ""


def _go_to(sitting: Sitting, spot: Spot) -> None:
    pack = sitting.workspace.pack
    sitting.lesson = flow.lesson_of(pack, spot.lesson or pack.lessons[0].id)
    suggested = flow.suggested(pack, sitting.lesson, sitting.workspace.view)
    sitting.route = spot.route or suggested


def _remark(talk: Talk, seen: Seen) -> None:
    if seen.remark:
        talk.say(seen.remark)


def _opened(home: Home, pack: Pack) -> Workspace:
    return open_workspace(home, pack=pack, holder="app")


def _close(workspace: Workspace) -> None:
    try:
        workspace.close()
    except Trouble:
        return  # what couldn't be saved there is lost with it anyway
