"""What every screen may ask of the app: to say something, to save, to remember."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual import events
from textual.reactive import var

from coachtui.files.errors import Trouble
from coachtui.text import shown
from coachtui.tui.saving import READ_ONLY, SAVED, Keep, Saving, Writer
from coachtui.tui.typed_ahead import TypedAhead
from coachtui.workspace.errors import Conflict

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from textual.worker import Worker

    from coachtui.workspace.home import Home, Spot
    from coachtui.workspace.workspace import Workspace


Result = TypeVar("Result")

KEEPING = "keeping"
"""The group of the workers that outlive the screen which began them."""

PAUSE = 1.5
"""Seconds without a key after which nobody is taken to be typing."""


class Coach(TypedAhead):
    """The open workspace, and what stands on every screen because of it."""

    saving: var[Saving] = var(SAVED)
    """How saving stands; the line above shows it."""
    quiet: var[bool] = var(False)
    """Only question and answer, in sixty columns."""

    _pressed = 0.0
    """When a key was pressed last."""

    def __init__(self, workspace: Workspace, home: Home, *, ansi_color: bool | None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.workspace = workspace
        self.home = home
        self.writer = Writer(self)
        self._remembering = asyncio.Lock()
        if workspace.read_only:
            self.set_reactive(Coach.saving, READ_ONLY)

    def say(self, words: str, *, wrong: bool = False, seconds: float = 5) -> None:
        """Show a passing line; words from outside are never read as markup."""
        self.notify(
            shown(words),
            severity="error" if wrong else "information",
            markup=False,
            timeout=seconds,
        )

    def say_noticed(self) -> None:
        """Say in passing what was noticed when the workspace was opened."""
        for notice in self.workspace.passing:
            self.say(notice, seconds=12)

    def keeping(
        self, work: Coroutine[Any, Any, Result], *, exit_on_error: bool = True
    ) -> Worker[Result]:
        """Do it though the screen that asks for it is left meanwhile; the app ends after it."""
        return self.run_worker(work, group=KEEPING, exit_on_error=exit_on_error)

    async def all_kept(self) -> None:
        """Wait until whatever is being kept is on the disk; whoever asked for it hears of it."""
        while writing := [one for one in self.workers if one.group == KEEPING]:
            await asyncio.gather(*(one.wait() for one in writing), return_exceptions=True)

    def save_soon(self) -> None:
        """Write what changed beside the work, and show how that stands."""
        self.writer.soon()

    def renew_all(self) -> None:
        """Let every screen show what is now so; one that is still to come does so by itself."""
        for screen in self.screen_stack:
            renew = getattr(screen, "renew", None)
            if renew is not None and screen.is_mounted:
                renew()

    @property
    def spot(self) -> Spot:
        """Where this workspace was left."""
        from coachtui.workspace.home import Spot

        return self.home.state.places.get(self.workspace.meta.id, Spot())

    def remember(self, **changes: object) -> None:
        """Remember a comfort, such as the theme; where that can't be written, nothing is lost."""
        self.run_worker(self._remember(changes), group="remember")

    async def _remember(self, changes: dict[str, object]) -> None:
        async with self._remembering:
            with contextlib.suppress(Trouble, OSError):
                await asyncio.to_thread(self._remembered, changes)

    def move(self, change: Callable[[Spot], Spot]) -> None:
        """Remember where one is now; `change` is given where one was, once that is known."""
        self.run_worker(self._remember({"spot": change}), group="remember")

    def _remembered(self, changes: dict[str, object]) -> None:
        change = cast("Callable[[Spot], Spot] | None", changes.pop("spot", None))
        if change is not None:
            places = self.home.state.places
            changes["places"] = {**places, self.workspace.meta.id: change(self.spot)}
        self.home.remember(**changes)

    def settle_conflict(self, name: str) -> None:
        """Ask what becomes of two versions that were changed apart, once nobody is typing.

        A letter that was meant for an answer must choose nothing.
        """
        from coachtui.tui.trouble import ConflictDialog, show_trouble
        from coachtui.workspace.matters.unsaved import DONE

        if self.typing:
            self.set_timer(PAUSE, lambda: self.settle_conflict(name))
            return

        async def settled(keep: str | None) -> None:
            if not keep:
                return
            trouble = await self.writer.resolve(name, cast("Keep", keep))
            self.renew_all()
            if trouble is None:
                self.say(DONE[keep], seconds=8)
            elif not isinstance(trouble, Conflict):
                show_trouble(self, trouble)

        if not any(isinstance(screen, ConflictDialog) for screen in self.screen_stack):
            self.push_screen(ConflictDialog(self.workspace, name), settled)

    @property
    def typing(self) -> bool:
        """Whether somebody is writing words at the moment."""
        from textual.widgets import Input, TextArea

        if not isinstance(self.focused, (Input, TextArea)):
            return False
        return time.monotonic() - self._pressed < PAUSE

    async def on_event(self, event: events.Event) -> None:
        """Note when a key was pressed last, and clean what is pasted, for every field there is."""
        if isinstance(event, (events.Key, events.Paste)):
            self._pressed = time.monotonic()
        if isinstance(event, events.Paste):
            event.text = shown(event.text)
        await super().on_event(event)

    def keep_typed(self) -> None:
        """Hand what stands in fields to the workspace."""
        for screen in self.screen_stack:
            keep = getattr(screen, "keep", None)
            if keep is not None:
                keep()
