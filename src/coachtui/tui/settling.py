"""A page is painted once, however often it is laid out before it stands."""

from __future__ import annotations

from textual.screen import Screen

SETTLED = 1 / 30
"""Seconds after which a page is painted, whatever its layout still asks for."""


class Settling(Screen[bool]):
    """A screen on which much is put in place of much else.

    What is new is laid out twice: to learn its size, and again because it has one. Textual
    paints it both times, all of it; here the second time, or a moment later what there is.
    """

    _settling = False
    """Much was put on view, and isn't laid out yet."""

    def settle(self) -> None:
        """Much was put on view just now: leave out the painting that comes with its first size."""
        self._settling = True

    def _compositor_refresh(self) -> None:
        if self._settling:
            self._settling = False
            self.set_timer(SETTLED, super()._compositor_refresh)
        else:
            super()._compositor_refresh()
