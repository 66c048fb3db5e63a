"""Help: what a screen is for, every key that works on it, and where the data lives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from coachtui.tui.hanging import Hanging, Stack
from coachtui.tui.keys import Command, commands, spell
from coachtui.tui.modal import Dialog
from coachtui.tui.safe import content

if TYPE_CHECKING:
    from coachtui.tui.coach import Coach

KEYS = 14
"""Columns for a command's keys."""


class HelpScreen(Dialog[None], inherit_bindings=False):
    """All of a screen's keys, read off its bindings, so that the two can't disagree."""

    ABOUT = "What the screen below is for, and every key that works there."
    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,question_mark,enter", "back", "back", id="help.back"),
        Binding("ctrl+q", "app.quit", "leave", id="app.quit", show=False),
    ]

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self._title = str(getattr(screen, "TITLE_WORDS", "")) or "What can be done here"
        self._about = about(screen)
        self._groups = grouped(screen, commands(screen, idle=True))
        self._keys = keys_of(screen)

    def head(self) -> str:
        return self._title

    def body(self) -> Iterable[Widget]:
        yield Static(content(self._about), classes="below")
        said: list[Static] = []
        for title, group in self._groups:
            said.append(Static(title, classes="group"))
            rows = [_row(*one) for one in _merged(group, self._keys).items()]
            said.append(Static(Stack(rows)))
        said.append(Static("Where your words are", classes="group"))
        said.append(Static(content(where(self.coach))))
        yield VerticalScroll(*said, id="keys")

    def on_mount(self) -> None:
        self.query_one("#keys").focus()

    def action_back(self) -> None:
        """Back to the screen."""
        self.dismiss()


def about(screen: Screen[Any]) -> str:
    """What a screen is for: its own words, else the first line of its docstring."""
    said = getattr(screen, "ABOUT", "")
    return str(said) if said else (screen.__doc__ or "").strip().split("\n", 1)[0]


def grouped(screen: Screen[Any], found: Sequence[Command]) -> list[tuple[str, list[Command]]]:
    """Commands by where they work: on this screen, in what has the focus, everywhere."""
    groups: dict[str, list[Command]] = {"Here": [], "In the list or field": [], "Everywhere": []}
    for one in found:
        if one.node is screen.app or one.id.startswith("app."):
            groups["Everywhere"].append(one)
        elif one.node is screen:
            groups["Here"].append(one)
        else:
            groups["In the list or field"].append(one)
    return [(title, group) for title, group in groups.items() if group]


def keys_of(screen: Screen[Any]) -> dict[str, list[str]]:
    """Command id to all of its keys."""
    keys: defaultdict[str, list[str]] = defaultdict(list)
    for key, (_, binding, _, _) in screen.active_bindings.items():
        if binding.id:
            keys[binding.id].append(spell(key))
    return keys


def where(app: Coach) -> str:
    """Where the data lives, and that it stays there."""
    return (
        f"All you type is kept on this machine, in {app.home.path}. "
        "Nothing is sent anywhere: this program has no connection to any network."
    )


def _merged(group: Sequence[Command], keys: dict[str, list[str]]) -> dict[str, str]:
    """What is said to its keys; of commands of which the same is said, the first key of each."""
    said: defaultdict[str, list[list[str]]] = defaultdict(list)
    for one in group:
        said[one.says or one.label].append(keys[one.id])
    return {
        says: " ".join(some[0] if len(some) == 1 else [each[0] for each in some])
        for says, some in said.items()
    }


def _row(says: str, keys: str) -> Hanging:
    return Hanging(Content.styled(f"{f'{keys}  ':<{KEYS}}", "$voice"), content(says))
