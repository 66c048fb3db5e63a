"""Judgements of cards, kept in the log one after another, beside the screen."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from coachtui.decide.model import Decision
from coachtui.decide.rehearsal import Judged
from coachtui.files.errors import Trouble
from coachtui.interview.values import Invalid
from coachtui.workspace import half_made
from coachtui.workspace.errors import NoDecision

if TYPE_CHECKING:
    from coachtui.tui.coach import Coach


class Judgements:
    """What was judged, as the log has it. What is asked for is done in the order of asking."""

    def __init__(self, app: Coach, kept: dict[str, Decision] | None = None) -> None:
        self._app = app
        self._kept = dict(kept or {})
        self._turn = asyncio.Lock()

    def judge(self, judged: Judged) -> None:
        """Record a judgement, in place of one of the same card before it."""
        self._later(lambda: self._judge(judged))

    def undo(self, card: str) -> None:
        """Take the judgement of a card back."""
        self._later(lambda: self._undo(card))

    def amend(self, card: str, **changes: Any) -> None:  # noqa: ANN401  (a decision's own types)
        """Add to the judgement of a card."""
        self._later(lambda: self._amend(card, changes))

    def _later(self, work: Callable[[], Awaitable[None]]) -> None:
        self._app.keeping(self._in_turn(work))

    async def _in_turn(self, work: Callable[[], Awaitable[None]]) -> None:
        async with self._turn:
            try:
                await work()
            except (Trouble, Invalid, ValueError) as error:
                self._app.say(f"Not kept: {error}", wrong=True)

    async def _judge(self, judged: Judged) -> None:
        from coachtui.workspace.deciding import record

        await self._undo(judged.card.id)
        space, card = self._app.workspace, judged.card.id
        self._kept[card] = await asyncio.to_thread(
            record, space, judged.decided, chosen=judged.gut, card=card
        )

    async def _undo(self, card: str) -> None:
        if card in self._kept:
            with contextlib.suppress(NoDecision):  # then nothing is left to take back
                await asyncio.to_thread(self._app.workspace.decisions.undo, self._kept[card].id)
            del self._kept[card]

    async def _amend(self, card: str, changes: dict[str, Any]) -> None:
        if card in self._kept:
            space, id_ = self._app.workspace, self._kept[card].id
            try:
                self._kept[card] = await asyncio.to_thread(space.decisions.amend, id_, **changes)
            except Trouble:
                if "saw" in changes and not space.read_only:  # the words wait on the card's page
                    space.draft(half_made.seen(card), changes["saw"])
                    self._app.save_soon()
                raise
