"""One key at a time: what is typed ahead waits until what came before it has been done.

Textual hands a key to whatever has the focus as it comes in. A key that turns a page takes
a moment until the next field has the focus; one typed in that moment would be lost, or would
land in the answer before. So a key is handed on once the one before it has gone its way: from
the widget that took it up through all that contain it, and the focus is where it led to.
Letters typed into a text area lead nowhere, and wait for no other letter.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual import events
from textual.app import App, ScreenStackError

if TYPE_CHECKING:
    from textual.message_pump import MessagePump
    from textual.widget import Widget

MOST = 10_000
"""Keys that are held: more than a hand can type while a page is turned."""

MOMENT = 0.02
"""Seconds after which it is looked whether a widget is still there to say that it is done."""

PATIENCE = 5.0
"""Seconds after which a key is handed on all the same: no screen holds the keys for good."""


class TypedAhead(App[int]):
    """An app that takes keys and pastes in order, each once the one before it has been done."""

    _turns = 0
    """How many pages are being turned."""
    _free = False
    """All that was handed on has been done. At the start nothing has the focus yet."""
    _writing = False
    """Letters were handed to a text area, and nothing since."""
    _settling: asyncio.Task[None] | None = None

    def __init__(self, *, ansi_color: bool | None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._held: deque[events.Key | events.Paste] = deque()

    @contextlib.contextmanager
    def turning(self) -> Iterator[None]:
        """While a page is turned keys are held, whoever turns it."""
        self._turns += 1
        self._free = self._writing = False
        try:
            yield
        finally:
            self._turns -= 1

    async def on_event(self, event: events.Event) -> None:
        """Hold a key until the one before it has been done."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
        elif len(self._held) < MOST:
            self._held.append(event)
            if self._settling is None:
                await self._hand_on()

    async def _hand_on(self) -> None:
        """Hand on what is held, up to a key that may lead on."""
        self._settling = None
        while self._held and (self._free or (self._writing and self._letter(self._held[0]))):
            event = self._held.popleft()
            self._free, self._writing = False, self._letter(event)
            await super().on_event(event)
        if not self._free and (self._held or not self._writing):
            self._settling = asyncio.create_task(self._settle())

    def _letter(self, event: events.Key | events.Paste) -> bool:
        """Whether a key only adds a letter to words."""
        written = isinstance(event, events.Key) and event.is_printable
        return written and bool(getattr(self.focused, "takes_letters", False))

    async def _settle(self) -> None:
        """Wait until the last key has been done and the focus stays; then hand on what is held."""
        try:
            async with asyncio.timeout(PATIENCE):
                at: Widget | None = None
                while self.is_running and (self._turns or at is not (self.focused or self.screen)):
                    # What is closing is done at once: without this nobody else would get a turn.
                    await asyncio.sleep(0)
                    at = self.focused or self.screen
                    for node in at.ancestors_with_self:
                        await self._done(node)
        except (TimeoutError, ScreenStackError):
            pass  # a screen that takes so long, or the end of the app
        self._free = True
        self.call_later(self._hand_on)

    async def _done(self, pump: MessagePump) -> None:
        """Wait until a widget has done what it was told, and what it told itself thereupon."""
        for _ in range(2):
            done = asyncio.Event()
            if not pump.call_later(done.set):
                return
            while not done.is_set() and pump.is_attached and self.is_running:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(done.wait(), MOMENT)
