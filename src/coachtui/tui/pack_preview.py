"""A pack as its author sees it: the app on a workspace that is thrown away, anew at each save."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from coachtui.authoring.preview import Seen, look, same_place, state, thrown_away
from coachtui.pack.mistakes import Mistake
from coachtui.pack.model import Pack
from coachtui.tui.app import CoachApp
from coachtui.tui.ending import closed
from coachtui.tui.frame import TopBar
from coachtui.tui.home import HomeScreen
from coachtui.tui.lesson import LessonScreen
from coachtui.tui.modal import Dialog
from coachtui.tui.review import ReviewScreen
from coachtui.tui.safe import content
from coachtui.tui.saving import Saving
from coachtui.tui.strategy import StrategyScreen
from coachtui.workspace.home import Home, Spot
from coachtui.workspace.open import open_workspace
from coachtui.workspace.workspace import Workspace

PAUSE = 0.4
"""Seconds between two looks at the files. What was saved is read once two looks agree."""

NOTHING = Saving("a preview, nothing is kept")
"""How saving stands."""

HERE = "A preview: what you answer is thrown away. Save a file of the pack, and it is shown anew."


class Broken(Dialog[None]):
    """What keeps the pack from being shown as it stands now, over the last that could be."""

    ABOUT = (
        "What keeps the pack from being shown as it stands. Below is the last that could be "
        "shown. This goes away once the files are mended and saved."
    )
    CSS_PATH = "pack_preview.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "hide", "look at the last good one", id="broken.hide"),
    ]

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__()
        self._mistakes = mistakes

    def head(self) -> str:
        many = len(self._mistakes)
        return f"Not shown as it stands: {'1 mistake' if many == 1 else f'{many} mistakes'}"

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="found"):
            for one in self._mistakes:
                where = content(f"{one.file}, line {one.line}\n", "$voice")
                yield Static(where + content(f"{one.what.rstrip('.')}. {one.instead}"))

    def action_hide(self) -> None:
        """Look at the last that could be shown; the next save tells again."""
        self.dismiss(None)


class PackPreview(CoachApp):
    """The app over a pack that somebody is writing."""

    def __init__(
        self, workspace: Workspace, home: Home, folder: Path, seen: Seen, *, spot: Spot
    ) -> None:
        super().__init__(workspace, home)
        self.set_reactive(PackPreview.saving, NOTHING)
        self._folder = folder
        self._seen = seen
        """What was read last, whether it could be shown or not."""
        self._start = spot

    async def on_ready(self) -> None:
        """Begin at the page that was asked for, and watch the files."""
        await self._open(self._start)
        self.say(HERE, seconds=8)
        self._tell_remark()
        self.run_worker(self._watch(), group="watch")

    async def _watch(self) -> None:
        """Look at the files for as long as the app is open."""
        before = self._seen.state
        while True:
            await asyncio.sleep(PAUSE)
            now = await asyncio.to_thread(state, self._folder)
            if now == before and now != self._seen.state:
                self._seen = await asyncio.to_thread(look, self._folder)
                await self._again(self._seen)
            before = now

    async def _again(self, seen: Seen) -> None:
        """Show what was read, or say why that can't be shown."""
        self.clear_notifications()  # what was said of an earlier save
        if isinstance(self.screen, Broken):
            await self.pop_screen()
        if seen.pack is None:
            await self.push_screen(Broken(seen.mistakes))
            return
        await self._show(seen.pack)
        self.say("Read again.")
        self._tell_remark()

    async def _show(self, pack: Pack) -> None:
        """Go on with another pack: the same answers, the same place."""
        self.keep_typed()
        await self.writer.now()
        above = [one for one in (StrategyScreen, ReviewScreen) if isinstance(self.screen, one)]
        spot = same_place(pack, self.workspace.pack, self._spot())
        closed(self.workspace)  # what couldn't be saved there is lost with it anyway
        self.workspace = open_workspace(self.home, pack=pack, holder="app")
        with self.batch_update():
            while len(self.screen_stack) > 1:
                await self.pop_screen()
            self._renew_home()
            await self._open(spot)
            for screen in above:
                await self.push_screen(screen(self.workspace))

    def _renew_home(self) -> None:
        """The first screen stays: there is never none."""
        home = self.screen_stack[0]
        if isinstance(home, HomeScreen):
            home.workspace = self.workspace
            home.query_one(TopBar).retitle(home.title_words())
            home.renew()

    async def _open(self, spot: Spot) -> None:
        if spot.lesson:
            where = (spot.lesson, spot.question or None)
            await self.push_screen(LessonScreen(self.workspace, *where, route=spot.route))

    def _spot(self) -> Spot:
        """The place on view, or below what is on view; without a lesson, the first screen."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, LessonScreen):
                here = (screen.lesson.id, screen.question.id, screen.route)
                return Spot().moved(*here)
        return Spot()

    def validate_saving(self, saving: Saving) -> Saving:
        """In place of "saved"; what goes wrong is said as ever."""
        return NOTHING if saving.fine else saving

    @property
    def reports(self) -> Path:
        """Not in the home: it is thrown away."""
        return self.home.path / "nowhere"

    def _tell_remark(self) -> None:
        if self._seen.remark:
            self.say(self._seen.remark, wrong=True, seconds=12)


def run(folder: Path, seen: Seen, spot: Spot) -> int:
    """Show a pack until its author leaves.

    Args:
        folder: The pack's folder, which is looked at meanwhile.
        seen: The pack as it was read.
        spot: Where to begin; without a lesson, at the first screen.

    Returns:
        The exit code: 0, or 1 where the app broke off.
    """
    if seen.pack is None:
        raise ValueError("there is nothing to show")
    with thrown_away() as home:
        workspace = open_workspace(home, pack=seen.pack, holder="app")
        app = PackPreview(workspace, home, folder, seen, spot=spot)
        try:
            code = app.run()
        finally:
            closed(app.workspace)
    if app.last_words:
        print(app.last_words, file=sys.stderr)  # noqa: T201
    return code or 0
