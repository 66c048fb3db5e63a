"""A small picture in the prose: bars with what each stands for."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from coachtui.interview.put import amount
from coachtui.pack.manner import Manner
from coachtui.pack.page import Bars
from coachtui.tui.safe import content

LONGEST = 28
"""Columns of the longest bar."""


class BarsView(Widget):
    """A caption, and a row for each bar: label, bar, value, and a note."""

    DEFAULT_CSS = """
    BarsView { height: auto; }
    """

    def __init__(
        self, bars: Bars, caption: Content, manner: Manner, classes: str | None = None
    ) -> None:
        super().__init__(classes=classes)
        self._manner = manner
        self._bars = bars
        self._caption = caption

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The caption, and the lines of each bar."""
        return len(self._lines(width))

    def render(self) -> RenderResult:
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        width = max(width, 8)
        most = max((row.value for row in self._bars.rows), default=0) or 1
        lines = self._caption.wrap(width) if self._caption.plain else []
        margin = max((content(row.label).cell_length for row in self._bars.rows), default=0) + 2
        beside = margin <= width // 2
        room = min(LONGEST, max(width - 12 - (margin if beside else 0), 4))
        for row in self._bars.rows:
            length = max(round(room * max(row.value, 0) / most), 1 if row.value > 0 else 0)
            label = content(row.label)
            value = amount(self._manner, row)
            bar = Content.assemble(("█" * length, "$voice"), f" {value}" if value else "")
            if beside:
                lines.append(label.pad_right(margin - label.cell_length) + bar)
            else:
                lines += [*label.wrap(width), bar]
            note = content(row.note, "$quiet")
            if row.note and lines[-1].cell_length + 2 + note.cell_length <= width:
                lines[-1] = Content.assemble(lines[-1], "  " if value else " ", note)
            elif row.note:
                lines += note.wrap(width)
        return lines
