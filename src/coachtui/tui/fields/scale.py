"""A place between two ends. There is no thumb until somebody sets one."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult, RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from coachtui.pack.question import Question
from coachtui.tui.fields.base import Field
from coachtui.tui.safe import content


class Track(Widget, can_focus=True):
    """The line with its places, the ends above, and below what the chosen place asks."""

    DEFAULT_CSS = """
    Track { height: auto; max-width: 72; color: $ink; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False, id="scale.less"),
        Binding("right", "move(1)", show=False, id="scale.more"),
        Binding("enter", "enter", show=False, id="scale.enter"),
    ]

    class Entered(Message):
        """Enter was pressed."""

    def __init__(
        self, question: Question, place: int | None, choose: Callable[[int], None]
    ) -> None:
        super().__init__()
        self._question = question
        self._choose = choose
        self._most = question.max or 7
        self.place = place

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Ends, track, numbers, and what the longest step takes."""
        steps = [len(content(step).wrap(max(width, 8))) for step in self._question.steps]
        return len(self._ends(width)) + 3 + (1 + max(steps) if steps else 0)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as there is room, within reason."""
        return container.width

    def render(self) -> RenderResult:
        width = self.content_size.width
        lines = [*self._ends(width), Content(""), self._track(width), self._numbers(width)]
        if self.place is not None and self.place <= len(self._question.steps):
            step = self._question.steps[self.place - 1]
            lines += [Content(""), *content(step, "$voice").wrap(max(width, 8))]
        return Content("\n").join(lines)

    def _ends(self, width: int) -> list[Content]:
        if not self._question.ends:
            return []
        half = max(width // 2 - 1, 8)
        low, high = (content(end, "$quiet").wrap(half) for end in self._question.ends)
        count = max(len(low), len(high))
        low += [Content("")] * (count - len(low))
        high += [Content("")] * (count - len(high))
        return [
            left + Content(" " * max(width - left.cell_length - right.cell_length, 1)) + right
            for left, right in zip(low, high, strict=True)
        ]

    def _column(self, place: int, width: int) -> int:
        return round((place - 1) * max(width - 3, self._most) / (self._most - 1)) + 1

    def _track(self, width: int) -> Content:
        signs = ["─"] * max(width, self._most + 2)
        for place in range(1, self._most + 1):
            signs[self._column(place, width)] = "┼"
        line = Content.styled("".join(signs), "$quiet" if not self.has_focus else "$ink")
        if self.place is None:
            return line
        column = self._column(self.place, width)
        return line[:column] + Content.styled("●", "$voice bold") + line[column + 1 :]

    def _numbers(self, width: int) -> Content:
        line = Content("")
        for place in range(1, self._most + 1):
            style = "$voice bold" if place == self.place else "$quiet"
            gap = self._column(place, width) - line.cell_length
            line = line + Content(" " * gap) + Content.styled(str(place), style)
        return line

    def on_key(self, event: events.Key) -> None:
        digit = 10 if event.key == "0" else int(event.key) if event.key in "123456789" else 0
        if 1 <= digit <= self._most:
            event.stop()
            event.prevent_default()
            self._set(digit)

    def on_click(self, event: events.Click) -> None:
        spot = event.get_content_offset(self)
        if spot is not None:
            self.focus()
            width = self.content_size.width
            places = range(1, self._most + 1)
            self._set(min(places, key=lambda place: abs(self._column(place, width) - spot.x)))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def action_move(self, by: int) -> None:
        """One place to the left or right, once there is a place."""
        if self.place is not None:
            self._set(min(max(self.place + by, 1), self._most))

    def action_enter(self) -> None:
        """Go on."""
        self.post_message(self.Entered())

    def _set(self, place: int) -> None:
        if place != self.place:
            self.place = place
            self.refresh()
            self._choose(place)


class ScaleField(Field):
    """A place from 1 to the question's `max`."""

    def compose(self) -> ComposeResult:
        yield Track(self.question, self._given if isinstance(self._given, int) else None, self.give)

    def manner(self) -> str:
        """A number sets the place, arrows move it."""
        most = self.question.max or 7
        keys = f"1 to {most}" if most < 10 else "1 to 9, or 0 for 10"
        move = f"{keys} sets a place. Enter goes on."
        return move if self._given is None else "← and → move it. Enter goes on."

    def on_track_entered(self, event: Track.Entered) -> None:
        event.stop()
        if self._given is None:
            self.passed()
        else:
            self.done()
