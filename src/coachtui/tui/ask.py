"""The question on view: its words, its field, and beneath what came of the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from coachtui.pack.question import Question
from coachtui.text import cut
from coachtui.tui.fields import field_for
from coachtui.tui.fields.base import Field
from coachtui.tui.safe import content, lines

if TYPE_CHECKING:
    from coachtui.strategy.guided import Guided

BARRED = "Nothing can be changed here now. Ctrl+S says why, and what can be done."
"""In place of how a field is answered, where it can't be."""

MADE = 140
"""Characters of what the answer before made: two lines of a narrow window at most."""


class Ask(VerticalScroll, can_focus=False, inherit_bindings=False):
    """One question. It shows what it is told; what an answer means, others know.

    It has no scroll keys of its own: PgDn is the prose's as long as there is more to read.
    """

    DEFAULT_CSS = """
    Ask { height: auto; width: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    Ask .asked { text-style: bold; height: auto; margin-bottom: 1; }
    Ask .made { height: auto; margin-bottom: 1; display: none; }
    Ask .state { color: $care; height: auto; margin-bottom: 1; display: none; }
    Ask .manner { dock: bottom; color: $quiet; height: auto; padding-top: 1; display: none; }
    Ask .wrong { color: $wrong; height: auto; margin-top: 1; display: none; }
    Ask .remark { color: $care; height: auto; margin-top: 1; display: none; }
    Ask .echo { height: auto; margin-top: 1; display: none; }
    Ask .pulls { color: $care; height: auto; margin-top: 1; display: none; }
    Ask .aside { height: auto; margin-top: 1; display: none; }
    """

    def __init__(
        self,
        question: Question,
        raw: object = None,
        *,
        beside: Callable[[Mapping[str, object]], str] | None = None,
        most: int = 0,
        field: Field | None = None,
    ) -> None:
        super().__init__()
        self.question = question
        self.field: Field = field or field_for(question, raw)
        self.field.beside = beside
        self.field.most = most
        self._aside: list[Content] = []
        self._said: dict[str, Content] = {}
        self._hints = 0
        self.exemplified = False
        """Its example is on view."""

    def compose(self) -> ComposeResult:
        yield Static(classes="made")
        yield Static(content(self.question.text), classes="asked")
        yield Static(classes="state")
        yield self.field
        yield Static(classes="wrong")
        yield Static(classes="remark")
        yield Static(classes="echo")
        yield Static(classes="pulls")
        yield Static(classes="aside")
        yield Static(classes="manner")

    def on_mount(self) -> None:
        self.manner()

    @on(Field.Changed)
    def _count(self) -> None:
        if self.field.most:
            self.manner()

    def manner(self) -> None:
        """Say how the field is answered, as it stands now, and where it counts, how far it is."""
        self._say("manner", content(BARRED if self.field.disabled else self.field.manner()))

    def state(self, words: str) -> None:
        """Say that the question was left, and with which word."""
        self._say("state", content(words))

    def wrong(self, problems: Sequence[str]) -> None:
        """Say what keeps the answer from being complete; the words are kept all the same."""
        self._say("wrong", lines(*(content(one) for one in problems)) if problems else Content(""))

    def remark(self, words: Sequence[str], guided: Sequence[Guided] = (), lead: str = "") -> None:
        """Say what is worth a thought, of which sentence and by which guideline."""
        said = [content(lead, "$quiet")] if lead else []
        said += [*map(content, words), *map(_guided, guided)]
        self._say("remark", lines(*said) if said else Content(""))

    def made(self, words: str) -> None:
        """Say what the answer before this question made."""
        short = cut(" ".join(words.split()), MADE)
        self._say("made", _gives("That gave", short))

    def echo(self, words: str) -> None:
        """Say what the answer made."""
        self._say("echo", _gives("That gives", words))

    def pulls(self, words: Content) -> None:
        """Say that an answer pulls apart with another one."""
        self._say("pulls", words)

    def show_said(self) -> None:
        """Bring into view what was just said of the answer, where the window is low."""
        for part in ("wrong", "remark", "pulls", "echo"):
            for shown in self.query(f".{part}").results(Static):
                if shown.display:
                    self.call_after_refresh(shown.scroll_visible, animate=False)
                    return
        self.call_after_refresh(self.field.show_place)

    def why(self) -> None:
        """Show what the answer is used for."""
        self._add(Content.styled("Why  ", "$voice") + content(self.question.why))

    def hint(self) -> bool:
        """Show one more hint; False when there are no more."""
        hints = self.question.hints
        if self._hints >= len(hints):
            return False
        self._hints += 1
        self._add(Content.styled("Hint  ", "$voice") + content(hints[self._hints - 1]))
        return True

    def example(self) -> None:
        """Show somebody else's answer."""
        self.exemplified = True
        self._add(Content.styled("For example  ", "$voice") + content(f"“{self.question.example}”"))

    def _add(self, words: Content) -> None:
        if not any(words.plain == one.plain for one in self._aside):
            self._aside.append(words)
        self._say("aside", lines(*self._aside))
        self.call_after_refresh(self.scroll_end, animate=False)

    def _say(self, part: str, words: Content) -> None:
        if words.is_same(self._said.get(part, Content(""))):
            return  # each letter typed comes by here, and laying out takes longer than all else
        # None is left once the next question takes its place: a last word may come after that.
        for shown in self.query(f".{part}").results(Static):
            self._said[part] = words
            shown.display = bool(words.plain)
            shown.update(words)


def _guided(one: Guided) -> Content:
    said = [content(one.words)]
    if one.sentence:
        said.append(content(f"“{one.sentence}”", "$quiet"))
    said.append(Content.styled("Guideline: ", "$quiet") + content(one.guideline, "$good"))
    return lines(*said)


def _gives(label: str, words: str) -> Content:
    if not words:
        return Content("")
    return Content.styled(f"{label}  ", "$quiet") + content(words, "$good")
