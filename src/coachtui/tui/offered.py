"""Lines that come from no answer: each may be taken in, here in the prose, and let go again."""

from __future__ import annotations

from collections.abc import Sequence

from coachtui.strategy.model import Line
from coachtui.tui.rows import Row, Rows

TAKEN, FREE = "[x]", "[ ]"


class Offered(Rows):
    """Lines to take in. Tab reaches them; space, Enter or a click takes one in or lets it go."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__([Row(one.id, one.text, mark=_mark(one.enabled)) for one in lines])

    def show_taken(self, id_: str, taken: bool) -> None:
        """Show that a line was taken in, or let go."""
        rows = [
            Row(row.id, row.label, mark=_mark(taken) if row.id == id_ else row.mark)
            for row in self.rows
        ]
        self.show_rows(rows, self.at)


def _mark(taken: bool) -> str:
    return TAKEN if taken else FREE
