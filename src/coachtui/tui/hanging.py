"""A line with a margin: said once, with the words beside it and never below it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Hanging(Visual):
    """Words that wrap beside a margin, such as a number, a box to tick or a sign."""

    def __init__(self, margin: Content, words: Content) -> None:
        self.margin = margin
        self.words = words

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The margin and the longest line."""
        return self.margin.cell_length + self.words.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As many lines as the words take beside the margin."""
        return self.words.get_height(rules, self._room(width))

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The margin beside the first line, empty beside the others."""
        words = self.words.render_strips(self._room(width), height, style, options)
        margin = self.margin.render_strips(self.margin.cell_length, 1, style, options)
        blank = Strip.blank(self.margin.cell_length, style.rich_style)
        return [
            Strip.join([margin[0] if place == 0 and margin else blank, strip])
            for place, strip in enumerate(words)
        ]

    def _room(self, width: int) -> int:
        return max(width - self.margin.cell_length, 1)


class Stack(Visual):
    """Several, one below the other: one widget shows them all, which takes less than one each."""

    def __init__(self, rows: Sequence[Visual]) -> None:
        self.rows = rows

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The widest."""
        return max((row.get_optimal_width(rules, container_width) for row in self.rows), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """All of their lines."""
        return sum(row.get_height(rules, width) for row in self.rows)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The lines of each in turn."""
        strips = (row.render_strips(width, None, style, options) for row in self.rows)
        return [strip for lines in strips for strip in lines][:height]
