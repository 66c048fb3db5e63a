"""Saving beside the work: one thread at a time writes, and the screen says how it stands."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from coachtui.files.errors import SaveError, Trouble
from coachtui.workspace.errors import Conflict

if TYPE_CHECKING:
    from textual.timer import Timer

    from coachtui.tui.coach import Coach


AGAIN = 20.0
"""Seconds after which saving is tried again by itself."""

Keep = Literal["mine", "theirs", "both"]
"""Which of two versions of a file is to stand."""


class Saving(Struct, frozen=True):
    """How saving stands."""

    words: str
    fine: bool = True


SAVED = Saving("saved")
WRITING = Saving("saving")
READ_ONLY = Saving("only to be read")


def not_saved(error: Trouble) -> Saving:
    """Not saved, why, and what to do, in one line."""
    cause = error.cause if isinstance(error, SaveError) else error.why
    return Saving(f"not saved: {cause} · Ctrl+S tries again", fine=False)


class Writer:
    """Writes what changed, one flush after the other, and never on the thread of the screen."""

    def __init__(self, app: Coach) -> None:
        self._app = app
        self._again = False
        self._failing = ""
        self._begun = False
        self._later: Timer | None = None
        self._busy = asyncio.Lock()

    def begun(self) -> None:
        """Show that words that are being typed aren't saved, until `soon` is called for them."""
        self._begun = True
        if not self._failing and not self._app.workspace.read_only:
            self._app.saving = WRITING

    def soon(self) -> None:
        """Write what changed, in a moment. Several changes at once are written once."""
        self._begun = False
        if self._app.workspace.read_only:
            return
        if not self._failing:
            self._app.saving = WRITING
        if not self._again:
            self._again = True
            self._app.run_worker(self._soon(), group="save")

    async def _soon(self) -> None:
        before = self._failing
        await self.now()
        if self._failing not in ("", before):
            words = f"Not saved: {self._failing}. What you type stays here. Ctrl+S says more."
            self._app.say(words, wrong=True, seconds=12)

    @contextlib.asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """While it is held, nothing is written here."""
        async with self._busy:
            yield

    async def now(self) -> Trouble | None:
        """Write what changed, and wait for it.

        Returns:
            What went wrong, or None when all is on the disk.
        """
        app = self._app
        async with self._busy:
            self._again = False
            if app.workspace.read_only:
                app.saving = READ_ONLY
                return None
            try:
                await asyncio.to_thread(app.workspace.flush)
            except Conflict as error:
                app.saving = Saving("not saved: changed on the disk · Ctrl+S asks", fine=False)
                app.call_later(app.settle_conflict, error.name)
                return error
            except Trouble as error:
                self._failed(error)
                return error
            self._failing = ""
            app.saving = WRITING if app.workspace.unsaved or self._begun else SAVED
        return None

    async def last(self) -> Trouble | None:
        """Write what changed before the app ends; what is being kept is on the disk first."""
        await self._app.all_kept()
        return await self.now()

    def _failed(self, error: Trouble) -> None:
        """Show that it failed, and try again in a while: room may have been made."""
        app, why = self._app, error.cause if isinstance(error, SaveError) else error.why
        self._failing = why
        app.saving = not_saved(error)
        if self._later is None:
            self._later = app.set_timer(AGAIN, self._once_more)

    def _once_more(self) -> None:
        self._later = None
        if self._failing:
            self.soon()

    async def elsewhere(self, path: Path) -> Trouble | None:
        """Write everything into a file of the person's choice."""
        try:
            await asyncio.to_thread(self._app.workspace.save_elsewhere, path)
        except Trouble as error:
            return error
        return None

    async def resolve(self, name: str, keep: Keep) -> Trouble | None:
        """Settle two versions of a file as the person says.

        Returns:
            What went wrong, or None when what was chosen stands.
        """
        async with self._busy:
            try:
                await asyncio.to_thread(self._app.workspace.resolve, name, keep)
            except Conflict as error:
                self._app.call_later(self._app.settle_conflict, error.name)
                return error
            except Trouble as error:
                self._failed(error)
                return error
            self._failing = ""
            self._app.saving = SAVED
        return None
