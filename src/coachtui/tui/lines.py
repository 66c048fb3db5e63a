"""A list of sentences under headings: it wraps, keeps its margins, and points at one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from coachtui.tui.hanging import Hanging
from coachtui.tui.safe import content

MARGIN = 3
"""Columns for a number or a sign; the pointer stands before it."""

POINTER = "›"


class Lines(OptionList, inherit_bindings=False):
    """Rows that can be pointed at; Enter and letters are left to the screen."""

    DEFAULT_CSS = """
    Lines {
        background: $ground; color: $ink; border: none; padding: 0; height: 1fr;
        scrollbar-size-vertical: 1;
    }
    Lines:focus { border: none; background-tint: transparent; }
    Lines > .option-list--option { padding: 0; }
    Lines > .option-list--option-hover { background: $ground; }
    Lines > .option-list--option-disabled { color: $ink; }
    Lines > .option-list--option-highlighted { background: $ground; color: $ink; }
    Lines:focus > .option-list--option-highlighted { background: $raised; color: $ink; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", "up", show=False, id="lines.up"),
        Binding("down", "cursor_down", "down", show=False, id="lines.down"),
        Binding("home", "first", "first", show=False, id="lines.first"),
        Binding("end", "last", "last", show=False, id="lines.last"),
        Binding("pageup", "page_up", "a page up", show=False, id="lines.page-up"),
        Binding("pagedown", "page_down", "a page down", show=False, id="lines.page-down"),
    ]

    def action_cursor_up(self) -> None:
        """Point at the row above or below."""
        super().action_cursor_up()

    def action_cursor_down(self) -> None:
        """Point at the row above or below."""
        super().action_cursor_down()

    def action_first(self) -> None:
        """Go to the first row, or to the last."""
        super().action_first()

    def action_last(self) -> None:
        """Go to the first row, or to the last."""
        super().action_last()

    def action_page_up(self) -> None:
        """Turn a page of rows, back or on."""
        super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """Turn a page of rows, back or on."""
        super().action_page_down()  # type: ignore[no-untyped-call]

    @property
    def pointed(self) -> str:
        """The id of the row that is pointed at; empty where there is none."""
        option = self.highlighted_option
        return (option.id or "") if option else ""

    def fill(self, rows: Sequence[Option], at: str = "") -> None:
        """Show rows, and point where it pointed before: by id, else by place."""
        at = at or self.pointed
        place = self.highlighted or 0
        scrolled = self.scroll_offset.y
        self.set_options(rows)
        ids = [row.id for row in rows]
        if at in ids:
            self.highlighted = ids.index(at)
        else:
            enabled = [n for n, row in enumerate(rows) if not row.disabled]
            self.highlighted = min(enabled, key=lambda n: abs(n - place)) if enabled else None
        self.scroll_to(y=scrolled, animate=False, force=True)
        self.call_after_refresh(self.scroll_to_highlight)

    def point(self, id_: str) -> None:
        """Point at a row by its id; where there is none, at what was pointed at before."""
        ids = [row.id for row in self.options]
        if id_ in ids:
            self.highlighted = ids.index(id_)

    def to_heading(self, by: int) -> None:
        """Point at the first row below the next heading, or below the one before."""
        firsts = [
            n
            for n, row in enumerate(self.options)
            if not row.disabled and (n == 0 or self.options[n - 1].disabled)
        ]
        at = self.highlighted or 0
        beyond = [n for n in firsts if n > at] if by > 0 else [n for n in firsts if n < at][::-1]
        if beyond:
            self.highlighted = beyond[0]
            self.scroll_to_highlight(top=True)

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Bring the row that is pointed at into view, with its heading where that is next to it."""
        super().scroll_to_highlight(top)
        place = self.highlighted
        width = self.scrollable_content_region.width
        if place and width > 0 and self.options[place - 1].disabled:
            heights = [self._height(row, width) for row in self.options[: place + 1]]
            box = Region(0, sum(heights[:-2]), width, sum(heights[-2:]))
            self.scroll_to_region(box, animate=False, force=True, top=top)

    def render_line(self, y: int) -> Strip:
        """A line of a row; the first of the row that is pointed at begins with a sign."""
        strip = super().render_line(y)
        here = self.highlighted
        if here is None or not self.has_focus or _row_of(strip) != here:
            return strip
        if self.scroll_offset.y + y and _row_of(super().render_line(y - 1)) == here:
            return strip
        style = next(iter(strip)).style
        return Strip.join([Strip([Segment(POINTER, style)]), strip.crop(1)])

    def _height(self, row: Option, width: int) -> int:
        prompt = row.prompt
        rules = self.styles.base.get_rules()
        return prompt.get_height(rules, width) if isinstance(prompt, Visual) else 1


def _row_of(strip: Strip) -> int | None:
    """Which row a line on the screen belongs to."""
    for segment in strip:
        if segment.style is not None and "option" in segment.style.meta:
            return int(segment.style.meta["option"])
    return None


def heading(title: str, hint: str = "", *, id: str | None = None, first: bool = False) -> Option:
    """A heading: it can't be pointed at."""
    words = content(title, "bold $voice")
    if hint:
        words = Content.assemble(words, "   ", content(hint, "$quiet"))
    return Option(words if first else Content("\n") + words, id=id, disabled=True)


def below(first: Option) -> Option:
    """A heading that was the first, to stand below other rows."""
    words = first.prompt if isinstance(first.prompt, Content) else Content("")
    return Option(Content("\n") + words, id=first.id, disabled=True)


def row(margin: str, words: Content, *, id: str) -> Option:
    """A row: a number or a sign in the margin, and words beside it."""
    return Option(Hanging(Content.styled(f" {margin:>{MARGIN}}  ", "$quiet"), words), id=id)
