"""A screen closes itself only while it is the one on view."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

Result = TypeVar("Result")


class Topmost(Screen[Result], Generic[Result]):
    """What screens and dialogs have in common.

    Textual's own way out takes whatever lies on top: a second key or click that was on its
    way already would close what lies beneath. It comes after `ModalScreen` among the bases of a
    dialog: styles are inherited from the first alone.
    """

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave with a result, unless that was done already or something lies above."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
