"""How a page and its question share the window: the question has its lines, the prose the rest."""

from __future__ import annotations

from textual.geometry import Region, Size
from textual.layout import ArrangeResult, Layout
from textual.layouts.vertical import VerticalLayout
from textual.widget import Widget

LEAST = 6
"""Lines of prose that stay in view above the longest question, with the one that tells of more."""


class QuestionFirst(VerticalLayout):
    """Two widgets, one above the other: the lower has the lines it needs, the upper the rest.

    Both heights are known before anything is painted, so that a page is painted once.
    """

    name = "question-first"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """Place the two as high as they would be, then fit them into the room there is."""
        placed = super().arrange(parent, children, size, greedy)
        if len(placed) != 2:
            return placed
        prose, question = placed
        upper = min(prose.region.height, max(size.height - question.region.height, LEAST))
        lower = min(question.region.height, size.height - upper)
        return [
            prose._replace(region=_high(prose.region, upper)),
            question._replace(
                region=_high(question.region, lower).at_offset((question.region.x, upper))
            ),
        ]


def _high(region: Region, height: int) -> Region:
    return Region(region.x, region.y, region.width, height)


class Room(Widget):
    """Where a page and its question stand: one above the other where no style says otherwise."""

    DEFAULT_CSS = """
    Room { width: 1fr; height: 1fr; overflow: hidden; }
    """

    _shared = QuestionFirst()

    @property
    def layout(self) -> Layout:
        """The style's layout, else the question first."""
        return self.styles.layout or self._shared
