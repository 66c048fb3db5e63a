"""The command palette: everything that can be done here, and places to go to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.types import IgnoreReturnCallbackType

from coachtui.tui.keys import commands
from coachtui.tui.safe import content


class _Entry(NamedTuple):
    name: str
    help: str
    run: IgnoreReturnCallbackType


class Everything(Provider):
    """Commands of the screen below, each with its explanation, then where one can go."""

    def _entries(self) -> Iterator[_Entry]:
        from coachtui.tui.places import places

        for command in commands(self.screen):
            if command.id != "app.palette":
                run = partial(self.app.run_action, command.action, command.node)
                yield _Entry(f"{command.label}  ({command.key})", command.says, run)
        for place in places(self.screen):
            yield _Entry(f"go to: {place.name}", place.says, place.go)

    async def discover(self) -> Hits:
        """Everything, before a word is typed."""
        for entry in self._entries():
            yield DiscoveryHit(content(entry.name), entry.run, entry.name, entry.help)

    async def search(self, query: str) -> Hits:
        """What fits the words typed."""
        matcher = self.matcher(query)
        for entry in self._entries():
            score = matcher.match(f"{entry.name} {entry.help}")
            if score > 0:
                yield Hit(score, content(entry.name), entry.run, entry.name, entry.help)
