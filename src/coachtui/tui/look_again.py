"""Looking again, five minutes: a few short pages, to be left and gone on with at any time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from msgspec.structs import replace
from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from coachtui.interview.again import Page
from coachtui.tui.frame import Frame
from coachtui.tui.looking import page_for
from coachtui.tui.looking.base import Looking
from coachtui.tui.safe import content
from coachtui.workspace import looking
from coachtui.workspace.looking import Look
from coachtui.workspace.workspace import Workspace


class LookAgainScreen(Frame[None]):
    """What still holds, what came of it, and what may change."""

    ABOUT = (
        "A few short pages: what still holds, a link that did some good, four cards, and a new "
        "day. Everything is kept as you go, and stopping is fine anywhere."
    )
    TITLE_WORDS = "Looking again"
    CSS_PATH = "look_again.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "next", id="look.next"),
        Binding("ctrl+b", "back", "back", id="look.back"),
        Binding("escape", "home", "home", id="look.home"),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._turning = asyncio.Lock()

    def body(self) -> Iterable[Widget]:
        yield Static(id="where")
        yield VerticalScroll(id="page", can_focus=False)

    async def on_mount(self) -> None:
        if looking.look(self.workspace) is None:
            looking.keep(self.workspace, Look(page=self._pages()[0]))
            self.coach.save_soon()
        await self._show()

    def on_screen_resume(self) -> None:
        """An answer may have been changed meanwhile."""
        for page in self.query(Looking):
            renew = getattr(page, "renew", None)
            if renew is not None:
                renew()

    # Pages

    def _pages(self) -> tuple[Page, ...]:
        return looking.pages(self.workspace)

    def _look(self) -> Look:
        """How far one is; on a page that isn't there any more, at the last."""
        kept = looking.look(self.workspace) or Look()
        pages = self._pages()
        return kept if kept.page in pages else replace(kept, page=pages[-1])

    async def _show(self) -> None:
        """Show the page that one is on."""
        look, pages = self._look(), self._pages()
        box = self.query_one("#page", VerticalScroll)
        page = page_for(self.workspace, look)
        with self.app.batch_update():
            for old in self.query(Looking):
                old.left = True
            await box.remove_children()
            if not box.is_attached:
                return  # the screen was left meanwhile
            await box.mount(page)
        here = f"{pages.index(look.page) + 1} of {len(pages)} · stopping here is fine"
        self.query_one("#where", Static).update(content(here))
        box.scroll_home(animate=False)
        page.begin()
        self.refresh_bindings()

    async def _go(self, page: Page) -> None:
        looking.keep(self.workspace, replace(self._look(), page=page))
        self.coach.save_soon()
        await self._show()

    @work
    async def renew(self) -> None:
        """Show what is so after an undo."""
        async with self._turning:
            await self._show()

    def keep(self) -> None:
        """Hand what stands in fields to the workspace."""
        for page in self.query(Looking):
            page.keep()

    # Keys

    @on(Looking.Done)
    def _done(self, event: Looking.Done) -> None:
        event.stop()
        self.action_next()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the first page there is none."""
        if action == "back" and self.is_mounted:
            return self._look().page != self._pages()[0]
        return True

    @work
    async def action_next(self) -> None:
        """Keep this page and go on to the next; after the last, home."""
        async with self._turning:  # a key that follows fast waits until the page has turned
            await self._next()

    async def _next(self) -> None:
        page = next(iter(self.query(Looking)), None)
        if page is None or not await page.leave():
            return
        pages = self._pages()
        here = pages.index(self._look().page)
        if here + 1 < len(pages):
            await self._go(pages[here + 1])
            return
        looking.over(self.workspace)
        self.coach.save_soon()
        if self.is_current:
            self.dismiss()

    @work
    async def action_back(self) -> None:
        """Go back to the page before; what was typed is kept."""
        async with self._turning:
            self.keep()
            pages = self._pages()
            here = pages.index(self._look().page)
            if here:
                await self._go(pages[here - 1])

    def action_home(self) -> None:
        """Home; all of this is kept, and gone on with at any time."""
        self.keep()
        self.coach.save_soon()
        self.dismiss()
