"""Bare programs to measure against: ``python -m benchmarks.bare NAME``. They import Textual alone.

Their words are the last that they paint, so that seeing those means that all is there.
"""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Static

WORDS = "The words of the next step"


class Bare(App[None]):
    """A header, a footer, a line of words."""

    def compose(self) -> ComposeResult:
        """Three widgets."""
        yield Header()
        yield Static(WORDS)
        yield Footer()


APPS: dict[str, type[App[None]]] = {"frame": Bare}

if __name__ == "__main__":
    APPS[sys.argv[1]]().run()
