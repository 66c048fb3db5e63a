"""Past decisions: newest first, as many as there are, found by typing."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from coachtui.clock import day_of
from coachtui.decide.model import Decision
from coachtui.decide.says import done, usual
from coachtui.documents.build import way
from coachtui.tui.course import name_of
from coachtui.tui.frame import Frame
from coachtui.tui.long_list import LongList
from coachtui.tui.safe import content

if TYPE_CHECKING:
    from coachtui.pack.model import Pack
    from coachtui.workspace.workspace import Workspace

DAY, WHO = 13, 22
"""Columns for a day, and for who it was."""

PATIENCE = 0.2
"""Seconds after which it is said that they are still being read."""


def real(past: Sequence[Decision]) -> list[Decision]:
    """Decisions about real people, newest first."""
    return [one for one in reversed(past) if not one.card]


def findable(pack: Pack, decisions: Iterable[Decision]) -> list[str]:
    """The words by which each decision is found."""
    ways = {direction: way(pack, direction) for direction in pack.verdicts}
    return [_words(pack, ways.get(one.direction, one.direction), one) for one in decisions]


def fitting(decisions: list[Decision], words: list[str], typed: str) -> list[Decision]:
    """Those in which each word that was typed occurs."""
    wanted = typed.casefold().split()
    if not wanted:
        return decisions
    places: Iterable[int] = range(len(words))
    for word in wanted:
        places = [place for place in places if word in words[place]]
    return [decisions[place] for place in places]


def _words(pack: Pack, way_: str, one: Decision) -> str:
    marks = "taken back" if one.undone else ""
    return f"{one.name} {done(pack, one)} {way_} {day(one)} {marks} {one.good}".casefold()


def day(one: Decision) -> str:
    """The day of a decision, as it stands in a list: ``22 Nov 2026``."""
    return _short(day_of(one.at))


@lru_cache(4096)
def _short(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


class DecisionsScreen(Frame[None]):
    """Whom you decided on, and how; typing finds, Enter opens."""

    ABOUT = (
        "Everybody whom you decided on, newest first. Type a few letters of a name, of what "
        "you did, or of a month; Enter shows what you knew then, and what you'd do now."
    )
    TITLE_WORDS = "Past decisions"
    CSS_PATH = "decisions.tcss"
    AUTO_FOCUS = "#find"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", id="decisions.open", priority=True),
        Binding("up", "move(-1)", "up", id="decisions.up", show=False, priority=True),
        Binding("down", "move(1)", "down", id="decisions.down", show=False, priority=True),
        Binding("pageup", "page(-1)", "a page up", id="decisions.page-up", show=False),
        Binding("pagedown", "page(1)", "a page down", id="decisions.page-down", show=False),
        Binding("ctrl+home", "end(0)", "newest", id="decisions.newest", show=False, priority=True),
        Binding("ctrl+end", "end(1)", "oldest", id="decisions.oldest", show=False, priority=True),
        Binding("escape", "back", "back", id="decisions.back"),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._past: tuple[Decision, ...] | None = None
        self._all: list[Decision] = []
        self._words: list[str] = []
        """By which they are found; made after they are shown."""
        self._shown: list[Decision] = []

    def body(self) -> Iterable[Widget]:
        yield Input(id="find", placeholder="type to find", compact=True)
        none = Static(id="none")
        none.display = False
        yield none
        yield LongList(self._row, id="list")

    def on_screen_resume(self) -> None:
        self._look()
        self.set_timer(PATIENCE, self._still_reading)

    def _still_reading(self) -> None:
        if self._past is None:
            self._say("They are being read …")

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """Read them, beside the screen: thousands take a moment."""
        past = await asyncio.to_thread(self.workspace.decisions.all)
        if past is self._past:
            return
        self._past, self._all, self._words = past, real(past), []
        self._show(self.query_one(LongList).at or 0)
        self.call_after_refresh(self._make_findable)

    @work(exclusive=True, group="find")
    async def _make_findable(self) -> None:
        """Only once they can be seen: of thousands this takes longer than reading them."""
        self._words = await asyncio.to_thread(findable, self.workspace.pack, self._all)
        if self.query_one("#find", Input).value:
            self._show()

    @on(Input.Changed, "#find")
    def _typed(self) -> None:
        self._show()

    def _show(self, at: int = 0) -> None:
        """Show those that fit what is typed."""
        typed = self.query_one("#find", Input).value
        if self._past is None:
            self._still_reading()
        elif typed and len(self._words) < len(self._all):
            self._say("They are being looked through …")
        else:
            self._shown = fitting(self._all, self._words, typed)
            self.query_one(LongList).show_rows(len(self._shown), at)
            nothing = "Nobody fits that." if self._all else "Nobody so far."
            self._say("" if self._shown else nothing)
            self.refresh_bindings()

    def _say(self, words: str) -> None:
        none = self.query_one("#none", Static)
        none.update(words)
        none.display = bool(words)

    def _row(self, place: int) -> Content:
        one, pack = self._shown[place], self.workspace.pack
        style = "$quiet" if one.undone else ""
        beside = "taken back" if one.undone else ""
        if one.against and not one.undone:
            beside = f"usually: {usual(pack, one)}"
        return Content.assemble(
            content(f"{day(one):<{DAY}}", "$quiet"),
            content(name_of(one), style).truncate(WHO, ellipsis=True, pad=True),
            content(f"  {done(pack, one)}", style),
            content(f"   {beside}" if beside else "", "$quiet"),
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to open where nobody fits, and nothing to move in before it is there."""
        if action in ("move", "page", "end", "back"):
            return self.is_mounted
        return bool(self._shown) if action == "open" else True

    def on_long_list_clicked(self) -> None:
        """A click does what Enter does."""
        self.action_open()

    def action_open(self) -> None:
        """Open the one that is pointed at: what you knew, and what you'd do now."""
        from coachtui.tui.decision import DecisionScreen

        at = self.query_one(LongList).at
        if at is not None:
            self.app.push_screen(DecisionScreen(self.workspace, self._shown[at]))

    def action_move(self, by: int) -> None:
        """Point at the one above or below."""
        self.query_one(LongList).move(by)

    def action_page(self, by: int) -> None:
        """Turn a page."""
        rows = self.query_one(LongList)
        rows.move(by * max(rows.size.height - 1, 1))

    def action_end(self, last: int) -> None:
        """Go to the newest, or to the oldest."""
        self.query_one(LongList).point(last * len(self._shown))

    def action_back(self) -> None:
        """Back; what was typed goes first."""
        find = self.query_one("#find", Input)
        if find.value:
            find.value = ""
        else:
            self.dismiss()
