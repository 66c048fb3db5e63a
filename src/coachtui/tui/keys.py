"""What can be done here: one list of commands, from which footer, palette and help are made.

A command is a `Binding` with an id; its explanation is the docstring of its action. So the
three places that show commands can't disagree, and ``[keys]`` in settings.toml changes all.

The keys were chosen for terminals: letters, digits, F1 to F10, arrows and Ctrl with a letter
that is neither taken by a text field (a c d e k u v w x y z), nor read as another key by
terminals (h i j m). In a text field F6 and F7 would select; here they redo and clear.
"""

from __future__ import annotations

import inspect

from msgspec import Struct
from textual.actions import parse
from textual.app import RenderResult
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

ALWAYS = ("app.help", "app.palette")
"""Commands that the footer has whatever the room, as it has the way back."""

GAP = "  "
"""Between two commands in the footer."""

_NAMES = {
    "backspace": "Backspace",
    "enter": "Enter",
    "escape": "Esc",
    "question_mark": "?",
    "space": "Space",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "delete": "Del",
    "tab": "Tab",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}


class Command(Struct, frozen=True):
    """Something that can be done on a screen."""

    id: str
    key: str
    """The key as people read it, after remapping."""
    label: str
    action: str
    """What `App.run_action` carries out, in the namespace of `node`."""
    node: DOMNode
    shown: bool
    """Whether the footer has it."""

    @property
    def says(self) -> str:
        """The first line of the action's docstring."""
        namespace, name, _ = parse(self.action)
        owner = {"app": self.node.app, "screen": self.node.screen}.get(namespace, self.node)
        doc = inspect.getdoc(getattr(owner, f"action_{name}", None)) or ""
        return doc.split("\n", 1)[0].rstrip(".")


def spell(key: str) -> str:
    """A key as people read it: ``Ctrl+N``, ``F2``, ``?``."""
    *modifiers, last = key.split("+")
    name = _NAMES.get(last) or (
        last.upper() if modifiers or (last[:1] == "f" and len(last) > 1) else last
    )
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def commands(screen: Screen[object], *, idle: bool = False) -> tuple[Command, ...]:
    """Every command that works on a screen now, the screen's own before those of the app.

    With `idle` also those that have nothing to work on at the moment.
    """
    found: dict[str, Command] = {}
    for key, (node, binding, enabled, _) in screen.active_bindings.items():
        if binding.id and (enabled or idle) and binding.description and binding.id not in found:
            found[binding.id] = Command(
                binding.id,
                binding.key_display or spell(key),
                binding.description,
                binding.action,
                node,
                binding.show,
            )
    return tuple(found.values())


class KeyBar(Widget):
    """The keys that matter here, in one line at the foot; a click does what the key does."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; padding: 0 2; color: $quiet; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.auto_links = False
        self._shown: tuple[Command, ...] = ()

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        if screen is self.screen and commands(screen) != self._shown:
            self.refresh()

    def render(self) -> RenderResult:
        self._shown = commands(self.screen)
        return line_of(self._shown, self.content_size.width or self.app.size.width - 4)


def line_of(what: tuple[Command, ...], width: int) -> Content:
    """Commands in one line, as many as fit; the way back, help and the palette always do."""
    shown = [one for one in what if one.shown]
    always = [one for one in shown if one.id in ALWAYS or one.key == _NAMES["escape"]]
    last = [_part(one) for one in sorted(always, key=lambda one: one.id in ALWAYS)]
    room = width - sum(part.cell_length + len(GAP) for part in last)
    kept: list[Content] = []
    for one in shown:
        part = _part(one)
        if one in always:
            continue
        room -= part.cell_length + (len(GAP) if kept else 0)
        if room < 0:
            break
        kept.append(part)
    return Content(GAP).join([*kept, *last])


def _part(command: Command) -> Content:
    click = Style.from_meta({"@click": f"app.command('{command.id}')"})
    return Content.assemble(
        Content.styled(command.key, "$voice"), " ", Content.styled(command.label, "$quiet")
    ).stylize(click)
