"""A name for whoever is decided on: optional, and in a client's workspace initials by default."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct
from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from coachtui.text import CAPS, clean, initials, too_long
from coachtui.tui.modal import Dialog
from coachtui.tui.safe import content
from coachtui.tui.writing import Words

if TYPE_CHECKING:
    from coachtui.tui.coach import Coach
    from coachtui.tui.course import Course


class Typed(Struct, frozen=True):
    """What was typed for a name."""

    words: str
    kept: bool


class NameDialog(Dialog[Typed]):
    """A name or initials. Enter keeps it."""

    ABOUT = "A name or initials, so that you find this again. Neither is needed."
    CSS_PATH = "line_dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep_name", "keep", id="name.keep"),
        Binding("ctrl+n", "keep_whole", "keep it in full", id="name.whole"),
        Binding("escape", "back", "back", id="name.back"),
    ]

    def __init__(self, typed: str, *, short: bool) -> None:
        """Ask for a name.

        Args:
            typed: What stands in the field to begin with.
            short: Whether a name is kept as its initials.
        """
        super().__init__()
        self._begun = typed
        self._short = short

    def head(self) -> str:
        return "Who is it? A name or initials; neither is needed."

    def body(self) -> Iterable[Widget]:
        yield Words(self._begun, one_line=True)
        yield Static(id="said")

    def on_mount(self) -> None:
        self._foretell()

    def on_text_area_changed(self) -> None:
        """Say how it would be kept."""
        self._foretell()

    def _foretell(self) -> None:
        short = initials(self._typed()) if self._short else ""
        self._say(f"Kept as {short}. Ctrl+N keeps the whole name." if short else "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where a name isn't shortened, there is one way of keeping it."""
        return self._short if action == "keep_whole" else True

    def on_words_finished(self) -> None:
        """Enter in the field."""
        self.action_keep_name()

    def on_words_refused(self, event: Words.Refused) -> None:
        """A paste that no field holds isn't taken in, and that is said."""
        self._say(f"{too_long(event.text, CAPS['names'])} Nothing was taken in.")

    def action_keep_name(self) -> None:
        """Keep this name; with nothing typed, none."""
        self._keep(short=self._short)

    def action_keep_whole(self) -> None:
        """Keep the whole name, and not its initials alone."""
        self._keep(short=False)

    def _keep(self, *, short: bool) -> None:
        typed = self._typed()
        if len(typed) > CAPS["names"]:
            self._say(f"{too_long(typed, CAPS['names'])} Nothing was cut: shorten it.")
            return
        self.dismiss(Typed((short and initials(typed)) or typed, kept=True))

    def action_back(self) -> None:
        """Back; what you typed waits here."""
        self.dismiss(Typed(self._typed(), kept=False))

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(content(words))

    def _typed(self) -> str:
        return " ".join(clean(self.query_one(Words).words).split())


async def ask_name(app: Coach, course: Course) -> Course:
    """Ask for a name, in a worker; what was typed and not kept stays in the field."""
    short = app.workspace.meta.kind == "client"
    typed = await app.push_screen_wait(NameDialog(course.typed or course.name, short=short))
    if typed.kept:
        return replace(course, name=typed.words, typed="")
    return replace(course, typed="" if typed.words == course.name else typed.words)
