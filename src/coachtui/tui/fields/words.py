"""Words of one's own: a line, or as many as one likes."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Static, TextArea

from coachtui.text import CAPS, JOINING, shown
from coachtui.tui.fields.base import Field
from coachtui.tui.safe import content

MOST = 1_000_000
"""Characters: a paste of more isn't even kept as a draft."""

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave to the app F6, F7, and where all words are in view the keys that turn pages."""
        if action in ("cursor_page_up", "cursor_page_down"):
            return self.max_scroll_y > 0
        if action in ("select_line", "select_all"):
            return False
        return super().check_action(action, parameters)

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


class WordsField(Field):
    """What fields of words have in common."""

    typed: ClassVar[bool] = True
    one_line: ClassVar[bool] = True

    def compose(self) -> ComposeResult:
        text = self._given if isinstance(self._given, str) else ""
        yield Words(text, one_line=self.one_line)

    def raw(self) -> object:
        """The words, None where there are none."""
        if not self.is_mounted:
            return self._given
        words = self.query_one(Words)
        return (words.words if words.words.strip() else None) if words.is_mounted else self._given

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.raw() != self._given and not self.query_one(Words).too_long:
            self.give(self.raw())

    async def on_words_refused(self, event: Words.Refused) -> None:
        event.stop()
        count = len(event.text)
        if count > MOST:
            self.note(f"That is {count:,} characters: too much to take in. Nothing was changed.")
            return
        self.give(event.text)
        await self.query_one(Words).remove()
        words = Words(event.text, one_line=self.one_line)
        await self.mount(words, before=0)
        words.focus()
        cap = CAPS[self.question.kind]
        fit = f"; {cap:,} fit here" if count > cap else ", on very long lines"
        self.note(f"That is {count:,} characters{fit}. It is kept as a draft, and nothing was cut.")

    @property
    def too_long(self) -> bool:
        """Its words are too many to be changed here."""
        return too_long(str(self._given or ""))

    def manner(self) -> str:
        """How it goes on, or how to change words that are too many for this field."""
        if self.too_long:
            return "Its beginning. Ctrl+O opens it in your editor, F7 takes it away."
        return self.usual

    @property
    def usual(self) -> str:
        """How it goes on."""
        return "Enter keeps it and goes on."


class TextField(WordsField):
    """One line of words."""

    def on_words_finished(self, event: Words.Finished) -> None:
        event.stop()
        self.done()


class ProseField(WordsField):
    """As many words as one likes, beside texts to begin from."""

    one_line = False
    DEFAULT_CSS = """
    ProseField .draft { height: auto; padding: 1 0 0 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "draft", "copy a draft in", id="prose.draft"),
    ]

    def compose(self) -> ComposeResult:
        yield from super().compose()
        for draft in self.question.drafts:
            words = (
                content(draft.title, "$voice") + "\n" + content("\n".join(draft.lines), "$quiet")
            )
            yield Static(words, classes="draft")

    @property
    def usual(self) -> str:
        """Enter is a new line, Ctrl+N goes on."""
        copied = " Ctrl+R copies a draft in." if self.question.drafts else ""
        return f"Ctrl+N keeps it and goes on. Enter is a new line.{copied}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to copy in where the question offers no drafts."""
        return bool(self.question.drafts) if action == "draft" else True

    def action_draft(self) -> None:
        """Copy a draft into the field; once more for the next one. Own words stay above it."""
        words = self.query_one(Words)
        drafts = ["\n".join(draft.lines) for draft in self.question.drafts]
        own = words.text
        following = 0
        for place, draft in enumerate(drafts):
            if own.endswith(draft):
                own, following = own.removesuffix(draft), (place + 1) % len(drafts)
                break
        own = own.rstrip()
        text = f"{own}\n\n{drafts[following]}" if own else drafts[following]
        words.replace(text, (0, 0), words.document.end)
        words.move_cursor(words.document.end)
