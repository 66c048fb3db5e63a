"""A running app's screen as plain data, from which `benchmarks.dummy` builds it again.

What is left is what Textual itself has to do: the same widgets by name, with the same styles
and children, and on each leaf the very characters that it shows.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from textual.app import App
from textual.widget import Widget


def dump(app: App[Any], to: Path) -> None:
    """Write the screen on view, its styles and colours to a JSON file."""
    css = [one.content for one in app.stylesheet.source.values() if not one.is_defaults]
    tree = {"css": "\n".join(css), "variables": app.get_css_variables(), "root": _node(app.screen)}
    to.write_bytes(msgspec.json.encode(tree))


def _node(widget: Widget) -> dict[str, object]:
    children = [_node(child) for child in widget.children]
    return {
        "kinds": _kinds(type(widget)),
        "id": widget.id,
        "classes": " ".join(sorted(widget.classes)),
        "display": widget.display,
        "focus": widget.can_focus,
        "focused": widget.has_focus,
        "children": children,
        "text": "" if children else _characters(widget),
    }


def _kinds(kind: type[Widget]) -> list[dict[str, str]]:
    """The class and those that it inherits from, up to Textual's own plain widget."""
    return [
        {
            "name": one.__name__,
            "module": one.__module__,
            "css": one.__dict__.get("DEFAULT_CSS", ""),
        }
        for one in kind.__mro__
        if issubclass(one, Widget) and one is not Widget
    ]


def _characters(widget: Widget) -> str:
    lines = (widget.render_line(y).text.rstrip() for y in range(widget.content_size.height))
    return "\n".join(lines)
