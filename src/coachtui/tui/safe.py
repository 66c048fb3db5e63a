"""Words from outside, made ready for widgets: always `Content`, never markup.

A plain string given to a widget is read as markup: a name such as ``[/]`` would end the
app, and ``[@click=...]`` would run. So whatever a person, a pack or a file says passes here.
"""

from __future__ import annotations

from textual.content import Content

from coachtui.text import shown


def content(text: str, style: str = "") -> Content:
    """Words from outside, letter for letter, with at most one style for the whole."""
    return Content.styled(shown(text), style)


def lines(*parts: Content | str) -> Content:
    """Several pieces, one below the other; strings are the app's own words."""
    return Content("\n").join(
        [part if isinstance(part, Content) else Content(part) for part in parts]
    )
