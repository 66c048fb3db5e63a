"""Words of one's own: a line, or as many as one likes."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static, TextArea

from coachtui.interview.put import drafted
from coachtui.text import CAPS
from coachtui.tui.fields.base import Field
from coachtui.tui.safe import content
from coachtui.tui.writing import Words, too_long

MOST = 1_000_000
"""Characters: a paste of more isn't even kept as a draft."""


class WordsField(Field):
    """What fields of words have in common."""

    typed: ClassVar[bool] = True
    one_line: ClassVar[bool] = True
    DEFAULT_CSS = """
    WordsField .draft { height: auto; padding: 1 0 0 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "draft", "copy a draft in", id="words.draft"),
    ]

    def compose(self) -> ComposeResult:
        text = self._given if isinstance(self._given, str) else ""
        yield Words(text, one_line=self.one_line)
        for draft in self.question.drafts:
            words = content(drafted(self.question, draft), "$quiet")
            yield Static(content(draft.title, "$voice") + "\n" + words, classes="draft")

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
        if self.most:
            return f"{len(str(self.raw() or '')):,} of {self.most:,} characters. {self.usual}"
        return self.usual

    @property
    def usual(self) -> str:
        """How it goes on."""
        going = "Enter keeps it and goes on."
        if not self.one_line:
            going = "Ctrl+N keeps it and goes on. Enter is a new line."
        return f"{going} Ctrl+R copies a draft in." if self.question.drafts else going

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to copy in where the question offers no drafts."""
        return bool(self.question.drafts) if action == "draft" else True

    def action_draft(self) -> None:
        """Copy a draft into the field; once more for the next one. Own words stay before it."""
        words = self.query_one(Words)
        drafts = [drafted(self.question, draft) for draft in self.question.drafts]
        own = words.text
        following = 0
        for place, draft in enumerate(drafts):
            if own.endswith(draft):
                own, following = own.removesuffix(draft), (place + 1) % len(drafts)
                break
        own = own.rstrip()
        between = " " if self.one_line else "\n\n"
        text = f"{own}{between}{drafts[following]}" if own else drafts[following]
        words.replace(text, (0, 0), words.document.end)
        words.move_cursor(words.document.end)


class TextField(WordsField):
    """One line of words."""

    def on_words_finished(self, event: Words.Finished) -> None:
        event.stop()
        if event.words.words.strip():
            self.done()
        else:
            self.passed()


class ProseField(WordsField):
    """As many words as one likes, beside texts to begin from."""

    one_line = False
