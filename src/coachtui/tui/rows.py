"""A list to pick from: each row has a key, perhaps a mark, and words that may wrap.

Menus and fields of choices are made of it. Nothing is picked until somebody picks it, and
the pointer to a row is a sign as well as a shade.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from coachtui.tui.keys import spell
from coachtui.tui.safe import content


class Row(Struct, frozen=True):
    """One row of a list."""

    id: str
    label: str
    """Words, from outside or not: never read as markup."""
    key: str = ""
    """The key that picks it, as Textual names it; empty: none."""
    mark: str = ""
    """What stands before the words, such as "●"."""
    note: str = ""
    """Quieter words below."""
    beside: str = ""
    """Quieter words on the same line."""


class Rows(Widget, can_focus=True):
    """Rows to pick from, by key, by arrows and Enter, or by mouse."""

    DEFAULT_CSS = """
    Rows { height: auto; color: $ink; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False, id="rows.up"),
        Binding("down", "move(1)", show=False, id="rows.down"),
        Binding("enter", "enter", show=False, id="rows.enter"),
        Binding("space", "pick", show=False, id="rows.pick"),
    ]

    class Entered(Message):
        """Enter was pressed on a row; of a menu also its key, or it was clicked."""

        def __init__(self, rows: Rows, row: Row) -> None:
            super().__init__()
            self.rows = rows
            self.row = row

        @property
        def control(self) -> Rows:
            """The list that the row is of."""
            return self.rows

    class Passed(Message):
        """Enter was pressed, and no row is pointed at."""

    def __init__(
        self, rows: Sequence[Row], *, at: int | None = None, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._rows = tuple(rows)
        self._at = at
        self._laid: tuple[int, list[tuple[int, Content]]] | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they stand."""
        return self._rows

    @property
    def at(self) -> int | None:
        """Which row is pointed at; None until an arrow was pressed or a row picked."""
        return self._at

    def show_rows(self, rows: Sequence[Row], at: int | None = None) -> None:
        """Show other rows, or the same with other marks."""
        self._rows = tuple(rows)
        self._at = at if at is None or at < len(rows) else len(rows) - 1
        self._laid = None
        self.refresh(layout=True)

    def point(self, at: int) -> None:
        """Point at a row and bring it into view."""
        self._at = at
        self._laid = None
        self.refresh()
        self.into_view()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line a row, more where words wrap."""
        return len(self._lines(width))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as there is room."""
        return container.width

    def render(self) -> RenderResult:
        lines = self._lines(self.content_size.width)
        if self.has_focus and self._at is not None:
            lines = [
                (row, line.stylize("on $raised") if row == self._at else line)
                for row, line in lines
            ]
        return Content("\n").join(line for _, line in lines)

    def _lines(self, width: int) -> list[tuple[int, Content]]:
        if self._laid is None or self._laid[0] != width:
            keys = max((len(spell(row.key)) for row in self._rows), default=0)
            laid = [
                (place, line)
                for place, row in enumerate(self._rows)
                for line in _lay(row, keys, width, pointed=place == self._at)
            ]
            self._laid = width, laid
        return self._laid[1]

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        for place, row in enumerate(self._rows):
            if row.key and event.key == row.key:
                event.stop()
                event.prevent_default()
                self.point(place)
                self.pressed(row)
                return

    def on_click(self, event: events.Click) -> None:
        lines = self._lines(self.content_size.width)
        spot = event.get_content_offset(self)
        if spot is not None and spot.y < len(lines):
            self.focus()
            self.point(lines[spot.y][0])
            self.pressed(self._rows[lines[spot.y][0]])

    def pressed(self, row: Row) -> None:
        """A row's key or the row itself was pressed. In a menu that is to act upon it."""
        self.post_message(self.Entered(self, row))

    def action_move(self, by: int) -> None:
        """Point at the next row, or the one before."""
        if not self._rows:
            return
        start = -1 if by > 0 else 0
        self.point(((start if self._at is None else self._at) + by) % len(self._rows))

    def action_enter(self) -> None:
        """Act upon the row that is pointed at."""
        if self._at is None:
            self.post_message(self.Passed())
        else:
            self.post_message(self.Entered(self, self._rows[self._at]))

    def action_pick(self) -> None:
        """Pick the row that is pointed at."""
        if self._at is not None:
            self.pressed(self._rows[self._at])

    def into_view(self) -> None:
        """Bring the row that is pointed at into view."""
        lines = self._lines(self.content_size.width)
        mine = [y for y, (row, _) in enumerate(lines) if row == self._at]
        if not mine or not self.is_attached:
            return
        box = Region(0, mine[0], max(self.size.width, 1), len(mine))
        inner: Widget = self
        for node in self.ancestors:
            if isinstance(node, Widget) and node.max_scroll_y > 0:
                place = self.content_region.offset - node.scrollable_content_region.offset
                box = box.translate(place + node.scroll_offset)
                # What is docked stands in front of what scrolls.
                node.scroll_to_region(box, spacing=inner.dock_gutter, animate=False)
                return
            inner = node if isinstance(node, Widget) else inner


def _lay(row: Row, keys: int, width: int, *, pointed: bool) -> list[Content]:
    """One row's lines: pointer, key, mark, then words with a hanging indent."""
    head = Content.assemble(
        ("› " if pointed else "  ", "$voice"),
        (f"{spell(row.key):<{keys}}" + ("  " if keys else ""), "$voice"),
        (f"{row.mark} " if row.mark else "", "$voice"),
    )
    room = max(width - head.cell_length, 8)
    said = content(row.label, "bold" if pointed else "")
    if row.beside:
        said = Content.assemble(said, "   ", content(row.beside, "$quiet"))
    words = said.wrap(room)
    if row.note:
        words += content(row.note, "$quiet").wrap(room)
    indent = Content(" " * head.cell_length)
    return [
        (indent if place else head)
        + line.rstrip_end(room).pad_right(max(room - line.cell_length, 0))
        for place, line in enumerate(words or [Content("")])
    ]
