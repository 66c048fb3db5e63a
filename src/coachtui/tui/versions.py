"""What was agreed, and when: agree anew, or see what differs since."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from coachtui.text import cut
from coachtui.tui.agreeing import ASKS, agree
from coachtui.tui.frame import Frame
from coachtui.tui.lines import Lines, heading, row
from coachtui.tui.safe import content, lines

if TYPE_CHECKING:
    from coachtui.workspace.versions import Version
    from coachtui.workspace.workspace import Workspace

TODAY = "today"
"""The id of the row that agrees anew."""

SINCE = "Enter shows what has changed since"
"""Beside the heading of what was agreed."""

COMPARE = "Enter shows changes since, Space marks one to compare"
"""The same, where there are two that can be held against one another."""

SHOWN = 300
"""Characters of a reason."""


class VersionsScreen(Frame[None]):
    """Every version that was agreed on, newest first, and the one to be made today."""

    ABOUT = (
        "What you agreed on, and when. Enter on a day shows what has changed since then; "
        "mark one with space, and Enter on another shows what differs between the two."
    )
    TITLE_WORDS = "What you agreed"
    CSS_PATH = "versions.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", id="versions.open"),
        Binding("v", "agree", "agree, from today", id="versions.agree"),
        Binding("space", "mark", "mark, to compare two", id="versions.mark"),
        Binding("escape", "back", "back", id="versions.back"),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._versions: tuple[Version, ...] = ()
        self._marked = ""

    def body(self) -> Iterable[Widget]:
        yield Lines(id="lines")
        yield Static(id="says")

    def on_mount(self) -> None:
        self.query_one(Lines).focus()
        self._read()

    @work(exclusive=True, group="versions")
    async def _read(self) -> None:
        from coachtui.workspace.versions import versions

        self._versions = await asyncio.to_thread(versions, self._workspace)
        self.renew()

    def renew(self) -> None:
        """Show the versions, pointing where it pointed."""
        if not self.is_mounted:
            return
        self.query_one(Lines).fill(self._rows())
        self.query_one("#says", Static).update(
            ""
            if self._versions
            else "Nothing was agreed yet. The first time is a good moment to "
            "read it all through once: Esc leads back to it."
        )
        self.refresh_bindings()

    def _rows(self) -> list[Option]:
        first = row("+", content(ASKS), id=TODAY)
        rows = [heading("Today", first=True), first]
        if self._versions:
            rows.append(heading("Agreed before", SINCE if len(self._versions) < 2 else COMPARE))
        return [*rows, *(self._row(one) for one in reversed(self._versions))]

    def _row(self, version: Version) -> Option:
        marked = "▸" if version.time == self._marked else "·"
        days = [one.day for one in self._versions]
        words = [content(version.moment if days.count(version.day) > 1 else version.day, "bold")]
        if version.reason:
            words.append(content(f"“{cut(version.reason, SHOWN)}”"))
        if version.fault:
            words.append(content(f"It can't be read: {version.fault}", "$wrong"))
        return row(marked, lines(*words), id=version.time)

    def _pointed(self) -> Version | None:
        at = self.query_one(Lines).pointed if self.is_mounted else ""
        return next((one for one in self._versions if one.time == at and not one.fault), None)

    def on_option_list_option_highlighted(self) -> None:
        """Other rows, other keys."""
        self.refresh_bindings()

    def on_option_list_option_selected(self) -> None:
        """A click on a row does what Enter does."""
        self.action_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a version that can be read is opened or marked."""
        if action == "mark":
            return True if self._pointed() is not None else None
        if action == "open" and self.is_mounted and self.query_one(Lines).pointed != TODAY:
            return True if self._pointed() is not None else None
        return True

    def action_open(self) -> None:
        """See what differs: since then, or between it and the one that is marked."""
        from coachtui.tui.differences import DifferencesScreen

        version = self._pointed()
        if version is None:
            if self.query_one(Lines).pointed == TODAY:
                self.action_agree()
            return
        marked = next((one for one in self._versions if one.time == self._marked), None)
        if marked is None or marked.time == version.time:
            self.app.push_screen(DifferencesScreen(self._workspace, version))
            return
        older, newer = sorted((marked, version), key=self._versions.index)
        self.app.push_screen(DifferencesScreen(self._workspace, older, newer))

    def action_mark(self) -> None:
        """Mark this one, to see what differs between it and another; once more takes it off."""
        version = self._pointed()
        if version is not None:
            self._marked = "" if version.time == self._marked else version.time
            self.renew()
            if self._marked:
                self.coach.say("Marked. Enter on another shows what differs between the two.")

    @work
    async def action_agree(self) -> None:
        """Keep what stands now as agreed, from today."""
        if await agree(self.coach):
            self._read()

    def action_back(self) -> None:
        """Back to where you came from."""
        self.dismiss()
