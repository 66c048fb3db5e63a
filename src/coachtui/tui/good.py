"""What did some good, kept in view: one quiet line."""

from __future__ import annotations

from textual.content import Content

from coachtui.decide.good import NONE, said
from coachtui.decide.model import Decision
from coachtui.text import cut
from coachtui.tui.safe import content

SHOWN = 140
"""Characters of how it began: two lines of a narrow window at most."""


def quiet_line(link: Decision | None) -> Content:
    """The latest link that did some good, and how it began; else where such a thing is noted."""
    words = content(NONE, "$quiet") if link is None else content(cut(said(link), SHOWN), "$good")
    return Content.assemble(("What did some good  ", "$quiet"), words)
