"""An app that shows a screen dumped by `benchmarks.tree`, and knows nothing else.

``python -m benchmarks.dummy FILE``
"""

from __future__ import annotations

import json
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from textual.app import App
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

REAL = {"textual.containers", "textual.screen"}
"""Where classes are taken from as they are; all others are made again, by name and style."""

Kind = tuple[str, str, str]


@cache
def kind(kinds: tuple[Kind, ...]) -> type[Widget]:
    """The class that stands for a dumped one, given its name, module and style and its parents'."""
    if not kinds:
        return Widget
    (name, module, css), *parents = kinds
    if module in REAL:
        made: type[Widget] = getattr(import_module(module), name)
        return made
    return type(name, (kind(tuple(parents)),), {"DEFAULT_CSS": css, "render": _render})


def _render(self: Widget) -> Content:
    return Content(getattr(self, "literal", ""))


def build(node: dict[str, Any]) -> Widget:
    """One dumped widget, with all that is in it."""
    made = kind(tuple((one["name"], one["module"], one["css"]) for one in node["kinds"]))
    widget = made(*map(build, node["children"]), id=node["id"], classes=node["classes"])
    widget.can_focus = node["focus"]
    widget.display = node["display"]
    widget.__dict__["literal"] = node["text"]
    if node["focused"]:
        widget.call_after_refresh(widget.focus)
    return widget


class Dummy(App[None]):
    """The dumped screen and its colours."""

    def __init__(self, tree: dict[str, Any]) -> None:
        Dummy.CSS = tree["css"]
        self._tree = tree
        super().__init__()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours that the screen was dumped with."""
        variables: dict[str, str] = self._tree["variables"]
        return variables

    def get_default_screen(self) -> Screen[None]:
        """A screen of the same name."""
        root = self._tree["root"]
        made = kind(tuple((one["name"], one["module"], one["css"]) for one in root["kinds"]))
        screen = made()
        assert isinstance(screen, Screen)
        return screen

    def on_mount(self) -> None:
        """Fill the screen."""
        self.screen.mount_all(build(node) for node in self._tree["root"]["children"])


if __name__ == "__main__":
    Dummy(json.loads(Path(sys.argv[1]).read_text("utf-8"))).run()
