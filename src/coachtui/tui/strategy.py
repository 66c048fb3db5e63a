"""The strategy: what can be done with each line that the answers gave."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, ClassVar

from msgspec.structs import replace
from textual import work
from textual.binding import Binding, BindingType

from coachtui.clock import today
from coachtui.documents.parts import Part, before, step
from coachtui.strategy.edits import Mine
from coachtui.strategy.model import Line
from coachtui.tui.changing import changed
from coachtui.tui.curious import open_tension
from coachtui.tui.places import open_answer, open_cards
from coachtui.tui.strategy_list import StrategyList
from coachtui.workspace import half_made


class StrategyScreen(StrategyList):
    """What the answers gave, line by line, and all that can be done with a line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "why", "why", id="strategy.why"),
        Binding("e", "reword", "reword", id="strategy.reword"),
        Binding("o", "switch", "on/off", id="strategy.switch"),
        Binding("c", "change", "change", id="strategy.change"),
        Binding("x,space", "tick", "tick", id="strategy.tick"),
        Binding("a", "add", "add", id="strategy.add"),
        Binding("y", "copy", "copy", id="strategy.copy"),
        Binding("s", "export", "to a file", id="strategy.export"),
        Binding("v", "versions", "agreed", id="strategy.versions"),
        Binding("escape", "back", "back", id="strategy.back"),
        Binding("u", "app.undo", "undo", id="strategy.undo", show=False),
        Binding("n", "note", "note", id="strategy.note", show=False),
        Binding("r", "rehearse", "rehearse", id="strategy.rehearse", show=False),
        Binding("d", "drop", "drop one of mine", id="strategy.drop", show=False),
        Binding("A", "exception", "an exception above", id="strategy.exception", show=False),
        Binding(
            "left_square_bracket,shift+up", "move(-1)", "move up", id="strategy.up", show=False
        ),
        Binding(
            "right_square_bracket,shift+down",
            "move(1)",
            "move down",
            id="strategy.down",
            show=False,
        ),
    ]

    def on_option_list_option_selected(self) -> None:
        """A click on a line does what Enter does."""
        self.action_why()

    def action_why(self) -> None:
        """The questions that made this line, and your answers."""
        kind, _, id_ = self._list.pointed.partition(":")
        line = self._line()
        if self._first or kind == "held":
            self._answer(self._first or id_)
        elif kind == "tension":
            open_tension(self.coach, id_)
        elif line is not None:
            self._why(line)

    @work
    async def _why(self, line: Line) -> None:
        from coachtui.decide.good import by_rule
        from coachtui.strategy.why import why
        from coachtui.tui.line_dialog import WhyDialog

        workspace = self._workspace
        said = why(workspace.pack, workspace.answers, workspace.strategy, line.id)
        past = await asyncio.to_thread(workspace.decisions.all) if line.direction else ()
        good = by_rule(past).get(line.id, ())
        question = await self.app.push_screen_wait(WhyDialog(line, said, good))
        if question:
            self._answer(question)

    def action_change(self) -> None:
        """Answer the question behind this line once more."""
        line, part = self._line(), self._part()
        if line is None or part is None:
            return
        if line.mine:
            self._add(part, again=line)
        elif len(line.because) == 1:
            self._answer(line.because[0])
        else:
            self._why(line)

    def _answer(self, question: str) -> None:
        open_answer(self.coach, question)

    @work
    async def action_reword(self) -> None:
        """Say this line in your own words."""
        from coachtui.tui.line_dialog import StaleDialog
        from coachtui.tui.words_dialog import reword

        line = self._line()
        if line is None:
            return
        if line.stale:
            which = await self.app.push_screen_wait(StaleDialog(line))
            if which in ("mine", "new"):
                self._edit(line, text=line.text if which == "mine" else "")
            if which != "edit":
                return
        words = await self.app.push_screen_wait(reword(self._workspace, line))
        mine = self._mine(line)
        if words and mine is not None and not line.direction:
            self._do(lambda: self._workspace.add(replace(mine, text=words)))
        elif words is not None:
            self._edit(line, text="" if words == line.derived else words)

    @work
    async def action_note(self) -> None:
        """Write a note to this line."""
        from coachtui.tui.words_dialog import note

        line = self._line()
        if line is None:
            return
        words = await self.app.push_screen_wait(note(self._workspace, line))
        if words is not None:
            self._edit(line, note=words)

    def action_switch(self) -> None:
        """Switch it off or on; take in one that is offered."""
        line = self._line()
        if line is None:
            return
        if line.offered:
            self._edit(line, on=not line.enabled, off=False)
        else:
            self._edit(line, off=line.enabled)

    def action_tick(self) -> None:
        """Tick what is done, or take the tick off."""
        line = self._line()
        if line is not None:
            self._edit(line, done="" if line.done else today().isoformat())

    def action_move(self, by: int) -> None:
        """Move this line one place up or down."""
        line, part = self._line(), self._part()
        if line is None or part is None or line not in part.lines:
            return
        after = step(part, line.id, by)
        if after is None:
            self.coach.say("It can't go further: the rule for everything else stays last.")
        else:
            self._do(lambda: self._workspace.place(line.id, after))

    def action_drop(self) -> None:
        """Drop a line of your own; undo brings it back."""
        line = self._line()
        if line is not None and line.mine:
            self._do(lambda: self._workspace.drop(line.id), "Dropped. u brings it back.")

    def action_add(self) -> None:
        """Add a line or a rule of your own here."""
        part = self._part() or next(iter(self._parts), None)
        if part is not None:
            self._add(part)

    def action_exception(self) -> None:
        """Put an exception of your own above this rule."""
        line, part = self._line(), self._part()
        if line is not None and part is not None and line.direction:
            self._add(part, above=line)

    @work
    async def _add(self, part: Part, above: Line | None = None, again: Line | None = None) -> None:
        space = self._workspace
        if part.direction:
            from coachtui.tui.own import OwnRuleDialog

            old = self._mine(again) if again is not None else None
            mine = await self.app.push_screen_wait(OwnRuleDialog(space, part, above, old))
        else:
            from coachtui.tui.words_dialog import WordsDialog

            asks = f"A line of your own: {part.title}"
            words = await self.app.push_screen_wait(
                WordsDialog(space, half_made.own_line(part.id), asks)
            )
            made = Mine(id=space.free_id(), section=part.section, text=words or "")
            mine = made if words else None
        after = before(part, above.id) if above is not None else ""
        if mine is not None and self._do(lambda: space.add(mine, after=after)):
            self._list.point(f"line:{mine.id}")

    @work
    async def action_copy(self) -> None:
        """Copy this line, or only the words in it to copy."""
        from coachtui.documents.quoting import to_copy
        from coachtui.tui.copying import copy

        line = self._line()
        if line is not None:
            self.coach.say(await copy(self.app, to_copy(line)))

    def action_export(self) -> None:
        """Write a checklist, a card or another page to a file."""
        from coachtui.tui.export import ExportScreen

        documents = self._workspace.pack.documents
        part = self._part()
        fits = [id_ for id_, one in documents.items() if part and part.id in one.parts]
        self.app.push_screen(ExportScreen(self._workspace, fits[0] if fits else ""))

    def action_versions(self) -> None:
        """Agree to all of this from today, or see what has changed since you did."""
        from coachtui.tui.versions import VersionsScreen

        self.app.push_screen(VersionsScreen(self._workspace))

    def action_rehearse(self) -> None:
        """Hold your own hand against these: eight made-up people, one key each."""
        open_cards(self.coach)

    def action_back(self) -> None:
        """Back to where you came from."""
        self.dismiss()

    # Changes

    def _mine(self, line: Line) -> Mine | None:
        return next((one for one in self._workspace.edits.mine if one.id == line.id), None)

    def _edit(self, line: Line, **changes: Any) -> None:  # noqa: ANN401  (fields of a line's edit)
        self._do(lambda: self._workspace.edit(line.id, **changes))

    def _do(self, change: Callable[[], None], said: str = "") -> bool:
        if not changed(self.coach, change):
            return False
        self.renew()
        if said:
            self.coach.say(said)
        return True
