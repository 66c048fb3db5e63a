"""Rows of a list: each is filled in field by field, and none is ever a line with commas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar, cast

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from coachtui.interview.answers import Value
from coachtui.pack.question import Question
from coachtui.tui.fields import field_for
from coachtui.tui.fields.base import Field
from coachtui.tui.fields.repeat_words import ADD, Cells, keys, listed, prompt, so_far
from coachtui.tui.rows import Row, Rows
from coachtui.tui.safe import content


class RepeatField(Field):
    """A list of rows: add, change, remove, bring back, move."""

    DEFAULT_CSS = """
    RepeatField .list { height: auto; }
    RepeatField .row { height: auto; display: none; }
    RepeatField.-filling .list { display: none; }
    RepeatField.-filling .row { display: block; }
    RepeatField .so-far { height: auto; color: $quiet; }
    RepeatField .part { height: auto; text-style: bold; margin: 1 0 1 0; }
    RepeatField .prompt { height: auto; color: $quiet; margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x,delete", "remove", "remove", id="rows.remove"),
        Binding("u", "bring_back", "bring back", id="rows.back"),
        Binding("h", "move(-1)", "higher", id="rows.higher", show=False),
        Binding("l", "move(1)", "lower", id="rows.lower", show=False),
        Binding("escape", "list", "the list", id="rows.list"),
    ]

    def __init__(self, question: Question, raw: object = None) -> None:
        rows = cast("Iterable[object]", raw) if isinstance(raw, (list, tuple)) else ()
        kept = [cast("Cells", dict(row)) for row in rows if isinstance(row, Mapping)]
        super().__init__(question, kept or None)
        self._rows: list[Cells] = kept
        self._removed: list[tuple[int, Cells]] = []
        self._row = -1
        self._part = 0
        self._adding = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="list"):
            yield Static(content(prompt(self.question, len(self._rows))), classes="prompt")
            yield Rows(self._listed(), at=0)
        with Vertical(classes="row"):
            yield Static(classes="so-far")
            yield Static(classes="part")

    # The list

    @property
    def _filling(self) -> bool:
        return self._row >= 0

    def _listed(self) -> list[Row]:
        return listed(self.question, self._rows, self.beside, room=self._room())

    def _room(self) -> bool:
        return self.question.max is None or len(self._rows) < self.question.max

    def _show(self, at: int) -> None:
        self.query_one(Rows).show_rows(self._listed(), max(at, 0))
        above = self.query_one(".prompt", Static)
        above.update(content(prompt(self.question, len(self._rows))))
        above.display = bool(self.question.hints) and self._room()

    def show_place(self) -> None:
        """The row that is pointed at, however long those above it are."""
        if not self._filling:
            self.query_one(Rows).into_view()

    def on_mount(self) -> None:
        self._show(len(self._rows))

    def whole(self) -> bool:
        """There are as many rows as the question asks for, each with a name, and none under way."""
        first = self.question.fields[0].id
        least = max(self.question.min or 1, 1)
        named = all(row.get(first) for row in self._rows)
        return not self._filling and len(self._rows) >= least and named

    def kept(self, value: Value) -> None:
        """Learn the numbers of new rows, so that they keep them wherever they move."""
        for cells, row in zip(self._rows, value if isinstance(value, tuple) else (), strict=False):
            if isinstance(row, Mapping):
                cells["row"] = row["row"]

    def raw(self) -> object:
        """The rows; None where there are none."""
        return [dict(row) for row in self._rows] or None

    def manner(self) -> str:
        """Which keys work on the list, or in a row."""
        if self._filling:
            return "Enter keeps it and goes to the next part. Esc leads back to the list."
        removed = bool(self._removed)
        return keys(self.question, bool(self._rows), removed=removed, room=self._room())

    @on(Rows.Entered)
    async def _picked(self, event: Rows.Entered) -> None:
        event.stop()
        if event.row.id == ADD:
            self._rows.append({})
            self._adding = True
            await self._fill(len(self._rows) - 1, 0)
        else:
            await self._fill(int(event.row.id), 0)

    @on(Rows.Passed)
    def _passed(self, event: Rows.Passed) -> None:
        event.stop()

    # One row, a part at a time

    async def _fill(self, row: int, part: int) -> None:
        self._row, self._part = row, part
        self.add_class("-filling")
        question = self.question.fields[part]
        cells = self._rows[row]
        box = self.query_one(".row", Vertical)
        for field in box.query(Field):
            await field.remove()
        field = field_for(replace(question, lesson=self.question.lesson), cells.get(question.id))
        field.optional = True  # an empty first part leads back to the list
        given = so_far(self.question, cells, question.id)
        await box.mount(field)
        field.begin()
        # Last, so that whoever reads it can type: the field takes keys by now.
        self.query_one(".so-far", Static).update(content(given))
        self.query_one(".so-far", Static).display = bool(given)
        self.query_one(".part", Static).update(content(question.text))
        self.note("")

    def on_field_changed(self, event: Field.Changed) -> None:
        if event.field is self:
            return
        event.stop()
        self._take(event.raw)

    def _take(self, raw: object) -> None:
        cells = self._rows[self._row]
        id_ = self.question.fields[self._part].id
        if raw in (None, ""):
            cells.pop(id_, None)
        else:
            cells[id_] = cast("str | int", raw)
        self.give(self.raw())

    async def on_field_done(self, event: Field.Done) -> None:
        if event.field is self:
            return
        event.stop()
        first = self.question.fields[0]
        if self._part == 0 and not str(self._rows[self._row].get(first.id, "")).strip():
            await self.action_list()
        elif self._part + 1 < len(self.question.fields):
            await self._fill(self._row, self._part + 1)
        else:
            await self.action_list()

    async def action_list(self) -> None:
        """Back to the list; what was typed of the row is kept."""
        row, self._row = self._row, -1
        self._rows = [cells for cells in self._rows if any(key != "row" for key in cells)]
        for field in self.query_one(".row", Vertical).query(Field):
            await field.remove()
        self.remove_class("-filling")  # last, so that whoever sees the list can press its keys
        self._show(len(self._rows) if self._adding else row)
        self._adding = False
        self.query_one(Rows).focus(scroll_visible=False)
        self.note("")
        self.give(self.raw())

    # Keys of the list

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc leads to the list only from a row; the keys of the list work only there."""
        if action == "list":
            return self._filling
        if action == "bring_back":
            return not self._filling and bool(self._removed)
        if action in ("remove", "move"):
            return not self._filling and self._pointed() is not None
        return True

    def _pointed(self) -> int | None:
        rows = next(iter(self.query(Rows)), None)
        at = rows.at if rows else None
        return at if at is not None and at < len(self._rows) else None

    def action_remove(self) -> None:
        """Take the row away; u brings it back."""
        at = self._pointed()
        if at is not None:
            self._removed.append((at, self._rows.pop(at)))
            self._after(at)

    def action_bring_back(self) -> None:
        """Bring back the row that was removed last."""
        if self._removed and self._room():
            at, cells = self._removed.pop()
            self._rows.insert(at, cells)
            self._after(at)

    def action_move(self, by: int) -> None:
        """Move the row one place."""
        at = self._pointed()
        if at is not None and 0 <= at + by < len(self._rows):
            self._rows.insert(at + by, self._rows.pop(at))
            self._after(at + by)

    def _after(self, at: int) -> None:
        self._show(min(at, len(self._listed()) - 1))
        self.give(self.raw())
        self.refresh_bindings()
