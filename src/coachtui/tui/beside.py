"""Two wordings side by side, each wrapped in half of the width."""

from __future__ import annotations

from itertools import zip_longest

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

GAP = 3
"""Columns between the two."""


class Beside(Visual):
    """What was on the left, what is on the right."""

    def __init__(self, left: Content, right: Content) -> None:
        self.left = left
        self.right = right

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Both at their longest lines."""
        half = max(one.get_optimal_width(rules, container_width) for one in (self.left, self.right))
        return min(2 * half + GAP, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As many lines as the longer of the two takes."""
        half = self._half(width)
        return max(one.get_height(rules, half) for one in (self.left, self.right))

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Line by line, the shorter filled up with blanks."""
        half = self._half(width)
        columns = [
            one.render_strips(half, height, style, options) for one in (self.left, self.right)
        ]
        blank, gap = (Strip.blank(size, style.rich_style) for size in (half, GAP))
        return [
            Strip.join([old.adjust_cell_length(half, style.rich_style), gap, new])
            for old, new in zip_longest(*columns, fillvalue=blank)
        ]

    def _half(self, width: int) -> int:
        return max((width - GAP) // 2, 1)
