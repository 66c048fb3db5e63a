"""Where words are typed: one text area for fields of the lesson and for dialogs."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import TextArea

from coachtui.text import CAPS, JOINING, shown

PAUSE = 1.0
"""Seconds after which words that are typed are written as a draft, however long one types on."""

CURSOR = 1
"""Columns that stay free for it behind the words."""

LONG_LINE = 20_000
"""Characters on one line above which a text area grows slow: the editor takes over."""


class Words(TextArea):
    """A text area for words from outside: cleaned as they come in, shown letter for letter.

    In one line Enter means *done* and pasted line ends become spaces.
    """

    DEFAULT_CSS = """
    Words { height: auto; max-height: 8; min-height: 3; }
    Words.-prose { min-height: 5; }
    .-wide Words.-prose { min-height: 8; max-height: 20; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "cursor_page_up", show=False),
        Binding("pagedown", "cursor_page_down", show=False),
    ]

    class Finished(Message):
        """Enter was pressed in a field of one line."""

        def __init__(self, words: Words) -> None:
            super().__init__()
            self.words = words

        @property
        def control(self) -> Words:
            """The text area that it was pressed in."""
            return self.words

    class Refused(Message):
        """A paste was too long to take in; it is handed over whole."""

        def __init__(self, words: Words, text: str) -> None:
            super().__init__()
            self.words = words
            self.text = text

    def __init__(self, text: str = "", *, one_line: bool, id: str | None = None) -> None:
        whole = shown(text)
        self._whole = whole
        self.too_long = too_long(whole)
        """Too long for this widget: its beginning is shown, to be read only."""
        super().__init__(
            whole[:2000] + "…" if self.too_long else whole,
            id=id,
            soft_wrap=True,
            highlight_cursor_line=False,
            read_only=self.too_long,
            classes="" if one_line else "-prose",
        )
        self._one_line = one_line
        self.cursor_blink = False
        self.move_cursor(self.document.end)

    @property
    def words(self) -> str:
        """All of it, also where only the beginning is shown."""
        return self._whole if self.too_long else self.text

    @property
    def takes_letters(self) -> bool:
        """Whether a letter typed here becomes one of the words, and does nothing else."""
        return not self.read_only

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave to the app F6, F7, and where all words are in view the keys that turn pages."""
        if action in ("cursor_page_up", "cursor_page_down"):
            return self.max_scroll_y > 0
        if action in ("select_line", "select_all"):
            return False
        return super().check_action(action, parameters)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines of the words, wrapped before they are first laid out: else all is, twice."""
        if not self.size and width > CURSOR:
            self.wrapped_document.wrap(width - CURSOR, tab_width=self.indent_width)
            self.set_reactive(Widget.virtual_size, Size(0, self.wrapped_document.height))
        return super().get_content_height(container, viewport, width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Blank once it is removed: it may be painted a last time, and has no styles by then."""
        if not self.is_attached:
            return [Strip.blank(crop.width)] * crop.height
        return super().render_lines(crop)

    async def _on_key(self, event: events.Key) -> None:
        if event.character in JOINING:
            # No printable character, so a text area drops it; these words need it.
            event.stop()
            event.prevent_default()
            self.insert(str(event.character))
            return
        if event.key == "enter" and self._one_line:
            event.stop()
            event.prevent_default()
            self.post_message(self.Finished(self))

    async def _on_paste(self, event: events.Paste) -> None:
        text = shown(event.text)
        if self._one_line:
            text = " ".join(part.strip() for part in text.split("\n") if part.strip())
        if self.too_long or too_long(self.text + text):
            event.stop()
            event.prevent_default()
            if not self.too_long:
                self.post_message(self.Refused(self, self.text + text))
            return
        event.text = text


def too_long(text: str) -> bool:
    """Whether words are too many for a text area to stay quick."""
    return len(text) > CAPS["prose"] or any(len(line) > LONG_LINE for line in text.split("\n"))
