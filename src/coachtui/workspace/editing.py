"""How a person's own edits are made: wording, switches, order, own lines, what is kept so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from msgspec import structs

from coachtui.strategy import edits as editing
from coachtui.strategy.edits import Dismissal, Edits, Mine
from coachtui.workspace.entries import cleaned
from coachtui.workspace.opened import Opened
from coachtui.workspace.said import said


class Editing(Opened):
    """The edits, changed at once and queued."""

    def edit(self, line: str, *, by: str = "self", **fields: str | bool) -> None:
        """Change fields of one line's edit: text, off, on, note, done.

        Raises:
            KeyError: there is no such line.
            ReadOnly: the workspace can't be changed.
        """
        standing = {one.id: one for one in self.strategy.lines}[line]
        fields = cast("dict[str, str | bool]", cleaned(fields))
        if "text" in fields:
            fields["was"] = standing.derived if fields["text"] else ""
        self._edit(line, lambda edits: editing.edit_line(edits, line, **fields), by)

    def reset(self, line: str, *, by: str = "self") -> None:
        """Undo all that was done to one line.

        Raises:
            ReadOnly: the workspace can't be changed.
        """
        self._edit(line, lambda edits: editing.reset_line(edits, line), by)

    def place(self, line: str, after: str, *, by: str = "self") -> None:
        """Move a line to stand after another, or at the "top".

        Raises:
            KeyError: there is no such line.
            ReadOnly: the workspace can't be changed.
        """
        lines = {one.id for one in self.strategy.lines}
        if missing := {line, after} - lines - {"top"}:
            raise KeyError(missing.pop())
        self._edit(line, lambda edits: editing.place(edits, line, after), by)

    def free_id(self) -> str:
        """An id for the next own line. None that a decision names: it was of another rule."""
        decided = self.decisions.all()
        named = {id_ for one in decided for id_ in (*one.rules, *one.facts)}
        return editing.free_id(self.edits, named)

    def add(self, mine: Mine, *, after: str = "", by: str = "self") -> None:
        """Add a line or rule of the person's own; one with the same id is replaced.

        Args:
            mine: The line or rule.
            after: The line that it is to stand after, or "top"; empty where its place is free.
            by: Who says so.

        Raises:
            KeyError: there is no such line.
            ReadOnly: the workspace can't be changed.
        """
        if after not in ("", "top", *(one.id for one in self.strategy.lines)):
            raise KeyError(after)
        words = {one: cleaned(getattr(mine, one)) for one in ("text", "ask", "section")}
        mine = structs.replace(mine, **words)

        def added(edits: Edits) -> Edits:
            edits = editing.add(edits, mine)
            return editing.place(edits, mine.id, after) if after else edits

        self._edit(mine.id, added, by)

    def drop(self, mine: str, *, by: str = "self") -> None:
        """Drop a line or rule of the person's own.

        Raises:
            ReadOnly: the workspace can't be changed.
        """
        self._edit(mine, lambda edits: editing.drop(edits, mine), by)

    def dismiss(
        self,
        id_: str,
        reason: str,
        *,
        under: Mapping[str, object] | None = None,
        by: str = "self",
    ) -> None:
        """Keep on purpose what pulls apart.

        Args:
            id_: A tension, or with `under` whatever else is kept so.
            reason: Why; it may be empty.
            under: Under what it is kept; of a tension, the answers that it reads.
            by: Who says so.

        Raises:
            KeyError: the pack has no such tension.
            Invalid: the reason is too long.
            ReadOnly: the workspace can't be changed.
        """
        if under is None:
            from coachtui.strategy.tensions import reads

            under = reads({one.id: one for one in self.pack.tensions}[id_], self.view.known)
        dismissal = Dismissal(reason=said(reason, needed=False), answers=under)
        self._edit(id_, lambda edits: editing.dismiss(edits, id_, dismissal), by)

    def recall(self, id_: str, *, by: str = "self") -> None:
        """Look again at what was kept on purpose.

        Raises:
            ReadOnly: the workspace can't be changed.
        """
        self._edit(id_, lambda edits: editing.recall(edits, id_), by)

    def _edit(self, line: str, change: Callable[[Edits], Edits], by: str) -> None:
        self._may_change()
        self._recording.edit(line, change(self.edits), by)
