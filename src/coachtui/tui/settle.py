"""A matter to settle, over whatever is on view: what happened, what differs, and a few ways on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coachtui.tui.keys import KeyBar
from coachtui.tui.modal import Dialog
from coachtui.tui.rows import Row, Rows
from coachtui.tui.safe import content, lines
from coachtui.workspace.apart import Told
from coachtui.workspace.matters.model import Matter, Way

MOST = 200
"""The most differences that are shown; the others are counted."""

SCROLLBAR = 1
"""Columns that it takes, where there is one."""

LEAST = 3
"""Lines that what is to be read keeps in the lowest window."""

LOW = 22
"""Rows of a window below which no line is left empty around a matter, and none behind it."""

BEHIND = 2
"""Lines of the screen below that else stay in view: the one above and the one of the keys."""

BESIDE = 60
"""Columns of a way on with its note beside it; a longer note stands below."""


class Settle(Dialog[str]):
    """One matter. Enter takes the first way, which is safe; Esc leaves all as it is."""

    ABOUT = (
        "Something to settle before going on. The first way is the safe one; Esc takes the one"
        " which leaves everything as it is."
    )
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW, "-high")]  # noqa: RUF012
    DEFAULT_CSS = """
    Settle .dialog { overflow-y: auto; scrollbar-size-vertical: 1; }
    Settle #about, Settle Rows { height: auto; margin-bottom: 1; }
    Settle #about { scrollbar-size-vertical: 1; }
    Settle #about Static { height: auto; }
    Settle #differs { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "read(1)", "read on", id="settle.read-on"),
        Binding("pageup", "read(-1)", "read back", id="settle.read-back", show=False),
        Binding("escape", "leave", "leave it so", id="settle.leave"),
    ]

    def __init__(self, matter: Matter) -> None:
        super().__init__()
        self.matter = matter

    def head(self) -> str:
        return self.matter.title

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="about", can_focus=False):
            yield Static(content(self.matter.words))
            if self.matter.told:
                yield Static(id="differs")
        yield Rows([_row(way) for way in self.matter.ways], at=0)

    def on_mount(self) -> None:
        self.query_one(Rows).focus()
        about = self.query_one("#about")
        self.watch(about, "show_vertical_scrollbar", self.refresh_bindings, init=False)
        self.call_after_refresh(self._share_out)

    def on_resize(self, event: events.Resize) -> None:
        self.call_after_refresh(self._share_out)

    def _share_out(self) -> None:
        """Give what is to be read the room that all else leaves: the ways are always in view."""
        about = self.query_one("#about")
        for differs in self.query("#differs").results(Static):
            differs.update(_told(self.matter, about.outer_size.width - SCROLLBAR))
        others = (*self.query(".dialog > Static"), *self.query(Rows), *self.query(KeyBar))
        taken = sum(one.outer_size.height + one.styles.margin.height for one in (*others, about))
        taken += self.query_one(".dialog").gutter.height - about.outer_size.height
        behind = 0 if self.size.height < LOW else BEHIND
        about.styles.max_height = max(self.size.height - taken - behind, LEAST)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to read on where not all of it is in view."""
        if action != "read" or not self.is_mounted:
            return True
        return any(one.max_scroll_y > 0 for one in self.query("#about"))

    @on(Rows.Entered)
    def _entered(self, event: Rows.Entered) -> None:
        event.stop()
        self.dismiss(event.row.id)

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss("")

    def action_read(self, way: int) -> None:
        """Turn what is to be read."""
        about = self.query_one("#about")
        about.scroll_relative(y=way * max(about.size.height - 1, 1), animate=False)


def _row(way: Way) -> Row:
    if len(way.label) + len(way.note) > BESIDE:
        return Row(way.id, way.label, way.key, note=way.note)
    return Row(way.id, way.label, way.key, beside=way.note)


def _told(matter: Matter, width: int) -> Content:
    """What differs: each with how it stands and how it would be."""
    rows = [line for one in matter.told[:MOST] for line in _one(one, matter.heads, width)]
    left = len(matter.told) - MOST
    return lines(*rows, *([content(f"And {left:,} more.", "$quiet")] if left > 0 else []))


def _one(told: Told, heads: tuple[str, str], width: int) -> Iterator[Content]:
    yield from content(told.about).wrap(width)
    margin = max(map(len, heads)) + 4
    for head, words in zip(heads, (told.was, told.now), strict=True):
        lead = Content.styled(f"{f'  {head}':<{margin}}", "$quiet")
        for line in content(words).wrap(max(width - margin, margin)):
            yield lead + line
            lead = Content(" " * margin)
