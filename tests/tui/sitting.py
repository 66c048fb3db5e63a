"""Somebody at the app: it runs without a terminal, keys are pressed, the screen is read."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from coachtui.pack.load import load
from coachtui.pack.model import Pack
from coachtui.tui.app import CoachApp
from coachtui.workspace.home import Home
from coachtui.workspace.open import open_workspace
from coachtui.workspace.workspace import Workspace
from tests.tui.host import idle, key_event, text_of, until


def small_pack() -> Pack:
    """The small pack."""
    return load(Path(__file__).resolve().parents[1] / "packs" / "small")


@dataclass
class Sitting:
    """One sitting at the app."""

    app: CoachApp
    pilot: Pilot[int]

    @property
    def workspace(self) -> Workspace:
        """What is open."""
        return self.app.workspace

    @property
    def view(self) -> str:
        """What stands on the screen."""
        return text_of(self.app)

    @property
    def said(self) -> str:
        """What was said in passing."""
        return "\n".join(str(one.message) for one in self.app._notifications)

    async def press(self, *keys: str) -> None:
        """Press keys, and let the app do what they ask for."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, words: str) -> None:
        """Type words as a quick typist does: all at once."""
        for character in words:
            self.app.post_message(key_event(character))
        await self.pilot.pause()

    async def paste(self, words: str) -> None:
        """Paste, as a terminal does."""
        self.app.post_message(events.Paste(words))
        await self.pilot.pause()

    async def until(self, words: str) -> None:
        """Wait until words stand on the screen: a layout settles over several turns."""
        await until(self.pilot, lambda: words in self.view, repr(words))

    async def gone(self, words: str) -> None:
        """Wait until words stand on the screen no more."""
        await until(self.pilot, lambda: words not in self.view, f"the end of {words!r}")

    async def idle(self) -> None:
        """Wait until nothing is worked on beside the screen."""
        await idle(self.pilot)

    async def saved(self) -> None:
        """Wait until all is on the disk."""
        await self.app.writer.now()
        await self.pilot.pause()


@asynccontextmanager
async def sitting(
    home: Path,
    pack: Pack,
    *,
    answers: Mapping[str, object] | None = None,
    size: tuple[int, int] = (80, 24),
    label: str | None = None,
) -> AsyncIterator[Sitting]:
    """Open the app over a home, with answers that were given before."""
    workspace = open_workspace(Home(home), label, pack=pack, holder="app", create=True)
    for id_, raw in (answers or {}).items():
        workspace.answer(id_, raw)
    workspace.flush()
    app = CoachApp(workspace, Home(home))
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield Sitting(app, pilot)
            if app.is_running:  # left as a person leaves it: what comes later is no mistake
                app.exit(0)
    finally:
        workspace.close()


@asynccontextmanager
async def asked(
    home: Path,
    pack: Pack,
    question: str,
    *,
    answers: Mapping[str, object] | None = None,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Sitting]:
    """Open the app at one question of a lesson."""
    from coachtui.tui.lesson import LessonScreen

    async with sitting(home, pack, answers=answers, size=size) as here:
        lesson = pack.questions[question].lesson
        whole = next(one for one in pack.lessons if one.id == lesson).routes
        route = whole[0].id if whole else ""
        await here.app.push_screen(LessonScreen(here.workspace, lesson, question, route=route))
        await here.pilot.pause()
        yield here
