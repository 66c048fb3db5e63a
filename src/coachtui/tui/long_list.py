"""A list of any length: only the rows in view are made."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual


class LongList(ScrollView, can_focus=False):
    """Rows of one line each, of which one is pointed at; its keys work from the field above."""

    DEFAULT_CSS = """
    LongList { height: 1fr; scrollbar-size-vertical: 1; background: $ground; color: $ink; }
    LongList:focus { background-tint: transparent; }
    """

    class Clicked(Message):
        """A row was clicked, and is pointed at."""

    def __init__(self, row: Callable[[int], Content], *, id: str | None = None) -> None:
        """Make a list.

        Args:
            row: Gives the words of a row, by its place.
            id: The widget's id.
        """
        super().__init__(id=id)
        self._row = row
        self._count = 0
        self._at = 0

    @property
    def at(self) -> int | None:
        """The place of the row that is pointed at; None where there is none."""
        return self._at if self._count else None

    def show_rows(self, count: int, at: int = 0) -> None:
        """Show so many rows."""
        self._count = count
        self.virtual_size = Size(0, count)
        self.point(at)

    def point(self, at: int) -> None:
        """Point at a row, or at the nearest there is, and bring it into view."""
        self._at = max(min(at, self._count - 1), 0)
        top, room = self.scroll_offset.y, max(self.size.height, 1)
        if not top <= self._at < top + room:
            above = self._at if self._at < top else self._at - room + 1
            self.scroll_to(y=above, animate=False, force=True, immediate=True)
        self.refresh()

    def move(self, by: int) -> None:
        """Point so many rows further down."""
        self.point(self._at + by)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width, place = self.scrollable_content_region.width, self.scroll_offset.y + y
        style = self.visual_style
        if place >= self._count:
            return Strip.blank(width, style.rich_style)
        here = place == self._at
        words = Content.assemble(("› " if here else "  ", "$voice"), self._row(place))
        if here:
            words = words.stylize("bold on $raised")
        line = words.truncate(width, ellipsis=True, pad=True)
        strips = Visual.to_strips(self, line, width, 1, style)
        return strips[0].adjust_cell_length(width, style.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Point at what was clicked."""
        spot = event.get_content_offset(self)
        if spot is not None and (place := self.scroll_offset.y + spot.y) < self._count:
            self.point(place)
            self.post_message(self.Clicked())
